"""All sessions of this worker: by token while they live, in the store while they rest, and when they end.

A session lives while its browser is connected and for a little longer; then it is encoded into the store and its objects are
let go. Coming back from the store is the same as coming over from another process.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary

import msgspec

from mirra.errors import (
    MirraError,
    MirraRuntimeError,
)
from mirra.protocol.manifest import CompiledPage, PageSource
from mirra.protocol.messages import CLOSE_MOVED, Action
from mirra.server.bound import Bound, bind_all
from mirra.server.context import Around
from mirra.server.failures import failure_actions
from mirra.server.keeping import Keeping
from mirra.server.lending import Lending
from mirra.server.once import OnceModules, owner_of
from mirra.server.options import ServerOptions
from mirra.server.rooms import Rooms
from mirra.server.session import Session, new_token
from mirra.server.store.choose import Backing
from mirra.server.store.memory import MemoryStore
from mirra.server.stored import CONVERSATION, conversation_of, decode_session, encode_session, version_of
from mirra.server.uploads.grants import Grant, UploadGrants
from mirra.state.spec import ROOT
from mirra.state.tree import StateTree

logger = logging.getLogger("mirra.server")


class Sessions(Keeping):
    """Sessions by token; also the :class:`~mirra.state.runtime.Runtime` that handlers find."""

    def __init__(
        self,
        source: PageSource,
        options: ServerOptions,
        on_error: Callable[[Exception, str], Any] = lambda error, where: None,
        backing: Backing | None = None,
    ) -> None:
        backing = backing or Backing(MemoryStore())
        super().__init__(options, backing.store)
        self.source = source
        self.dev = options.dev
        self.replay = options.replay
        self.on_error = on_error
        self.on_browser_error: Callable[[Exception], Any] | None = None
        self.around: Around | None = None
        self.once = OnceModules(self.owner)
        self.uploads = UploadGrants(self.owner)
        self.upload_quota = options.upload_bytes_per_hour
        self.by_token: dict[str, Session] = {}
        self._waking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.rooms = Rooms(self)
        self.lending = Lending(self, backing.bus, backing.seal)
        self._bound: dict[str, tuple[CompiledPage, dict[str, Bound]]] = {}
        self._sweeper: asyncio.Task[None] | None = None

    # -- finding

    async def make(self) -> Session:
        """A new session with a token of its own."""
        session = Session(new_token(), self)
        self.by_token[session.token] = session
        return session

    def find(self, token: str | None) -> Session | None:
        """The living session of a token."""
        return self.by_token.get(token) if token else None

    async def wake(self, token: str | None, doc: str = "") -> Session | None:
        """The session of a token that a server issued, from the store or from the worker that has it.

        ``None`` if there is none, or if another worker shows another page of it than ``doc``: then this is a duplicated tab.
        """
        session = self.find(token)
        if session is not None and self.saves_each_change:
            # A worker that was asleep for longer than its lease would show what others have changed since.
            await self._renew(session)
            session = self.find(token)
        if session is not None or not token or len(token) > 64:
            return session
        # One connection of a tab after the other: a second lease would refuse what is written with the first.
        async with self._waking.setdefault(token, asyncio.Lock()):
            return self.find(token) or await self._wake(token, doc)

    async def _wake(self, token: str, doc: str) -> Session | None:
        if CONVERSATION not in await self.store.load(token, [CONVERSATION]) and not await self.store.holder(
            token
        ):
            # Nor does a worker run a first event, of which nothing is written yet.
            return None
        fence = await self.lending.claim(token, doc)
        if fence is None:
            return None
        states, left = await self.stored(token)
        if CONVERSATION not in states:
            await self.store.release(token, fence)
            return None
        session = decode_session(token, states, self, left)
        session.fence = fence
        self.by_token[token] = session
        await self.rooms.join(session)
        return session

    def wake_up(self, token: str, states: dict[str, bytes], left: dict[str, int]) -> Session:
        """A session from its stored form, without a browser: for who has borrowed it."""
        return decode_session(token, states, self, left)

    def bound(self, page: CompiledPage) -> dict[str, Bound]:
        """What a page may call, looked up once."""
        known = self._bound.get(page.route)
        if known is None or known[0] is not page:
            known = self._bound[page.route] = (page, bind_all(page.bindings, page.requires))
        return known[1]

    # -- the Runtime

    @asynccontextmanager
    async def lock(self, session: Session) -> AsyncIterator[None]:
        """Exclusive use of a session's state; leaving it saves and sends."""
        async with session.turn:
            yield
            await session.emit([])

    def connected(self) -> dict[str, str]:
        """Token -> id of the page, of every client that is connected to this worker."""
        return {s.token: s.doc for s in self.by_token.values() if s.sender is not None}

    @asynccontextmanager
    async def modify_state(self, token: str) -> AsyncIterator[Any]:
        """The root state of another session, exclusively; what changes is sent to its browser."""
        session = self.find(token)
        if session is None and self.saves_each_change:
            async with self.lending.borrow(token) as guest:
                await self.rooms.join(guest)
                try:
                    async with self.rooms.hold(guest):
                        yield guest.tree.get(ROOT)
                finally:
                    self.rooms.leave(guest)
            return
        session = session or await self.wake(token)
        if session is None:
            raise MirraRuntimeError("There is no session with this token.")
        async with self.lock(session):
            yield session.tree.get(ROOT)

    async def read_state(self, token: str) -> StateTree | None:
        """The state of a session, to be looked at: the living one, or as the store has it."""
        session = self.find(token)
        if session is not None:
            return session.tree
        states, left = await self.stored(token)
        if CONVERSATION not in states:
            return None
        copy = self.wake_up(token, states, left)
        await self.rooms.join(copy)
        self.rooms.leave(copy)
        return copy.tree

    async def tell_room(self, worker: str, room: str) -> None:
        """Tell another worker that a shared state has changed."""
        await self.lending.tell_room(worker, room)

    def room_changed(self, room: str) -> None:
        """Another worker says that a shared state has changed."""
        self.rooms.changed(room)

    def failed(self, error: MirraError) -> list[Action]:
        """What the browser is told of an error in what it shares."""
        return failure_actions(error, "the shared state", self)

    def publish(self, module: str) -> str:
        """The address of a module of this text, for one browser and one time."""
        return self.once.publish(module)

    async def module(self, name: str) -> str | None:
        """The text of a module that a worker has published, once."""
        owner = owner_of(name)
        return self.once.take(name) if owner == self.owner else await self.lending.module(owner, name)

    def grant_upload(self, grant: Grant) -> str:
        """Let a browser send files once: the name to do it by."""
        return self.uploads.add(grant)

    async def upload_grant(self, name: str) -> Grant | None:
        """A grant that a worker has given, used up by this."""
        owner = owner_of(name)
        if owner == self.owner or not owner:
            return self.uploads.take(name)
        return await self.lending.upload_grant(owner, name)

    async def here(self, token: str) -> Session | None:
        """The session of a token, if this worker has it; where it rests in a store that is not shared, it is woken."""
        session = self.find(token)
        return session if session is not None or self.saves_each_change else await self.wake(token)

    async def guest(self, token: str) -> Session:
        """A session of another worker, for a background handler that borrows it; raises ``MirraRuntimeError`` if there is none."""
        states, left = await self.stored(token)
        if CONVERSATION not in states:
            raise MirraRuntimeError("There is no session with this token.")
        session = self.wake_up(token, states, left)
        session.is_away = True
        return session

    def borrow(self, token: str, guest: Session, actions: list[Action]) -> Any:
        """The state of a session that another worker has, put into ``guest``."""
        return self.lending.borrow(token, guest, actions)

    # -- storing

    async def drop(self, session: Session, code: int) -> None:
        """Let go of a session whose state is elsewhere; its browser comes again, to whoever has it."""
        session.is_away = True
        session.queue.clear()
        self.rooms.leave(session)
        if self.by_token.get(session.token) is session:
            del self.by_token[session.token]
        if session.sender is not None:
            await session.sender.close(code)

    async def is_answered(self, session: Session) -> bool:
        """Whether the page of a session is there and answers."""
        sender = session.sender
        return sender is not None and await sender.answers()

    async def rest(self, session: Session) -> None:
        """Put a session into the store and let its objects go."""
        self.by_token.pop(session.token, None)
        self.rooms.leave(session)
        if session.inbox.received or session.stored:
            await self.require_lease(session)
            await self.store.save(session.token, session.fence, self._unsaved(session), self.keep_seconds)
            session.coalesced.settle()
        if session.fence:
            await self.store.release(session.token, session.fence)

    def _unsaved(self, session: Session) -> dict[str, bytes | None]:
        if not self.saves_each_change:
            return dict(encode_session(session))
        return {**session.tree.dirty(), CONVERSATION: conversation_of(session)}

    def encode(self) -> bytes:
        """All sessions of this process as data, for the one that takes over; those in a shared store stay there."""
        keep = self.keep_seconds
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

    async def start(self) -> None:
        """Begin to look for sessions that have ended, and to listen to other workers."""
        await self.lending.open()
        self._sweeper = asyncio.create_task(self._sweep())

    async def stop(self) -> None:
        """End background handlers and the sweeper; a shared store gets what is left."""
        if self._sweeper is not None:
            self._sweeper.cancel()
        for session in list(self.by_token.values()):
            for task in list(session.background.tasks):
                task.cancel()
            if self.saves_each_change:
                await self._let_go(session)
        self.rooms.close()
        await self.lending.close()
        await self.store.close()

    async def _let_go(self, session: Session) -> None:
        try:
            await self.rest(session)
        except Exception as error:
            logger.warning("a session was not put into the store at the end: %s", error)

    async def _sweep(self) -> None:
        pause = max(0.05, min(self.lease_seconds / 3, self.options.resting_seconds / 2))
        while True:
            await asyncio.sleep(pause)
            try:
                await self.sweep(time.monotonic())
            except MirraRuntimeError as error:
                logger.warning("sessions cannot be looked after; it is tried again: %s", error.message)
            except Exception:
                logger.exception("looking after sessions failed; it is tried again")

    async def sweep(self, now: float) -> None:
        """Put sessions to rest whose browser has been gone for a while, and hold the leases of the others."""
        if isinstance(self.store, MemoryStore):
            self.store.sweep()
        for session in list(self.by_token.values()):
            if session.sender is None and session.left_at <= now - self.keep_seconds:
                session.background.end()
            is_busy = session.background.tasks or session.is_busy()
            if (
                session.sender is None
                and not is_busy
                and session.left_at <= now - self.options.resting_seconds
            ):
                await self.rest(session)
        await self.rooms.check()
        if self.saves_each_change:
            await asyncio.gather(*(self._renew(session) for session in list(self.by_token.values())))

    async def _renew(self, session: Session) -> None:
        """Hold the lease for longer; where it was lost, find out whether the session still is ours."""
        if (
            session.is_lent
            or not session.fence
            or await self.store.renew(session.token, session.fence, self.lease_seconds)
        ):
            return
        async with session.lock:
            if self.by_token.get(session.token) is not session:
                return
            fence = await self.store.lease(session.token, self.owner, self.lease_seconds)
            if fence is None:
                logger.warning("a session was taken over by another worker: this one was asleep for too long")
                await self.drop(session, CLOSE_MOVED)
                return
            session.fence = fence
            stored = await self.store.load(session.token, [CONVERSATION])
            if stored and version_of(stored[CONVERSATION]) > session.stream.version:
                await self.drop(session, CLOSE_MOVED)
            elif session.inbox.received or session.stored:
                # The store has lost its memory, or this was never written.
                await self.store.save(session.token, fence, {**encode_session(session)}, self.keep_seconds)
