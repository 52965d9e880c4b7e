"""One session, several workers: who holds a session's lease gives it away or lends it when another worker asks.

*Given* is a session whose browser came to another worker. *Lent* is one that a background handler, an upload or ``modify_state``
elsewhere wants to change: its owner waits between two events, saves, and takes it back afterwards with what was changed. A message on the
bus only speeds this up: what decides is the lease, and after its end the fence.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Any, Protocol

import msgspec

from mirra.errors import LockExpiredError, MirraRuntimeError
from mirra.protocol.messages import CLOSE_TAKEN_OVER, Action
from mirra.server.bus import Bus
from mirra.server.once import OnceModules
from mirra.server.session import Session
from mirra.server.store.base import Store
from mirra.server.store.signed import Seal
from mirra.server.uploads.grants import Grant, UploadGrants
from mirra.state.journal import substate_of

logger = logging.getLogger("mirra.server")
_ANSWER = 1.0
"""Seconds to wait for an answer before the lease is tried again: the message may be lost, or its receiver."""
_PAUSE = 0.05


class Message(msgspec.Struct, array_like=True, frozen=True):
    """What workers say to each other. ``id`` joins question, answer and return."""

    kind: str
    id: str
    sender: str
    token: str
    text: str = ""
    names: list[str] = []
    actions: list[Action] = []


class Owner(Protocol):
    """The sessions of a worker, as lending sees them."""

    owner: str
    store: Store
    by_token: dict[str, Session]
    once: OnceModules
    uploads: UploadGrants

    @property
    def lease_seconds(self) -> float:
        """How long a lease is held without being renewed."""
        ...

    @property
    def keep_seconds(self) -> float:
        """How long a session is kept."""
        ...

    async def save(self, session: Session) -> list[Action]:
        """Write what changed."""
        ...

    async def rest(self, session: Session) -> None:
        """Put a session into the store and give its lease back."""
        ...

    async def drop(self, session: Session, code: int) -> None:
        """Let go of a session that another worker has now."""
        ...

    async def is_answered(self, session: Session) -> bool:
        """Whether the page of a session is there and answers."""
        ...

    def room_changed(self, room: str) -> None:
        """Another worker says that a shared state has changed."""
        ...

    async def stored(
        self, token: str, names: Collection[str] = ()
    ) -> tuple[dict[str, bytes], dict[str, int]]:
        """What the store has of a session: these substates and all that are small; of the others the size."""
        ...

    def wake_up(self, token: str, states: dict[str, bytes], left: dict[str, int]) -> Session:
        """A session from its stored form, without a browser."""
        ...


class Lending:
    """Asks other workers for their sessions, and answers them. Without a bus, leases alone decide."""

    def __init__(self, sessions: Owner, bus: Bus | None, seal: Seal | None) -> None:
        self._sessions = sessions
        self._bus = bus
        self._seal = seal
        self._answers: dict[str, asyncio.Future[Message]] = {}
        self._returns: dict[str, asyncio.Future[Message]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Begin to listen."""
        if self._bus is not None:
            await self._bus.open(self._sessions.owner, self._receive)

    async def close(self) -> None:
        """Listen no more."""
        for task in list(self._tasks):
            task.cancel()
        if self._bus is not None:
            await self._bus.close()

    # -- asking

    async def claim(self, token: str, doc: str) -> int | None:
        """The lease of a session whose browser is here now; ``None`` if its page is still open elsewhere.

        Raises ``MirraRuntimeError`` where the owner neither answers nor loses its lease.
        """
        return await self._lease(token, self._sessions.owner, "give", doc)

    @asynccontextmanager
    async def borrow(
        self, token: str, guest: Session | None = None, actions: list[Action] | None = None
    ) -> AsyncIterator[Session]:
        """A session of another worker, or one that rests, to be changed; ``guest``: where its state is put.

        ``actions`` are sent to its browser afterwards. Raises ``MirraRuntimeError`` where there is no such session.
        """
        sessions, loan = self._sessions, secrets.token_hex(8)
        lender = _worker(await sessions.store.holder(token) or "")
        fence = await self._lease(token, f"{sessions.owner}/{loan}", "lend", loan)
        assert fence is not None  # only giving can be refused
        names: list[str] = []
        holding = asyncio.create_task(self._hold(token, fence))
        try:
            states, left = await sessions.stored(token, guest.tree.instances if guest else ())
            if not states:
                raise MirraRuntimeError("There is no session with this token.")
            if guest is None:
                guest = sessions.wake_up(token, states, left)
            else:
                guest.renew(states, left)
            yield guest
            guest.tree.drain(())
            changed = guest.tree.dirty()
            names = guest.tree.journal.names({substate_of(record) for record in changed})
            if changed:
                await sessions.store.save(token, fence, {**changed}, sessions.keep_seconds)
        finally:
            holding.cancel()
            await sessions.store.release(token, fence)
            if lender:
                await self._say(
                    lender, Message("return", loan, sessions.owner, token, "", names, actions or [])
                )

    async def _hold(self, token: str, fence: int) -> None:
        while True:
            await asyncio.sleep(self._sessions.lease_seconds / 3)
            await self._sessions.store.renew(token, fence, self._sessions.lease_seconds)

    async def _lease(self, token: str, owner: str, kind: str, text: str) -> int | None:
        sessions = self._sessions
        # Longer than a dead worker's lease; a handler that runs for longer than that keeps its session.
        end = time.monotonic() + 2 * sessions.lease_seconds + _ANSWER
        while True:
            fence = await sessions.store.lease(token, owner, sessions.lease_seconds)
            if fence is not None:
                return fence
            if await self._ask(kind, token, text) == "kept":
                return None
            if time.monotonic() > end:
                raise MirraRuntimeError("The session is in use by another worker.", source=None)
            await asyncio.sleep(_PAUSE)

    async def _ask(self, kind: str, token: str, text: str) -> str:
        holder = _worker(await self._sessions.store.holder(token) or "")
        if not holder or holder == self._sessions.owner:
            return ""
        return await self._question(holder, kind, token, text)

    async def module(self, owner: str, name: str) -> str | None:
        """The text of a module that another worker has published, once."""
        return await self._question(owner, "module", "", name) or None

    async def upload_grant(self, owner: str, name: str) -> Grant | None:
        """An upload that another worker has granted, used up by this."""
        text = await self._question(owner, "upload", "", name)
        return msgspec.json.decode(text, type=Grant) if text else None

    async def _question(self, holder: str, kind: str, token: str, text: str) -> str:
        identity = secrets.token_hex(8)
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._answers[identity] = answer
        try:
            if not await self._say(holder, Message(kind, identity, self._sessions.owner, token, text)):
                return ""
            return (await asyncio.wait_for(answer, _ANSWER)).text
        except TimeoutError:
            return ""
        finally:
            del self._answers[identity]

    async def _say(self, to: str, message: Message) -> bool:
        if self._bus is None:
            return False
        data = msgspec.msgpack.encode(message)
        return await self._bus.send(to, self._seal.close(data, "bus", to) if self._seal else data)

    async def tell_room(self, worker: str, room: str) -> None:
        """Tell another worker that a shared state has changed; the message may get lost."""
        await self._say(worker, Message("room", "", self._sessions.owner, room))

    # -- answering

    def _receive(self, sealed: bytes) -> None:
        data = self._seal.open(sealed, "bus", self._sessions.owner) if self._seal else sealed
        if data is None:
            logger.error("a message on the bus has a wrong signature and is ignored")
            return
        try:
            message = msgspec.msgpack.decode(data, type=Message)
        except msgspec.DecodeError:
            logger.error("a message on the bus cannot be read and is ignored")
            return
        if message.kind == "answer":
            _settle(self._answers.get(message.id), message)
        elif message.kind == "return":
            _settle(self._returns.get(message.id), message)
        elif message.kind == "room":
            self._sessions.room_changed(message.token)
        elif message.kind == "give":
            self._start(self._give, message)
        elif message.kind == "lend":
            self._start(self._lend, message)
        elif message.kind == "upload":
            self._start(self._give_grant, message)
        elif message.kind == "module":
            self._start(
                lambda asked: self._answer(asked, self._sessions.once.take(asked.text) or ""), message
            )

    async def _give_grant(self, message: Message) -> None:
        grant = self._sessions.uploads.take(message.text)
        await self._answer(message, msgspec.json.encode(grant).decode() if grant else "")

    def _start(self, work: Callable[[Message], Any], message: Message) -> None:
        task = asyncio.create_task(self._guarded(work, message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Callable[[Message], Any], message: Message) -> None:
        try:
            await work(message)
        except LockExpiredError:
            logger.debug("a session went to another worker while it was asked for")
        except Exception:
            logger.exception("a session that another worker asked for could not be given")

    async def _answer(self, message: Message, text: str) -> None:
        answer = Message("answer", message.id, self._sessions.owner, message.token, text)
        await self._say(message.sender, answer)

    async def _give(self, message: Message) -> None:
        session = self._sessions.by_token.get(message.token)
        if session is None:
            return await self._answer(message, "gone")
        if session.sender is not None and session.doc != message.text:
            if await self._sessions.is_answered(session):
                return await self._answer(message, "kept")
        async with session.lock:
            if self._sessions.by_token.get(message.token) is session:
                await self._sessions.rest(session)
                await self._sessions.drop(session, CLOSE_TAKEN_OVER)
        await self._answer(message, "given")

    async def _lend(self, message: Message) -> None:
        sessions = self._sessions
        session = sessions.by_token.get(message.token)
        if session is None or message.text in self._returns:
            # Not here, or the same loan once more: the lease is tried again.
            return await self._answer(message, "gone")
        returned: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._returns[message.text] = returned
        try:
            async with session.lock:
                if sessions.by_token.get(message.token) is not session:
                    return await self._answer(message, "gone")
                await sessions.save(session)
                await sessions.store.release(session.token, session.fence)
                session.is_lent = True
                await self._answer(message, "lent")
                try:
                    await self._take_back(session, returned)
                finally:
                    session.is_lent = False
        finally:
            del self._returns[message.text]

    async def _take_back(self, session: Session, returned: asyncio.Future[Message]) -> None:
        sessions = self._sessions
        fence = None
        while fence is None:
            await asyncio.wait([returned], timeout=sessions.lease_seconds)
            fence = await sessions.store.lease(session.token, sessions.owner, sessions.lease_seconds)
            if fence is None and returned.done():
                # Another was quicker: the browser has moved, or there is a second loan.
                holder = _worker(await sessions.store.holder(session.token) or "")
                if holder and await self._is_elsewhere(session.token):
                    return await sessions.drop(session, CLOSE_TAKEN_OVER)
                await asyncio.sleep(_PAUSE)
        session.fence = fence
        loan = returned.result() if returned.done() else None
        # Without a word from the borrower anything may have changed.
        if loan:
            session.renew(await sessions.store.load(session.token, loan.names))
        else:
            session.renew(*await sessions.stored(session.token, session.tree.instances))
        await session.emit(loan.actions if loan else [])

    async def _is_elsewhere(self, token: str) -> bool:
        holder = await self._sessions.store.holder(token)
        return holder is not None and "/" not in holder


def _worker(owner: str) -> str:
    """The worker of a lease's owner; a loan is ``worker/loan``."""
    return owner.partition("/")[0]


def _settle(future: asyncio.Future[Message] | None, message: Message) -> None:
    if future is not None and not future.done():
        future.set_result(message)
