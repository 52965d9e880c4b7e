"""Which proxy stands for a value."""

from __future__ import annotations

import dataclasses
from typing import Any

from mirra.state.tracked.cells import SCALARS, Cell
from mirra.state.tracked.dicts import TrackedDict
from mirra.state.tracked.lists import TrackedList
from mirra.state.tracked.objects import TrackedObject
from mirra.state.tracked.proxy import Proxy, unwrap
from mirra.state.tracked.sets import TrackedSet


def wrap(value: Any, cell: Cell) -> Any:
    """A proxy for containers, dataclasses and models; anything else as it is."""
    kind = type(value)
    if kind in SCALARS:
        return value
    if isinstance(value, Proxy):
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
