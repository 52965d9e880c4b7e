"""Vars of values that are known now."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from mirra.codec import to_wire
from mirra.js.tree import Array, Expr, Literal, Object
from mirra.js.tree import literal as json_tree
from mirra.vars import types
from mirra.vars.base import Var, make
from mirra.vars.embed import has_markers, joined


def literal_var(value: Any) -> Var[Any]:
    """See :meth:`Var.create`. Containers may hold Vars; other objects become what the codec sends for them."""
    if isinstance(value, Var):
        return value
    if isinstance(value, str) and type(value) is not str and not has_markers(value):
        return make(Literal(str(value)), str)
    if isinstance(value, str):
        return make(joined(value) if has_markers(value) else Literal(value), str)
    if value is None or isinstance(value, bool | int | float):
        return make(Literal(value), type(value))
    if isinstance(value, list | tuple | set | frozenset):
        members = [literal_var(item) for item in value]
        kind = types.join(*(member._type for member in members)) if members else Any
        return make(Array(tuple(member._expr for member in members)), list[kind])  # type: ignore[valid-type]
    if isinstance(value, Mapping):
        return _object(value)
    if isinstance(value, datetime.date):
        return make(Literal(value.isoformat()), type(value))
    return make(json_tree(to_wire(value)), type(value))


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
            entries.append((str(to_wire(key)), var._expr))
    kind = types.join(*kinds) if kinds else Any
    return make(Object(tuple(entries)), dict[str, kind])  # type: ignore[valid-type]
