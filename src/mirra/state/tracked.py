"""Containers that know where they live, so that changing them in place becomes a patch at their path.

A proxy is a real ``list``, ``dict`` or ``set`` to ``isinstance`` and to iteration, but holds nothing: it reads and writes
the user's own object. Defaults are shared between sessions: the first write below a default copies the containers on
its path, and no others.
"""

from __future__ import annotations

import copy
import dataclasses
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex, cast

from mirra.codec import to_wire
from mirra.errors import ImmutableStateError

if TYPE_CHECKING:
    from mirra.state.tree import Instance


class Cell:
    """Where a container lives: a field of an instance, or a key of the container around it."""

    __slots__ = ("field", "instance", "key", "parent", "target")

    def __init__(self, instance: Instance, field: str, parent: Cell | None, key: Any, target: Any) -> None:
        self.instance = instance
        self.field = field
        self.parent = parent
        self.key = key
        self.target = target

    def read(self) -> Any:
        """The current object; follows copies made since."""
        replaced = self.instance.replaced
        while replaced and id(self.target) in replaced:
            self.target = replaced[id(self.target)]
        return self.target

    def write(self) -> Any:
        """The object, copied first if it belongs to a shared default."""
        target = self.read()
        owned = self.instance.owned.get(self.field)
        if owned is None or id(target) in owned:
            return target
        fresh = _copied(target)
        if self.parent is None:
            self.instance.values[self.field] = fresh
        else:
            container = self.parent.write()
            self._put(container, target, fresh)
        owned.add(id(fresh))
        self.instance.replaced[id(target)] = fresh
        self.instance.kept.append(target)
        self.target = fresh
        return fresh

    def _put(self, container: Any, old: Any, new: Any) -> None:
        key = self._current_key(container, old)
        if key is None:
            return
        if isinstance(container, list | dict):
            container[key] = new
        elif not isinstance(container, tuple):
            object.__setattr__(container, key, new)

    def _current_key(self, container: Any, target: Any) -> Any:
        """Where ``target`` is now: items of a list move when others come and go."""
        if isinstance(container, list | tuple):
            if isinstance(self.key, int) and self.key < len(container) and container[self.key] is target:
                return self.key
            self.key = next((i for i, item in enumerate(container) if item is target), None)
            return self.key
        if isinstance(container, dict):
            found = container.get(self.key)
        else:
            found = getattr(container, str(self.key), None)
        return self.key if found is target else None

    def path(self) -> list[Any] | None:
        """Keys from the field down, or ``None`` if the object is no longer part of the state."""
        if self.parent is None:
            return (
                []
                if self.instance.values.get(self.field, self.target) is self.target
                or self.instance.is_default(self.field)
                else None
            )
        above = self.parent.path()
        if above is None:
            return None
        key = self._current_key(self.parent.read(), self.read())
        return (
            None
            if key is None
            else [*above, key if isinstance(key, int) and not isinstance(key, bool) else _key_text(key)]
        )

    def changed(self, make_patch: Callable[[list[Any]], list[Any]] | None = None, key: Any = None) -> None:
        """Tell the instance; ``make_patch`` gets the full path (with ``key`` appended when given)."""
        self.instance.mutated(self, make_patch, key)

    def handed_over(self) -> None:
        """SQLAlchemy took the object itself (``session.add``): it sets keys and defaults unseen, so the field is sent whole."""
        self.write()
        self.instance.tree.note((self.instance.spec.name, self.field), None)

    def take(self, value: Any) -> Any:
        """``value`` as it is put here."""
        value = taken(value)
        self.instance.tree.aliases.add(value)
        return value

    def child(self, key: Any, value: Any) -> Any:
        """``value`` found at ``key``, as a proxy if it is a container."""
        kind = type(value)
        if kind in _SCALARS:
            return value
        return wrap(value, type(self)(self.instance, self.field, self, key, value))


def _copied(target: Any) -> Any:
    """A copy that a session may change. A database model has a record of SQLAlchemy's, which belongs to one object."""
    if hasattr(target, "_sa_instance_state"):
        return type(target)(**{name: getattr(target, name) for name in type(target).model_fields})
    return copy.copy(target)


class FrozenCell(Cell):
    """A place that a background handler looks at outside ``async with self``."""

    __slots__ = ("state",)
    state: Any
    refusal: ClassVar = (
        "`{name}` cannot be changed here: another event may be changing it.",
        "A background handler changes state inside `async with self:`.",
    )

    def __init__(
        self, instance: Instance, field: str, parent: Cell | None, key: Any, target: Any, state: Any = None
    ) -> None:
        super().__init__(instance, field, parent, key, target)
        self.state = parent.state if isinstance(parent, FrozenCell) else state
        """The handler's own, whose block can be opened."""

    def opened(self) -> OpenCell:
        """The same place inside the block, found again by its keys; raises ``ImmutableStateError`` where it is gone."""
        if self.parent is None:
            value = self.instance.value(self.field)
            self.instance.writable(self.field)
            return OpenCell(self.instance, self.field, None, None, value, self.state)
        assert isinstance(self.parent, FrozenCell)  # what is below a frozen place is frozen
        above = self.parent.opened()
        container = cast(Any, above.read())
        try:
            find = operator.getitem if isinstance(container, list | dict) else getattr
            found = find(container, cast(Any, self.key))
        except (LookupError, AttributeError):
            raise ImmutableStateError(f"`{self.key}` is no longer in `{self.field}`.") from None
        return OpenCell(self.instance, self.field, above, self.key, found, self.state)

    def handed_over(self) -> None:
        """To read or delete its row; what SQLAlchemy sets is not state's to send."""

    def write(self) -> Any:
        """Raises ``ImmutableStateError``."""
        message, advice = self.refusal
        raise ImmutableStateError(message.format(name=self.field), advice)


class OpenCell(Cell):
    """A place that ``async with`` has opened: it is frozen again at the end of the block."""

    __slots__ = ("state",)
    state: Any

    def __init__(
        self, instance: Instance, field: str, parent: Cell | None, key: Any, target: Any, state: Any = None
    ) -> None:
        super().__init__(instance, field, parent, key, target)
        self.state = parent.state if isinstance(parent, OpenCell) else state

    def closed(self) -> FrozenCell:
        """The frozen place for after the block."""
        above = self.parent.closed() if isinstance(self.parent, OpenCell) else None
        return FrozenCell(self.instance, self.field, above, self.key, self.read(), self.state)


_SCALARS = frozenset({int, str, float, bool, type(None), bytes})


def _key_text(key: Any) -> str:
    return key if isinstance(key, str) else str(to_wire(key))


def wrap(value: Any, cell: Cell) -> Any:
    """A proxy for containers, dataclasses and models; anything else as it is."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if isinstance(value, TrackedList | TrackedDict | TrackedSet | TrackedObject):
        return wrap(unwrap(value), cell)
    if isinstance(value, list):
        return TrackedList(cell)
    if isinstance(value, dict):
        return TrackedDict(cell)
    if isinstance(value, set):
        return TrackedSet(cell)
    if isinstance(value, tuple) and kind is tuple:
        return tuple(cell.child(i, item) for i, item in enumerate(value))
    if (dataclasses.is_dataclass(value) and not isinstance(value, type)) or hasattr(kind, "model_fields"):
        return TrackedObject(cell)
    return value


def unwrap(value: Any) -> Any:
    """The user's own object behind a proxy, also inside lists, tuples and dicts of them."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind in (TrackedList, TrackedDict, TrackedSet, TrackedObject):
        return object.__getattribute__(value, "_cell").read()
    if kind is list and any(type(item) in _PROXIES for item in value):
        return [unwrap(item) for item in value]
    if kind is tuple and any(type(item) in _PROXIES for item in value):
        return tuple(unwrap(item) for item in value)
    if kind is dict and any(type(item) in _PROXIES for item in value.values()):
        return {key: unwrap(item) for key, item in value.items()}
    return value


def taken(value: Any) -> Any:
    """As :func:`unwrap`, to be put somewhere in state: what belongs to a shared default, or to a view, is copied.

    Else a change at the new place would change the default of all sessions.
    """
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind in _PROXIES:
        cell = object.__getattribute__(value, "_cell")
        target = cell.read()
        is_shared = isinstance(cell, FrozenCell) or cell.instance.owned.get(cell.field) is not None
        if not is_shared:
            cell.instance.tree.aliases.add(target)
            return target
        return _copied(target) if hasattr(target, "_sa_instance_state") else copy.deepcopy(target)
    if kind is list:
        return [taken(item) for item in value] if any(type(item) in _PROXIES for item in value) else value
    if kind is tuple and any(type(item) in _PROXIES for item in value):
        return tuple(taken(item) for item in value)
    if kind is dict and any(type(item) in _PROXIES for item in value.values()):
        return {key: taken(item) for key, item in value.items()}
    return value


class Enterable:
    """``async with job:`` in a background handler: a value of the state that can be changed while the block is open."""

    __slots__ = ()

    async def __aenter__(self) -> Any:
        cell = object.__getattribute__(self, "_cell")
        if not isinstance(cell, FrozenCell):
            raise ImmutableStateError(
                f"`async with` on a value of `{cell.field}` belongs into a background handler, outside of `async with self`."
            )
        await cell.state.__aenter__()
        try:
            object.__setattr__(self, "_cell", cell.opened())
        except BaseException:
            await cell.state.__aexit__(None, None, None)
            raise
        return self

    async def __aexit__(self, *exc: Any) -> None:
        cell = object.__getattribute__(self, "_cell")
        frozen = cell.closed()
        object.__setattr__(self, "_cell", frozen)
        await frozen.state.__aexit__(*exc)


class TrackedList(Enterable, list):  # type: ignore[type-arg]  # holds nothing itself
    """A list in state."""

    __slots__ = ("_cell",)

    def __init__(self, cell: Cell) -> None:
        self._cell = cell

    # reading
    def __len__(self) -> int:
        return len(self._cell.read())

    def __getitem__(self, index: Any) -> Any:
        found = self._cell.read()[index]
        if isinstance(index, slice):
            start, _, step = index.indices(len(self))
            return [self._cell.child(start + i * step, item) for i, item in enumerate(found)]
        return self._cell.child(index if index >= 0 else index + len(self), found)

    def __iter__(self) -> Iterator[Any]:
        for index, item in enumerate(self._cell.read()):
            yield self._cell.child(index, item)

    def __reversed__(self) -> Iterator[Any]:
        items = self._cell.read()
        for index in range(len(items) - 1, -1, -1):
            yield self._cell.child(index, items[index])

    def __contains__(self, item: object) -> bool:
        return unwrap(item) in self._cell.read()

    def __eq__(self, other: object) -> bool:
        return bool(self._cell.read() == unwrap(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: Any) -> bool:
        return bool(self._cell.read() < unwrap(other))

    def __le__(self, other: Any) -> bool:
        return bool(self._cell.read() <= unwrap(other))

    def __gt__(self, other: Any) -> bool:
        return bool(self._cell.read() > unwrap(other))

    def __ge__(self, other: Any) -> bool:
        return bool(self._cell.read() >= unwrap(other))

    __hash__ = None

    def __bool__(self) -> bool:
        return bool(self._cell.read())

    def __repr__(self) -> str:
        return repr(self._cell.read())

    def __add__(self, other: Any) -> Any:
        return taken(self) + unwrap(list(other))

    def __radd__(self, other: Any) -> Any:
        return other + self._cell.read()

    def __mul__(self, times: SupportsIndex) -> Any:
        return self._cell.read() * times

    __rmul__ = __mul__

    def __copy__(self) -> Any:
        return copy.copy(self._cell.read())

    def __deepcopy__(self, memo: Any) -> Any:
        return copy.deepcopy(self._cell.read(), memo)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return (list, (list(self._cell.read()),))

    def index(self, value: Any, *bounds: Any) -> int:
        return int(self._cell.read().index(unwrap(value), *bounds))

    def count(self, value: Any) -> int:
        return int(self._cell.read().count(unwrap(value)))

    def copy(self) -> Any:
        return self._cell.read().copy()

    # writing: every method ends in a splice, an item set, or the whole list
    def _splice(self, start: int, count: int, items: list[Any]) -> None:
        self._cell.changed(lambda path: ["~", path, start, count, [to_wire(item) for item in items]])

    def _whole(self) -> None:
        self._cell.changed(None)

    def append(self, value: Any) -> None:
        target, value = self._cell.write(), self._cell.take(value)
        target.append(value)
        self._splice(len(target) - 1, 0, [value])

    def extend(self, values: Iterable[Any]) -> None:
        target, added = self._cell.write(), [self._cell.take(value) for value in values]
        start = len(target)
        target.extend(added)
        if added:
            self._splice(start, 0, added)

    def __iadd__(self, values: Iterable[Any]) -> TrackedList:  # type: ignore[misc]
        self.extend(values)
        return self

    def __imul__(self, times: SupportsIndex) -> TrackedList:
        target = self._cell.write()
        target *= times
        self._whole()
        return self

    def insert(self, index: SupportsIndex, value: Any) -> None:
        target, value = self._cell.write(), self._cell.take(value)
        at = slice(index, None).indices(len(target))[0]
        target.insert(at, value)
        self._splice(at, 0, [value])

    def pop(self, index: SupportsIndex = -1) -> Any:
        target = self._cell.write()
        at = range(len(target))[index] if target else 0
        found = target.pop(index)
        self._splice(at, 1, [])
        return found

    def remove(self, value: Any) -> None:
        target = self._cell.write()
        at = target.index(unwrap(value))
        del target[at]
        self._splice(at, 1, [])

    def clear(self) -> None:
        target = self._cell.write()
        count = len(target)
        target.clear()
        if count:
            self._splice(0, count, [])

    def __delitem__(self, index: Any) -> None:
        target = self._cell.write()
        if isinstance(index, slice):
            start, _, step = index.indices(len(target))
            count = len(target[index])
            del target[index]
            if step == 1:
                self._splice(start, count, [])
            else:
                self._whole()
        else:
            self.pop(index)

    def __setitem__(self, index: Any, value: Any) -> None:
        target = self._cell.write()
        if isinstance(index, slice):
            added = [self._cell.take(item) for item in value]
            start, _, step = index.indices(len(target))
            count = len(target[index])
            target[index] = added
            if step == 1:
                self._splice(start, count, added)
            else:
                self._whole()
            return
        at = range(len(target))[index]
        value = self._cell.take(value)
        target[at] = value
        self._cell.changed(lambda path: ["=", path, to_wire(value)], at)

    def sort(self, *, key: Any = None, reverse: bool = False) -> None:
        self._cell.write().sort(key=key, reverse=reverse)
        self._whole()

    def reverse(self) -> None:
        self._cell.write().reverse()
        self._whole()


class TrackedDict(Enterable, dict):  # type: ignore[type-arg]  # holds nothing itself
    """A dict in state."""

    __slots__ = ("_cell",)

    def __init__(self, cell: Cell) -> None:
        self._cell = cell

    # reading
    def __len__(self) -> int:
        return len(self._cell.read())

    def __getitem__(self, key: Any) -> Any:
        return self._cell.child(key, self._cell.read()[key])

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cell.read())

    def __reversed__(self) -> Iterator[Any]:
        return reversed(self._cell.read())  # type: ignore[no-any-return]  # whatever the dict gives

    def __contains__(self, key: object) -> bool:
        return key in self._cell.read()

    def __eq__(self, other: object) -> bool:
        return bool(self._cell.read() == unwrap(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None

    def __bool__(self) -> bool:
        return bool(self._cell.read())

    def __repr__(self) -> str:
        return repr(self._cell.read())

    def __or__(self, other: Any) -> Any:
        return taken(self) | unwrap(other)

    def __ror__(self, other: Any) -> Any:
        return other | self._cell.read()

    def __copy__(self) -> Any:
        return copy.copy(self._cell.read())

    def __deepcopy__(self, memo: Any) -> Any:
        return copy.deepcopy(self._cell.read(), memo)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return (dict, (dict(self._cell.read()),))

    def get(self, key: Any, default: Any = None) -> Any:
        target = self._cell.read()
        return self._cell.child(key, target[key]) if key in target else default

    def keys(self) -> Any:
        return self._cell.read().keys()

    def values(self) -> Any:
        return [self._cell.child(key, item) for key, item in self._cell.read().items()]

    def items(self) -> Any:
        return [(key, self._cell.child(key, item)) for key, item in self._cell.read().items()]

    def copy(self) -> Any:
        return self._cell.read().copy()

    # writing
    def __setitem__(self, key: Any, value: Any) -> None:
        value = self._cell.take(value)
        self._cell.write()[key] = value
        self._cell.changed(lambda path: ["=", path, to_wire(value)], key)

    def __delitem__(self, key: Any) -> None:
        del self._cell.write()[key]
        self._cell.changed(lambda path: ["-", path], key)

    def pop(self, key: Any, *default: Any) -> Any:
        if key not in self._cell.read():
            return self._cell.read().pop(key, *default)
        found = self._cell.write().pop(key)
        self._cell.changed(lambda path: ["-", path], key)
        return found

    def popitem(self) -> Any:
        key, value = self._cell.write().popitem()
        self._cell.changed(lambda path: ["-", path], key)
        return key, value

    def setdefault(self, key: Any, default: Any = None) -> Any:
        if key not in self._cell.read():
            self[key] = default
        return self[key]

    def update(self, *others: Any, **entries: Any) -> None:
        for key, value in dict(*others, **entries).items():
            self[key] = value

    def __ior__(self, other: Any) -> TrackedDict:
        self.update(other)
        return self

    def clear(self) -> None:
        self._cell.write().clear()
        self._cell.changed(None)


class TrackedSet(Enterable, set):  # type: ignore[type-arg]  # holds nothing itself
    """A set in state; the browser has it as a list, so a change sends the set."""

    __slots__ = ("_cell",)

    def __init__(self, cell: Cell) -> None:
        self._cell = cell

    def __len__(self) -> int:
        return len(self._cell.read())

    def __iter__(self) -> Iterator[Any]:
        yield from self._cell.read()

    def __contains__(self, item: object) -> bool:
        return item in self._cell.read()

    def __eq__(self, other: object) -> bool:
        return bool(self._cell.read() == unwrap(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None

    def __bool__(self) -> bool:
        return bool(self._cell.read())

    def __repr__(self) -> str:
        return repr(self._cell.read())

    def __copy__(self) -> Any:
        return copy.copy(self._cell.read())

    def __deepcopy__(self, memo: Any) -> Any:
        return copy.deepcopy(self._cell.read(), memo)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return (set, (list(self._cell.read()),))


def _set_reader(name: str) -> Callable[..., Any]:
    def method(self: TrackedSet, *others: Any) -> Any:
        return getattr(self._cell.read(), name)(*(unwrap(other) for other in others))

    return method


def _set_writer(name: str) -> Callable[..., Any]:
    def method(self: TrackedSet, *others: Any) -> Any:
        result = getattr(self._cell.write(), name)(*(unwrap(other) for other in others))
        self._cell.changed(None)
        return self if name.startswith("__i") else result

    return method


for _name in ("union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint", "copy",
              "__or__", "__and__", "__sub__", "__xor__", "__ror__", "__rand__", "__rsub__", "__rxor__", "__le__", "__lt__", "__ge__", "__gt__"):  # fmt: skip
    setattr(TrackedSet, _name, _set_reader(_name))
for _name in ("add", "discard", "remove", "pop", "clear", "update", "intersection_update", "difference_update",
              "symmetric_difference_update", "__ior__", "__iand__", "__isub__", "__ixor__"):  # fmt: skip
    setattr(TrackedSet, _name, _set_writer(_name))


class TrackedObject(Enterable):
    """A dataclass or model in state: setting a field is a change at that field."""

    __slots__ = ("_cell",)

    def __init__(self, cell: Cell) -> None:
        object.__setattr__(self, "_cell", cell)

    @property
    def __class__(self) -> Any:
        return type(object.__getattribute__(self, "_cell").read())

    @__class__.setter
    def __class__(self, value: Any) -> None:
        raise TypeError("the class of a value in state cannot be changed")

    def __getattr__(self, name: str) -> Any:
        cell: Cell = object.__getattribute__(self, "_cell")
        if name == "_sa_instance_state":
            cell.handed_over()
            return cell.read()._sa_instance_state
        target = cell.read()
        found = getattr(target, name)
        if getattr(found, "__self__", None) is target:
            # A method runs on the proxy, so that what it changes is seen.
            return found.__func__.__get__(self) if hasattr(found, "__func__") else found
        return cell.child(name, found) if not name.startswith("__") else found

    def __setattr__(self, name: str, value: Any) -> None:
        cell: Cell = object.__getattribute__(self, "_cell")
        value = cell.take(value)
        setattr(cell.write(), name, value)
        cell.changed(lambda path: ["=", path, to_wire(value)], name)

    def __eq__(self, other: object) -> bool:
        return bool(object.__getattribute__(self, "_cell").read() == unwrap(other))

    def __hash__(self) -> int:
        return hash(object.__getattribute__(self, "_cell").read())

    def __repr__(self) -> str:
        return repr(object.__getattribute__(self, "_cell").read())

    def __str__(self) -> str:
        return str(object.__getattribute__(self, "_cell").read())

    def __copy__(self) -> Any:
        return copy.copy(object.__getattribute__(self, "_cell").read())

    def __deepcopy__(self, memo: Any) -> Any:
        return copy.deepcopy(object.__getattribute__(self, "_cell").read(), memo)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return object.__getattribute__(self, "_cell").read().__reduce_ex__(protocol)


_PROXIES = frozenset({TrackedList, TrackedDict, TrackedSet, TrackedObject})


def is_container(value: Any) -> bool:
    """Whether a value is tracked when it is in state."""
    return (
        isinstance(value, list | dict | set | Mapping)
        or dataclasses.is_dataclass(value)
        or hasattr(type(value), "model_fields")
    )
