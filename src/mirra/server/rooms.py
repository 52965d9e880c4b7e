"""Rooms: what sessions linked to the same token of a ``SharedState`` have in common, on all workers.

A room rests in the store under a name of its own, with its own lease and fence. An event of a linked session locks its session first,
then its rooms in the order of their names, reads what the store has, runs, and saves before it sends. The other sessions of the
room hear of it, those of other workers over the bus; a message that was lost is noticed by the version.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, Protocol

import msgspec

from mirra.errors import LockExpiredError, MirraError
from mirra.protocol.messages import Action
from mirra.server.session import Session
from mirra.server.store.base import Store
from mirra.state.introspect import family
from mirra.state.reach import bring
from mirra.state.tree import spec_of

logger = logging.getLogger("mirra.server")
_ABOUT = "@room"
"""Stored beside the substates: version and members."""
_PAUSE = 0.03


class Room:
    """One token of one shared state, as this worker knows it."""

    __slots__ = (
        "fence",
        "holding",
        "lock",
        "members",
        "name",
        "sessions",
        "states",
        "substates",
        "touched",
        "version",
    )

    def __init__(self, state: str, token: str) -> None:
        self.name = room_name(state, token)
        self.substates = [spec.name for spec in family(spec_of(state))]
        self.lock = asyncio.Lock()
        self.sessions: set[Session] = set()
        """The linked sessions of this worker."""
        self.members: set[str] = set()
        """Client tokens of all linked sessions."""
        self.states: dict[str, bytes] = {}
        self.version = 0
        self.fence = 0
        self.holding: asyncio.Task[None] | None = None
        self.touched = time.monotonic()

    def values(self) -> dict[str, bytes]:
        """All substates; those never written have their defaults."""
        return {name: self.states.get(name, b"{}") for name in self.substates}

    def about(self, version: int) -> bytes:
        """A version and the members, as data."""
        return msgspec.msgpack.encode([version, sorted(self.members)])


def room_name(state: str, token: str) -> str:
    """Under this name the store has a room; no token of a session has a ``@``."""
    return f"@shared/{state}/{token}"


class Owner(Protocol):
    """The sessions of a worker, as rooms see them."""

    owner: str
    store: Store
    by_token: dict[str, Session]
    lease_seconds: float
    keep_seconds: float

    async def tell_room(self, worker: str, room: str) -> None:
        """Tell another worker that a room has changed."""
        ...

    def failed(self, error: MirraError) -> list[Action]:
        """What the browser is told of an error."""
        ...


class Rooms:
    """The rooms of this worker's sessions."""

    def __init__(self, sessions: Owner) -> None:
        self._sessions = sessions
        self._rooms: dict[str, Room] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._shown: set[tuple[str, str]] = set()
        """Room and session between which news are on their way."""

    # -- coming and going

    async def join(self, session: Session) -> None:
        """A session has come to this worker, with the links that it has."""
        for state, token in session.tree.links.items():
            room = self._room(state, token)
            async with room.lock:
                await self._load(room)
            await bring(session.tree, room.substates)
            self._admit(session, room)

    def leave(self, session: Session) -> None:
        """A session has gone from this worker; it stays linked."""
        for state, token in session.tree.links.items():
            room = self._rooms.get(room_name(state, token))
            if room is not None:
                room.sessions.discard(session)
                if not room.sessions and not room.lock.locked():
                    del self._rooms[room.name]

    async def link(self, session: Session, state: str, token: str) -> None:
        """Link a session, from the middle of one of its events."""
        if session.tree.links.get(state) == token:
            return
        if state in session.tree.links:
            await self.unlink(session, state)
        if session.held:
            # Locks are taken in order, so those behind the new one are given back for a moment.
            await session.emit([])
            await self.give_back(session)
        await bring(session.tree, self._room(state, token).substates)
        session.tree.links[state] = token
        self._admit(session, self._room(state, token))
        await self.take(session)
        room = self._room(state, token)
        room.members.add(session.token)
        await self._save(room, {})

    async def unlink(self, session: Session, state: str) -> None:
        """Give a session its own copy back, from the middle of one of its events."""
        await self.save(session)
        room = self._room(state, session.tree.links.pop(state))
        session.tree.unshare(room.substates)
        room.sessions.discard(session)
        room.members.discard(session.token)
        await self._save(room, {})
        session.held.remove(room)
        await self._release(room)

    def members(self, session: Session, state: str) -> set[str]:
        """Client tokens of all that are linked like this session."""
        token = session.tree.links.get(state)
        return self._room(state, token).members if token else set()

    def _room(self, state: str, token: str) -> Room:
        name = room_name(state, token)
        if name not in self._rooms:
            self._rooms[name] = Room(state, token)
        return self._rooms[name]

    def _admit(self, session: Session, room: Room) -> None:
        room.sessions.add(session)
        session.tree.share(room.substates)
        session.tree.renew(room.values())

    # -- exclusive use

    async def take(self, session: Session) -> None:
        """Lock the rooms of a session, in order, and bring it up to date. The session is locked already."""
        rooms = sorted((self._room(*link) for link in session.tree.links.items()), key=lambda room: room.name)
        for room in rooms:
            await room.lock.acquire()
            try:
                await self._lease(room)
                await self._load(room)
            except BaseException:
                await self._release(room)
                await self.give_back(session)
                raise
            session.held.append(room)
            session.tree.renew(room.values())

    async def give_back(self, session: Session) -> None:
        """Unlock what :meth:`take` has locked."""
        while session.held:
            await self._release(session.held.pop())

    @asynccontextmanager
    async def hold(self, session: Session) -> AsyncIterator[None]:
        """Both of them, and what was changed is saved at the end."""
        await self.take(session)
        try:
            yield
            await self.save(session)
        finally:
            await self.give_back(session)

    async def _lease(self, room: Room) -> None:
        sessions = self._sessions
        owner = f"{sessions.owner}/{secrets.token_hex(8)}"
        while True:
            fence = await sessions.store.lease(room.name, owner, sessions.lease_seconds)
            if fence is not None:
                room.fence = fence
                room.holding = asyncio.create_task(self._hold(room, fence))
                return
            await asyncio.sleep(_PAUSE)

    async def _hold(self, room: Room, fence: int) -> None:
        while True:
            await asyncio.sleep(self._sessions.lease_seconds / 3)
            await self._sessions.store.renew(room.name, fence, self._sessions.lease_seconds)

    async def _release(self, room: Room) -> None:
        try:
            if room.holding is not None:
                room.holding.cancel()
                room.holding = None
                await self._sessions.store.release(room.name, room.fence)
        finally:
            room.lock.release()

    # -- storing

    async def _load(self, room: Room) -> None:
        store = self._sessions.store
        about = (await store.load(room.name, [_ABOUT])).get(_ABOUT)
        version, members = msgspec.msgpack.decode(about) if about else (0, [])
        if version != room.version:
            # What is newer than this version is noticed by the next look.
            room.states = await store.load(room.name)
            room.states.pop(_ABOUT, None)
        room.version, room.members = version, set(members)

    async def save(self, session: Session) -> list[Action]:
        """Write what a session changed in its rooms. What cannot be written is undone; returned is what the browser is told."""
        told: list[Action] = []
        for room in list(session.held):
            try:
                changed = session.tree.dirty_shared(room.substates)
                if changed:
                    await self._save(room, changed)
            except MirraError as error:
                await self._load(room)
                session.tree.renew(room.values())
                told += self._sessions.failed(error)
                if isinstance(error, LockExpiredError):
                    logger.warning(
                        "a shared state was taken over by another worker while an event was running here"
                    )
        return told

    async def _save(self, room: Room, changed: dict[str, bytes]) -> None:
        others = await self._elsewhere(room)
        # By the clock: no version comes twice, also where a room has ended and begins anew.
        version = max(room.version + 1, time.time_ns() // 1_000_000)
        states = {**changed, _ABOUT: room.about(version)}
        await self._sessions.store.save(room.name, room.fence, states, self._sessions.keep_seconds)
        room.version, room.touched = version, time.monotonic()
        room.states.update(changed)
        self._show(room)
        for worker in others:
            await self._sessions.tell_room(worker, room.name)

    async def _elsewhere(self, room: Room) -> set[str]:
        """The other workers that have sessions of the room; members whose session has ended are struck off."""
        store, workers = self._sessions.store, set()
        for token in room.members - {session.token for session in room.sessions}:
            holder = await store.holder(token)
            if holder is not None:
                workers.add(holder.partition("/")[0])
            elif not any(await store.load_light(token, 0)) and token not in self._sessions.by_token:
                room.members.discard(token)
        return workers - {self._sessions.owner}

    # -- news

    def changed(self, name: str) -> None:
        """Another worker says that a room has changed."""
        room = self._rooms.get(name)
        if room is not None:
            self._start(self._refresh(room))

    async def check(self) -> None:
        """Look for news that no message told of, and keep rooms that are only looked at."""
        for room in list(self._rooms.values()):
            await self._refresh(room)
            if time.monotonic() - room.touched > self._sessions.keep_seconds / 4 and not room.lock.locked():
                async with room.lock:
                    await self._keep(room)

    async def _keep(self, room: Room) -> None:
        store = self._sessions.store
        fence = await store.lease(
            room.name, f"{self._sessions.owner}/{secrets.token_hex(8)}", self._sessions.lease_seconds
        )
        if fence is not None:
            await store.save(room.name, fence, {}, self._sessions.keep_seconds)
            await store.release(room.name, fence)
            room.touched = time.monotonic()

    async def _refresh(self, room: Room) -> None:
        async with room.lock:
            version = room.version
            await self._load(room)
        if room.version != version:
            self._show(room)

    def _show(self, room: Room) -> None:
        for session in room.sessions:
            if room not in session.held and (room.name, session.token) not in self._shown:
                self._shown.add((room.name, session.token))
                self._start(self._tell(room, session))

    async def _tell(self, room: Room, session: Session) -> None:
        async with session.lock:
            self._shown.discard((room.name, session.token))
            if session in room.sessions and not session.is_away:
                session.tree.renew(room.values())
                await session.emit([])

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except LockExpiredError:
            logger.debug("a session went to another worker while it was told of a shared state")
        except Exception:
            logger.exception("a session could not be told of a shared state")

    def close(self) -> None:
        """End what is on its way."""
        for task in list(self._tasks):
            task.cancel()
