"""``if``, ``match`` and ``for`` over values and Vars, as expressions."""

from __future__ import annotations

from typing import Any

from mirra.js.tree import (
    Array,
    Binary,
    Call,
    Conditional,
    Expr,
    Literal,
    Member,
    Name,
    StateRef,
    call_runtime,
)
from mirra.vars import types
from mirra.vars.base import Var, make, var_of
from mirra.vars.logic import equality, truth_of


def truth(value: Any) -> Expr:
    """A JavaScript boolean with Python's truth of ``value``."""
    return truth_of(var_of(value))


def conditional(test: Any, then: Any, otherwise: Any) -> Var[Any]:
    """``then if test else otherwise`` with Python's truth."""
    a, b = var_of(then), var_of(otherwise)
    return make(Conditional(truth(test), a._expr, b._expr), types.join(a._type, b._type))


def switch(value: Any, cases: list[tuple[list[Any], Any]], default: Any) -> Var[Any]:
    """The result of the first case one of whose patterns equals ``value``, else ``default``."""
    result = var_of(default)
    subject = var_of(value)
    for patterns, outcome in reversed(cases):
        tests = [equality(subject, var_of(pattern)) for pattern in patterns]
        test = tests[0]
        for other in tests[1:]:
            test = Binary("||", test, other)
        chosen = var_of(outcome)
        result = make(Conditional(test, chosen._expr, result._expr), types.join(chosen._type, result._type))
    return result


def items(value: Any) -> Expr:
    """A JavaScript array of what a loop over ``value`` goes over; nothing for ``None``."""
    var = var_of(value)
    certain = isinstance(var._expr, Name | StateRef | Member | Array) or _is_call_of_method(var._expr)
    if types.is_sequence(var._type) and not types.allows_none(var._type) and certain:
        return var._expr
    return call_runtime("items", var._expr, *key_arguments(var))


def _is_call_of_method(expr: Expr) -> bool:
    """Whether this is ``x.map(…)`` and the like, which always gives an array."""
    return isinstance(expr, Call) and isinstance(expr.function, Member)


def key_arguments(var: Var[Any]) -> tuple[Expr, ...]:
    """What the runtime must be told of a dict's keys: nothing if they are text."""
    kind = types.key_kind(var._type)
    return () if kind == "str" else (Literal(kind),)
