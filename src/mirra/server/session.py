"""One tab: the queue of its events, and the handlers that they set off."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol

import msgspec

from mirra.errors import (
    EventDeserializationError,
    InterruptedEventError,
    LockExpiredError,
    MirraRuntimeError,
    NotAllowedError,
    UploadValueError,
)
from mirra.events.chain import EventChain
from mirra.protocol.bindings import UploadTarget
from mirra.protocol.manifest import CompiledPage
from mirra.protocol.messages import Action, Event, Navigate, Storage
from mirra.server.bound import Bound, bind
from mirra.server.conversation import ROOT, Conversation, Pages
from mirra.server.failures import failure_actions
from mirra.server.grants import Grants
from mirra.server.inbox import Inbox
from mirra.server.shown import call_of_component
from mirra.server.upload_grants import Grant, Request, check_claims
from mirra.state.calls import Call
from mirra.state.execute import is_inline, run, run_inline
from mirra.state.guards import check
from mirra.state.outcome import outcome_of, sort_events
from mirra.state.spec import StateSpec
from mirra.state.tree import StateTree

logger = logging.getLogger("mirra.server")
BACKGROUND_HANDLERS = 100
"""What the events of one tab may have running at the same time."""
_LOADING = 0
"""Stands for the number of an event where an ``on_load`` handler runs."""
Work = Callable[[], Awaitable[None]]
Around = Callable[[StateTree, Call, Callable[[], Awaitable[list[Action]]]], Awaitable[list[Action]]]
"""The app's middleware: called with an event's call and the way to go on."""


class Shared(Protocol):
    """What sessions have in common."""

    async def take(self, session: Session) -> None:
        """Lock what a session shares, and bring it up to date."""
        ...

    async def give_back(self, session: Session) -> None:
        """Unlock it."""
        ...

    async def save(self, session: Session) -> list[Action]:
        """Write what changed of it; returned is what the browser is told if that was undone."""
        ...

    async def link(self, session: Session, state: str, token: str) -> None:
        """Share a state with others."""
        ...

    async def unlink(self, session: Session, state: str) -> None:
        """Share it no more."""
        ...

    def members(self, session: Session, state: str) -> set[str]:
        """Client tokens of those that share it."""
        ...


class Context(Pages, Protocol):
    """What sessions share: the compiled app and its settings."""

    dev: bool
    on_error: Callable[[Exception, str], Any]
    saves_each_change: bool
    around: Around | None

    @property
    def rooms(self) -> Shared:
        """What the sessions share with each other."""
        ...

    async def save(self, session: Session) -> list[Action]:
        """Write what changed since the last call to the store; returned is what the browser is told if that was undone."""
        ...

    async def note_start(self, session: Session) -> None:
        """Write that an event has started: it is not to be run again."""
        ...

    def publish(self, module: str) -> str:
        """The address of a module of this text, for one browser and one time."""
        ...

    def grant_upload(self, grant: Grant) -> str:
        """Let a browser send files once: the name to do it by."""
        ...

    def borrow(self, token: str, guest: Session, actions: list[Action]) -> AbstractAsyncContextManager[Any]:
        """The state of a session that another worker has, put into ``guest``."""
        ...

    def modify_state(self, token: str) -> Any:
        """Another session's root state, exclusively."""
        ...

    async def read_state(self, token: str) -> StateTree | None:
        """The state of another session, to be looked at."""
        ...

    def connected(self) -> Mapping[str, str]:
        """Token -> id of the page, of the connected clients."""
        ...


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


class Turn:
    """``async with session.turn``: exclusive use of a session and of the states that it shares."""

    __slots__ = ("session",)

    def __init__(self, session: Session) -> None:
        self.session = session

    async def __aenter__(self) -> None:
        session = self.session
        await session.lock.acquire()
        if session.tree.links:
            try:
                await session.context.rooms.take(session)
            except BaseException:
                session.lock.release()
                raise

    async def __aexit__(self, *exc: Any) -> None:
        session = self.session
        session.running = None
        try:
            if session.held:
                await session.context.rooms.give_back(session)
        finally:
            session.lock.release()


class Session(Conversation):
    """A conversation whose events are run: in order, one at a time, background handlers beside them."""

    __slots__ = (
        "background", "context", "fence", "grants", "held", "is_away", "is_lent", "latest", "leasing", "lock", "queue", "runner", "running", "superseding", "to_load", "turn",
    )  # fmt: skip

    def __init__(self, token: str, context: Context, stored: dict[str, bytes] | None = None) -> None:
        super().__init__(token, context, stored)
        self.context = context
        self.tree.session = self
        self.queue: list[Work] = []
        self.runner: asyncio.Task[None] | None = None
        self.background: set[asyncio.Task[None]] = set()
        self.grants = Grants()
        """What the browser may set off once: callbacks of scripts and toasts that handlers returned."""
        self.latest: dict[str, int] = {}
        """The newest event of each handler that supersedes its older runs."""
        self.superseding: asyncio.Task[list[Action]] | None = None
        """The run of such a handler, while it runs."""
        self.lock = asyncio.Lock()
        self.turn = Turn(self)
        """The lock and those of what the session shares with others: for whoever runs handlers."""
        self.held: list[Any] = []
        """The rooms that are locked for this session just now."""
        self.to_load: int | None = None
        """The next ``on_load`` handler of this page that has not started; ``None`` when all have ended."""
        self.fence = 0
        self.leasing = asyncio.Lock()
        """Held while the first lease is asked for: a second request would give a later fence, and refuse what is written with the first."""
        self.is_away = False
        """Whether another worker has it now: a background handler that still runs here borrows it."""
        self.is_lent = False
        """Whether another worker is changing it just now."""
        self.running: tuple[Inbox, int] | None = None
        """The event that is run, as long as it is not written that it has started."""

    def open_document(self, doc: str) -> None:
        """A page was loaded: events are counted anew."""
        super().open_document(doc)
        self.latest = {}

    async def save(self) -> list[Action] | None:
        """Write what changed: of what is shared, and of the session where its store outlives this process."""
        told = await self.context.rooms.save(self) if self.held else None
        if self.context.saves_each_change:
            told = [*(told or ()), *await self.context.save(self)]
        return told

    # -- events

    def receive(
        self, message: Event | Navigate | Storage, headers: Mapping[str, str], address: str
    ) -> Work | bytes | None:
        """Take a numbered message. Returns bytes to send at once, work to queue, or ``None`` for one that is under way.

        Raises ``ProtocolError`` for a number that cannot be.
        """
        number = message.n
        inbox = self.inbox
        if not inbox.take(number):
            # Said again: where its end was written and its acknowledgement died with its worker, it is acknowledged now.
            return None if number in inbox.unfinished else self.stream.push([], number)
        inbox.unfinished[number] = ""
        if type(message) is Event:
            return self._event(message, inbox)
        if isinstance(message, Navigate):
            self.load_turn += 1
            return lambda: self._navigate(message, inbox, headers, address)
        assert isinstance(message, Storage)
        return lambda: self._storage(message, inbox)

    def _event(self, message: Event, inbox: Inbox) -> Work | bytes | None:
        number = message.n
        bound = next((calls[message.bind] for calls in self.served if message.bind in calls), None)
        granted = self.grants.take(message.bind) if bound is None else None
        if granted is not None:
            return lambda: self._granted(granted, message.args, number, inbox)
        bound = bound or call_of_component(self.tree, self.reads, message.bind)
        if bound is None or len(message.args) != bound.slots:
            # Not only attackers: a page from before the last deploy. It must learn that nothing will come of this event.
            logger.warning(
                "refused an event that the page does not have, or with the wrong number of arguments"
            )
            inbox.unfinished.pop(number, None)
            return self.stream.push([], number, lost=True)
        target = bound.binding.upload
        if target is not None:
            return lambda: self._upload_wanted(bound, target, message.args, number, inbox)
        is_free = (
            self.context.around is None
            and not self.tree.links
            and not self.queue
            and self.runner is None
            and not self.lock.locked()
        )
        if bound.is_inline and is_free and not self.reads_async and not self.context.saves_each_change:
            return self._inline(bound, message.args, number, inbox)
        try:
            call = bound.call(message.args)
        except EventDeserializationError as error:
            failed = error
            return lambda: self._failed(failed, bound.handler.full_name, number, inbox)
        if call.handler.is_background:
            if len(self.background) >= BACKGROUND_HANDLERS:
                crowded = MirraRuntimeError(
                    f"{BACKGROUND_HANDLERS} background handlers of this tab are running; no other is started."
                )
                return lambda: self._failed(crowded, bound.handler.full_name, number, inbox)
            inbox.unfinished[number] = call.handler.full_name
            if self.context.saves_each_change:
                self.start_background(call, number, inbox)
                return None
            self.start_background(call)
            return self.delta([], number, inbox)
        if call.handler.supersedes:
            self.latest[call.handler.full_name] = number
            older = self.superseding
            if older is not None and older.get_name() == call.handler.full_name:
                older.cancel()
        return lambda: self._run(call, number, inbox)

    async def _upload_wanted(
        self, bound: Bound, target: UploadTarget, values: list[Any], number: int, inbox: Inbox
    ) -> None:
        """Grant an upload of the files that the browser names, or say why not. The handler runs when they have come."""
        actions: list[Action]
        key = ""
        try:
            asked = msgspec.convert(values[-1], Request)
            key = asked.key[:64]
            check_claims(asked.files, target.rule)
            arguments = bound.arguments(values[:-1])
            check(self.tree, bound.call(values[:-1]))  # what does not fit is told before anything is sent
            grant = Grant(
                self.token, bound.handler.full_name, list(bound.binding.parameters), arguments, target.parameter,
                target.is_chunked, asked.files, 0.0, target.rule.check_content,
            )  # fmt: skip
            actions = [("upload", {"key": key, "grant": self.context.grant_upload(grant)})]
        except (
            UploadValueError,
            EventDeserializationError,
            NotAllowedError,
            msgspec.ValidationError,
        ) as error:
            actions = [("upload", {"key": key}), *self._failure(error, bound.handler.full_name)]
        async with self.lock:
            await self.emit(actions, number, inbox)

    def _inline(self, bound: Bound, values: list[Any], number: int, inbox: Inbox) -> Work | bytes | None:
        """The fast path: a handler that waits for nothing is run right where its message arrived."""
        try:
            if bound.function is not None:
                result = bound.function(self.tree.get(bound.handler.state))
                if result is None:
                    return self.delta([], number, inbox)
                actions, chained = sort_events(result, bound.handler, self)
            else:
                actions, chained = run_inline(self.tree, bound.call(values))
        except Exception as error:
            actions, chained = self._failure(error, bound.handler.full_name), []
        if chained:
            return lambda: self._chain(chained, actions, number, inbox)
        return self.delta(actions, number, inbox)

    async def link(self, spec: StateSpec, token: str) -> None:
        """Share a state with all sessions that are linked to ``token``, from within an event."""
        await self.context.rooms.link(self, spec.name, token)

    async def unlink(self, spec: StateSpec) -> None:
        """Go back to what only this session has."""
        await self.context.rooms.unlink(self, spec.name)

    def linked_with(self, state: str) -> set[str]:
        """Client tokens of the sessions that share a state with this one."""
        return self.context.rooms.members(self, state)

    def grant(self, chain: EventChain) -> str:
        """Leave to set a chain off once, for the browser: the name to do it by."""
        return self.grants.add(chain)

    def publish(self, module: str) -> str:
        """The address of a module of this text, for one time."""
        return self.context.publish(module)

    async def _granted(self, chain: EventChain, values: list[Any], number: int, inbox: Inbox) -> None:
        try:
            actions, calls = outcome_of(chain, values, self.tree)
        except Exception as error:
            return await self._failed(error, "a callback", number, inbox)
        await self._chain(calls, actions, number, inbox)

    async def _chain(self, calls: list[Call], actions: list[Action], number: int, inbox: Inbox) -> None:
        async with self.turn:
            self.running = inbox, number
            for index, call in enumerate(calls):
                actions = [*actions, *await self._guarded(call)]
                if index < len(calls) - 1:
                    await self.emit(actions)
                    actions = []
            await self.emit(actions, number, inbox)

    async def _run(self, call: Call, number: int, inbox: Inbox) -> None:
        async with self.turn:
            self.running = inbox, number
            if call.handler.supersedes:
                return await self._run_latest(call, number, inbox)
            await self.emit(await self._guarded(call), number, inbox)

    async def _before(self, call: Call) -> None:
        """Before a handler that may do more than change the state: it is written that this event has started, and is not run again."""
        is_stored = self.context.saves_each_change
        if self.running is None or (is_stored and (call.handler.idempotent or is_inline(call.handler))):
            return
        (inbox, number), self.running = self.running, None
        inbox.unfinished[number] = call.handler.full_name
        if is_stored:
            await self.context.note_start(self)

    def interrupted(self) -> dict[int, list[Action]]:
        """What the browser is told of each event that had started in a worker that is no more; they are forgotten by this."""
        found, self.inbox.unfinished = self.inbox.unfinished, {}
        error = InterruptedEventError("The server ended while this ran; it is not run again.", source=None)
        return {number: self._failure(error, handler) for number, handler in found.items()}

    async def _run_latest(self, call: Call, number: int, inbox: Inbox) -> None:
        """Run a call that ends when a newer one of its handler comes; one that has come already keeps it from starting."""
        name = call.handler.full_name
        actions: list[Action] = []
        if self.latest.get(name, number) <= number:
            task = self.superseding = asyncio.create_task(self._guarded(call), name=name)
            try:
                await asyncio.wait([task])
                actions = [] if task.cancelled() else task.result()
            finally:
                task.cancel()
                self.superseding = None
        await self.emit(actions, number, inbox)

    async def _guarded(self, call: Call) -> list[Action]:
        """Run a call; what it raises becomes a log line and a toast."""
        try:
            if self.context.around is not None:
                # What the app's middleware does counts as done by the handler.
                await self._before(call)
                return await self.context.around(self.tree, call, lambda: self._run_all(call))
            return await self._run_all(call)
        except Exception as error:
            if self.is_away and isinstance(error, LockExpiredError):
                raise  # what this handler did is not written, and its browser is elsewhere
            return self._failure(error, call.handler.full_name)

    async def _run_all(self, call: Call) -> list[Action]:
        return await run(self.tree, call, self.emit, self._before)

    def _failure(self, error: Exception, where: str) -> list[Action]:
        return failure_actions(error, where, self.context)

    async def _failed(self, error: Exception, where: str, number: int, inbox: Inbox) -> None:
        async with self.lock:
            await self.emit(self._failure(error, where), number, inbox)

    async def _storage(self, message: Storage, inbox: Inbox) -> None:
        async with self.lock:
            self.restore_storage(message.values)
            await self.emit([], message.n, inbox)

    async def _navigate(
        self, message: Navigate, inbox: Inbox, headers: Mapping[str, str], address: str
    ) -> None:
        async with self.lock:
            turn = self.load_turn
            page = self.enter(message.url, headers, address)
            self.to_load = 0
            await self.emit([], message.n, inbox, self.page_patches(page, has_defaults=True))
        await self.load(page, turn)

    async def load(self, page: CompiledPage, turn: int) -> None:
        """Run the page's ``on_load`` in order; a newer navigation ends it. Then ``is_hydrated`` is true."""
        if self.is_refused:
            error = NotAllowedError(f"The page `{page.route}` requires what is not true of this session.")
            return await self.emit(self._failure(error, page.route))
        root = self.tree.instance(ROOT)
        if page.load_bindings:
            async with self.lock:
                root.assign("is_hydrated", False)
                await self.emit([])
            for index, binding in enumerate(page.load_bindings):
                call = bind(binding).call([])
                if turn != self.load_turn:
                    return
                if index < (self.to_load or 0):
                    continue  # it has started in a worker that has died
                if call.handler.is_background:
                    self.to_load = index + 1
                    self.start_background(call)
                    continue
                async with self.turn:
                    self.to_load = index + 1  # written together with what the handler does, or before it
                    self.running = self.inbox, _LOADING
                    actions = await self._guarded(call)
                    self.inbox.unfinished.pop(_LOADING, None)
                    await self.emit(actions)
        async with self.lock:
            if turn == self.load_turn:
                self.to_load = None
                root.assign("is_hydrated", True)
            await self.emit([])

    def enqueue(self, work: Work) -> None:
        """Run after what is waiting."""
        self.queue.append(work)
        if self.runner is None:
            self.runner = asyncio.create_task(self._work())

    def enqueue_call(self, call: Call, after: Callable[[], None] | None = None) -> None:
        """Run a call that belongs to no event of the browser, after what is waiting; then ``after``."""

        async def work() -> None:
            try:
                async with self.turn:
                    await self.emit(await self._guarded(call))
            finally:
                if after is not None:
                    after()

        self.enqueue(work)

    async def _work(self) -> None:
        try:
            while self.queue:
                work = self.queue.pop(0)
                try:
                    await work()
                except LockExpiredError:
                    self.queue.clear()  # the worker that has the session now runs what has not started
                except Exception:
                    logger.exception("an event failed in the server itself")
        finally:
            self.runner = None

    # -- background handlers

    def start_background(self, call: Call, number: int = 0, inbox: Inbox | None = None) -> asyncio.Task[None]:
        """Run a background handler beside the queue, until it ends or the process does; first acknowledge its event."""
        name = call.handler.full_name
        if call.handler.supersedes:
            for older in [task for task in self.background if task.get_name() == name]:
                older.cancel()
        task = asyncio.create_task(self._background(call, number, inbox), name=name)
        self.background.add(task)
        task.add_done_callback(self.background.discard)
        return task

    def end_background(self) -> None:
        """Cancel what still runs of a session whose browser will not come again."""
        for task in self.background:
            logger.info("`%s` is cancelled: its session has ended", task.get_name())
            task.cancel()

    async def _background(self, call: Call, number: int, inbox: Inbox | None) -> None:
        if inbox is not None:
            # What is acknowledged is written; the acknowledgement alone, since others may be changing the state just now.
            try:
                await self.context.note_start(self)
            except LockExpiredError:
                return  # it has not started: the browser sends it again
            inbox.unfinished.pop(number, None)
            if inbox is self.inbox:
                await self.send(self.stream.push([], number))
        runtime = BackgroundRuntime(self)
        try:
            actions = await run(self.tree, call, runtime.emit, runtime=runtime)
        except Exception as error:
            actions = self._failure(error, call.handler.full_name)
        if actions:
            await runtime.emit(actions)

    async def idle(self, patience: float) -> None:
        """Wait until no event is running, at most ``patience`` seconds."""
        end = time.monotonic() + patience
        while (self.runner is not None or self.lock.locked()) and time.monotonic() < end:
            await asyncio.sleep(0.005)


class BackgroundRuntime:
    """The :class:`~mirra.state.runtime.Runtime` of one running background handler."""

    __slots__ = ("actions", "is_holding", "session")

    def __init__(self, session: Session) -> None:
        self.session = session
        self.actions: list[Action] = []
        """What a handler whose session is away yields: sent by the worker that has it, at the end of the block."""
        self.is_holding = False
        """Whether the handler is inside ``async with self``: what it yields there is sent without asking for the lock."""

    @asynccontextmanager
    async def lock(self, session: Session) -> AsyncIterator[None]:
        """Exclusive use of the state; leaving it saves and sends what changed."""
        async with session.turn:
            if not session.is_away:
                self.is_holding = True
                try:
                    yield
                finally:
                    self.is_holding = False
                    await session.emit([])
                return
            self.actions = []
            async with session.context.borrow(session.token, session, self.actions):
                self.is_holding = True
                try:
                    yield
                finally:
                    self.is_holding = False

    async def emit(self, actions: list[Action]) -> None:
        """Save and send at a ``yield``."""
        session = self.session
        if self.is_holding and session.is_away:
            self.actions.extend(actions)
        elif self.is_holding:
            await session.emit(actions)
        else:
            async with session.lock:
                if not session.is_away:
                    await session.emit(actions)
                    return
                async with session.context.borrow(session.token, session, actions):
                    pass

    def modify_state(self, token: str) -> Any:
        """Another session's root state."""
        return self.session.context.modify_state(token)

    async def read_state(self, token: str) -> StateTree | None:
        """The state of another session, to be looked at."""
        return await self.session.context.read_state(token)

    def connected(self) -> Mapping[str, str]:
        """The clients of this worker."""
        return self.session.context.connected()
