"""Text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mirra.js.tree import Binary, Expr, Literal, call_runtime
from mirra.vars import types
from mirra.vars.array import ArrayVar
from mirra.vars.base import Var, expr_of
from mirra.vars.number import BooleanVar, NumberVar, refuse_float_index
from mirra.vars.refusals import unsupported


def _is_text(value: Any) -> bool:
    kind = value._type if isinstance(value, Var) else type(value)
    return types.shape(kind) in (str, Any)


def _present(value: Any) -> Expr:
    """The text, none where there may be none: JavaScript would write "null"."""
    var = Var.create(value)
    return call_runtime("text", var._expr) if types.allows_none(var._type) else var._expr


class StringVar(Var[str], python_types=str):
    """Methods of ``str`` with Python's meaning; counted in code points."""

    __slots__ = ()
    if TYPE_CHECKING:
        __getattr__: None  # type: ignore[assignment, misc]  # unlike a Var of any type it has only what is declared

    def __add__(self, other: str | Var[Any]) -> StringVar:
        if not _is_text(other):
            raise unsupported("+", self, other)
        return StringVar(Binary("+", _present(self), _present(other)), str)

    def __radd__(self, other: str | Var[Any]) -> StringVar:
        if not _is_text(other):
            raise unsupported("+", other, self)
        return StringVar(Binary("+", _present(other), _present(self)), str)

    def __mul__(self, times: int | Var[Any]) -> StringVar:
        refuse_float_index(times)
        return StringVar(call_runtime("repeat", self._expr, expr_of(times)), str)

    __rmul__ = __mul__

    def __getitem__(self, key: int | slice | Var[Any]) -> StringVar:
        if isinstance(key, slice):
            parts = (expr_of(part) for part in (key.start, key.stop, key.step))
            return StringVar(call_runtime("slice", _present(self), *parts), str)
        refuse_float_index(key)
        return StringVar(call_runtime("getitem", self._expr, expr_of(key)), str)

    def _ordered(self, operator: str, other: Any) -> BooleanVar:
        if not _is_text(other):
            raise unsupported(operator, self, other)
        return BooleanVar(
            Binary(operator, call_runtime("compare", self._expr, expr_of(other)), Literal(0)), bool
        )

    def __lt__(self, other: str | Var[Any]) -> BooleanVar:
        return self._ordered("<", other)

    def __le__(self, other: str | Var[Any]) -> BooleanVar:
        return self._ordered("<=", other)

    def __gt__(self, other: str | Var[Any]) -> BooleanVar:
        return self._ordered(">", other)

    def __ge__(self, other: str | Var[Any]) -> BooleanVar:
        return self._ordered(">=", other)

    def _run(self, name: str, *args: Any) -> Expr:
        return call_runtime(name, self._expr, *(expr_of(arg) for arg in args))

    def length(self) -> NumberVar[int]:
        """``len(text)``."""
        return NumberVar(self._run("length"), int)

    def lower(self) -> StringVar:
        """``text.lower()``."""
        return StringVar(self._run("lower"), str)

    def upper(self) -> StringVar:
        """``text.upper()``."""
        return StringVar(self._run("upper"), str)

    def casefold(self) -> StringVar:
        """``text.casefold()``."""
        return StringVar(self._run("casefold"), str)

    def title(self) -> StringVar:
        """``text.title()``."""
        return StringVar(self._run("title"), str)

    def capitalize(self) -> StringVar:
        """``text.capitalize()``."""
        return StringVar(self._run("capitalize"), str)

    def strip(self, chars: str | Var[Any] | None = None) -> StringVar:
        """``text.strip(chars)``."""
        return StringVar(self._run("strip", *(() if chars is None else (chars,))), str)

    def lstrip(self, chars: str | Var[Any] | None = None) -> StringVar:
        """``text.lstrip(chars)``."""
        return StringVar(self._run("lstrip", *(() if chars is None else (chars,))), str)

    def rstrip(self, chars: str | Var[Any] | None = None) -> StringVar:
        """``text.rstrip(chars)``."""
        return StringVar(self._run("rstrip", *(() if chars is None else (chars,))), str)

    def contains(self, part: str | Var[Any], field: Any = None) -> BooleanVar:
        """``part in text``."""
        return BooleanVar(self._run("contains", part), bool)

    def split(self, separator: str | Var[Any] | None = None) -> ArrayVar[list[str]]:
        """``text.split(separator)``; without one at white space, as in Python."""
        if separator is None:
            return ArrayVar(self._run("split_whitespace"), list[str])
        return ArrayVar(self._run("split", separator), list[str])

    def startswith(self, prefix: str | Var[Any]) -> BooleanVar:
        """``text.startswith(prefix)``."""
        return BooleanVar(self._run("startswith", prefix), bool)

    def endswith(self, suffix: str | Var[Any]) -> BooleanVar:
        """``text.endswith(suffix)``."""
        return BooleanVar(self._run("endswith", suffix), bool)

    def replace(self, old: str | Var[Any], new: str | Var[Any]) -> StringVar:
        """``text.replace(old, new)``: every occurrence."""
        return StringVar(self._run("replace", old, new), str)

    def reversed(self) -> StringVar:
        """``text[::-1]``."""
        return StringVar(call_runtime("reverse", _present(self)), str)

    reverse = reversed

    def join(self, parts: Any) -> StringVar:
        """``text.join(parts)``."""
        return StringVar(self._run("join", parts), str)
