"""Numbers and booleans."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast, overload

from mirra.errors import VarTypeError, VarValueError
from mirra.js.tree import Binary, Call, Expr, Import, Literal, Member, Raw, Unary, call_runtime
from mirra.vars import types
from mirra.vars.base import Var, expr_of, make, var_of
from mirra.vars.refusals import unsupported
from mirra.vars.types import type_name

if TYPE_CHECKING:
    from mirra.vars.array import ArrayVar
    from mirra.vars.text import StringVar

N = TypeVar("N", int, float, bool)
A = TypeVar("A")

Number: TypeAlias = float | Decimal | Var[Any]
"""What stands on the other side of an operator."""
_FLOAT: Mapping[str, tuple[Expr, ...]] = dict.fromkeys(("floor_div", "mod", "pow"), (Literal(True),))
"""What the runtime is told of operations on floats: the browser sees 2.0 and 2 as one, and only floats have a negative zero."""
_SPEC = re.compile(r"([,_]?)(\.\d+f)?\Z")


def check_format_spec(var: Var[Any], spec: str) -> None:
    """Raises ``VarValueError`` for a spec that the browser has no equal of."""
    if types.shape(var._type) not in (int, float, bool, Decimal, Any) or not _SPEC.match(spec):
        raise VarValueError(
            f"`{{…:{spec}}}` is not a format that a Var of type `{type_name(var._type)}` knows.",
            "Numbers know `,`, `_`, `.2f`, `,.2f` and `_.2f`; format anything else in a computed var (`@rx.var`).",
        )


def _is_number(value: Any) -> bool:
    kind = value._type if isinstance(value, Var) else type(value)
    return types.shape(kind) in (int, float, bool, Decimal, Any)


def _is_float(value: Any) -> bool:
    kind = types.plain(value._type) if isinstance(value, Var) else type(value)
    return types.shape(kind) is float and not types.is_union(kind)


def _as_float(value: Any) -> Expr:
    var = var_of(value)
    if isinstance(var._expr, Literal) and not (
        isinstance(var._expr.value, int) and abs(var._expr.value) > 2**53
    ):
        return var._expr
    certain = _is_float(var) and not types.allows_none(var._type)
    return var._expr if certain else call_runtime("float", var._expr)


def _result(*sides: Any) -> Any:
    kinds = [types.plain(side._type) if isinstance(side, Var) else type(side) for side in sides]
    if any(types.shape(kind) is float and not types.is_union(kind) for kind in kinds):
        return float
    return int if all(types.shape(kind) in (int, bool) for kind in kinds) else int | float


def _number(expr: Expr, kind: Any) -> NumberVar[Any]:
    # Of `3 * items` a list, at run time.
    return cast("NumberVar[Any]", make(expr, kind))


class NumberVar(Var[N], python_types=(int, float, Decimal)):
    """Arithmetic as in Python: ``//`` floors, ``%`` has the sign of the divisor, ``round`` goes half to even."""

    __slots__ = ()
    if TYPE_CHECKING:
        __getattr__: None  # type: ignore[assignment, misc]  # unlike a Var of any type it has only what is declared

    def _compared(self, operator: str, other: Any) -> BooleanVar:
        if not (_is_number(self) and _is_number(other)):
            raise unsupported(operator, self, other)
        return BooleanVar(Binary(operator, self._expr, expr_of(other)), bool)

    def _arithmetic(self, name: str, operator: str, left: Any, right: Any) -> NumberVar[Any]:
        if _is_number(left) and _is_number(right) and (_is_float(left) or _is_float(right)):
            return _number(Binary(operator, _as_float(left), _as_float(right)), float)
        # An int may be beyond 2^53: a bigint, which JavaScript's own operators do not mix with numbers.
        return self._runtime(name, operator, left, right)

    def _runtime(self, name: str, operator: str, left: Any, right: Any, kind: Any = None) -> NumberVar[Any]:
        if not (_is_number(left) and _is_number(right)):
            raise unsupported(operator, left, right)
        if _is_float(left) or _is_float(right):
            return _number(
                call_runtime(name, _as_float(left), _as_float(right), *_FLOAT.get(name, ())), float
            )
        return _number(call_runtime(name, expr_of(left), expr_of(right)), kind or _result(left, right))

    def __add__(self, other: Number) -> NumberVar[Any]:
        return self._arithmetic("add", "+", self, other)

    def __radd__(self, other: Number) -> NumberVar[Any]:
        return self._arithmetic("add", "+", other, self)

    def __sub__(self, other: Number) -> NumberVar[Any]:
        return self._arithmetic("sub", "-", self, other)

    def __rsub__(self, other: Number) -> NumberVar[Any]:
        return self._arithmetic("sub", "-", other, self)

    @overload
    def __mul__(self, other: StringVar | str) -> StringVar: ...  # pyright: ignore[reportOverlappingOverload]  # the first that fits is meant
    @overload
    def __mul__(self, other: ArrayVar[A]) -> ArrayVar[A]: ...
    @overload
    def __mul__(self, other: Any) -> NumberVar[Any]: ...
    def __mul__(self, other: Any) -> Any:
        kind = other._type if isinstance(other, Var) else type(other)
        if types.shape(kind) is str or types.is_sequence(kind):
            return _number(call_runtime("repeat", expr_of(other), self._expr), kind)
        return self._arithmetic("mul", "*", self, other)

    def __rmul__(self, other: Any) -> NumberVar[Any]:
        return self * other if not _is_number(other) else self._arithmetic("mul", "*", other, self)

    def __truediv__(self, other: Number) -> NumberVar[float]:
        return self._runtime("div", "/", self, other, float)

    def __rtruediv__(self, other: Number) -> NumberVar[float]:
        return self._runtime("div", "/", other, self, float)

    def __floordiv__(self, other: Number) -> NumberVar[Any]:
        return self._runtime("floor_div", "//", self, other)

    def __rfloordiv__(self, other: Number) -> NumberVar[Any]:
        return self._runtime("floor_div", "//", other, self)

    def __mod__(self, other: Number) -> NumberVar[Any]:
        return self._runtime("mod", "%", self, other)

    def __rmod__(self, other: Number) -> NumberVar[Any]:
        return self._runtime("mod", "%", other, self)

    def __pow__(self, other: Number) -> NumberVar[Any]:
        return self._runtime("pow", "**", self, other)

    def __rpow__(self, other: Number) -> NumberVar[Any]:
        return self._runtime("pow", "**", other, self)

    def __neg__(self) -> NumberVar[Any]:
        exact = types.plain(self._type) is Decimal
        if _is_float(self) and not exact:
            return _number(Unary("-", _as_float(self)), float)
        # JavaScript has a negative zero for ints too.
        return _number(call_runtime("neg", self._expr), Decimal if exact else _result(self))

    def __pos__(self) -> NumberVar[Any]:
        return _number(self._expr, self._type)

    def __abs__(self) -> NumberVar[Any]:
        return _number(call_runtime("abs", self._expr), _result(self))

    def __round__(self, digits: Any = None) -> NumberVar[Any]:
        if digits is None:
            return NumberVar(call_runtime("round", self._expr), int)
        if not _is_number(digits):
            raise unsupported("round", self, digits)
        if _is_float(self):
            return _number(call_runtime("round", _as_float(self), expr_of(digits), Literal(True)), float)
        return _number(call_runtime("round", self._expr, expr_of(digits)), _result(self))

    def __floor__(self) -> NumberVar[int]:
        return NumberVar(call_runtime("floor", self._expr), int)

    def __ceil__(self) -> NumberVar[int]:
        return NumberVar(call_runtime("ceil", self._expr), int)

    def __trunc__(self) -> NumberVar[int]:
        return NumberVar(call_runtime("trunc", self._expr), int)

    def __lt__(self, other: Number) -> BooleanVar:
        return self._compared("<", other)

    def __le__(self, other: Number) -> BooleanVar:
        return self._compared("<=", other)

    def __gt__(self, other: Number) -> BooleanVar:
        return self._compared(">", other)

    def __ge__(self, other: Number) -> BooleanVar:
        return self._compared(">=", other)


class BooleanVar(NumberVar[bool], python_types=bool):
    """``~`` is ``not``, ``&`` and ``|`` are ``and`` and ``or``; in arithmetic it counts as 0 or 1."""

    __slots__ = ()

    def __pos__(self) -> NumberVar[Any]:
        return NumberVar(call_runtime("number", self._expr), int)


class DateTimeVar(Var[datetime.date], python_types=(datetime.date, datetime.datetime)):
    """Dates and times, which the browser has as ISO text; only comparing is possible there."""

    __slots__ = ()
    if TYPE_CHECKING:
        __getattr__: None  # type: ignore[assignment, misc]  # unlike a Var of any type it has only what is declared

    def _compared(self, operator: str, other: Any) -> BooleanVar:
        kind = other._type if isinstance(other, Var) else type(other)
        if types.shape(kind) not in (datetime.date, datetime.datetime):
            raise unsupported(operator, self, other)
        left, right = (call_runtime("moment", expr_of(side)) for side in (self, other))
        return BooleanVar(Binary(operator, left, right), bool)

    def __lt__(self, other: Any) -> BooleanVar:
        return self._compared("<", other)

    def __le__(self, other: Any) -> BooleanVar:
        return self._compared("<=", other)

    def __gt__(self, other: Any) -> BooleanVar:
        return self._compared(">", other)

    def __ge__(self, other: Any) -> BooleanVar:
        return self._compared(">=", other)


class NoneVar(Var[None], python_types=type(None)):
    """``None``."""

    __slots__ = ()


class AnyVar(Var[Any], python_types=object):
    """A Var of unknown type: every operator is decided in the browser by what the value turns out to be."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        # What a third party's expression gives may be any object of the browser, not just data.
        if isinstance(self._expr, Raw | Import | Member):
            return make(Member(self._expr, name), Any)
        return make(call_runtime("getitem", self._expr, Literal(name)), Any)

    def __call__(self, *args: Any) -> Any:
        """A call, where the value is a third party's; data has nothing to call."""
        if isinstance(self._expr, Raw | Import | Member):
            return make(Call(self._expr, tuple(expr_of(arg) for arg in args)), Any)
        raise VarTypeError(
            f"`{self!s}` may be anything: its type is not known here.",
            "Say what it is: `var.to(str)`, `var.to(list[int])` …",
        )

    def __getitem__(self, key: Any) -> Var[Any]:
        if isinstance(key, slice):
            parts = (key.start, key.stop, key.step)
            return make(call_runtime("slice", self._expr, *(expr_of(part) for part in parts)), Any)
        return make(call_runtime("getitem", self._expr, expr_of(key)), Any)

    def length(self) -> NumberVar[int]:
        """``len(value)``."""
        return NumberVar(call_runtime("length", self._expr), int)

    def contains(self, item: Any) -> BooleanVar:
        """``item in value``."""
        return BooleanVar(call_runtime("contains", self._expr, expr_of(item)), bool)

    def __add__(self, other: Any) -> Var[Any]:
        return self._runtime("add", self, other)

    def __radd__(self, other: Any) -> Var[Any]:
        return self._runtime("add", other, self)

    def _runtime(self, name: str, left: Any, right: Any) -> Var[Any]:
        return make(call_runtime(name, expr_of(left), expr_of(right)), Any)

    def __sub__(self, other: Any) -> Var[Any]:
        return self._runtime("sub", self, other)

    def __rsub__(self, other: Any) -> Var[Any]:
        return self._runtime("sub", other, self)

    def __mul__(self, other: Any) -> Var[Any]:
        return self._runtime("mul", self, other)

    def __rmul__(self, other: Any) -> Var[Any]:
        return self._runtime("mul", other, self)

    def __truediv__(self, other: Any) -> Var[Any]:
        return self._runtime("div", self, other)

    def __rtruediv__(self, other: Any) -> Var[Any]:
        return self._runtime("div", other, self)

    def __floordiv__(self, other: Any) -> Var[Any]:
        return self._runtime("floor_div", self, other)

    def __rfloordiv__(self, other: Any) -> Var[Any]:
        return self._runtime("floor_div", other, self)

    def __mod__(self, other: Any) -> Var[Any]:
        return self._runtime("mod", self, other)

    def __rmod__(self, other: Any) -> Var[Any]:
        return self._runtime("mod", other, self)

    def __pow__(self, other: Any) -> Var[Any]:
        return self._runtime("pow", self, other)

    def __rpow__(self, other: Any) -> Var[Any]:
        return self._runtime("pow", other, self)

    def __neg__(self) -> Var[Any]:
        return make(call_runtime("neg", self._expr), Any)

    def __pos__(self) -> Var[Any]:
        return make(call_runtime("number", self._expr), Any)

    def __abs__(self) -> Var[Any]:
        return make(call_runtime("abs", self._expr), Any)

    def __round__(self, digits: Any = None) -> Var[Any]:
        return make(call_runtime("round", self._expr, *(() if digits is None else (expr_of(digits),))), Any)

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


def refuse_float_index(index: Any) -> None:
    """Raises ``VarTypeError`` for an index that is not a whole number."""
    kind = index._type if isinstance(index, Var) else type(index)
    if types.shape(kind) not in (int, bool, Any):
        raise VarTypeError(f"An index must be an `int`, not `{type_name(kind)}`.")
