"""One tab: what its browser sends, put into order and run."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Collection, Mapping
from typing import Any

import msgspec

from mirra.errors import EventDeserializationError, MirraRuntimeError, NotAllowedError, UploadValueError
from mirra.events.chain import EventChain
from mirra.protocol.bindings import UploadTarget
from mirra.protocol.manifest import CompiledPage
from mirra.protocol.messages import Action, Event, Navigate, Storage
from mirra.server.background import Background
from mirra.server.bound import Bound, bind
from mirra.server.context import Context
from mirra.server.grants import Grants
from mirra.server.inbox import Inbox
from mirra.server.queue import Queue, Work
from mirra.server.running import Running
from mirra.server.shown import call_of_component
from mirra.server.uploads.grants import Grant, Request, check_claims
from mirra.server.uploads.quota import Quota
from mirra.state.calls import Call
from mirra.state.execute import run_inline
from mirra.state.guards import check
from mirra.state.journal import substate_of
from mirra.state.outcome import outcome_of, sort_events
from mirra.state.reach import bring, bring_for
from mirra.state.spec import ROOT

logger = logging.getLogger("mirra.server")
BACKGROUND_HANDLERS = 100
"""What the events of one tab may have running at the same time."""
_LOADING = 0
"""Stands for the number of an event where an ``on_load`` handler runs."""


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


class Session(Running):
    """A conversation whose events are run: in order, one at a time, background handlers beside them."""

    __slots__ = ("background", "fence", "grants", "is_lent", "leasing", "queue", "to_load", "uploaded")

    def __init__(self, token: str, context: Context[Session], stored: dict[str, bytes] | None = None) -> None:
        super().__init__(token, context, stored)
        self.tree.session = self
        self.queue = Queue()
        self.background = Background(self)
        self.grants = Grants()
        self.uploaded = Quota()
        """What the browser may set off once: callbacks of scripts and toasts that handlers returned."""
        self.to_load: int | None = None
        """The next ``on_load`` handler of this page that has not started; ``None`` when all have ended."""
        self.fence = 0
        self.leasing = asyncio.Lock()
        """Held while the first lease is asked for: a second request would give a later fence, and refuse what is written with the first."""
        self.is_lent = False
        """Whether another worker is changing it just now."""

    async def fetch(self, states: Collection[str]) -> None:
        """Load substates that were left in the store; one that is no longer there has its defaults."""
        left = self.tree.left
        found = await self.context.load(self, [record for state in states for record in left[state]])
        # What was taken over from another worker meanwhile is newer.
        self.keep({name: data for name, data in found.items() if substate_of(name) in left})
        for state in states:
            left.pop(state, None)

    # -- what the browser sends

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
            return self._refused(number, inbox)
        target = bound.binding.upload
        if target is not None:
            return lambda: self._upload_wanted(bound, target, message.args, number, inbox)
        is_free = (
            self.context.around is None
            and not self.tree.links
            and not self.queue.waiting
            and self.queue.runner is None
            and not self.lock.locked()
        )
        if bound.is_inline and is_free and not self.reads_async and not self.context.saves_each_change:
            return self._inline(bound, message.args, number, inbox)
        try:
            call = bound.call(message.args)
        except EventDeserializationError as error:
            failed = error
            return lambda: self.failed(failed, bound.handler.full_name, number, inbox)
        if call.handler.is_background:
            return self._event_beside(call, number, inbox)
        if call.handler.supersedes:
            self.latest[call.handler.full_name] = number
            older = self.superseding
            if older is not None and older.get_name() == call.handler.full_name:
                older.cancel()
        return lambda: self.run_event(call, number, inbox)

    def _refused(self, number: int, inbox: Inbox) -> bytes:
        """Not only attackers: a page from before the last deploy. It must learn that nothing will come of this event."""
        logger.warning("refused an event that the page does not have, or with the wrong number of arguments")
        inbox.unfinished.pop(number, None)
        return self.stream.push([], number, lost=True)

    def _event_beside(self, call: Call, number: int, inbox: Inbox) -> Work | bytes | None:
        """An event of a background handler, which waits for no other."""
        name = call.handler.full_name
        if len(self.background.tasks) >= BACKGROUND_HANDLERS:
            crowded = MirraRuntimeError(
                f"{BACKGROUND_HANDLERS} background handlers of this tab are running; no other is started."
            )
            return lambda: self.failed(crowded, name, number, inbox)
        inbox.unfinished[number] = name
        if self.context.saves_each_change:
            self.background.start(call, number, inbox)
            return None
        self.background.start(call)
        return self.delta([], number, inbox)

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
            await bring_for(self.tree, bound.call(values[:-1]))
            check(self.tree, bound.call(values[:-1]))  # what does not fit is told before anything is sent
            self.uploaded.take(sum(claim.size for claim in asked.files), self.context.upload_quota)
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
            actions = [("upload", {"key": key}), *self.failure(error, bound.handler.full_name)]
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
            actions, chained = self.failure(error, bound.handler.full_name), []
        if chained:
            return lambda: self.run_chain(chained, actions, number, inbox)
        return self.delta(actions, number, inbox)

    async def _granted(self, chain: EventChain, values: list[Any], number: int, inbox: Inbox) -> None:
        try:
            await bring(self.tree)
            actions, calls = outcome_of(chain, values, self.tree)
        except Exception as error:
            return await self.failed(error, "a callback", number, inbox)
        await self.run_chain(calls, actions, number, inbox)

    async def _storage(self, message: Storage, inbox: Inbox) -> None:
        async with self.lock:
            await self.restore_storage(message.values)
            await self.emit([], message.n, inbox)

    # -- pages

    async def _navigate(
        self, message: Navigate, inbox: Inbox, headers: Mapping[str, str], address: str
    ) -> None:
        async with self.lock:
            turn = self.load_turn
            page = await self.enter(message.url, headers, address)
            self.to_load = 0
            await self.emit([], message.n, inbox, self.page_patches(page, has_defaults=True))
        await self.load(page, turn)

    async def load(self, page: CompiledPage, turn: int) -> None:
        """Run the page's ``on_load`` in order; a newer navigation ends it. Then ``is_hydrated`` is true."""
        if self.is_refused:
            error = NotAllowedError(f"The page `{page.route}` requires what is not true of this session.")
            return await self.emit(self.failure(error, page.route))
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
                    self.background.start(call)
                    continue
                async with self.turn:
                    self.to_load = index + 1  # written together with what the handler does, or before it
                    self.running = self.inbox, _LOADING
                    actions = await self.guarded(call)
                    self.inbox.unfinished.pop(_LOADING, None)
                    await self.emit(actions)
        async with self.lock:
            if turn == self.load_turn:
                self.to_load = None
                root.assign("is_hydrated", True)
            await self.emit([])

    # -- for handlers that run

    def grant(self, chain: EventChain) -> str:
        """Leave to set a chain off once, for the browser: the name to do it by."""
        return self.grants.add(chain)

    def publish(self, module: str) -> str:
        """The address of a module of this text, for one time."""
        return self.context.publish(module)

    def enqueue_call(self, call: Call, after: Callable[[], None] | None = None) -> None:
        """Run a call that belongs to no event of the browser, after what is waiting; then ``after``."""

        async def work() -> None:
            try:
                async with self.turn:
                    await self.emit(await self.guarded(call))
            finally:
                if after is not None:
                    after()

        self.queue.add(work)

    def start_background(self, call: Call) -> None:
        """Run a background handler that another handler has chained."""
        self.background.start(call)

    # -- ending

    def is_busy(self) -> bool:
        """Whether an event is running or waiting."""
        return self.queue.runner is not None or self.lock.locked()

    async def idle(self, patience: float) -> None:
        """Wait until no event is running, at most ``patience`` seconds."""
        end = time.monotonic() + patience
        while self.is_busy() and time.monotonic() < end:
            await asyncio.sleep(0.005)
