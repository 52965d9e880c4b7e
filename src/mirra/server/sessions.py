"""All sessions of this worker, by token, and when they end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from mirra.errors import MirraRuntimeError
from mirra.protocol.manifest import PageSource
from mirra.server.options import ServerOptions
from mirra.server.session import Session, new_token


class Sessions:
    """Sessions by token. One whose connection has been gone for the time the options say is forgotten."""

    def __init__(
        self,
        source: PageSource,
        options: ServerOptions,
        on_error: Callable[[Exception, str], Any] = lambda e, w: None,
    ) -> None:
        self.source = source
        self.options = options
        self.dev = options.dev
        self.replay = options.replay
        self.on_error = on_error
        self.by_token: dict[str, Session] = {}
        self._sweeper: asyncio.Task[None] | None = None

    def make(self) -> Session:
        """A new session with a token of its own."""
        session = Session(new_token(), self)
        self.by_token[session.token] = session
        return session

    def find(self, token: str | None) -> Session | None:
        """The session of a token that this server issued."""
        return self.by_token.get(token) if token else None

    def encode(self) -> bytes:
        """All sessions as data, for the process that takes over."""
        return msgspec.msgpack.encode(
            [
                {
                    "token": s.token,
                    "doc": s.doc,
                    "version": s.version,
                    "received": s.received,
                    "states": s.tree.encode(),
                }
                for s in self.by_token.values()
            ]
        )

    def restore(self, blob: bytes) -> None:
        """Take over sessions of another process; their pages are entered when the browsers come."""
        for stored in msgspec.msgpack.decode(blob) if blob else []:
            session = Session(stored["token"], self)
            session.doc, session.version, session.received = (
                stored["doc"],
                stored["version"],
                stored["received"],
            )
            session.tree.load = stored["states"].get
            self.by_token[session.token] = session

    @asynccontextmanager
    async def modify_state(self, token: str) -> AsyncIterator[Any]:
        """The root state of another session, exclusively; what changes is sent to its browser."""
        session = self.find(token)
        if session is None:
            raise MirraRuntimeError("There is no session with this token.")
        async with session.lock:
            yield session.tree.get("state")
            await session.emit([])

    def start(self) -> None:
        """Begin to look for sessions that have ended."""
        self._sweeper = asyncio.create_task(self._sweep())

    async def stop(self) -> None:
        """End background handlers and the sweeper."""
        if self._sweeper is not None:
            self._sweeper.cancel()
        for session in self.by_token.values():
            for task in list(session.background):
                task.cancel()

    async def _sweep(self) -> None:
        pause = max(1.0, min(60.0, self.options.detached_seconds / 4))
        while True:
            await asyncio.sleep(pause)
            self.forget(time.monotonic() - self.options.detached_seconds)

    def forget(self, before: float) -> None:
        """Drop the sessions whose connection went before this time."""
        gone = [
            t
            for t, s in self.by_token.items()
            if s.sender is None and s.left_at < before and not s.background
        ]
        for token in gone:
            del self.by_token[token]
