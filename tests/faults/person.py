"""``Person``: a :class:`Document` on real sockets, which connects again whenever that is needed."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import websockets

from mirra.protocol.bindings import SLOT, binding_id
from model.document import Document, Message

PATIENCE = 1.0
"""Seconds of silence before a ping, and after it before another connection: the browser's own, made short."""


class Person(Document):
    """The user of one document. ``module``: where the app's state classes are."""

    def __init__(self, port: int, doc: str, module: str) -> None:
        super().__init__(doc)
        self.port = port
        self.module = module
        self.links = 0
        self._socket: Any = None
        self._changed = asyncio.Event()
        self._sending: asyncio.Future[None] | None = None
        self._life = asyncio.create_task(self._live())

    async def close(self) -> None:
        """Close the tab."""
        # More than once: a message that comes in the same turn takes a cancellation out of `wait_for` (Python 3.11).
        while not self._life.done():
            self._life.cancel()
            await asyncio.wait([self._life], timeout=1)
        await asyncio.gather(self._life, return_exceptions=True)

    def call(self, handler: str, args: tuple[str, ...] = (), parameters: tuple[str, ...] = ()) -> int:
        """Trigger ``"State.handler"``; returns the event's number."""
        bind = binding_id(f"{self.module}.{handler}", parameters, (SLOT,) * len(parameters))
        return self._do({"t": "event", "bind": bind, "args": list(args)})

    async def go(self, url: str) -> None:
        """Follow a link; what is shown changes when the page has come."""
        number = self._do({"t": "navigate", "url": url})
        await self.until(lambda: number not in self.waiting)
        self.url = url

    async def settled(self) -> None:
        """Wait until everything is acknowledged."""
        await self.until(lambda: not self.waiting)

    async def until(self, is_true: Any) -> None:
        """Wait for what is shown, or acknowledged, to be so."""
        while not is_true():
            self._changed.clear()
            waiting = asyncio.ensure_future(self._changed.wait())
            await asyncio.wait([waiting, self._life], return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if self._life.done():
                self._life.result()

    def _do(self, message: Message) -> int:
        number = self.say(message)
        self._changed.set()
        self._sending = asyncio.ensure_future(self._send())
        return number

    async def _live(self) -> None:
        while True:
            try:
                async with websockets.connect(
                    f"ws://127.0.0.1:{self.port}/_event", open_timeout=3, close_timeout=0.1, compression=None
                ) as self._socket:
                    self.links += 1
                    await self._converse(self._socket)
            except (websockets.WebSocketException, OSError, EOFError, TimeoutError):
                pass
            finally:
                self._socket = None
                self.closed()
            await asyncio.sleep(0.01)

    async def _converse(self, socket: Any) -> None:
        self.opened()
        await self._send()
        while True:
            try:
                text = await asyncio.wait_for(socket.recv(), PATIENCE)
            except TimeoutError:
                if not self.is_ready:
                    return
                await socket.send('{"t":"ping"}')
                text = await asyncio.wait_for(socket.recv(), PATIENCE)
            message = json.loads(text)
            assert not (message.get("fresh") and self.version), "the session was lost"
            if not self.receive(message):
                return
            await self._send()
            self._changed.set()

    async def _send(self) -> None:
        try:
            while self._socket is not None and self.outbox:
                await self._socket.send(json.dumps(self.outbox.pop(0)))
        except websockets.WebSocketException:
            return  # kept until it is acknowledged
