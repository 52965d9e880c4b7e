"""What one tab is shown and told: its page, the state it reads, and the deltas that keep it up to date."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Protocol

from mirra.protocol.manifest import CompiledPage, FieldRef, PageSource
from mirra.protocol.messages import Action
from mirra.server.bound import Bound
from mirra.server.inbox import Inbox
from mirra.server.stream import Stream
from mirra.state.guards import holds
from mirra.state.journal import substate_of
from mirra.state.reach import bring, states_in
from mirra.state.router import RouterData, SessionData, Url
from mirra.state.spec import ROOT
from mirra.state.tree import StateTree, spec_of

_EARLIER = 8
"""Documents of a session that are remembered: a browser keeps no more of a tab's pages than about six."""
_LONGEST_STORED_VALUE = 65536
_NO_ROUTER = RouterData()


class Sender(Protocol):
    """The connection, as seen from a session."""

    async def send(self, data: bytes) -> None:
        """Send one message; does nothing when the socket is gone."""

    async def close(self, code: int) -> None:
        """Close from this side."""

    async def answers(self) -> bool:
        """Ask the page for a sign of life."""
        ...


class Pages(Protocol):
    """The compiled app, as a conversation needs it."""

    source: PageSource
    replay: int

    def bound(self, page: CompiledPage) -> dict[str, Bound]:
        """What a page may call, by binding id."""
        ...


class Outgoing:
    """A delta on its way: it is sent when it and all before it are saved."""

    __slots__ = ("data", "is_saved")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.is_saved = False


class Conversation:
    """A tab's page and the state behind it. It outlives connections; who runs handlers is the :class:`~mirra.server.session.Session`."""

    __slots__ = (
        "doc", "earlier", "inbox", "is_refused", "left_at", "load_turn", "outbox", "page", "pages", "reads", "reads_async", "router", "seen", "sender", "served", "sizes", "stored", "stream",
        "token", "tree", "url",
    )  # fmt: skip

    def __init__(self, token: str, pages: Pages, stored: dict[str, bytes] | None = None) -> None:
        self.token = token
        self.pages = pages
        self.tree = StateTree(_NO_ROUTER)
        self.stored = self.tree.journal.read(stored or {})
        """Substates as they were loaded; those not touched since are still this."""
        self.tree.load = self.stored.get if stored else None
        self.sizes = {name: len(data) for name, data in (stored or {}).items()}
        """Bytes of each record in the store."""
        self.doc = ""
        self.page: CompiledPage | None = None
        self.reads: frozenset[FieldRef] = frozenset()
        self.reads_async = False
        """Whether the page shows an async computed var."""
        self.served: list[dict[str, Bound]] = []
        """What the pages shown to this document may call."""
        self.seen: set[FieldRef] = set()
        """Fields the browser has some value of, current or not."""
        self.stream = Stream(pages.replay)
        self.outbox: list[Outgoing] = []
        """Deltas that are being saved, or wait for one that is: a later version is never sent before an earlier one."""
        self.inbox = Inbox()
        self.earlier: dict[str, Inbox] = {}
        """Of the documents before this one, which a browser may show again."""
        self.sender: Sender | None = None
        self.left_at = time.monotonic()
        self.router = _NO_ROUTER
        self.load_turn = 0
        self.is_refused = False
        """Whether the page at ``url`` requires what is not true of this session: nothing of it is sent."""
        self.url = ""
        """Of the page shown: the last that was navigated to, also where the browser has not heard of it yet."""

    async def save(self) -> list[Action] | None:
        """Write what changed before the browser is told of it; returned is what it is told of what had to be undone."""
        raise NotImplementedError

    def renew(self, records: Mapping[str, bytes], left: Mapping[str, int] | None = None) -> None:
        """Take over what another worker has stored, all records of some substates; ``left`` are those of substates that nothing here has touched."""
        self.leave(left or {})
        self.tree.renew(self.keep(records))

    def leave(self, sizes: Mapping[str, int]) -> None:
        """Have substates, whose records have these sizes, in the store until they are touched."""
        states = {substate_of(name) for name in sizes}
        self._forget(states)
        self.sizes.update(sizes)
        self.tree.left.update({state: [n for n in sizes if substate_of(n) == state] for state in states})

    def keep(self, records: Mapping[str, bytes]) -> dict[str, bytes]:
        """Have some substates from the store at hand; returned are they."""
        states = self.tree.journal.read(records)
        self._forget(states)
        self.stored.update(states)
        self.tree.load = self.stored.get
        self.sizes.update({name: len(data) for name, data in records.items()})
        return states

    def _forget(self, states: Collection[str]) -> None:
        for state in states:
            self.stored.pop(state, None)
            self.tree.left.pop(state, None)
        self.sizes = {name: size for name, size in self.sizes.items() if substate_of(name) not in states}

    # -- sending

    async def emit(
        self,
        actions: list[Action],
        ack: int = 0,
        inbox: Inbox | None = None,
        patches: list[Any] | None = None,
    ) -> None:
        """One delta: what changed since the last, with actions and acknowledgement; saved, then sent.

        ``inbox``: where the acknowledged event was received. Nothing to say is not sent.
        """
        if self.reads_async:
            await self.tree.evaluate_async(self.reads)
        data = self.delta(actions, ack, inbox, patches)
        place = self._hold(data) if data is not None else None
        try:
            told = await self.save()
        finally:
            if place is not None:
                place.is_saved = True
        await self._send_saved()
        if told is not None and (told or self.tree.changes):
            await self.emit(told)

    @property
    def has_news(self) -> bool:
        """Whether something changed since the last delta, or a computed var may have."""
        tree = self.tree
        return bool(tree.changes or tree.evaluations or tree.journal.changed)

    async def send(self, data: bytes) -> None:
        """Send a delta that need not be saved, after those before it."""
        self._hold(data).is_saved = True
        await self._send_saved()

    def _hold(self, data: bytes) -> Outgoing:
        made = Outgoing(data)
        self.outbox.append(made)
        return made

    async def _send_saved(self) -> None:
        while self.outbox and self.outbox[0].is_saved:
            data = self.outbox.pop(0).data
            if self.sender is not None:
                await self.sender.send(data)

    def missed(self, version: int) -> list[bytes] | None:
        """The deltas that were sent after ``version``, if they are still known; what is held is sent when it is saved."""
        missed = self.stream.after(version)
        return missed[: len(missed) - len(self.outbox)] if missed and self.outbox else missed

    def delta(
        self,
        actions: list[Action],
        ack: int = 0,
        inbox: Inbox | None = None,
        patches: list[Any] | None = None,
    ) -> bytes | None:
        """The next delta, if there is anything to tell."""
        if self.page is not None and self.page.requires is not None and self.reads:
            if not holds(self.tree, self.page.requires):
                self.reads = frozenset()  # no longer allowed: what changes from now on is not theirs to see
        changed = self.tree.drain(self.reads)
        if ack and inbox is not None:
            inbox.unfinished.pop(ack, None)
            if inbox is not self.inbox:
                # The document that sent this event is gone, and the number means another event in the new one.
                ack = 0
        if not (changed or patches or actions or ack):
            return None
        return self.stream.push([*patches, *changed] if patches else changed, ack, actions)

    # -- pages

    def open_document(self, doc: str) -> None:
        """A page was loaded: numbers and versions begin anew, and what the browser had is gone.

        Or one is shown again that the browser had put away whole: what it sent before is not done a second time.
        """
        if self.inbox.received:
            self.earlier[self.doc] = self.inbox
            while len(self.earlier) > _EARLIER:
                del self.earlier[next(iter(self.earlier))]
        self.doc = doc
        self.stream = Stream(self.pages.replay)
        self.outbox = []
        self.inbox = self.earlier.pop(doc) if doc in self.earlier else Inbox()
        self.tree.known.clear()
        self.seen = set()
        self.served = []
        self.load_turn += 1

    async def enter(self, url: str, headers: Mapping[str, str], address: str) -> CompiledPage:
        """Make the page at ``url`` the current one: router data, reads, bindings; what it shows is loaded."""
        # Cut by hand: `urlsplit` takes what follows `//` for a host.
        found = self.pages.source.match(url.partition("#")[0].partition("?")[0] or "/")
        page = self.pages.source.page(found.route if found else "404")
        await bring(self.tree, [*(state for state, _ in page.reads), *states_in(page.requires)])
        self.url = url
        params = found.params if found else {}
        self.router = RouterData.of(
            Url(f"{headers.get('origin', '')}{url}"),
            page.route,
            params,
            SessionData(self.token, self.doc, address),
            headers,
        )
        self.tree.router = self.router
        root = self.tree.instance(ROOT)
        self.tree.note((ROOT, "router"), None)
        for name, declared in spec_of(ROOT).fields.items():
            if name not in ("is_hydrated", "router"):
                root.assign(name, params.get(name, declared.make_default()))
        self.page = page
        self.reads = page.reads
        self.reads_async = any(_is_async(key) for key in page.reads)
        self.is_refused = page.requires is not None and not holds(self.tree, page.requires)
        if self.is_refused:
            self.reads, self.reads_async = frozenset(), False
            self.page = page = replace(page, reads=frozenset(), bindings=(), on_load=(), load_bindings=())
            return page
        bound = self.pages.bound(page)
        if not any(bound is known for known in self.served):
            self.served.append(bound)
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

    async def restore_storage(self, values: Mapping[str, str | None]) -> None:
        """Take over what the browser has in cookies and storage; names that are no such var are ignored."""
        await bring(self.tree, [name.rpartition(".")[0] for name in values])
        for name, value in values.items():
            state, _, field = name.rpartition(".")
            try:
                declared = spec_of(state).fields.get(field)
            except KeyError:
                continue
            if declared is not None and declared.storage is not None:
                kept = str(declared.default) if value is None else value[:_LONGEST_STORED_VALUE]
                self.tree.instance(state).assign(field, kept)


def _is_async(key: FieldRef) -> bool:
    if key[0].startswith("@"):
        return False
    computed = spec_of(key[0]).computed.get(key[1])
    return computed is not None and computed.is_async
