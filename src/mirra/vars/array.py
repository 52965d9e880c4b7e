"""Lists, tuples and sets: arrays in the browser."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast, overload

from mirra.errors import VarTypeError
from mirra.js.tree import Arrow, Binary, Call, Expr, Literal, Member, call_runtime
from mirra.js.tree import Name as JsName
from mirra.vars import types
from mirra.vars.base import Var, expr_of, make
from mirra.vars.flow import items, truth
from mirra.vars.number import BooleanVar, NumberVar, refuse_float_index
from mirra.vars.refusals import unsupported

if TYPE_CHECKING:
    from mirra.vars.text import StringVar

A = TypeVar("A", covariant=True)


_DEPTH: ContextVar[int] = ContextVar("mirra_function_depth", default=0)


@contextmanager
def nested() -> Iterator[int]:
    """How many functions deep the code is that runs now: parameters of nested functions need different names."""
    depth = _DEPTH.get() + 1
    token = _DEPTH.set(depth)
    try:
        yield depth
    finally:
        _DEPTH.reset(token)


def _parameters(function: Callable[..., Any], what: str, allowed: tuple[int, ...]) -> int:
    count = len(inspect.signature(function).parameters)
    if count not in allowed:
        wanted = " or ".join(str(n) for n in allowed)
        raise VarTypeError(f"`{what}` needs a function of {wanted} parameters, not {count}.")
    return count


def _array(expr: Expr, kind: Any) -> ArrayVar[Any]:
    return cast("ArrayVar[Any]", make(expr, kind))


class ArrayVar(Var[A], python_types=(list, set, frozenset)):
    """Reading as in Python; what changes a list (``append`` …) belongs into an event handler."""

    __slots__ = ()
    if TYPE_CHECKING:
        __getattr__: None  # type: ignore[assignment, misc]  # unlike a Var of any type it has only what is declared

    @overload
    def __getitem__(self, key: slice) -> Self: ...
    @overload
    def __getitem__(self, key: int | Var[Any]) -> Any: ...
    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice):
            parts = (key.start, key.stop, key.step)
            return make(
                call_runtime("slice", self._expr, *(expr_of(part) for part in parts)),
                types.slice_type(self._type, key),
            )
        refuse_float_index(key)
        index = key if isinstance(key, int) else None
        return make(call_runtime("getitem", self._expr, expr_of(key)), types.item_type(self._type, index))

    def __add__(self, other: Collection[Any] | Var[Any]) -> ArrayVar[Any]:
        kind = other._type if isinstance(other, Var) else type(other)
        if not types.is_sequence(kind) and types.shape(kind) is not Any:
            raise unsupported("+", self, other)
        return _array(call_runtime("add", self._expr, expr_of(other)), self._type)

    def __mul__(self, times: int | Var[Any]) -> Self:
        refuse_float_index(times)
        return cast("Self", make(call_runtime("repeat", self._expr, expr_of(times)), self._type))

    __rmul__ = __mul__

    def _ordered(self, operator: str, other: Any) -> BooleanVar:
        return BooleanVar(
            Binary(operator, call_runtime("compare", self._expr, expr_of(other)), Literal(0)), bool
        )

    def __lt__(self, other: Any) -> BooleanVar:
        return self._ordered("<", other)

    def __le__(self, other: Any) -> BooleanVar:
        return self._ordered("<=", other)

    def __gt__(self, other: Any) -> BooleanVar:
        return self._ordered(">", other)

    def __ge__(self, other: Any) -> BooleanVar:
        return self._ordered(">=", other)

    def length(self) -> NumberVar[int]:
        """``len(items)``."""
        return NumberVar(call_runtime("length", self._expr), int)

    def reverse(self) -> Self:
        """``items[::-1]``."""
        kind = types.slice_type(self._type, slice(None, None, -1))
        return cast("Self", make(call_runtime("reverse", self._expr), kind))

    def join(self, separator: str | Var[Any] = "") -> StringVar:
        """``separator.join(items)``."""
        return cast("StringVar", make(call_runtime("join", expr_of(separator), self._expr), str))

    def contains(self, item: Any, field: Any = None) -> BooleanVar:
        """``item in items``; with ``field`` whether one has this value in that field."""
        searched = self._expr if field is None else call_runtime("pluck", self._expr, expr_of(field))
        return BooleanVar(call_runtime("contains", searched, expr_of(item)), bool)

    def pluck(self, field: Any) -> ArrayVar[list[Any]]:
        """``[item[field] for item in items]``."""
        return _array(call_runtime("pluck", self._expr, expr_of(field)), list[Any])

    def _arrow(self, function: Callable[..., Any], what: str, as_test: bool = False) -> tuple[Arrow, Any]:
        count = _parameters(function, what, (0, 1))
        with nested() as depth:
            names = (f"each{depth}",)[:count]
            result = Var.create(
                function(*(make(JsName(name), types.item_type(self._type)) for name in names))
            )
        return Arrow(names, truth(result) if as_test else result._expr), result._type

    def map(self, function: Callable[..., Any]) -> ArrayVar[list[Any]]:
        """``[function(item) for item in items]``."""
        arrow, kind = self._arrow(function, "map")
        return _array(Call(Member(items(self), "map"), (arrow,)), list[kind])  # type: ignore[valid-type]

    foreach = map

    def filter(self, function: Callable[..., Any] | None = None) -> Self:
        """``[item for item in items if function(item)]``; without a function those that are true."""
        arrow, _ = self._arrow(function or (lambda item: item), "filter", as_test=True)
        return cast("Self", make(Call(Member(items(self), "filter"), (arrow,)), self._type))

    def flat_map(self, function: Callable[..., Any]) -> ArrayVar[list[Any]]:
        """The lists that ``function`` gives, as one."""
        arrow, kind = self._arrow(function, "flat_map")
        return _array(Call(Member(items(self), "flatMap"), (arrow,)), kind)

    def reduce(self, function: Callable[..., Any], initial: Any = None) -> Any:
        """``functools.reduce(function, items, initial)``."""
        _parameters(function, "reduce", (2,))
        start = None if initial is None else Var.create(initial)
        kind = types.item_type(self._type) if start is None else start._type
        with nested() as depth:
            names = (f"total{depth}", f"each{depth}")
            total, item = make(JsName(names[0]), kind), make(JsName(names[1]), types.item_type(self._type))
            result = Var.create(function(total, item))
        arguments = (Arrow(names, result._expr), *(() if start is None else (start._expr,)))
        return make(Call(Member(items(self), "reduce"), arguments), result._type)


class TupleVar(ArrayVar[A], python_types=tuple):
    """A tuple; a named one has its names, which the array that it is in the browser has not."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:  # type: ignore[override]  # names, where the list has none
        names = list(getattr(types.base(self._type), "_fields", ()))
        return self[names.index(name)] if name in names else Var.__getattr__(self, name)
