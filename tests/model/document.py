"""``Document``: what a page knows and says, as a value: no socket, no clock. The same as ``frontend/src/transport/client.ts``.

What is not acknowledged is said again, under its old number, on as many links as that takes; every version is applied once.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

WINDOW = 32
"""Messages under way at most; background events go beside them."""

Message = dict[str, Any]


class Document:
    """One load of a page. What it has to say lies in ``outbox`` until a link takes it."""

    def __init__(
        self, doc: str, build: str = "", token: str = "", defaults: Mapping[str, Any] | None = None
    ) -> None:
        self.doc = doc
        self.url = "/"
        self.build = build
        self.token = token
        self.version = 0
        self.defaults = defaults or {}
        self.shown: dict[str, Any] = {**self.defaults}
        """The state as the page has it: ``state.field`` -> value."""
        self.actions: list[Any] = []
        self.lost: set[int] = set()
        """Events that had started when their server died: they are told, and not run again."""
        self.waiting: dict[int, Message] = {}
        """By number, what is not acknowledged."""
        self.outbox: list[Message] = []
        self.is_ready = False
        self._has_news = False
        self._next = 1
        self._sent: set[int] = set()
        self._is_background: set[int] = set()

    def say(self, message: Message, is_background: bool = False) -> int:
        """Something that must arrive; returns its number."""
        number = self._next
        self._next += 1
        self.waiting[number] = {**message, "n": number}
        if is_background:
            self._is_background.add(number)
        self._pump()
        return number

    def opened(self) -> None:
        """A link is there: it begins with a hello."""
        hello = {"t": "hello", "doc": self.doc, "url": self.url, "build": self.build, "version": self.version}
        self.outbox = [hello | ({"token": self.token} if self.token else {})]

    def closed(self) -> None:
        """The link is gone, with all that was on it."""
        self.is_ready = False
        self.outbox = []

    def acknowledge(self) -> None:
        """Say what has come, as a page does within a second."""
        if self.is_ready and self._has_news:
            self._has_news = False
            self.outbox.append({"t": "ack", "version": self.version})

    def receive(self, message: Message) -> bool:
        """Take what the server says. False: a version is missing, another link is needed."""
        if message["t"] == "welcome":
            self._welcomed(message)
        elif message["t"] == "delta":
            return self._delta(message)
        return True

    def _welcomed(self, message: Message) -> None:
        self.is_ready = True
        self.token = message["token"]
        if message.get("fresh"):
            self.version, self.shown = 0, {**self.defaults}
        received = message.get("n", 0)
        if message.get("patches") is not None:
            self._apply(message["patches"])
            self.version = message.get("version", 0)
            # A snapshot has the effect of what was received: its acknowledgements went with the deltas that were lost.
            for number in [known for known in self.waiting if known <= received]:
                del self.waiting[number]
        self._sent = {number for number in self.waiting if number <= received}
        self._pump()

    def _delta(self, message: Message) -> bool:
        number = message.get("ack", 0)
        if message["v"] > self.version:
            if message["v"] != self.version + 1:
                return False
            self.version = message["v"]
            self._has_news = True
            self._apply(message.get("p", []))
            self.actions += message.get("do", [])
        if message.get("lost"):
            self.lost.add(number)
        self.waiting.pop(number, None)
        self._pump()
        return True

    def _pump(self) -> None:
        if not self.is_ready:
            return
        free = WINDOW
        for number, message in self.waiting.items():
            if number not in self._is_background:
                free -= 1
                if free < 0:
                    continue
            if number not in self._sent:
                self._sent.add(number)
                self.outbox.append(message)

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
                holder[last] = [*holder[last][:start], *items, *holder[last][start + count :]]
