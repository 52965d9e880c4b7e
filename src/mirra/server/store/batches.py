"""``Batches``: what many tasks ask for in one turn of the loop is done together, as one commit or one round trip.

While a batch is under way the next one gathers, so that the slower the store is, the larger the batches are.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Batches(Generic[T]):
    """``do`` carries out a batch in order and gives one result each; an exception as a result is raised for its asker."""

    def __init__(self, do: Callable[[list[T]], Awaitable[list[Any]]]) -> None:
        self._do = do
        self.done = 0
        """Batches so far."""
        self._waiting: list[tuple[T, asyncio.Future[Any]]] = []
        self._task: asyncio.Task[None] | None = None

    async def ask(self, operation: T) -> Any:
        """The result of an operation, done with the others of this turn."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._waiting.append((operation, future))
        if self._task is None:
            self._task = loop.create_task(self._work())
        return await future

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._task is not None:
            await asyncio.wait([self._task])

    async def _work(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(0)
                batch, self._waiting = self._waiting, []
                self.done += 1
                try:
                    results = await self._do([operation for operation, _ in batch])
                except Exception as error:
                    results = [error] * len(batch)
                for (_, future), result in zip(batch, results, strict=True):
                    if future.done():
                        continue  # who asked was cancelled
                    if isinstance(result, Exception):
                        future.set_exception(result)
                    else:
                        future.set_result(result)
        finally:
            self._task = None
