"""All sessions of this worker: by token while they live, in the store while they rest, and when they end.

A session lives while its browser is connected and for a little longer; then it is encoded into the store and its objects are
let go. Coming back from the store is the same as coming over from another process.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from mirra.errors import LockExpiredError, MirraRuntimeError
from mirra.protocol.manifest import CompiledPage, PageSource
from mirra.protocol.messages import CLOSE_MOVED
from mirra.server.bound import Bound, bind_all
from mirra.server.inbox import Inbox
from mirra.server.options import ServerOptions
from mirra.server.session import ROOT, Session, new_token
from mirra.server.store.base import Store
from mirra.server.store.memory import MemoryStore
from mirra.server.stream import Stream

logger = logging.getLogger("mirra.server")
CONVERSATION = "@session"
"""Stored beside the substates: document, version and event numbers, written in the same step as the state."""


class Sessions:
    """Sessions by token; also the :class:`~mirra.state.runtime.Runtime` that handlers find."""

    def __init__(
        self,
        source: PageSource,
        options: ServerOptions,
        on_error: Callable[[Exception, str], Any] = lambda error, where: None,
        store: Store | None = None,
    ) -> None:
        self.source = source
        self.options = options
        self.dev = options.dev
        self.replay = options.replay
        self.on_error = on_error
        self.on_browser_error: Callable[[Exception], Any] | None = None
        self.store: Store = store or MemoryStore()
        self.saves_each_change = self.store.is_shared
        self.owner = secrets.token_hex(8)
        """This worker, as the store's leases name it."""
        self.by_token: dict[str, Session] = {}
        self._bound: dict[str, tuple[CompiledPage, dict[str, Bound]]] = {}
        self._sweeper: asyncio.Task[None] | None = None

    # -- finding

    async def make(self) -> Session:
        """A new session with a token of its own."""
        session = Session(new_token(), self)
        if self.saves_each_change:
            session.fence = await self.store.lease(session.token, self.owner, self.options.lease_seconds) or 0
        self.by_token[session.token] = session
        return session

    def find(self, token: str | None) -> Session | None:
        """The living session of a token."""
        return self.by_token.get(token) if token else None

    async def wake(self, token: str | None) -> Session | None:
        """The session of a token that a server issued, from the store if it rests there."""
        session = self.find(token)
        if session is not None or not token or len(token) > 64:
            return session
        states = await self.store.load(token)
        if CONVERSATION not in states:
            return None
        fence = await self.store.lease(token, self.owner, self.options.lease_seconds)
        if fence is None:
            return None
        if token in self.by_token:
            # Another connection of the same tab was quicker.
            return self.by_token[token]
        session = decode_session(token, states, self)
        session.fence = fence
        self.by_token[token] = session
        return session

    def bound(self, page: CompiledPage) -> dict[str, Bound]:
        """What a page may call, looked up once."""
        known = self._bound.get(page.route)
        if known is None or known[0] is not page:
            known = self._bound[page.route] = (page, bind_all(page.bindings))
        return known[1]

    # -- the Runtime

    @asynccontextmanager
    async def lock(self, session: Session) -> AsyncIterator[None]:
        """Exclusive use of a session's state; leaving it saves and sends."""
        async with session.lock:
            yield
            await session.emit([])

    @asynccontextmanager
    async def modify_state(self, token: str) -> AsyncIterator[Any]:
        """The root state of another session, exclusively; what changes is sent to its browser."""
        session = await self.wake(token)
        if session is None:
            raise MirraRuntimeError("There is no session with this token.")
        async with self.lock(session):
            yield session.tree.get(ROOT)

    # -- storing

    async def save(self, session: Session) -> None:
        """Write what changed since the last call. A worker that lost the session lets go of it."""
        states: dict[str, bytes | None] = {**session.tree.dirty(), CONVERSATION: conversation_of(session)}
        try:
            await self.store.save(session.token, session.fence, states, self.options.detached_seconds)
        except LockExpiredError:
            logger.warning("a session was taken over by another worker while an event was running here")
            self.by_token.pop(session.token, None)
            if session.sender is not None:
                await session.sender.close(CLOSE_MOVED)
            raise

    async def rest(self, session: Session) -> None:
        """Put a session into the store and let its objects go."""
        self.by_token.pop(session.token, None)
        if session.inbox.received or session.stored:
            await self.store.save(
                session.token, session.fence, encode_session(session), self.options.detached_seconds
            )
        await self.store.release(session.token, session.fence)

    def encode(self) -> bytes:
        """All sessions of this process as data, for the one that takes over; those in a shared store stay there."""
        keep = self.options.detached_seconds
        living = [(token, encode_session(session), keep) for token, session in self.by_token.items()]
        resting = self.store.dump() if isinstance(self.store, MemoryStore) else b""
        # In this order: of a session that lives, the store may have an older state from when it rested.
        return msgspec.msgpack.encode([resting, msgspec.msgpack.encode(living)])

    def restore(self, blob: bytes) -> None:
        """Take over the sessions of another process; they rest until their browsers come."""
        if blob and isinstance(self.store, MemoryStore):
            for part in msgspec.msgpack.decode(blob, type=list[bytes]):
                if part:
                    self.store.take_over(part)

    # -- time

    def start(self) -> None:
        """Begin to look for sessions that have ended."""
        self._sweeper = asyncio.create_task(self._sweep())

    async def stop(self) -> None:
        """End background handlers and the sweeper; a shared store gets what is left."""
        if self._sweeper is not None:
            self._sweeper.cancel()
        for session in list(self.by_token.values()):
            for task in list(session.background):
                task.cancel()
            if self.saves_each_change:
                await self.rest(session)
        await self.store.close()

    async def _sweep(self) -> None:
        pause = max(0.05, min(self.options.lease_seconds / 3, self.options.resting_seconds / 2))
        while True:
            await asyncio.sleep(pause)
            try:
                await self.sweep(time.monotonic())
            except Exception:
                logger.exception("looking after sessions failed; it is tried again")

    async def sweep(self, now: float) -> None:
        """Put sessions to rest whose browser has been gone for a while, and hold the leases of the others."""
        if isinstance(self.store, MemoryStore):
            self.store.sweep()
        for session in list(self.by_token.values()):
            is_busy = session.background or session.runner is not None or session.lock.locked()
            if (
                session.sender is None
                and not is_busy
                and session.left_at <= now - self.options.resting_seconds
            ):
                await self.rest(session)
            elif self.saves_each_change:
                await self.store.renew(session.token, session.fence, self.options.lease_seconds)


def conversation_of(session: Session) -> bytes:
    """The document, the version and the event numbers of a session, as data."""
    return msgspec.msgpack.encode(
        {"doc": session.doc, "version": session.stream.version, **session.inbox.encode()}
    )


def encode_session(session: Session) -> dict[str, bytes]:
    """All of a session as data, through the codec of its classes."""
    return {**session.stored, **session.tree.encode(), CONVERSATION: conversation_of(session)}


def decode_session(token: str, states: dict[str, bytes], sessions: Sessions) -> Session:
    """The session that :func:`encode_session` wrote. Events that were running then are told to be lost."""
    conversation = msgspec.msgpack.decode(states[CONVERSATION])
    session = Session(token, sessions, {name: data for name, data in states.items() if name != CONVERSATION})
    session.doc = conversation["doc"]
    session.stream = Stream(sessions.replay, conversation["version"])
    session.inbox = Inbox.decode(conversation)
    return session
