"""``Coalesced``: saves that nobody waits for. What changes while one is under way is in the next, with one delta for all of it."""

from __future__ import annotations

import asyncio
from typing import Protocol

from mirra.errors import LockExpiredError
from mirra.protocol.messages import Action


class Saved(Protocol):
    """A session, as its saves see it."""

    lock: asyncio.Lock
    is_away: bool

    async def emit(self, actions: list[Action]) -> None:
        """Save what changed, then send it."""
        ...


class Coalesced:
    """Those of one session."""

    __slots__ = ("_next", "_session", "_task")

    def __init__(self, session: Saved) -> None:
        self._session = session
        self._next: asyncio.Future[None] | None = None
        self._task: asyncio.Task[None] | None = None

    def save(self) -> asyncio.Future[None]:
        """Have what has changed saved and sent soon: the result comes with the end of that, ``LockExpiredError`` where it failed."""
        loop = asyncio.get_running_loop()
        if self._next is None:
            self._next = loop.create_future()
        if self._task is None:
            self._task = loop.create_task(self._work())
        return self._next

    async def require(self, saving: asyncio.Future[None]) -> None:
        """Raises ``LockExpiredError`` where what :meth:`save` gave has failed, or will."""
        if saving is not self._next:
            if saving.done() or self._session.is_away:
                await saving
        elif self._session.is_away:
            raise LockExpiredError("The session was taken over by another worker.")

    def settle(self) -> None:
        """All that has changed was saved by somebody else."""
        if self._next is not None:
            self._next.set_result(None)
            self._next = None

    async def _work(self) -> None:
        session = self._session
        try:
            while self._next is not None:
                if session.lock.locked():
                    async with session.lock:
                        pass
                if self._next is None:
                    break  # saved by whoever had the lock
                # From here to the store nothing is awaited: no other code sees, or makes, half a change.
                result, self._next = self._next, None
                try:
                    if session.is_away:
                        raise LockExpiredError("The session was taken over by another worker.")
                    await session.emit([])
                except Exception as error:
                    result.set_exception(error)
                    result.exception()  # perhaps nobody asks any more
                else:
                    result.set_result(None)
        finally:
            self._task = None
