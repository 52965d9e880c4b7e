"""``LiteralVar`` and its kin: names for Vars whose value is known when the page is made.

There is one Var class for a kind of value, known or not; these classes only ask (``isinstance``) and make (``create``).
"""

from __future__ import annotations

from typing import Any, ClassVar

from mirra.js.tree import Array, Literal, Object, walk
from mirra.vars.array import ArrayVar
from mirra.vars.base import Var
from mirra.vars.color import Color
from mirra.vars.literal import literal_var
from mirra.vars.number import BooleanVar, NumberVar
from mirra.vars.object import ObjectVar
from mirra.vars.text import StringVar
from mirra.vars.typed import Typed


def is_known(var: object) -> bool:
    """Whether ``var`` is a Var whose value does not depend on anything in the browser."""
    return isinstance(var, Var) and all(
        isinstance(node, Literal | Array | Object) for node in walk(var._expr)
    )


def known_value(var: Typed) -> Any:
    """The value of a known Var as JSON; raises ``MirraRuntimeError`` for another."""
    from mirra.js.evaluate import evaluate

    return evaluate(var._expr, {}, lambda ref: None)


class _Known(type):
    kind: type[Var[Any]]

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.kind) and is_known(instance)


class LiteralVar(metaclass=_Known):
    """A Var of any known value."""

    kind: ClassVar[type[Var[Any]]] = Var

    @classmethod
    def create(cls, value: Any, _var_type: Any = None, _var_data: Any = None) -> Var[Any]:
        """The Var of ``value``."""
        return literal_var(value)


class LiteralNumberVar(LiteralVar):
    """A known number."""

    kind = NumberVar


class LiteralBooleanVar(LiteralVar):
    """A known truth value."""

    kind = BooleanVar


class LiteralStringVar(LiteralVar):
    """A known text."""

    kind = StringVar


class LiteralArrayVar(LiteralVar):
    """A known list, tuple or set."""

    kind = ArrayVar


class LiteralObjectVar(LiteralVar):
    """A known dict or record."""

    kind = ObjectVar


class LiteralColorVar(LiteralVar):
    """A known theme colour."""

    kind = StringVar

    @classmethod
    def create(cls, value: Any, _var_type: Any = None, _var_data: Any = None) -> Var[Any]:
        """The CSS value of a :class:`~mirra.vars.color.Color`."""
        return literal_var(str(value) if isinstance(value, Color) else value)


EMPTY_VAR_STR = literal_var("")
"""Default of a text prop of an ``@rx.memo`` component."""
EMPTY_VAR_INT = literal_var(0)
"""Default of a number prop of an ``@rx.memo`` component."""
