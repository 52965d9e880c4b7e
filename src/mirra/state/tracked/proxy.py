"""What all proxies are: something that stands for the user's own object and knows where it lies."""

from __future__ import annotations

import copy
from typing import Any

from mirra.errors import ImmutableStateError
from mirra.state.tracked.cells import SCALARS, Cell, FrozenCell, copied

_PROXIES: set[type] = set()
"""All proxy classes, filled when they are defined and never afterwards: asked for each item of a list, where ``isinstance`` is slower."""


class Proxy:
    """A value of the state; in a background handler ``async with job:`` opens it to be changed."""

    __slots__ = ()
    _cell: Cell

    def __init_subclass__(cls) -> None:
        _PROXIES.add(cls)

    def __eq__(self, other: object) -> bool:
        return bool(self._cell.read() == unwrap(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __repr__(self) -> str:
        return repr(self._cell.read())

    def __copy__(self) -> Any:
        return copy.copy(self._cell.read())

    def __deepcopy__(self, memo: Any) -> Any:
        return copy.deepcopy(self._cell.read(), memo)

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


class Container(Proxy):
    """A proxy of a list, dict or set."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]  # as theirs

    def __len__(self) -> int:
        return len(self._cell.read())

    def __bool__(self) -> bool:
        return bool(self._cell.read())


def unwrap(value: Any) -> Any:
    """The user's own object behind a proxy, also inside lists, tuples and dicts of them."""
    kind = type(value)
    if kind in SCALARS:
        return value
    if kind in _PROXIES:
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
    if kind in SCALARS:
        return value
    if kind in _PROXIES:
        cell = object.__getattribute__(value, "_cell")
        target = cell.read()
        is_row = hasattr(target, "_sa_instance_state")
        if not isinstance(cell, FrozenCell) and not (
            is_row and cell.instance.owned.get(cell.field) is not None
        ):
            target = cell.own()
            cell.instance.tree.aliases.add(target)
            return target
        return copied(target) if is_row else copy.deepcopy(target)
    # Scalars are told apart here: a call for each would be most of what a long list costs.
    if kind is list or kind is tuple:
        fresh = {
            at: new
            for at, item in enumerate(value)
            if type(item) not in SCALARS and (new := taken(item)) is not item
        }
        return kind(fresh.get(at, item) for at, item in enumerate(value)) if fresh else value
    if kind is dict:
        fresh = {
            key: new
            for key, item in value.items()
            if type(item) not in SCALARS and (new := taken(item)) is not item
        }
        return {**value, **fresh} if fresh else value
    return value


def put(cell: Cell, value: Any) -> Any:
    """``value`` as it is put at ``cell``."""
    value = taken(value)
    cell.instance.put(cell.field, value)
    return value
