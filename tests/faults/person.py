"""``Person``: a browser's side of the conversation, spoken by hand: what is not acknowledged is said again, on as many links as it takes."""

from __future__ import annotations

import asyncio
import json
from copy import deepcopy
from typing import Any

import websockets

from mirra.protocol.bindings import SLOT, binding_id

PATIENCE = 1.0
"""Seconds of silence before a ping, and after it before another connection: the browser's own, made short."""


class Person:
    """One document. ``module``: where the app's state classes are."""

    def __init__(self, port: int, doc: str, module: str) -> None:
        self.port = port
        self.doc = doc
        self.module = module
        self.token = ""
        self.version = 0
        self.url = "/"
        self.shown: dict[str, Any] = {}
        """The state as the page has it: ``state.field`` -> value."""
        self.actions: list[Any] = []
        self.lost: set[int] = set()
        """Events that had started when their server died: they are told, and not run again."""
        self.links = 0
        self._next = 1
        self._waiting: dict[int, dict[str, Any]] = {}
        self._sent: set[int] = set()
        self._socket: Any = None
        self._changed = asyncio.Event()
        self._pumping: asyncio.Future[None] | None = None
        self._life = asyncio.create_task(self._live())

    async def close(self) -> None:
        """Close the tab."""
        self._life.cancel()
        await asyncio.gather(self._life, return_exceptions=True)

    def call(self, handler: str, args: tuple[str, ...] = (), parameters: tuple[str, ...] = ()) -> int:
        """Trigger ``"State.handler"``; returns the event's number."""
        bind = binding_id(f"{self.module}.{handler}", parameters, (SLOT,) * len(parameters))
        return self._say({"t": "event", "bind": bind, "args": list(args)})

    async def go(self, url: str) -> None:
        """Follow a link; what is shown changes when the page has come."""
        number = self._say({"t": "navigate", "url": url})
        await self.until(lambda: number not in self._waiting)
        self.url = url

    async def settled(self) -> None:
        """Wait until everything is acknowledged."""
        await self.until(lambda: not self._waiting)

    async def until(self, is_true: Any) -> None:
        """Wait for what is shown, or acknowledged, to be so."""
        while not is_true():
            self._changed.clear()
            waiting = asyncio.ensure_future(self._changed.wait())
            await asyncio.wait([waiting, self._life], return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if self._life.done():
                self._life.result()

    # -- the conversation, as in `frontend/src/transport/client.ts`

    def _say(self, message: dict[str, Any]) -> int:
        number = self._next
        self._next += 1
        self._waiting[number] = {**message, "n": number}
        self._changed.set()
        if self._socket is not None:
            self._pumping = asyncio.ensure_future(self._pump())
        return number

    async def _live(self) -> None:
        while True:
            try:
                async with websockets.connect(
                    f"ws://127.0.0.1:{self.port}/_event", open_timeout=3, close_timeout=0.1, compression=None
                ) as socket:
                    self.links += 1
                    await self._converse(socket)
            except (websockets.WebSocketException, OSError, EOFError, TimeoutError):
                pass
            finally:
                self._socket = None
            await asyncio.sleep(0.01)

    async def _converse(self, socket: Any) -> None:
        hello = {"t": "hello", "doc": self.doc, "url": self.url, "build": "", "version": self.version}
        await socket.send(json.dumps(hello | ({"token": self.token} if self.token else {})))
        while True:
            try:
                text = await asyncio.wait_for(socket.recv(), PATIENCE)
            except TimeoutError:
                if self._socket is None:
                    return
                await socket.send('{"t":"ping"}')
                text = await asyncio.wait_for(socket.recv(), PATIENCE)
            message = json.loads(text)
            if message["t"] == "welcome":
                self._welcomed(message)
                self._socket = socket
                await self._pump()
            elif message["t"] == "delta" and not self._delta(message):
                return
            self._changed.set()

    def _welcomed(self, message: dict[str, Any]) -> None:
        is_fresh = message.get("fresh", False)
        assert not (is_fresh and self.version), "the session was lost"
        self.token = message["token"]
        if message.get("patches") is not None:
            self._apply(message["patches"])
            self.version = message.get("version", 0)
        received = 0 if is_fresh else message.get("n", 0)
        if message.get("patches") is not None and not is_fresh:
            for number in [known for known in self._waiting if known <= received]:
                del self._waiting[number]
        self._sent = {number for number in self._waiting if number <= received}

    def _delta(self, message: dict[str, Any]) -> bool:
        """False: a version is missing."""
        number = message.get("ack", 0)
        if message["v"] > self.version:
            if message["v"] != self.version + 1:
                return False
            self.version = message["v"]
            self._apply(message.get("p", []))
            self.actions += message.get("do", [])
            if message.get("lost"):
                self.lost.add(number)
        self._waiting.pop(number, None)
        return True

    async def _pump(self) -> None:
        socket = self._socket
        for number, message in list(self._waiting.items())[:32]:
            if number not in self._sent and socket is not None:
                self._sent.add(number)
                try:
                    await socket.send(json.dumps(message))
                except websockets.WebSocketException:
                    return  # kept until it is acknowledged

    def _apply(self, patches: list[Any]) -> None:
        for operation, (state, field, *keys), *rest in deepcopy(patches):
            holder, last = self.shown, f"{state}.{field}"
            for key in keys:
                holder, last = holder[last], key
            if operation == "=":
                holder[last] = rest[0]
            elif operation == "-":
                del holder[last]
            elif operation == "+":
                holder[last] += rest[0]
            else:
                start, count, items = rest
                holder[last][start : start + count] = items
