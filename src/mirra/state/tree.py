"""A session's state: instances of State classes, made when first touched, and what changed since the last delta."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from mirra.codec import is_sendable, to_wire
from mirra.errors import MirraRuntimeError
from mirra.protocol.manifest import FieldRef
from mirra.registry import registry
from mirra.state.aliases import Aliases
from mirra.state.computed import Evaluation
from mirra.state.expected import classes_of, log_misfit
from mirra.state.instance import Instance
from mirra.state.journal import MANY_PATCHES, WHOLE, Journal
from mirra.state.router import RouterData
from mirra.state.spec import MISSING, ROOT, ComputedSpec, StateSpec
from mirra.state.storage import decode_values, encode_values
from mirra.state.tracked.cells import Cell
from mirra.state.tracked.proxy import unwrap

ROUTER: FieldRef = (ROOT, "router")


def spec_of(name: str) -> StateSpec:
    """The spec of a state class by full name; raises ``KeyError``."""
    cls = registry().get("state", name)
    if cls is None:
        raise KeyError(name)
    return cls.__mirra__  # type: ignore[no-any-return]


class StateTree:
    """All state of one session. ``load`` gives stored bytes of a substate by name, if there are any."""

    __slots__ = (
        "aliases", "changes", "evaluations", "instances", "journal", "known", "left", "links", "load", "private", "router", "session", "tracking", "unread", "versions",
    )  # fmt: skip

    def __init__(
        self, router: RouterData | None = None, load: Callable[[str], bytes | None] | None = None
    ) -> None:
        self.router = router or RouterData()
        self.load = load
        self.left: dict[str, list[str]] = {}
        """Substates that were left in the store -> their records: :func:`~mirra.state.reach.bring` has them loaded."""
        self.instances: dict[str, Instance] = {}
        self.changes: dict[FieldRef, list[list[Any]] | None] = {}
        """Field -> patches since the last drain, or :data:`WHOLE`."""
        self.aliases = Aliases()
        self.known: set[FieldRef] = set()
        """Fields whose value the browser has."""
        self.journal = Journal()
        self.tracking: list[set[FieldRef]] = []
        self.evaluations: dict[FieldRef, Evaluation] = {}
        self.links: dict[str, str] = {}
        """Shared state -> the token to which this session is linked."""
        self.private: dict[str, bytes] = {}
        """Substates that are shared now -> what the session had before, and has again afterwards."""
        self.unread: dict[str, dict[str, Any]] = {}
        """Substate -> what its stored form has that its class does not know or cannot read; kept until the field is set."""
        self.session: Any = None
        """Who serves this tree; the server's own."""
        self.versions: dict[FieldRef, int] = {}
        """How often a field has changed: what cached values of computed vars are checked against."""

    # -- instances

    def instance(self, name: str) -> Instance:
        """The instance behind a state, made or loaded when first touched."""
        found = self.instances.get(name)
        if found is None:
            spec = spec_of(name)
            stored = self._stored(spec)
            found = self.instances[name] = Instance(self, spec)
            found.state = spec.cls.__new_state__(found)
            if stored is not None:
                values, unread = decode_values(spec, stored)
                found.values.update(values)
                if unread:
                    self.unread[name] = unread
        return found

    def _stored(self, spec: StateSpec) -> bytes | None:
        if self.left and (spec.name in self.left or spec.formerly in self.left):
            raise MirraRuntimeError(
                f"`{spec.name}` is large and still in the store.",
                f"Ask for it first: `await self.get_state({spec.cls.__name__})`.",
            )
        if self.load is None:
            return None
        found = self.load(spec.name)
        return self.load(spec.formerly) if found is None and spec.formerly else found

    def get(self, name: str) -> Any:
        """The state instance by full name."""
        return self.instance(name).state

    # -- changes

    def note(self, key: FieldRef, patch: list[Any] | None, stored: list[Any] | None = WHOLE) -> None:
        """Remember a change of a field: for the browser, and as the store takes it."""
        if self.unread and self.unread.get(key[0], {}).pop(key[1], MISSING) is not MISSING:
            stored = WHOLE
        self.journal.note(key, stored)
        self.versions[key] = self.versions.get(key, 0) + 1
        if patch is WHOLE:
            self.changes[key] = WHOLE
            return
        patches = self.changes.setdefault(key, [])
        if patches is None:
            return
        if len(patches) >= MANY_PATCHES:
            self.changes[key] = WHOLE
        else:
            patches.append(patch)  # pyright: ignore[reportArgumentType]  # WHOLE was handled

    def places(self, cell: Cell) -> Mapping[FieldRef, int]:
        """The fields of all state that hold what is at ``cell`` or around it, where it is at several places."""
        objects = []
        around: Cell | None = cell
        while around is not None:
            objects.append(around.read())
            around = around.parent
        return self.aliases.places(objects, self.held())

    def held(self) -> Iterator[tuple[FieldRef, Any]]:
        """Every field that has a value of its own, with it."""
        for name, instance in self.instances.items():
            for field, value in instance.values.items():
                yield (name, field), value

    def value(self, key: FieldRef) -> Any:
        """The current value of a field or computed var."""
        instance = self.instance(key[0])
        if key[1] in instance.spec.fields:
            return self.router if key == ROUTER else instance.value(key[1])
        computed = instance.spec.computed[key[1]]
        return self.cached_value(key) if computed.is_async else self.evaluate(instance, computed)

    def drain(self, reads: Collection[FieldRef]) -> list[list[Any]]:
        """The patches that bring a browser that knows :attr:`known` up to date on ``reads``."""
        self.aliases.tidy(self.held)
        patches: list[list[Any]] = []
        changes, self.changes = self.changes, {}
        for key, changed in changes.items():
            if key not in reads:
                self.known.discard(key)
            elif changed is WHOLE or key not in self.known:
                patches.append(["=", [*key], to_wire(unwrap(self.value(key)))])
                self.known.add(key)
            elif changed is not None:
                patches.extend(changed)
        if self.evaluations:
            self._drain_computed(reads, patches)
        return patches

    def _drain_computed(self, reads: Collection[FieldRef], patches: list[list[Any]]) -> None:
        for key, evaluation in list(self.evaluations.items()):
            if key not in reads:
                continue
            # Async ones were brought up to date before: whether their value is news is all there is to ask.
            if not evaluation.is_stale(self) and not spec_of(key[0]).computed[key[1]].is_async:
                continue
            wire = to_wire(unwrap(self.value(key)))
            fresh = self.evaluations[key]
            if key not in self.known or wire != fresh.sent:
                patches.append(["=", [*key], wire])
                self.known.add(key)
            fresh.sent = wire

    def snapshot(self, reads: Collection[FieldRef], base: Mapping[str, Mapping[str, Any]]) -> list[list[Any]]:
        """What differs from ``base``; afterwards the browser knows all of ``reads``."""
        patches: list[list[Any]] = []
        for key in reads:
            if key[0].startswith("@"):
                continue
            name, field = key
            has_base = name in base and field in base[name]
            spec = spec_of(name)
            is_field = field in spec.fields
            untouched = is_field and (name not in self.instances and self.load is None)
            if not (untouched and has_base):
                wire = to_wire(unwrap(self.value(key)))
                if not has_base or base[name][field] != wire:
                    patches.append(["=", [name, field], wire])
                if not is_field:
                    self.evaluations[key].sent = wire
            self.known.add(key)
            self.changes.pop(key, None)
        return patches

    # -- computed vars

    def evaluate(self, instance: Instance, spec: ComputedSpec) -> Any:
        """The value of a computed var, from the cache if nothing it read has changed."""
        key = (instance.spec.name, spec.name)
        cached = self.evaluations.get(key)
        if cached is not None and spec.cache and not cached.is_stale(self):
            return cached.value
        reads: set[FieldRef] = set()
        self.tracking.append(reads)
        try:
            value = spec.function(instance.state)
        finally:
            self.tracking.pop()
        self._remember(key, spec, value, reads, cached)
        return value

    async def evaluate_awaited(self, instance: Instance, spec: ComputedSpec) -> Any:
        """The value of an async computed var, from the cache if nothing it read has changed."""
        key = (instance.spec.name, spec.name)
        cached = self.evaluations.get(key)
        if cached is not None and spec.cache and not cached.is_stale(self):
            return cached.value
        reads: set[FieldRef] = set()
        self.tracking.append(reads)
        try:
            value = await spec.function(instance.state)
        finally:
            # By identity: those of others that run meanwhile may be equal.
            self.tracking[:] = [other for other in self.tracking if other is not reads]
        self._remember(key, spec, value, reads, cached)
        return value

    def _declared(self, spec: ComputedSpec) -> set[FieldRef]:
        owners = [(spec_of(state).owner_of(name), name) for state, name in spec.deps]
        found = {(owner.name, name) for owner, name in owners if owner is not None}
        for ref in found:
            computed = spec_of(ref[0]).computed.get(ref[1])
            if computed is not None and not computed.is_async:
                self.evaluate(self.instance(ref[0]), computed)
        return found

    def _remember(
        self, key: FieldRef, spec: ComputedSpec, value: Any, reads: set[FieldRef], old: Evaluation | None
    ) -> None:
        classes = classes_of(spec.kind)
        if classes is not None and not isinstance(value, classes):
            log_misfit(f"{key[0]}.{key[1]}", spec.kind, classes, value)
        reads = (reads if spec.auto_deps else set()) | self._declared(spec)
        expires = time.monotonic() + spec.interval if spec.interval else None
        stamps = {ref: self.evaluations.get(ref) or self.versions.get(ref, 0) for ref in reads}
        self.evaluations[key] = Evaluation(value, stamps, expires, spec.cache, old.sent if old else None)

    async def evaluate_async(self, reads: Collection[FieldRef]) -> None:
        """Bring the async computed vars among ``reads`` up to date; their values are then in the cache."""
        for key in reads:
            if key[0].startswith("@"):
                continue
            instance = self.instance(key[0])
            spec = instance.spec.computed.get(key[1])
            if spec is None or not spec.is_async:
                continue
            await self.evaluate_awaited(instance, spec)

    def cached_value(self, key: FieldRef) -> Any:
        """The value of an async computed var that was evaluated before, else its initial value."""
        found = self.evaluations.get(key)
        if found is not None:
            return found.value
        spec = spec_of(key[0]).computed[key[1]]
        value = None if spec.initial_value is MISSING else spec.initial_value
        self.evaluations[key] = Evaluation(value, {}, None, True, None)
        return value

    # -- storing

    def encode(self) -> dict[str, bytes]:
        """All substates that differ from their defaults, by name."""
        own = {
            name: encode_values(i.spec, i.values, unread=self.unread.get(name))
            for name, i in self.instances.items()
            if (i.values or name in self.unread) and name not in self.private
        }
        return own | self.private

    def dirty(self, strict: bool = False) -> dict[str, bytes | None]:
        """The records of what changed since the last call. ``strict``: as :func:`encode_values` has it."""
        return self.journal.write(self.instances, self.unsaved(), self.unread, strict)

    def unsaved(self) -> set[str]:
        """The substates that were changed since the last call of :meth:`dirty`."""
        return self.journal.changed.keys() - self.private.keys()

    # -- sharing

    def share(self, names: Collection[str]) -> None:
        """What these substates hold from now on is not this session's own; :meth:`renew` brings it."""
        for name in names:
            if name not in self.private:
                instance = self.instance(name)
                unread = self.unread.pop(name, None)
                self.private[name] = encode_values(instance.spec, instance.values, unread=unread)
                self.journal.settle(name)

    def unshare(self, names: Collection[str]) -> None:
        """These substates are the session's own again, with what they held before."""
        own = {name: self.private.pop(name) for name in names}
        self.renew(own)
        for name in own:
            self.journal.rewrite(name)

    def dirty_shared(self, names: Collection[str]) -> dict[str, bytes]:
        """Those of some shared substates that were changed since the last call."""
        changed = [self.instances[name] for name in names if self.journal.settle(name)]
        return {
            i.spec.name: encode_values(i.spec, i.values, strict=True, unread=self.unread.get(i.spec.name))
            for i in changed
        }

    def renew(self, stored: Mapping[str, bytes]) -> None:
        """Take over what another worker has stored: news for the browser, and nothing to be stored again."""
        for name, data in stored.items():
            instance = self.instances.get(name)
            if instance is None:
                continue
            fresh, unread = decode_values(instance.spec, data)
            for field in {*fresh, *instance.values}:
                if field not in fresh and not is_sendable(instance.values[field]):
                    continue  # transient: it never was in the store
                self._renew_field(instance, field, fresh.get(field, MISSING))
            if unread:
                self.unread[name] = unread
            else:
                self.unread.pop(name, None)
            self.journal.settle(name)

    def _renew_field(self, instance: Instance, field: str, fresh: Any) -> None:
        old = instance.values.get(field, MISSING)
        if fresh is not MISSING and old is not MISSING and to_wire(unwrap(old)) == to_wire(fresh):
            return
        if fresh is MISSING:
            instance.values.pop(field)
            instance.forget_copies(instance.spec.fields[field].default)
        else:
            instance.values[field] = fresh
        instance.owned.pop(field, None)
        self.note((instance.spec.name, field), WHOLE)

    def size(self) -> int:
        """Bytes of the encoded state."""
        return sum(len(data) for data in self.encode().values())


def initial_values(reads: Collection[FieldRef]) -> dict[str, dict[str, Any]]:
    """Wire values of a session that has done nothing yet: what the page's HTML carries."""
    tree = StateTree()
    result: dict[str, dict[str, Any]] = {}
    for name, field in sorted(reads):
        if name.startswith("@"):
            continue
        computed = spec_of(name).computed.get(field)
        if computed is not None and computed.initial_value is not MISSING:
            value = computed.initial_value
        else:
            value = tree.value((name, field))
        result.setdefault(name, {})[field] = to_wire(unwrap(value))
    return result
