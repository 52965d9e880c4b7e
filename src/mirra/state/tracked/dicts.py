"""Dicts in state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mirra.codec import to_wire
from mirra.state.tracked.cells import Cell
from mirra.state.tracked.proxy import Container, put, taken, unwrap


class TrackedDict(Container, dict):  # type: ignore[type-arg]  # holds nothing itself
    """A dict in state."""

    __slots__ = ("_cell",)

    def __init__(self, cell: Cell) -> None:
        self._cell = cell

    # -- reading

    def __getitem__(self, key: Any) -> Any:
        return self._cell.child(key, self._cell.read()[key])

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cell.read())

    def __reversed__(self) -> Iterator[Any]:
        return reversed(self._cell.read())  # type: ignore[no-any-return]  # whatever the dict gives

    def __contains__(self, key: object) -> bool:
        return key in self._cell.read()

    def __or__(self, other: Any) -> Any:
        return taken(self) | unwrap(other)

    def __ror__(self, other: Any) -> Any:
        return other | self._cell.read()

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

    # -- writing

    def __setitem__(self, key: Any, value: Any) -> None:
        value = put(self._cell, value)
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
