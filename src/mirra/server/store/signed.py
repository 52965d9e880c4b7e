"""``SignedStore``: another store whose values are signed, so that who can write there cannot forge state.

The signature covers token and name: a value moved to another session or substate is refused too. Keys can be rotated: the first
signs, all are accepted.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Collection, Mapping, Sequence

from mirra.server.store.base import Store

logger = logging.getLogger("mirra.server")
_SIZE = 16


class Seal:
    """Signs and checks bytes for a purpose."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = [hashlib.blake2b(key.encode()).digest() for key in keys]

    def close(self, data: bytes, *purpose: str) -> bytes:
        """``data`` behind its signature."""
        return _signature(self._keys[0], data, purpose) + data

    def open(self, sealed: bytes, *purpose: str) -> bytes | None:
        """What was sealed, or ``None`` where the signature does not fit."""
        signature, data = sealed[:_SIZE], sealed[_SIZE:]
        fits = any(hmac.compare_digest(signature, _signature(key, data, purpose)) for key in self._keys)
        return data if fits else None


def _signature(key: bytes, data: bytes, purpose: Sequence[str]) -> bytes:
    # Each part with its length: no two purposes look alike when joined.
    named = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in purpose)
    return hashlib.blake2b(named + data, key=key, digest_size=_SIZE).digest()


class SignedStore:
    """A :class:`~mirra.server.store.base.Store` around another."""

    def __init__(self, inner: Store, seal: Seal) -> None:
        self.inner = inner
        self.seal = seal

    @property
    def is_shared(self) -> bool:
        """As the inner one."""
        return self.inner.is_shared

    async def lease(self, token: str, owner: str, seconds: float) -> int | None:
        """See the Protocol."""
        return await self.inner.lease(token, owner, seconds)

    async def renew(self, token: str, fence: int, seconds: float) -> bool:
        """See the Protocol."""
        return await self.inner.renew(token, fence, seconds)

    async def release(self, token: str, fence: int) -> None:
        """See the Protocol."""
        await self.inner.release(token, fence)

    async def holder(self, token: str) -> str | None:
        """See the Protocol."""
        return await self.inner.holder(token)

    async def load(self, token: str, names: Collection[str] | None = None) -> dict[str, bytes]:
        """See the Protocol; values that are not ours are left out and logged."""
        return self._opened(token, await self.inner.load(token, names))

    async def load_light(
        self, token: str, limit: int, names: Collection[str] = ()
    ) -> tuple[dict[str, bytes], dict[str, int]]:
        """See the Protocol."""
        states, left = await self.inner.load_light(token, limit + _SIZE, names)
        return self._opened(token, states), {name: size - _SIZE for name, size in left.items()}

    def _opened(self, token: str, states: Mapping[str, bytes]) -> dict[str, bytes]:
        found = {}
        for name, sealed in states.items():
            data = self.seal.open(sealed, token, name)
            if data is None:
                logger.error("the stored state `%s` of a session has a wrong signature and is not used", name)
            else:
                found[name] = data
        return found

    async def save(self, token: str, fence: int, states: Mapping[str, bytes | None], keep: float) -> None:
        """See the Protocol."""
        sealed = {
            name: None if data is None else self.seal.close(data, token, name)
            for name, data in states.items()
        }
        await self.inner.save(token, fence, sealed, keep)

    async def forget(self, token: str) -> None:
        """See the Protocol."""
        await self.inner.forget(token)

    async def close(self) -> None:
        """See the Protocol."""
        await self.inner.close()
