"""``Store``: what the server asks of the place where sessions are kept.

A store keeps records, bytes by token and name, and understands none of them. Whoever holds a session's lease may write it; each
lease has a fence, a number greater than any given before for that token, and a write with an older fence is refused: a
worker that was stopped for longer than its lease cannot overwrite what its successor wrote.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol


class Store(Protocol):
    """Keeps sessions. All times are seconds; every method may be called from many tasks at once."""

    @property
    def is_shared(self) -> bool:
        """Whether it outlives this process. Then every change is saved before it is sent to the browser."""
        ...

    async def lease(self, token: str, owner: str, seconds: float) -> int | None:
        """Exclusive use of a session: its fence, or ``None`` while another owner holds it.

        The same owner asking again gets a new fence and the full time.
        """
        ...

    async def renew(self, token: str, fence: int, seconds: float) -> bool:
        """Hold the lease for longer; false if it is no longer held with this fence."""
        ...

    async def release(self, token: str, fence: int) -> None:
        """Give the lease back; nothing happens if it is no longer held with this fence."""
        ...

    async def holder(self, token: str) -> str | None:
        """The owner of the lease, if it is held."""
        ...

    async def load(self, token: str, names: Collection[str] | None = None) -> dict[str, bytes]:
        """The substates of these names (all by default) that are there; of an unknown or ended session none."""
        ...

    async def load_light(
        self, token: str, limit: int, names: Collection[str] = ()
    ) -> tuple[dict[str, bytes], dict[str, int]]:
        """In one read: the substates of at most ``limit`` bytes and those of these names; of all others, which are not read, the size."""
        ...

    async def save(self, token: str, fence: int, states: Mapping[str, bytes | None], keep: float) -> None:
        """Write some substates in one step (``None`` removes one); the session ends ``keep`` seconds from now.

        Raises ``LockExpiredError`` where a later fence has been given, and writes nothing then.
        """
        ...

    async def forget(self, token: str) -> None:
        """End a session: nothing of it can be loaded any more. Its fences stay refused."""
        ...

    async def close(self) -> None:
        """Let go of files and connections."""
        ...
