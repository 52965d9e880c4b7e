"""Time that passes when a test says so: the page's timers, and ``asyncio.sleep`` in handlers."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from itertools import count

STEP = 0.01
"""Seconds in one go: a handler that waits, works and waits again is followed this closely."""


class Clock:
    """The time of one page. It stands still until :meth:`advance` is called."""

    def __init__(self, settle: Callable[[], Awaitable[None]]) -> None:
        self.now = 0.0
        """Seconds since the page was opened."""
        self._settle = settle
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._cancelled: set[int] = set()
        self._ids = count()
        self._loop: asyncio.AbstractEventLoop | None = None

    def after(self, seconds: float, task: Callable[[], None]) -> Callable[[], None]:
        """Run ``task`` when so much time has passed; the result cancels it."""
        number = next(self._ids)
        heapq.heappush(self._timers, (self.now + seconds, number, task))
        return lambda: self._cancelled.add(number)

    async def advance(self, seconds: float) -> None:
        """Let so much time pass, for the page and for handlers that wait with ``asyncio.sleep``."""
        self._lead_loop()
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.now = min(self.now + STEP, end)
            self._run_due()
            await self._settle()

    def _lead_loop(self) -> None:
        """From now on timers of the event loop are due by this clock as well. It is never set back: they would be late."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, before, start = loop, loop.time, self.now
            loop.time = lambda: before() + self.now - start  # type: ignore[method-assign]  # the loop asks it for the time

    def _run_due(self) -> None:
        while self._timers and self._timers[0][0] <= self.now + 1e-9:
            _, number, task = heapq.heappop(self._timers)
            if number not in self._cancelled:
                task()
