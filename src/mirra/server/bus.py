"""The bus between workers: short messages that may get lost, by name of the worker. Who needs an answer asks again.

``SocketBus`` serves the processes of one machine, ``RedisBus`` those of many.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from mirra.errors import MirraRuntimeError
from mirra.server.store.redis import connect

logger = logging.getLogger("mirra.server")
_LARGEST = 256 * 1024
_TRIES = 50
_SILENCE = 5.0
"""Seconds after which Redis is asked whether it still is there: a link that was cut without a word is deaf for ever."""


class Bus(Protocol):
    """Carries bytes between workers."""

    async def open(self, name: str, receive: Callable[[bytes], None]) -> None:
        """Be reachable under ``name``."""
        ...

    async def send(self, to: str, message: bytes) -> bool:
        """Send; false where nobody of this name is known to listen."""
        ...

    async def close(self) -> None:
        """Be reachable no more."""
        ...


class SocketBus:
    """Datagrams over sockets in a folder that belongs to this user alone. ``about``: what the workers share, such as a file."""

    def __init__(self, about: Path) -> None:
        digest = hashlib.sha256(str(about.resolve()).encode()).hexdigest()[:16]
        # Not beside the file: the path of a socket has at most 107 characters.
        self._folder = Path(tempfile.gettempdir()) / f"mirra-{os.getuid()}-{digest}"
        self._socket: socket.socket | None = None
        self._path: Path | None = None

    async def open(self, name: str, receive: Callable[[bytes], None]) -> None:
        """See the Protocol."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        found = self._folder.lstat()
        if found.st_uid != os.getuid() or found.st_mode & 0o077:
            raise MirraRuntimeError(f"`{self._folder}` can be used by others.", "Remove it.", source=None)
        made = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        made.setblocking(False)
        self._path = self._folder / name
        made.bind(str(self._path))
        self._socket = made

        def read() -> None:
            try:
                while True:
                    receive(made.recv(_LARGEST))
            except BlockingIOError:
                return

        asyncio.get_running_loop().add_reader(made.fileno(), read)

    async def send(self, to: str, message: bytes) -> bool:
        """See the Protocol."""
        if self._socket is None or "/" in to:
            return False
        path = self._folder / to
        for _ in range(_TRIES):
            try:
                self._socket.sendto(message, str(path))
                return True
            except BlockingIOError:
                await asyncio.sleep(0.002)
            except ConnectionRefusedError:
                path.unlink(missing_ok=True)
                return False
            except OSError:
                return False
        return False

    async def close(self) -> None:
        """See the Protocol."""
        if self._socket is not None and self._path is not None:
            asyncio.get_running_loop().remove_reader(self._socket.fileno())
            self._socket.close()
            self._path.unlink(missing_ok=True)
            self._socket = None


class RedisBus:
    """Publish and subscribe at ``url``; a channel for each worker."""

    def __init__(self, url: str, prefix: str = "mirra", silence: float = _SILENCE) -> None:
        self._url = url
        self._silence = silence
        self._prefix = prefix
        self._client: Any = None
        self._task: asyncio.Task[None] | None = None

    def _channel(self, name: str) -> str:
        return f"{self._prefix}:worker:{name}"

    async def open(self, name: str, receive: Callable[[bytes], None]) -> None:
        """See the Protocol."""
        self._client = connect(self._url)
        ready = asyncio.Event()
        self._task = asyncio.create_task(self._listen(self._channel(name), receive, ready))
        try:
            await asyncio.wait_for(ready.wait(), 10)
        except TimeoutError:
            await self.close()
            raise MirraRuntimeError("Redis cannot be reached.", "Check `redis_url`.", source=None) from None

    async def _listen(self, channel: str, receive: Callable[[bytes], None], ready: asyncio.Event) -> None:
        from redis.exceptions import RedisError

        # Silence is no fault here, so this client waits as long as it takes.
        client = connect(self._url, patience=None)
        try:
            while True:
                try:
                    async with client.pubsub() as subscription:
                        await subscription.subscribe(channel)
                        is_asked = False
                        while True:
                            message = await subscription.get_message(timeout=self._silence)
                            if message is None:
                                if is_asked:
                                    raise ConnectionError("Redis is silent.")
                                is_asked = True
                                await subscription.ping()
                                continue
                            is_asked = False
                            if message["type"] == "subscribe":
                                ready.set()
                            elif message["type"] == "message":
                                receive(message["data"])
                except (RedisError, OSError) as error:
                    logger.debug("the bus is interrupted: %s", error)
                await asyncio.sleep(0.2)
        finally:
            await client.aclose()

    async def send(self, to: str, message: bytes) -> bool:
        """See the Protocol."""
        from redis.exceptions import RedisError

        try:
            return bool(await self._client.publish(self._channel(to), message))
        except (RedisError, OSError):
            return False

    async def close(self) -> None:
        """See the Protocol."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None
        if self._client is not None:
            await self._client.aclose()
            self._client = None
