"""One tab: its state, its page, what it has been sent, and the queue of its events."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Protocol
from urllib.parse import urlsplit

import msgspec

from mirra.errors import EventDeserializationError, ProtocolError
from mirra.protocol.bindings import SLOT, Binding
from mirra.protocol.manifest import CompiledPage, FieldRef, PageSource
from mirra.protocol.messages import Action, Delta, Event, Navigate, Storage
from mirra.server.failures import failure_actions
from mirra.state.execute import Call, decoded_call, find_handler, is_inline, run, run_inline
from mirra.state.router import HeaderData, RouterData, SessionData, Url
from mirra.state.tree import StateTree, spec_of

logger = logging.getLogger("mirra.server")
_encode = msgspec.json.Encoder().encode
ROOT = "state"


class Sender(Protocol):
    """The connection, as seen from a session."""

    async def send(self, data: bytes) -> None:
        """Send one message; does nothing when the socket is gone."""


class Context(Protocol):
    """What sessions share: the compiled app and its settings."""

    source: PageSource
    dev: bool
    replay: int
    on_error: Callable[[Exception, str], Any]


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


class Session:
    """The state of one tab and the conversation about it; it outlives connections."""

    def __init__(self, token: str, context: Context) -> None:
        self.token = token
        self.context = context
        self.doc = ""
        self.tree = StateTree()
        self.tree.session = self
        self.page: CompiledPage | None = None
        self.reads: frozenset[FieldRef] = frozenset()
        self.reads_async = False
        """Whether the page shows an async computed var."""
        self.bindings: dict[str, Binding] = {}
        self.seen: set[FieldRef] = set()
        """Fields the browser has some value of, current or not."""
        self.version = 0
        self.buffer: deque[tuple[int, bytes]] = deque()
        self.received = 0
        """Highest event number of the document; what it numbers has started, so it is never run again."""
        self.sender: Sender | None = None
        self.queue: deque[Callable[[], Awaitable[None]]] = deque()
        self.runner: asyncio.Task[None] | None = None
        self.background: set[asyncio.Task[None]] = set()
        self.lock = asyncio.Lock()
        self.left_at = time.monotonic()
        self.router = RouterData()
        self.load_turn = 0

    # -- sending

    async def emit(self, actions: list[Action], ack: int = 0, lost: bool = False) -> None:
        """One delta: what changed since the last, with actions and acknowledgement. Nothing to say is not sent."""
        if self.reads_async:
            await self.tree.evaluate_async(self.reads)
        data = self._delta(actions, ack, lost)
        if data is not None and self.sender is not None:
            await self.sender.send(data)

    def _delta(self, actions: list[Action], ack: int, lost: bool = False) -> bytes | None:
        patches = self.tree.drain(self.reads)
        if not (patches or actions or ack):
            return None
        return self._version([*patches], ack, actions, lost)

    def _version(
        self, patches: list[list[Any]], ack: int, actions: list[Action], lost: bool = False
    ) -> bytes:
        self.version += 1
        data = _encode(Delta(self.version, patches, ack, actions, lost))
        self.buffer.append((self.version, data))
        if len(self.buffer) > self.context.replay:
            self.buffer.popleft()
        return data

    def acknowledge(self, version: int) -> None:
        """The browser has all up to ``version``."""
        while self.buffer and self.buffer[0][0] <= version:
            self.buffer.popleft()

    def replay_from(self, version: int) -> list[bytes] | None:
        """The deltas after ``version``, or ``None`` if they are no longer all there."""
        if version > self.version:
            return None
        if version == self.version:
            return []
        missed = [data for number, data in self.buffer if number > version]
        return missed if len(missed) == self.version - version else None

    # -- pages

    def enter(self, url: str, headers: dict[str, str], address: str) -> CompiledPage:
        """Make the page at ``url`` the current one: router data, reads, bindings."""
        parts = urlsplit(url)
        found = self.context.source.match(parts.path or "/")
        page = self.context.source.page(found.route if found else "404")
        origin = headers.get("origin", "")
        params = found.params if found else {}
        self.router = RouterData(
            Url(f"{origin}{url}"),
            page.route,
            params,
            SessionData(self.token, self.doc, address),
            HeaderData(headers),
        )
        self.tree.router = self.router
        root = self.tree.instance(ROOT)
        self.tree.note((ROOT, "router"), None)
        for name in spec_of(ROOT).fields:
            if name not in ("is_hydrated", "router"):
                root.assign(name, params.get(name, spec_of(ROOT).fields[name].make_default()))
        self.page = page
        self.reads = page.reads
        self.reads_async = any(_is_async(key) for key in page.reads)
        self.bindings.update({binding.id: binding for binding in page.bindings})
        return page

    def page_patches(self, page: CompiledPage, has_defaults: bool) -> list[list[Any]]:
        """What the browser lacks for ``page``; with ``has_defaults`` it has the values in the document."""
        base: dict[str, dict[str, Any]] = {}
        if has_defaults:
            for name, fields in page.defaults.items():
                base[name] = {
                    field: value for field, value in fields.items() if (name, field) not in self.seen
                }
        missing = [key for key in page.reads if key not in self.tree.known]
        patches = self.tree.snapshot(missing, base)
        self.seen.update(page.reads)
        return patches

    def restore_storage(self, values: dict[str, str | None]) -> None:
        """Take over what the browser has in cookies and storage; names that are no such var are ignored."""
        for name, value in values.items():
            state, _, field = name.rpartition(".")
            try:
                declared = spec_of(state).fields.get(field)
            except KeyError:
                continue
            if declared is not None and declared.storage is not None:
                self.tree.instance(state).assign(
                    field, str(declared.default) if value is None else value[:65536]
                )

    # -- events

    def receive(
        self, message: Event | Navigate | Storage, headers: dict[str, str], address: str
    ) -> Callable[[], Awaitable[None]] | bytes | None:
        """Take a numbered message. Returns bytes to send at once, work to queue, or ``None`` for one seen before.

        Raises ``ProtocolError`` for an event that this session may not send.
        """
        number = message.n
        if number <= self.received:
            return None
        if isinstance(message, Navigate):
            self.received = number
            self.load_turn += 1
            return lambda: self._navigate(message, headers, address)
        if isinstance(message, Storage):
            self.received = number
            return lambda: self._storage(message)
        binding = self.bindings.get(message.bind)
        if binding is None or binding.upload or len(message.args) != binding.slots:
            raise ProtocolError(
                "An event that this page does not have, or with the wrong number of arguments.", source=None
            )
        self.received = number
        values = iter(message.args)
        try:
            handler = find_handler(binding.handler)
            arguments = [next(values) if item is SLOT else item for item in binding.template]
            call = decoded_call(handler, binding.parameters, arguments)
        except (EventDeserializationError, KeyError) as error:
            failed = (
                error
                if isinstance(error, EventDeserializationError)
                else ProtocolError(f"There is no handler {error}.", source=None)
            )
            return lambda: self._failed(failed, binding.handler, number)
        if handler.is_background:
            self.start_background(call)
            return self._delta([], number)
        if (
            is_inline(handler)
            and not self.reads_async
            and not self.queue
            and self.runner is None
            and not self.lock.locked()
        ):
            return self._inline(call, number)
        return lambda: self._run(call, number)

    def _inline(self, call: Call, number: int) -> Callable[[], Awaitable[None]] | bytes | None:
        """The fast path: a handler that waits for nothing is run right where its message arrived."""
        try:
            actions, chained = run_inline(self.tree, call)
        except Exception as error:
            actions, chained = self._failure(error, call.handler.full_name), []
        if chained:
            return lambda: self._chain(chained, actions, number)
        return self._delta(actions, number)

    async def _chain(self, calls: list[Call], actions: list[Action], number: int) -> None:
        async with self.lock:
            for index, call in enumerate(calls):
                actions = [*actions, *await self._guarded(call)]
                if index < len(calls) - 1:
                    await self.emit(actions)
                    actions = []
            await self.emit(actions, number)

    async def _run(self, call: Call, number: int) -> None:
        async with self.lock:
            actions = await self._guarded(call)
            await self.emit(actions, number)

    async def _guarded(self, call: Call) -> list[Action]:
        """Run a call; what it raises becomes a log line and a toast."""
        try:
            return await run(self.tree, call, self.emit)
        except Exception as error:
            return self._failure(error, call.handler.full_name)

    def _failure(self, error: Exception, where: str) -> list[Action]:
        return failure_actions(error, where, self.context)

    async def _failed(self, error: Exception, where: str, number: int) -> None:
        await self.emit(self._failure(error, where), number)

    async def _storage(self, message: Storage) -> None:
        async with self.lock:
            self.restore_storage(message.values)
            await self.emit([], message.n)

    async def _navigate(self, message: Navigate, headers: dict[str, str], address: str) -> None:
        turn = self.load_turn
        async with self.lock:
            page = self.enter(message.url, headers, address)
            patches = self.page_patches(page, has_defaults=True)
            await self._send_patches(patches, message.n)
            await self.load(page, turn)

    async def _send_patches(self, patches: list[list[Any]], ack: int) -> None:
        data = self._version([*patches, *self.tree.drain(self.reads)], ack, [])
        if self.sender is not None:
            await self.sender.send(data)

    async def load(self, page: CompiledPage, turn: int) -> None:
        """Run the page's ``on_load`` in order; a newer navigation ends it. Then ``is_hydrated`` is true."""
        root = self.tree.instance(ROOT)
        if page.load_bindings:
            root.assign("is_hydrated", False)
            await self.emit([])
            for binding in page.load_bindings:
                if turn != self.load_turn:
                    return
                call = decoded_call(find_handler(binding.handler), binding.parameters, list(binding.template))
                if call.handler.is_background:
                    self.start_background(call)
                else:
                    await self.emit(await self._guarded(call))
        root.assign("is_hydrated", True)
        await self.emit([])

    def enqueue(self, work: Callable[[], Awaitable[None]]) -> None:
        """Run after what is waiting."""
        self.queue.append(work)
        if self.runner is None:
            self.runner = asyncio.create_task(self._work())

    async def _work(self) -> None:
        try:
            while self.queue:
                work = self.queue.popleft()
                try:
                    await work()
                except Exception:
                    logger.exception("an event failed in the server itself")
        finally:
            self.runner = None

    # -- background handlers

    def start_background(self, call: Call) -> None:
        """Run a background handler beside the queue, until it ends or the process does."""
        task = asyncio.create_task(self._background(call))
        self.background.add(task)
        task.add_done_callback(self.background.discard)

    async def _background(self, call: Call) -> None:
        async def emit(actions: list[Action]) -> None:
            async with self.lock:
                await self.emit(actions)

        try:
            actions = await run(self.tree, call, emit, runtime=SessionRuntime(self))
        except asyncio.CancelledError:
            raise
        except Exception as error:
            actions = self._failure(error, call.handler.full_name)
        if actions:
            await emit(actions)

    async def idle(self, patience: float) -> None:
        """Wait until no event is running, at most ``patience`` seconds."""
        end = time.monotonic() + patience
        while (self.runner is not None or self.lock.locked()) and time.monotonic() < end:
            await asyncio.sleep(0.005)


def _is_async(key: FieldRef) -> bool:
    computed = spec_of(key[0]).computed.get(key[1])
    return computed is not None and computed.is_async


class SessionRuntime:
    """The :class:`~mirra.state.runtime.Runtime` of one session's background handlers."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @asynccontextmanager
    async def lock(self, session: Session) -> AsyncIterator[None]:
        """Exclusive use of the state; leaving it sends what changed."""
        async with session.lock:
            try:
                yield
            finally:
                await session.emit([])

    def modify_state(self, token: str) -> Any:
        """Another session's state: see :class:`~mirra.server.sessions.Sessions`."""
        raise NotImplementedError
