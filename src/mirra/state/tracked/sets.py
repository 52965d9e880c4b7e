"""Sets in state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from mirra.state.tracked.cells import Cell
from mirra.state.tracked.proxy import Container, unwrap


class TrackedSet(Container, set):  # type: ignore[type-arg]  # holds nothing itself
    """A set in state; the browser has it as a list, so a change sends the set."""

    __slots__ = ("_cell",)

    def __init__(self, cell: Cell) -> None:
        self._cell = cell

    def __iter__(self) -> Iterator[Any]:
        yield from self._cell.read()

    def __contains__(self, item: object) -> bool:
        return item in self._cell.read()

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
