"""Which events of a document have come: each number is taken once, and known until it is finished.

Numbers come nearly in order: a background event is sent at once and so may overtake one that waits in the browser.
"""

from __future__ import annotations

from typing import Any

from mirra.errors import ProtocolError

_MAX_AHEAD = 4096


class Inbox:
    """The numbers of one document."""

    __slots__ = ("_ahead", "received", "unfinished")

    def __init__(self) -> None:
        self.received = 0
        """All up to this one have come."""
        self._ahead: set[int] = set()
        self.unfinished: dict[int, str] = {}
        """Event number -> the handler that has started (empty: none yet), for those not yet acknowledged."""

    def take(self, number: int) -> bool:
        """Whether this number is new. Raises ``ProtocolError`` for one that no browser of ours would send."""
        received = self.received
        if number == received + 1 or (received == 0 and number > 0 and not self._ahead):
            # A document whose session was lost goes on counting where it was.
            self.received = number
            while self._ahead and self.received + 1 in self._ahead:
                self.received += 1
                self._ahead.discard(self.received)
        elif number <= received or number in self._ahead:
            return False
        elif len(self._ahead) >= _MAX_AHEAD:
            raise ProtocolError("Event numbers with too many gaps.", source=None)
        else:
            self._ahead.add(number)
        return True

    def encode(self) -> dict[str, Any]:
        """As data. What waits without having started counts as not received: the browser sends it again."""
        waiting = {number for number, started in self.unfinished.items() if not started}
        received = min([self.received, *(number - 1 for number in waiting)])
        known = {number for number in range(received + 1, self.received + 1) if number not in waiting}
        ahead = sorted((self._ahead | known) - waiting)
        started = {number: handler for number, handler in self.unfinished.items() if handler}
        return {"received": received, "ahead": ahead, "started": started}

    @classmethod
    def decode(cls, data: dict[str, Any]) -> Inbox:
        """The inverse of :meth:`encode`: what is ``unfinished`` had started, and will never finish."""
        made = cls()
        made.received = data["received"]
        made._ahead = set(data["ahead"])
        made.unfinished = data["started"]
        return made
