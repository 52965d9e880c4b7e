"""Text."""

from __future__ import annotations

from typing import Any

from mirra.js.tree import Binary, Expr, Literal, call_runtime
from mirra.vars import types
from mirra.vars.base import Var, expr_of, make, unsupported
from mirra.vars.number import refuse_float_index


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

    def __add__(self, other: Any) -> Var[str]:
        if not _is_text(other):
            raise unsupported("+", self, other)
        return make(Binary("+", _present(self), _present(other)), str)

    def __radd__(self, other: Any) -> Var[str]:
        if not _is_text(other):
            raise unsupported("+", other, self)
        return make(Binary("+", _present(other), _present(self)), str)

    def __mul__(self, times: Any) -> Var[str]:
        refuse_float_index(times)
        return make(call_runtime("repeat", self._expr, expr_of(times)), str)

    __rmul__ = __mul__

    def __getitem__(self, key: Any) -> Var[str]:
        if isinstance(key, slice):
            return make(
                call_runtime("slice", self._expr, *(expr_of(p) for p in (key.start, key.stop, key.step))), str
            )
        refuse_float_index(key)
        return make(call_runtime("getitem", self._expr, expr_of(key)), str)

    def _ordered(self, operator: str, other: Any) -> Var[bool]:
        if not _is_text(other):
            raise unsupported(operator, self, other)
        return make(Binary(operator, call_runtime("compare", self._expr, expr_of(other)), Literal(0)), bool)

    def __lt__(self, other: Any) -> Var[bool]:
        return self._ordered("<", other)

    def __le__(self, other: Any) -> Var[bool]:
        return self._ordered("<=", other)

    def __gt__(self, other: Any) -> Var[bool]:
        return self._ordered(">", other)

    def __ge__(self, other: Any) -> Var[bool]:
        return self._ordered(">=", other)

    def _call(self, name: str, *args: Any, kind: Any = str) -> Var[Any]:
        return make(call_runtime(name, self._expr, *(expr_of(arg) for arg in args)), kind)

    def length(self) -> Var[int]:
        """``len(text)``."""
        return self._call("length", kind=int)

    def lower(self) -> Var[str]:
        """``text.lower()``."""
        return self._call("lower")

    def upper(self) -> Var[str]:
        """``text.upper()``."""
        return self._call("upper")

    def title(self) -> Var[str]:
        """``text.title()``."""
        return self._call("title")

    def capitalize(self) -> Var[str]:
        """``text.capitalize()``."""
        return self._call("capitalize")

    def strip(self, chars: Any = None) -> Var[str]:
        """``text.strip(chars)``."""
        return self._call("strip", *(() if chars is None else (chars,)))

    def lstrip(self, chars: Any = None) -> Var[str]:
        """``text.lstrip(chars)``."""
        return self._call("lstrip", *(() if chars is None else (chars,)))

    def rstrip(self, chars: Any = None) -> Var[str]:
        """``text.rstrip(chars)``."""
        return self._call("rstrip", *(() if chars is None else (chars,)))

    def contains(self, part: Any, field: Any = None) -> Var[bool]:
        """``part in text``."""
        return self._call("contains", part, kind=bool)

    def split(self, separator: Any = None) -> Var[list[str]]:
        """``text.split(separator)``; without one at white space, as in Python."""
        if separator is None:
            return self._call("split_whitespace", kind=list[str])
        return self._call("split", separator, kind=list[str])

    def startswith(self, prefix: Any) -> Var[bool]:
        """``text.startswith(prefix)``."""
        return self._call("startswith", prefix, kind=bool)

    def endswith(self, suffix: Any) -> Var[bool]:
        """``text.endswith(suffix)``."""
        return self._call("endswith", suffix, kind=bool)

    def replace(self, old: Any, new: Any) -> Var[str]:
        """``text.replace(old, new)``: every occurrence."""
        return self._call("replace", old, new)

    def reversed(self) -> Var[str]:
        """``text[::-1]``."""
        return self._call("reverse")

    reverse = reversed

    def join(self, parts: Any) -> Var[str]:
        """``text.join(parts)``."""
        return self._call("join", parts)
