"""``RedisStore``: sessions in Redis, for many workers on many machines.

A session is one hash, its lease another beside it (in one slot of a cluster). Each operation is a script, so that fence and write
are one step; the operations of one turn of the loop travel in one pipeline. Time is Redis' own, whatever the workers' clocks say.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from mirra.errors import LockExpiredError, MirraRuntimeError, MissingExtraError
from mirra.server.store.batches import Batches

logger = logging.getLogger("mirra.server")
_FENCES_KEPT = 86_400_000
"""Milliseconds after the last lease until a session's fences are forgotten: no worker is asleep for longer."""
PATIENCE = 10.0
"""Seconds that an operation waits for a Redis that cannot be reached before it fails."""

# A fence is the time in microseconds, or one more than the last: greater than any before also when Redis has lost its memory.
_LEASE = """
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local held = redis.call('HMGET', KEYS[1], 'fence', 'owner', 'until')
if held[2] and held[2] ~= '' and held[2] ~= ARGV[1] and tonumber(held[3]) > now then return false end
local fence = math.max((tonumber(held[1]) or 0) + 1, now)
local ends = now + ARGV[2] * 1000
redis.call('HSET', KEYS[1], 'fence', string.format('%.0f', fence), 'owner', ARGV[1], 'until', string.format('%.0f', ends), 'write', 0)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return fence
"""
_RENEW = """
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local held = redis.call('HMGET', KEYS[1], 'fence', 'owner', 'until')
if not held[1] or tonumber(held[1]) ~= tonumber(ARGV[1]) or held[2] == '' or tonumber(held[3]) <= now then return 0 end
redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + ARGV[2] * 1000))
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
"""
_RELEASE = """
if tonumber(redis.call('HGET', KEYS[1], 'fence')) == tonumber(ARGV[1]) then redis.call('HSET', KEYS[1], 'owner', '') end
return 1
"""
_HOLDER = """
local clock = redis.call('TIME')
local held = redis.call('HMGET', KEYS[1], 'owner', 'until')
if not held[1] or held[1] == '' or tonumber(held[2]) <= clock[1] * 1000000 + clock[2] then return false end
return held[1]
"""
# A write that was said twice, and is held up in the network until a later one has come, is left out: writes are numbered.
_SAVE = """
local held = redis.call('HMGET', KEYS[1], 'fence', 'write')
if held[1] then
  if tonumber(held[1]) > tonumber(ARGV[1]) then return 0 end
  if tonumber(held[2] or 0) > tonumber(ARGV[4]) then return 1 end
  redis.call('HSET', KEYS[1], 'write', ARGV[4])
end
for i = 5, 4 + ARGV[3] do redis.call('HDEL', KEYS[2], ARGV[i]) end
for i = 5 + ARGV[3], #ARGV, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return 1
"""
_LOAD_LIGHT = """
local wanted, states, left = {}, {}, {}
for i = 2, #ARGV do wanted[ARGV[i]] = true end
for _, name in ipairs(redis.call('HKEYS', KEYS[2])) do
  local size = redis.call('HSTRLEN', KEYS[2], name)
  local into = (size <= tonumber(ARGV[1]) or wanted[name]) and states or left
  into[#into + 1] = name
  into[#into + 1] = into == states and redis.call('HGET', KEYS[2], name) or size
end
return {states, left}
"""
_FORGET = """
redis.call('DEL', KEYS[2])
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[1], 'owner', '') end
return 1
"""
_SCRIPTS = {hashlib.sha1(text.encode()).hexdigest(): text for text in (_LEASE, _RENEW, _RELEASE, _HOLDER, _LOAD_LIGHT, _SAVE, _FORGET)}  # fmt: skip
_NAMES = {text: name for name, text in _SCRIPTS.items()}


@dataclass(frozen=True, slots=True)
class _Operation:
    command: tuple[Any, ...]


def connect(url: str, patience: float | None = 5) -> Any:
    """A client for ``url`` that waits so long for an answer; raises ``MissingExtraError`` without the extra."""
    try:
        from redis.asyncio import Redis
    except ImportError:
        raise MissingExtraError(
            "`redis_url` needs a client for Redis.", 'Install it: pip install "mirra[redis]"', source=None
        ) from None
    return Redis.from_url(url, socket_connect_timeout=5, socket_timeout=patience)


class RedisStore:
    """A :class:`~mirra.server.store.base.Store` at ``url``. ``prefix`` keeps apps that share a Redis apart."""

    is_shared = True

    def __init__(self, url: str, prefix: str = "mirra", patience: float = PATIENCE) -> None:
        self.url = url
        self.prefix = prefix
        self._patience = patience
        self.batches: Batches[_Operation] = Batches(self._do)
        """One is one pipeline, that is one round trip."""
        self._client = connect(url, min(5, patience / 2))
        self._writes = count(1)

    def _keys(self, token: str) -> tuple[str, str]:
        return f"{self.prefix}:{{{token}}}:lease", f"{self.prefix}:{{{token}}}"

    async def _script(self, text: str, token: str, *arguments: Any) -> Any:
        return await self.batches.ask(
            _Operation(("EVALSHA", _NAMES[text], 2, *self._keys(token), *arguments))
        )

    async def lease(self, token: str, owner: str, seconds: float) -> int | None:
        """See the Protocol."""
        held = _milliseconds(seconds)
        fence = await self._script(_LEASE, token, owner, held, held + _FENCES_KEPT)
        return None if fence is None else int(fence)

    async def renew(self, token: str, fence: int, seconds: float) -> bool:
        """See the Protocol."""
        held = _milliseconds(seconds)
        return bool(await self._script(_RENEW, token, fence, held, held + _FENCES_KEPT))

    async def release(self, token: str, fence: int) -> None:
        """See the Protocol."""
        await self._script(_RELEASE, token, fence)

    async def holder(self, token: str) -> str | None:
        """See the Protocol."""
        found = await self._script(_HOLDER, token)
        return None if found is None else found.decode()

    async def load(self, token: str, names: Collection[str] | None = None) -> dict[str, bytes]:
        """See the Protocol."""
        key = self._keys(token)[1]
        if names is None:
            flat = await self.batches.ask(_Operation(("HGETALL", key)))
            return {name.decode(): data for name, data in flat.items()}
        if not names:
            return {}
        values = await self.batches.ask(_Operation(("HMGET", key, *names)))
        return {name: data for name, data in zip(names, values, strict=True) if data is not None}

    async def load_light(
        self, token: str, limit: int, names: Collection[str] = ()
    ) -> tuple[dict[str, bytes], dict[str, int]]:
        """See the Protocol."""
        states, left = await self._script(_LOAD_LIGHT, token, limit, *names)
        return (
            {name.decode(): data for name, data in zip(states[::2], states[1::2], strict=True)},
            {name.decode(): size for name, size in zip(left[::2], left[1::2], strict=True)},
        )

    async def save(self, token: str, fence: int, states: Mapping[str, bytes | None], keep: float) -> None:
        """See the Protocol."""
        removed = [name for name, data in states.items() if data is None]
        written = [part for name, data in states.items() if data is not None for part in (name, data)]
        number = next(self._writes)
        taken = await self._script(
            _SAVE, token, fence, _milliseconds(keep), len(removed), number, *removed, *written
        )
        if not taken:
            raise LockExpiredError("The session was taken over by another worker; this write is refused.")

    async def forget(self, token: str) -> None:
        """See the Protocol."""
        await self._script(_FORGET, token)

    async def close(self) -> None:
        """See the Protocol."""
        await self.batches.settled()
        await self._client.aclose()

    # -- the wire

    async def _do(self, operations: list[_Operation]) -> list[Any]:
        """One pipeline. All operations may be done twice, so that a lost connection is no reason to fail."""
        from redis.exceptions import (
            BusyLoadingError,
            ConnectionError,
            NoScriptError,
            ResponseError,
            TimeoutError,
        )

        end = time.monotonic() + self._patience
        pause = 0.02
        while True:
            try:
                results = await self._pipeline(operations)
                if any(isinstance(result, NoScriptError) for result in results):
                    for text in _SCRIPTS.values():
                        await self._client.script_load(text)
                    results = await self._pipeline(operations)
                return [
                    _refusal(result) if isinstance(result, ResponseError) else result for result in results
                ]
            except (ConnectionError, TimeoutError, BusyLoadingError, OSError) as error:
                if time.monotonic() + pause > end:
                    raise MirraRuntimeError(f"Redis cannot be reached: {error}", source=None) from error
                if pause == 0.02:
                    logger.warning("Redis cannot be reached; trying again: %s", error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 1.0)

    async def _pipeline(self, operations: list[_Operation]) -> list[Any]:
        async with self._client.pipeline(transaction=False) as pipeline:
            for operation in operations:
                pipeline.execute_command(*operation.command)
            results: list[Any] = await pipeline.execute(raise_on_error=False)
            return results


def _refusal(error: Exception) -> MirraRuntimeError:
    from redis.exceptions import OutOfMemoryError

    if isinstance(error, OutOfMemoryError):
        return MirraRuntimeError(
            "Redis is full and takes no writes.", "Give it more memory: raise its `maxmemory`.", source=None
        )
    return MirraRuntimeError(f"Redis refuses: {error}", source=None)


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
