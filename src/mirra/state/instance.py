"""One state of a session: its values, and what becomes of a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mirra.codec import to_wire
from mirra.codec.serializers import serializer_of
from mirra.codec.wire import at_rest
from mirra.errors import StateSerializationError
from mirra.protocol.manifest import FieldRef
from mirra.state.aliases import containers, holders
from mirra.state.journal import WHOLE
from mirra.state.spec import StateSpec
from mirra.state.tracked.cells import SCALARS, Cell
from mirra.state.tracked.proxy import taken
from mirra.state.tracked.wrapping import wrap

if TYPE_CHECKING:
    from mirra.state.tree import StateTree


_COMPARED = frozenset({int, str, float, bool})


class Instance:
    """What one state instance holds: only the fields that differ from the defaults."""

    wrap = staticmethod(wrap)
    """What a cell makes of the values below it."""
    __slots__ = ("kept", "owned", "replaced", "spec", "state", "tree", "values")

    def __init__(self, tree: StateTree, spec: StateSpec) -> None:
        self.tree = tree
        self.spec = spec
        self.values: dict[str, Any] = {}
        self.owned: dict[str, set[int]] = {}
        """Field -> ids of the containers below a default that are copies already."""
        self.replaced: dict[int, Any] = {}
        self.kept: list[Any] = []
        """Originals of replaced containers: their ids must not be used again."""
        self.state: Any = None

    def value(self, name: str) -> Any:
        """The field's value as the user gave it; a shared default stays shared."""
        try:
            return self.values[name]
        except KeyError:
            field = self.spec.fields[name]
            if field.factory is None:
                return field.default
            made = self.values[name] = field.factory()
            return made

    def is_default(self, name: str) -> bool:
        """Whether the field still has its default."""
        return name not in self.values

    def writable(self, name: str) -> None:
        """Note that containers below the field's default are to be copied before they are changed."""
        if name not in self.values and name not in self.owned:
            self.owned[name] = set()

    def forget_copies(self, value: Any) -> None:
        """A default is what the field has again: what was written into a copy of it before is not to come back."""
        for each in containers(value):
            self.replaced.pop(id(each), None)

    def put(self, name: str, value: Any) -> None:
        """Note that ``value`` comes into a container below a field. It is the session's own, also where that has been the default's."""
        self.tree.aliases.add(value)
        owned = self.owned.get(name)
        if owned is not None and type(value) not in SCALARS:
            owned.update(map(id, containers(value)))

    def assign(self, name: str, value: Any) -> None:
        """Set a field; nothing happens if an equal scalar is there already."""
        old = self.value(name)
        value = taken(value)
        self.tree.aliases.add(value, (self.spec.name, name))
        if type(value) is type(old) and (value is None or (type(value) in _COMPARED and old == value)):
            return
        self.values[name] = value
        self.owned.pop(name, None)
        key = (self.spec.name, name)
        tree = self.tree
        if type(value) is str and type(old) is str and len(old) > 32 and value.startswith(old):
            more = value[len(old) :]
            tree.note(
                key,
                ["+", [*key], more] if self._may_patch(key) else WHOLE,
                ["+", [name], more] if tree.journal.takes_patches(key) else WHOLE,
            )
        else:
            tree.note(key, WHOLE)

    def _may_patch(self, key: FieldRef) -> bool:
        changes = self.tree.changes
        return key in self.tree.known and (key not in changes or changes[key] is not WHOLE)

    def mutated(self, cell: Cell, make_patch: Callable[[list[Any]], list[Any]] | None, key: Any) -> None:
        """A container below a field changed in place."""
        ref = (self.spec.name, cell.field)
        for other, count in self.tree.places(cell).items():
            if other != ref or count > 1:
                self.tree.note(other, WHOLE)
        sends, keeps = self._may_patch(ref), self.tree.journal.takes_patches(ref)
        if (make_patch is None and cell.parent is None) or not (sends or keeps):
            self.tree.note(ref, WHOLE)
            return
        path = cell.path()
        if path is None:  # it was taken out of there, and may have been put elsewhere
            for other in holders(cell.read(), self.tree.held()):
                self.tree.note(other, WHOLE)
            return
        if key is not None:
            path.append(key if type(key) in (int, str) else str(to_wire(key)))

        def patch(*start: str) -> list[Any]:
            at = [*start, *path]
            return make_patch(at) if make_patch else ["=", at, to_wire(cell.read())]

        self.tree.note(
            ref, patch(*ref) if sends else WHOLE, _as_stored(cell, path, patch) if keeps else WHOLE
        )


def _as_stored(cell: Cell, path: list[Any], patch: Callable[[str], list[Any]]) -> list[Any] | None:
    """A change as the store takes it, or :data:`WHOLE` where the stored form has no place of this path."""
    if any(type(key) is str and key.startswith("$") for key in path):
        return WHOLE
    around: Cell | None = cell
    while around is not None:
        if serializer_of(type(around.read())) is not None:
            return WHOLE
        around = around.parent
    try:
        with at_rest() as rest:
            made = patch(cell.field)
    except StateSerializationError:
        return WHOLE
    return WHOLE if rest.met_rows else made
