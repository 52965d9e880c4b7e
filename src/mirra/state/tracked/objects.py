"""Dataclasses and models in state."""

from __future__ import annotations

from typing import Any

from mirra.codec import to_wire
from mirra.state.tracked.cells import Cell
from mirra.state.tracked.proxy import Proxy, put


class TrackedObject(Proxy):
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
        value = put(cell, value)
        setattr(cell.write(), name, value)
        cell.changed(lambda path: ["=", path, to_wire(value)], name)

    def __hash__(self) -> int:
        return hash(object.__getattribute__(self, "_cell").read())

    def __str__(self) -> str:
        return str(object.__getattribute__(self, "_cell").read())

    def __reduce_ex__(self, protocol: Any) -> Any:
        return object.__getattribute__(self, "_cell").read().__reduce_ex__(protocol)
