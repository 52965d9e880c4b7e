"""Python's truth and equality as expressions."""

from __future__ import annotations

import datetime
from typing import Any

from mirra.js.tree import Binary, Expr, Literal, Raw, Unary, call_runtime
from mirra.vars import types
from mirra.vars.typed import Typed

_NUMBERS = (int, float, bool)
_DATES = (datetime.date, datetime.datetime)


def truth_of(var: Typed) -> Expr:
    """``bool(var)``."""
    found = types.shape(var._type)
    if isinstance(var._expr, Literal):
        return Literal(bool(var._expr.value))
    if found is bool and not types.allows_none(var._type):
        return var._expr
    if found in (bool, int, str) and not isinstance(var._expr, Raw):
        return Unary("!", Unary("!", var._expr))
    return call_runtime("truth", var._expr)


def equality(left: Typed, right: Typed) -> Expr:
    """``left == right``."""
    if isinstance(right._expr, Literal) and right._expr.value is None:
        return Binary("==", left._expr, right._expr)
    a, b = types.shape(left._type), types.shape(right._type)
    if _never_equal(a, b) and not (types.allows_none(left._type) and types.allows_none(right._type)):
        return Literal(False)
    if (a is str and b is str) or (a is bool and b is bool):
        return Binary("===", left._expr, right._expr)
    if a in _DATES and b in _DATES:
        return Binary("===", call_runtime("moment", left._expr), call_runtime("moment", right._expr))
    # Of two numbers `==` is right: it compares numbers, bigints and booleans by what they are worth.
    if (
        a in _NUMBERS
        and b in _NUMBERS
        and not isinstance(left._expr, Raw)
        and not isinstance(right._expr, Raw)
    ):
        return Binary("==", left._expr, right._expr)
    return call_runtime("eq", left._expr, right._expr)


_APART = ((list,), (tuple,), (set, frozenset), (str,), _DATES)
"""Kinds of values of which none equals one of another kind, though the browser has them all as arrays or as text."""


def _never_equal(a: Any, b: Any) -> bool:
    groups = [next((group for group in _APART if found in group), None) for found in (a, b)]
    return None not in groups and groups[0] != groups[1]


def negated(expr: Expr) -> Expr:
    """``not expr``, of a JavaScript boolean."""
    if isinstance(expr, Literal):
        return Literal(not expr.value)
    if isinstance(expr, Binary) and expr.operator in ("===", "=="):
        return Binary("!" + expr.operator[1:], expr.left, expr.right)
    return Unary("!", expr)
