"""How values become text: what a child shows, what an f-string and ``str()`` write.

The browser has fewer types than Python: 1.0 is 1 there, a tuple is a list, a key is text. What the annotation knows of that
goes along with the call, as :func:`layout` writes it.
"""

from __future__ import annotations

import datetime
import typing
from typing import Any

from mirra.js.tree import Array, Expr, Literal, Object, call_runtime
from mirra.vars import types
from mirra.vars.base import Var, var_of
from mirra.vars.number import check_format_spec


def as_text(value: Any) -> Expr:
    """What is shown for ``value`` as a child: text and whole numbers as they are, floats as Python writes them, nothing for
    ``None``, and JSON for booleans, lists and dicts."""
    var = var_of(value)
    found = types.shape(var._type)
    if isinstance(var._expr, Literal) and isinstance(var._expr.value, str):
        return var._expr
    if found is str or (found is int and not types.allows_none(var._type)):
        return var._expr
    if found is float and not types.is_union(var._type):
        return call_runtime("float_text", var._expr)
    if _is_float(var._type):
        return call_runtime("text", var._expr, Literal("float"))
    return call_runtime("text", var._expr)


def formatted(var: Var[Any], spec: str) -> Expr:
    """``format(var, spec)`` as an expression."""
    found = types.shape(var._type)
    if spec:
        check_format_spec(var, spec)
        return call_runtime(
            "format", var._expr, Literal(spec), *((Literal(True),) if _is_float(var._type) else ())
        )
    if found is str and not types.allows_none(var._type):
        return var._expr
    if found is float and not types.is_union(var._type):
        return call_runtime("float_text", var._expr)
    how = layout(var._type)
    return call_runtime("to_str", var._expr, *(() if how is None else (how,)))


def _is_float(kind: Any) -> bool:
    return types.shape(types.plain(kind)) is float and not types.is_union(types.plain(kind))


def layout(kind: Any) -> Expr | None:
    """What ``str()`` must be told of a type; ``None`` where the value says it all.

    ``"float"``, ``"time"`` (a date with a time has a space in it), or what a container is and what is in it:
    ``["tuple", null, "float"]``, ``["set", null]``, ``["dict", "int", "float"]``, ``{"size": "float"}``.
    """
    if _is_float(kind):
        return Literal("float")
    found = types.shape(kind)
    if found is datetime.datetime:
        return Literal("time")
    if typing.is_typeddict(types.base(kind)):
        fields = [(name, how) for name, of in (types.fields_of(kind) or {}).items() if (how := layout(of))]
        return Object(tuple(fields)) if fields else None
    if types.is_mapping(kind):
        inner = layout(types.value_type(kind))
        key = types.key_kind(kind)
        return None if inner is None and key == "str" else _layout("dict", [Literal(key), inner])
    if found not in (list, tuple, set, frozenset):
        return None
    if found is tuple and len(members := typing.get_args(types.plain(kind))) and Ellipsis not in members:
        return _layout("tuple", [layout(member) for member in members])
    inner = layout(types.item_type(kind))
    return None if inner is None and found is list else _layout(found.__name__, [inner])


def _layout(name: str, parts: list[Expr | None]) -> Expr:
    return Array((Literal(name), *(Literal(None) if part is None else part for part in parts)))
