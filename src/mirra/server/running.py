"""Running what a tab's events set off: one handler at a time, saved and sent at each ``yield``."""

from __future__ import annotations

import asyncio
from typing import Any

from mirra.errors import InterruptedEventError, LockExpiredError
from mirra.protocol.messages import Action
from mirra.server.coalesced import Coalesced
from mirra.server.context import Context
from mirra.server.conversation import Conversation
from mirra.server.failures import failure_actions
from mirra.server.inbox import Inbox
from mirra.state.calls import Call
from mirra.state.execute import is_inline, run
from mirra.state.spec import StateSpec


class Turn:
    """``async with session.turn``: exclusive use of a session and of the states that it shares."""

    __slots__ = ("session",)

    def __init__(self, session: Running) -> None:
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


class Running(Conversation):
    """A conversation whose calls are run; what to run, and when, is for the :class:`~mirra.server.session.Session` to say."""

    __slots__ = (
        "coalesced",
        "context",
        "held",
        "is_away",
        "latest",
        "lock",
        "running",
        "superseding",
        "turn",
    )

    def __init__(self, token: str, context: Context[Any], stored: dict[str, bytes] | None = None) -> None:
        super().__init__(token, context, stored)
        self.context = context
        self.latest: dict[str, int] = {}
        """The newest event of each handler that supersedes its older runs."""
        self.superseding: asyncio.Task[list[Action]] | None = None
        """The run of such a handler, while it runs."""
        self.lock = asyncio.Lock()
        self.turn = Turn(self)
        """The lock and those of what the session shares with others: for whoever runs handlers."""
        self.coalesced = Coalesced(self)
        """Saves of what background handlers change."""
        self.held: list[Any] = []
        """The rooms that are locked for this session just now."""
        self.is_away = False
        """Whether another worker has it now: a background handler that still runs here borrows it."""
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

    # -- calls

    async def run_event(self, call: Call, number: int, inbox: Inbox) -> None:
        """Run what one event of the browser calls, and acknowledge it."""
        async with self.turn:
            self.running = inbox, number
            if call.handler.supersedes:
                return await self._run_latest(call, number, inbox)
            await self.emit(await self.guarded(call), number, inbox)

    async def _run_latest(self, call: Call, number: int, inbox: Inbox) -> None:
        """Run a call that ends when a newer one of its handler comes; one that has come already keeps it from starting."""
        name = call.handler.full_name
        actions: list[Action] = []
        if self.latest.get(name, number) <= number:
            task = self.superseding = asyncio.create_task(self.guarded(call), name=name)
            try:
                await asyncio.wait([task])
                actions = [] if task.cancelled() else task.result()
            finally:
                task.cancel()
                self.superseding = None
        await self.emit(actions, number, inbox)

    async def run_chain(self, calls: list[Call], actions: list[Action], number: int, inbox: Inbox) -> None:
        """Run several calls for one event, and acknowledge it with the last; ``actions`` go with the first."""
        async with self.turn:
            self.running = inbox, number
            for index, call in enumerate(calls):
                actions = [*actions, *await self.guarded(call)]
                if index < len(calls) - 1:
                    await self.emit(actions)
                    actions = []
            await self.emit(actions, number, inbox)

    async def guarded(self, call: Call) -> list[Action]:
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
            return self.failure(error, call.handler.full_name)

    async def _run_all(self, call: Call) -> list[Action]:
        return await run(self.tree, call, self.emit, self._before)

    def failure(self, error: Exception, where: str) -> list[Action]:
        """Log an error: what the browser is told of it."""
        return failure_actions(error, where, self.context)

    async def failed(self, error: Exception, where: str, number: int, inbox: Inbox) -> None:
        """Acknowledge an event of which nothing came but an error."""
        async with self.lock:
            await self.emit(self.failure(error, where), number, inbox)

    # -- what has started

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
        return {number: self.failure(error, handler) for number, handler in found.items()}

    # -- sharing

    async def link(self, spec: StateSpec, token: str) -> None:
        """Share a state with all sessions that are linked to ``token``, from within an event."""
        await self.context.rooms.link(self, spec.name, token)

    async def unlink(self, spec: StateSpec) -> None:
        """Go back to what only this session has."""
        await self.context.rooms.unlink(self, spec.name)

    def linked_with(self, state: str) -> set[str]:
        """Client tokens of the sessions that share a state with this one."""
        return self.context.rooms.members(self, state)
