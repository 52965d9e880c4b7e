"""``World``: one server and the documents of a few tabs, on links that carry a message when they are told to.

What each document experienced is written down, with what it said thereupon: vitest plays that to the browser's own code.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from typing import Any

import mirra as rx
from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.protocol.bindings import SLOT, binding_id
from mirra.testing.clock import Clock
from model.document import Document, Message

TABS = 4
"""Documents at most."""


HANDLERS = ("write", "write_slowly", "write_beside")


def compiled() -> tuple[type[rx.State], CompiledApp]:
    """The state and the app, compiled once for all worlds."""

    class Book(rx.State):
        lines: list[str] = []

        @rx.event
        def write(self, line: str):
            self.lines.append(line)
            return rx.console_log(line)

        @rx.event
        async def write_slowly(self, line: str):
            await asyncio.sleep(0)
            yield
            self.lines.append(line)

        @rx.event(background=True)
        async def write_beside(self, line: str):
            async with self:
                self.lines.append(line)

    def index():
        inputs = [rx.input(on_change=getattr(Book, name)) for name in HANDLERS]
        return rx.vstack(rx.foreach(Book.lines, rx.text), *inputs)

    app = rx.App()
    app.add_page(index, route="/")
    return Book, CompiledApp(app, Config(), dev=False)


class Tab:
    """A document on a link, and its diary."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.first_token = document.token
        self.upward: list[Message] = []
        self.downward: list[Message] = []
        self.frames: asyncio.Queue[Message] | None = None
        """What the server reads, while there is a link."""
        self.diary: list[list[Any]] = []
        """``[what happened, …, what it said thereupon]``."""
        self.written: dict[int, str] = {}
        """Event number -> its line."""
        self.owed: list[str] = []
        """Lines that its session must have, in their order."""
        self.beside: set[str] = set()
        """Those that may come in any order."""

    def note(self, *what: Any) -> None:
        """Something happened: it is written down with what the document has to say since."""
        said, self.document.outbox = self.document.outbox, []
        if self.frames is not None:
            self.upward += said
        self.diary.append([*what, said])


class World:
    """``await`` each of the steps; :meth:`end` mends everything and says what is wrong."""

    def __init__(self, book: type[rx.State], source: CompiledApp) -> None:
        self.book = book
        self.source = source
        self.application = build_application(source.app, source.config, source=source)
        self.tabs: list[Tab] = []
        self.clock = Clock(self._settle)
        self._links: set[asyncio.Task[None]] = set()
        self._count = 0

    # -- steps

    async def open(self) -> None:
        """A tab without history."""
        await self._open("")

    async def duplicate(self, tab: Tab) -> None:
        """The browser copies a tab, with its token."""
        await self._open(tab.document.token)

    async def reload(self, tab: Tab) -> None:
        """The page is loaded again: another document in its place, and what was not acknowledged is gone."""
        await self.cut(tab)
        self.tabs.remove(tab)
        await self._open(tab.document.token)
        again = self.tabs[-1]
        again.owed = [line for line in tab.owed if line not in {tab.written[n] for n in tab.document.waiting}]
        again.beside = tab.beside

    async def write(self, tab: Tab, handler: str) -> None:
        """The user does something."""
        self._count += 1
        line = f"{tab.document.doc} {self._count}"
        bind = binding_id(getattr(self.book, handler).full_name, ("line",), (SLOT,))
        is_background = handler == "write_beside"
        number = tab.document.say({"t": "event", "bind": bind, "args": [line]}, is_background)
        tab.written[number] = line
        tab.owed.append(line)
        if is_background:
            tab.beside.add(line)
        tab.note("emit", bind, [line], is_background)

    async def connect(self, tab: Tab) -> None:
        """A link is made."""
        if tab.frames is not None:
            return
        tab.frames = asyncio.Queue()
        tab.frames.put_nowait({"type": "websocket.connect"})
        scope = {"type": "websocket", "scheme": "ws", "path": "/_event", "query_string": b"", "headers": [(b"host", b"x")], "client": ("127.0.0.1", 1)}  # fmt: skip
        frames = tab.frames

        async def say(frame: Any) -> None:
            if tab.frames is frames and frame["type"] == "websocket.send":
                message = json.loads(frame["text"])
                message.get("patches", []).sort(key=str)  # of different fields: made in the order of a set
                tab.downward.append(message)
            elif tab.frames is frames and frame["type"] == "websocket.close":
                tab.downward.append({"t": "close"})

        link = asyncio.create_task(self.application(scope, frames.get, say))
        self._links.add(link)
        link.add_done_callback(self._links.discard)
        tab.document.opened()
        tab.note("open")
        await self._settle()

    async def cut(self, tab: Tab) -> None:
        """The link breaks, with all that is on it."""
        if tab.frames is None:
            return
        tab.frames.put_nowait({"type": "websocket.disconnect", "code": 1006})
        tab.frames, tab.upward, tab.downward = None, [], []
        tab.document.closed()
        tab.note("cut")
        await self._settle()

    async def up(self, tab: Tab) -> None:
        """The server gets the next message."""
        if tab.frames is None or not tab.upward:
            return
        message = tab.upward.pop(0)
        tab.frames.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})
        await self._settle()
        if message["t"] == "hello":
            await self._answer_for(tab)

    async def down(self, tab: Tab) -> None:
        """The document gets the next message."""
        if not tab.downward:
            return
        message = tab.downward.pop(0)
        if message["t"] == "close":
            return await self.cut(tab)
        before, waiting = tab.document.token, {tab.written[n] for n in tab.document.waiting}
        assert tab.document.receive(message), f"{tab.document.doc} misses a version before {message}"
        if message["t"] == "welcome" and before and message["token"] != before:
            # A session of its own: what the other had stays there.
            tab.owed = [line for line in tab.owed if line in waiting]
        tab.note("receive", message)

    async def acknowledge(self, tab: Tab) -> None:
        """A second passes."""
        if tab.document.is_ready:
            tab.document.acknowledge()
            tab.note("ack")

    async def rest(self) -> None:
        """Sessions without a browser are put into the store."""
        await self.application.sessions.sweep(asyncio.get_running_loop().time() + 1000)

    async def end(self) -> list[str]:
        """Everything is connected and carried; what is wrong then."""
        for tab in self.tabs:
            await self.connect(tab)
        for _ in range(1000):
            await self._settle()
            if not any(tab.upward or tab.downward or tab.frames is None for tab in self.tabs):
                break
            for tab in self.tabs:
                await self.connect(tab)
                await self.up(tab)
                await self.down(tab)
        return [problem for tab in self.tabs for problem in wrong_with(tab, self.book.get_full_name())]

    async def close(self) -> None:
        """End all tasks."""
        for link in self._links:
            link.cancel()
        await asyncio.gather(*self._links, return_exceptions=True)

    # -- what makes them

    async def _open(self, token: str) -> None:
        doc = f"doc-{len(self.tabs) + self._count}-{len(token)}"
        while any(tab.document.doc == doc for tab in self.tabs):
            doc += "+"
        self.tabs.append(
            Tab(Document(doc, self.source.build, token, {f"{self.book.get_full_name()}.lines": []}))
        )

    async def _answer_for(self, newcomer: Tab) -> None:
        """A page that is asked whether it is still there says so."""
        for tab in self.tabs:
            if (
                tab is not newcomer
                and tab.document.token == newcomer.document.token
                and tab.frames is not None
            ):
                while tab.downward:
                    await self.down(tab)
                await self.acknowledge(tab)
                while tab.upward:
                    await self.up(tab)
        if not newcomer.downward:
            await self.clock.advance(3)

    async def _settle(self) -> None:
        for _ in range(30):
            await asyncio.sleep(0)


def wrong_with(tab: Tab, state: str) -> list[str]:
    """What is not as it must be with one document, when all is carried."""
    name, lines = tab.document.doc, tab.document.shown.get(f"{state}.lines", [])
    found = []
    if tab.document.waiting:
        found.append(f"{name} still waits for {tab.document.waiting}")
    if twice := [line for line, count in Counter(lines).items() if count > 1]:
        found.append(f"{name} shows twice: {twice}")
    if missing := [line for line in tab.owed if line not in lines]:
        found.append(f"{name} does not show: {missing}")
    in_order = [line for line in tab.owed if line not in tab.beside]
    if [line for line in lines if line in in_order] != in_order and not missing:
        found.append(f"{name} shows {lines}, written in the order {in_order}")
    if twice := [action for action, count in Counter(map(str, tab.document.actions)).items() if count > 1]:
        found.append(f"{name} did twice: {twice}")
    return found
