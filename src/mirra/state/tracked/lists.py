"""Lists in state: what changes one becomes a splice, an item set, or the whole list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, SupportsIndex

from mirra.codec import to_wire
from mirra.state.tracked.cells import Cell
from mirra.state.tracked.proxy import Container, put, taken, unwrap


class TrackedList(Container, list):  # type: ignore[type-arg]  # holds nothing itself
    """A list in state."""

    __slots__ = ("_cell",)

    def __init__(self, cell: Cell) -> None:
        self._cell = cell

    # -- reading

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

    def __lt__(self, other: Any) -> bool:
        return bool(self._cell.read() < unwrap(other))

    def __le__(self, other: Any) -> bool:
        return bool(self._cell.read() <= unwrap(other))

    def __gt__(self, other: Any) -> bool:
        return bool(self._cell.read() > unwrap(other))

    def __ge__(self, other: Any) -> bool:
        return bool(self._cell.read() >= unwrap(other))

    def __add__(self, other: Any) -> Any:
        return taken(self) + unwrap(list(other))

    def __radd__(self, other: Any) -> Any:
        return other + self._cell.read()

    def __mul__(self, times: SupportsIndex) -> Any:
        return self._cell.read() * times

    __rmul__ = __mul__

    def __reduce_ex__(self, protocol: Any) -> Any:
        return (list, (list(self._cell.read()),))

    def index(self, value: Any, *bounds: Any) -> int:
        return int(self._cell.read().index(unwrap(value), *bounds))

    def count(self, value: Any) -> int:
        return int(self._cell.read().count(unwrap(value)))

    def copy(self) -> Any:
        return self._cell.read().copy()

    # -- writing: every method ends in a splice, an item set, or the whole list

    def _splice(self, start: int, count: int, items: list[Any]) -> None:
        self._cell.changed(lambda path: ["~", path, start, count, [to_wire(item) for item in items]])

    def _whole(self) -> None:
        self._cell.changed(None)

    def append(self, value: Any) -> None:
        target, value = self._cell.write(), put(self._cell, value)
        target.append(value)
        self._splice(len(target) - 1, 0, [value])

    def extend(self, values: Iterable[Any]) -> None:
        target, added = self._cell.write(), [put(self._cell, value) for value in values]
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
        target, value = self._cell.write(), put(self._cell, value)
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
            added = [put(self._cell, item) for item in value]
            start, _, step = index.indices(len(target))
            count = len(target[index])
            target[index] = added
            if step == 1:
                self._splice(start, count, added)
            else:
                self._whole()
            return
        at = range(len(target))[index]
        value = put(self._cell, value)
        target[at] = value
        self._cell.changed(lambda path: ["=", path, to_wire(value)], at)

    def sort(self, *, key: Any = None, reverse: bool = False) -> None:
        self._cell.write().sort(key=key, reverse=reverse)
        self._whole()

    def reverse(self) -> None:
        self._cell.write().reverse()
        self._whole()
