"""``MemoryStore``: sessions in this process, the default."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

import msgspec

from mirra.errors import LockExpiredError


@dataclass(slots=True)
class _Entry:
    states: dict[str, bytes] = field(default_factory=dict)
    ends: float = 0.0
    fence: int = 0
    owner: str = ""
    leased_until: float = 0.0


class MemoryStore:
    """A :class:`~mirra.server.store.base.Store` that ends with the process. ``clock`` gives seconds."""

    is_shared = False

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._entries: dict[str, _Entry] = {}

    async def lease(self, token: str, owner: str, seconds: float) -> int | None:
        """See the Protocol."""
        entry = self._entries.setdefault(token, _Entry())
        now = self._clock()
        if entry.owner and entry.owner != owner and entry.leased_until > now:
            return None
        entry.owner, entry.leased_until = owner, now + seconds
        entry.fence += 1
        return entry.fence

    async def renew(self, token: str, fence: int, seconds: float) -> bool:
        """See the Protocol."""
        entry = self._entries.get(token)
        now = self._clock()
        if entry is None or entry.fence != fence or not entry.owner or entry.leased_until <= now:
            return False
        entry.leased_until = now + seconds
        return True

    async def release(self, token: str, fence: int) -> None:
        """See the Protocol."""
        entry = self._entries.get(token)
        if entry is not None and entry.fence == fence:
            entry.owner = ""

    async def holder(self, token: str) -> str | None:
        """See the Protocol."""
        entry = self._entries.get(token)
        return (
            entry.owner if entry is not None and entry.owner and entry.leased_until > self._clock() else None
        )

    async def load(self, token: str, names: Collection[str] | None = None) -> dict[str, bytes]:
        """See the Protocol."""
        entry = self._entries.get(token)
        if entry is None or entry.ends <= self._clock():
            return {}
        return {name: data for name, data in entry.states.items() if names is None or name in names}

    async def load_light(
        self, token: str, limit: int, names: Collection[str] = ()
    ) -> tuple[dict[str, bytes], dict[str, int]]:
        """See the Protocol."""
        states = await self.load(token)
        left = {name: len(data) for name, data in states.items() if len(data) > limit and name not in names}
        return {name: data for name, data in states.items() if name not in left}, left

    async def save(self, token: str, fence: int, states: Mapping[str, bytes | None], keep: float) -> None:
        """See the Protocol."""
        entry = self._entries.setdefault(token, _Entry())
        if fence < entry.fence:
            raise LockExpiredError("The session was taken over by another worker; this write is refused.")
        if entry.ends <= self._clock():
            entry.states.clear()
        for name, data in states.items():
            if data is None:
                entry.states.pop(name, None)
            else:
                entry.states[name] = data
        entry.ends = self._clock() + keep

    async def forget(self, token: str) -> None:
        """See the Protocol."""
        entry = self._entries.get(token)
        if entry is not None:
            entry.states, entry.ends, entry.owner = {}, 0.0, ""

    async def close(self) -> None:
        """See the Protocol."""

    def sweep(self) -> None:
        """Drop what has ended and is not leased: this process alone knew its fences."""
        now = self._clock()
        for token in [t for t, e in self._entries.items() if e.ends <= now and e.leased_until <= now]:
            del self._entries[token]

    # -- to another process

    def dump(self) -> bytes:
        """All that is kept, for a process that takes over."""
        now = self._clock()
        return msgspec.msgpack.encode(
            [
                (token, entry.states, entry.ends - now)
                for token, entry in self._entries.items()
                if entry.ends > now
            ]
        )

    def take_over(self, dumped: bytes) -> None:
        """Keep what :meth:`dump` of another process gave."""
        now = self._clock()
        for token, states, left in msgspec.msgpack.decode(
            dumped, type=list[tuple[str, dict[str, bytes], float]]
        ):
            self._entries[token] = _Entry(states, now + left)
