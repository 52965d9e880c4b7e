"""``Quota``: how many bytes a session has been granted lately. It is stored with the session, so that it holds whichever worker has it."""

from __future__ import annotations

import time

from mirra.errors import UploadValueError

_HOUR = 3600.0
_ENTRIES = 60
"""Grants are counted by the minute, so that many small ones take no room."""


class Quota:
    """The bytes granted within the last hour, by the minute."""

    __slots__ = ("_granted",)

    def __init__(self, granted: list[tuple[float, int]] | None = None) -> None:
        self._granted = granted or []

    def take(self, wanted: int, limit: int) -> None:
        """Count ``wanted`` bytes; raises ``UploadValueError`` where there would be more than ``limit`` within an hour."""
        now = time.time()
        self._granted = [(at, size) for at, size in self._granted if now - at < _HOUR]
        total = wanted + sum(size for _, size in self._granted)
        if total > limit:
            raise UploadValueError(
                f"{total:,} bytes within an hour; {limit:,} are allowed.",
                "`upload_bytes_per_hour` in `rxconfig.py` is the limit of one session.",
                source=None,
            )
        if self._granted and now - self._granted[-1][0] < _HOUR / _ENTRIES:
            at, size = self._granted.pop()
            self._granted.append((at, size + wanted))
        else:
            self._granted.append((now, wanted))

    def encode(self) -> list[tuple[float, int]]:
        """As data, for :meth:`__init__`; empty where nothing was granted."""
        return self._granted
