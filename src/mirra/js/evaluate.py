"""Trees run in Python: what the browser would compute, for the test client and for the parity tests.

Covers what Vars build. A third party's text (:class:`~mirra.js.tree.Raw`), imports of libraries, ``new`` and ``await`` have no
meaning here and raise ``MirraRuntimeError``.

>>> evaluate(Binary("+", Name("a"), Literal(1)), {"a": 2}, lambda ref: None)
3
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from mirra.errors import MirraRuntimeError
from mirra.js.printer import print_expression
from mirra.js.semantics import FUNCTIONS
from mirra.js.tree import (
    Array,
    Arrow,
    Binary,
    Call,
    Conditional,
    Const,
    Do,
    Expr,
    If,
    Import,
    Index,
    Literal,
    Member,
    Name,
    Object,
    Return,
    Spread,
    Statement,
    StateRef,
    Unary,
)

Scope: TypeAlias = Mapping[str, Any]
ReadState: TypeAlias = Callable[[StateRef], Any]


def evaluate(
    expression: Expr, scope: Scope, state: ReadState, runtime: Mapping[str, Any] | None = None
) -> Any:
    """The value of ``expression``; ``scope`` has the local names, ``state`` reads server state (its ``path`` included).

    ``undefined`` is ``None``; functions are Python callables. ``runtime`` has what stands for exports of the browser runtime.
    """
    return _Evaluator(state, runtime or {}).value(expression, scope)


class _Returned(Exception):
    def __init__(self, value: Any) -> None:
        self.value = value


class _Evaluator:
    def __init__(self, state: ReadState, runtime: Mapping[str, Any]) -> None:
        self.state = state
        self.runtime = runtime

    def value(self, node: Expr, scope: Scope) -> Any:
        match node:
            case Literal(value):
                return value
            case Name(name):
                return _named(name, scope)
            case StateRef():
                return self.state(node)
            case Import("mirra/python", export) if export in FUNCTIONS:
                return FUNCTIONS[export]
            case Import("mirra", export) if export in self.runtime:
                return self.runtime[export]
            case Array(items):
                return self.listed(items, scope)
            case Object(entries):
                return self.object(entries, scope)
            case Member(owner, key):
                return _member(self.value(owner, scope), key)
            case Index(owner, index):
                return _member(self.value(owner, scope), self.value(index, scope))
            case Call(function, arguments):
                return self.value(function, scope)(*self.listed(arguments, scope))
            case Unary(operator, operand) if operator in _UNARY:
                return _UNARY[operator](self.value(operand, scope))
            case Binary():
                return self.binary(node, scope)
            case Conditional(test, then, otherwise):
                return self.value(then if js_truth(self.value(test, scope)) else otherwise, scope)
            case Arrow(parameters, body, False):
                return self.function(parameters, body, scope)
        raise MirraRuntimeError(f"`{print_expression(node)}` only has a value in a browser.")

    def listed(self, items: tuple[Expr, ...], scope: Scope) -> list[Any]:
        result: list[Any] = []
        for item in items:
            if isinstance(item, Spread):
                result.extend(self.value(item.value, scope))
            else:
                result.append(self.value(item, scope))
        return result

    def object(self, entries: tuple[tuple[str | Expr, Expr] | Spread, ...], scope: Scope) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for entry in entries:
            if isinstance(entry, Spread):
                result.update(self.value(entry.value, scope) or {})
                continue
            key, value = entry
            result[key if isinstance(key, str) else _property(self.value(key, scope))] = self.value(
                value, scope
            )
        return result

    def binary(self, node: Binary, scope: Scope) -> Any:
        left = self.value(node.left, scope)
        if node.operator == "&&":
            return self.value(node.right, scope) if js_truth(left) else left
        if node.operator == "||":
            return left if js_truth(left) else self.value(node.right, scope)
        if node.operator == "??":
            return self.value(node.right, scope) if left is None else left
        return _BINARY[node.operator](left, self.value(node.right, scope))

    def function(
        self, parameters: tuple[str, ...], body: Expr | tuple[Statement, ...], scope: Scope
    ) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            inner = dict(scope)
            for position, name in enumerate(parameters):
                if name.startswith("..."):
                    inner[name.removeprefix("...")] = list(arguments[position:])
                else:
                    inner[name] = arguments[position] if position < len(arguments) else None
            if not isinstance(body, tuple):
                return self.value(body, inner)
            try:
                self.run(body, inner)
            except _Returned as returned:
                return returned.value
            return None

        return call

    def run(self, statements: tuple[Statement, ...], scope: dict[str, Any]) -> None:
        for statement in statements:
            match statement:
                case Const(name, value):
                    found = self.value(value, scope)
                    if isinstance(name, str):
                        scope[name] = found
                    else:
                        scope.update(zip(name, found, strict=False))
                case Return(value):
                    raise _Returned(self.value(value, scope))
                case Do(value):
                    self.value(value, scope)
                case If(test, then):
                    if js_truth(self.value(test, scope)):
                        self.run(then, scope)
                case _:
                    raise MirraRuntimeError("A statement of a third party only has a meaning in a browser.")


def js_truth(value: Any) -> bool:
    """JavaScript's truth: empty lists and dicts are true, ``nan`` is false."""
    if isinstance(value, float) and math.isnan(value):
        return False
    return (
        value is not None
        and value is not False
        and value != ""
        and not (isinstance(value, int | float) and value == 0)
    )


def _named(name: str, scope: Scope) -> Any:
    if name in scope:
        return scope[name]
    if name in _GLOBALS:
        return _GLOBALS[name]
    raise MirraRuntimeError(f"`{name}` only has a value in a browser.")


def _property(key: Any) -> str:
    if isinstance(key, bool) or key is None:
        return {True: "true", False: "false", None: "null"}[key]
    return js_text(key)


def js_text(value: Any) -> str:
    """JavaScript's ``String(value)`` of a scalar."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else str(value)
    return _property(value) if value is None or isinstance(value, bool) else str(value)


def _member(owner: Any, key: Any) -> Any:
    if isinstance(owner, dict):
        return owner.get(_property(key))
    if isinstance(owner, str | list):
        if key == "length":
            return (
                len(owner)
                if isinstance(owner, list)
                else len(owner.encode("utf-16-le", "surrogatepass")) // 2
            )
        if isinstance(key, int | float):
            return owner[int(key)] if 0 <= key < len(owner) else None
        if key in _METHODS:
            return lambda *arguments: _METHODS[key](owner, *arguments)
    raise MirraRuntimeError(f"`.{key}` of `{owner!r}` only has a value in a browser.")


def _limited(function: Callable[..., Any]) -> Callable[..., Any]:
    """JavaScript passes (item, index, array); what Vars build takes the item."""
    return lambda item: function(item)


def _flat(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _reduce(owner: list[Any], function: Callable[..., Any], *initial: Any) -> Any:
    from functools import reduce

    return reduce(lambda total, item: function(total, item), owner, *initial) if owner or initial else None


_METHODS: dict[str, Callable[..., Any]] = {
    "map": lambda owner, function: [_limited(function)(item) for item in owner],
    "filter": lambda owner, function: [item for item in owner if js_truth(_limited(function)(item))],
    "flatMap": lambda owner, function: [inner for item in owner for inner in _flat(_limited(function)(item))],
    "reduce": _reduce,
    "some": lambda owner, function: any(js_truth(_limited(function)(item)) for item in owner),
    "every": lambda owner, function: all(js_truth(_limited(function)(item)) for item in owner),
    "includes": lambda owner, value: value in owner,
    "toString": lambda owner: owner,
}


def _add(a: Any, b: Any) -> Any:
    return js_text(a) + js_text(b) if isinstance(a, str) or isinstance(b, str) else a + b


def _divide(a: Any, b: Any) -> Any:
    if b == 0:
        return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1, b)
    return a / b


def _strictly_equal(a: Any, b: Any) -> bool:
    if isinstance(a, list | dict) or isinstance(b, list | dict):
        return a is b
    return (isinstance(a, bool) == isinstance(b, bool)) and bool(a == b)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def ordered(a: Any, b: Any) -> bool:
        return False if a is None or b is None else compare(a, b)

    return ordered


_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": _add,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _divide,
    "%": lambda a, b: math.fmod(a, b) if b else math.nan,
    "**": lambda a, b: a**b,
    "<": _ordered(lambda a, b: a < b),
    "<=": _ordered(lambda a, b: a <= b),
    ">": _ordered(lambda a, b: a > b),
    ">=": _ordered(lambda a, b: a >= b),
    "==": lambda a, b: bool(a == b),
    "!=": lambda a, b: bool(a != b),
    "===": _strictly_equal,
    "!==": lambda a, b: not _strictly_equal(a, b),
}

_TYPEOF = {
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    type(None): "undefined",
    list: "object",
    dict: "object",
}

_UNARY: dict[str, Callable[[Any], Any]] = {
    "!": lambda x: not js_truth(x),
    "-": lambda x: -x,
    "+": lambda x: +x,
    "typeof": lambda x: _TYPEOF.get(type(x), "function"),
}


_GLOBALS: dict[str, Any] = {
    "undefined": None,
    "NaN": math.nan,
    "Infinity": math.inf,
    "Math": {"max": max, "min": min, "abs": abs, "floor": math.floor, "ceil": math.ceil, "trunc": math.trunc},
}
