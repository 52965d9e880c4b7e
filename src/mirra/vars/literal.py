"""Vars of values that are known now."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Set
from enum import Enum
from typing import Any

from mirra.codec import to_wire
from mirra.codec.wire import key_text, stable
from mirra.js.tree import Array, Expr, Literal, Object
from mirra.js.tree import literal as json_tree
from mirra.vars import types
from mirra.vars.base import Var, make
from mirra.vars.color import Color
from mirra.vars.embed import has_markers, joined


def literal_var(value: Any) -> Var[Any]:
    """See :meth:`Var.create`. Containers may hold Vars; other objects become what the codec sends for them."""
    if isinstance(value, Var):
        return value
    if isinstance(value, Enum):
        return literal_var(to_wire(value))
    if isinstance(value, Color):
        return make(Literal(str(value)), str)
    if isinstance(value, str) and type(value) is not str and not has_markers(value):
        return make(Literal(str(value)), str)
    if isinstance(value, str):
        return make(joined(value) if has_markers(value) else Literal(value), str)
    if value is None or isinstance(value, bool | int | float):
        return make(Literal(value), type(value))
    if isinstance(value, list | tuple | set | frozenset):
        return _array(value)
    if isinstance(value, Mapping):
        return _object(value)
    if hasattr(value, "__mirra_value__"):
        return literal_var(value.__mirra_value__())
    if isinstance(value, datetime.date):
        return make(Literal(value.isoformat()), type(value))
    return make(json_tree(to_wire(value)), type(value))


def _array(value: list[Any] | tuple[Any, ...] | Set[Any]) -> Var[Any]:
    members = [literal_var(item) for item in (stable(value) if isinstance(value, Set) else value)]
    expr = Array(tuple(member._expr for member in members))
    if isinstance(value, tuple):
        return make(expr, tuple[tuple(member._type for member in members)] if members else tuple[Any, ...])  # type: ignore[misc]
    kind = types.join(*(member._type for member in members)) if members else Any
    return make(expr, set[kind] if isinstance(value, Set) else list[kind])  # type: ignore[valid-type]


def _object(value: Mapping[Any, Any]) -> Var[Any]:
    entries: list[tuple[str | Expr, Expr]] = []
    kinds: list[Any] = []
    for key, item in value.items():
        var = literal_var(item)
        kinds.append(var._type)
        if isinstance(key, Var):
            entries.append((key._expr, var._expr))
        elif isinstance(key, str) and has_markers(key):
            entries.append((joined(key), var._expr))
        else:
            entries.append((key_text(key), var._expr))
    kind = types.join(*kinds) if kinds else Any
    if value and all(isinstance(key, int) and not isinstance(key, bool | Enum) for key in value):
        return make(Object(tuple(entries)), dict[int, kind])  # type: ignore[valid-type]
    return make(Object(tuple(entries)), dict[str, kind])  # type: ignore[valid-type]
