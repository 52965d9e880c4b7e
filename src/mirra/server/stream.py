"""What one document is sent: deltas with consecutive versions, kept until the browser says that it has them."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from mirra.protocol.messages import Action, Delta

_encode = msgspec.json.Encoder().encode
MAX_KEPT_BYTES = 1024 * 1024
"""Deltas kept for one tab; beyond it a snapshot is cheaper than a replay."""
_MAX_SETTLED = 1024
AFRESH = 2**20
"""Versions left out where another process goes on with a stored stream: the one before may have sent some that were not stored."""


class Kept(NamedTuple):
    """A delta that was sent."""

    version: int
    ack: int
    lost: bool
    actions: list[Action]
    data: bytes


class Stream:
    """Numbers deltas and remembers the last of them. ``limit``: how many."""

    __slots__ = ("_bytes", "_kept", "_limit", "_settled", "version")

    def __init__(self, limit: int, version: int = 0) -> None:
        self.version = version
        self._limit = limit
        self._kept: list[Kept] = []
        self._bytes = 0
        self._settled: list[tuple[int, int, bool]] = []
        """Version, event number and whether it was lost, of acknowledgements whose deltas are no longer kept."""

    def push(
        self, patches: list[Any], ack: int = 0, actions: list[Action] | None = None, lost: bool = False
    ) -> bytes:
        """The next delta, encoded."""
        self.version = version = self.version + 1
        actions = actions or []
        data = _encode(Delta(version, patches, ack, actions, lost))
        kept = self._kept
        kept.append(Kept(version, ack, lost, actions, data))
        self._bytes += len(data)
        if len(kept) > self._limit or self._bytes > MAX_KEPT_BYTES:
            self._forget(max(1, self._limit // 4))
        return data

    def _forget(self, count: int) -> None:
        gone = self._kept[:count]
        del self._kept[:count]
        self._bytes -= sum(len(old.data) for old in gone)
        self._settled.extend((old.version, old.ack, old.lost) for old in gone if old.ack)
        del self._settled[:-_MAX_SETTLED]

    def acknowledge(self, version: int) -> None:
        """The browser has all up to ``version``."""
        count = sum(1 for old in self._kept if old.version <= version)
        if count:
            self._forget(count)
        self._settled = [entry for entry in self._settled if entry[0] > version]

    def after(self, version: int) -> list[bytes] | None:
        """The deltas after ``version``, or ``None`` if they are no longer all there."""
        if not 0 <= version <= self.version:
            return None
        missed = [old.data for old in self._kept if old.version > version]
        return missed if len(missed) == self.version - version else None

    def condense(self, version: int) -> tuple[list[tuple[int, bool]], list[Action]]:
        """Instead of a replay: the events acknowledged (and whether as lost) and the actions sent after ``version``. Nothing is kept any more."""
        acks = [(ack, lost) for number, ack, lost in self._settled if number > version]
        missed = [old for old in self._kept if old.version > version]
        acks += [(old.ack, old.lost) for old in missed if old.ack]
        actions = [action for old in missed for action in old.actions]
        self._kept, self._bytes, self._settled = [], 0, []
        return acks, actions
