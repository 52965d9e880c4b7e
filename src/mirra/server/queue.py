"""What a tab has still to do, in the order it came."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from mirra.errors import LockExpiredError

logger = logging.getLogger("mirra.server")
Work: TypeAlias = Callable[[], Awaitable[None]]


class Queue:
    """Works through what is put into it, one after the other; an error of one does not keep the next from running."""

    __slots__ = ("runner", "waiting")

    def __init__(self) -> None:
        self.waiting: list[Work] = []
        self.runner: asyncio.Task[None] | None = None
        """Runs while there is something to do."""

    def add(self, work: Work) -> None:
        """Run after what is waiting."""
        self.waiting.append(work)
        if self.runner is None:
            self.runner = asyncio.create_task(self._run())

    def clear(self) -> None:
        """What is waiting is not for this worker to run."""
        self.waiting.clear()

    async def _run(self) -> None:
        try:
            while self.waiting:
                work = self.waiting.pop(0)
                try:
                    await work()
                except LockExpiredError:
                    self.clear()  # the worker that has the session now runs what has not started
                except Exception:
                    logger.exception("an event failed in the server itself")
        finally:
            self.runner = None
