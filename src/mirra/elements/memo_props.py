"""What the body of a memo is given: slots for components, handlers, and the rest."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Sequence
from typing import Any

from mirra.elements.node import Node, Text
from mirra.errors import EventFnArgMismatchError
from mirra.events.handler import TriggerAnnotation
from mirra.events.triggers import TriggerSpec, passthrough_event_spec, trigger_values
from mirra.js.tree import Array, Arrow, Binary, Call, Expr, Import, Literal, Name, Spread
from mirra.vars.base import Var, expr_of
from mirra.vars.function import FunctionVar


class Slot(Var[Any]):
    """A component given as a prop, where the body puts it: among children, in ``cond``, as another component's prop."""

    __slots__ = ()

    def freeze(self) -> Node:
        """The node."""
        return Text(self._expr)


class HandlerProp:
    """An event handler given as a prop.

    Bound in the body it gets what the trigger there gives (``on_change=on_edit``), called what it is called with
    (``on_click=on_edit("none")``). Nothing happens where a use gives no handler.
    """

    def __init__(self, name: str, value: Expr, kind: TriggerAnnotation) -> None:
        self.__name__ = name
        self.value = value
        self.wanted = len(trigger_values(kind.specs[0])[1])
        parameters = [
            inspect.Parameter(f"a{i}", inspect.Parameter.POSITIONAL_ONLY) for i in range(self.wanted)
        ]
        self.__signature__ = inspect.Signature(parameters)

    @staticmethod
    def given(spec: TriggerSpec) -> TriggerSpec:
        """How a use's handler is bound: the values have been made where the body calls it."""
        return passthrough_event_spec(*(value._type for value in trigger_values(spec)[1]))

    def __call__(self, *values: Any) -> FunctionVar:
        """A call of the given handler with these values; raises ``EventFnArgMismatchError`` if it takes another number."""
        if len(values) != self.wanted:
            raise EventFnArgMismatchError(
                f"`{self.__name__}` takes {self.wanted} value{'s' * (self.wanted != 1)}, not {len(values)}.",
                f"Its annotation says so: `{self.__name__}: rx.EventHandler[...]`.",
            )
        # The trigger's values are expressions over the callback's parameters, which are in scope where this stands. The event itself
        # comes last, for `prevent_default` and its like.
        arguments = (*(expr_of(value) for value in values), Spread(Name("given")))
        return FunctionVar(Arrow(("...given",), Binary("&&", self.value, Call(self.value, arguments))))


def rest_of(props: Expr, named: Sequence[str]) -> Expr:
    """The props without those that the memo names."""
    return Call(Import("mirra", "restOf"), (props, Array(tuple(Literal(name) for name in named))))


def value_type(kind: Any) -> Any:
    """``T`` of an annotation ``Var[T]``; another annotation stands for itself."""
    origin = typing.get_origin(kind)
    if isinstance(origin, type) and issubclass(origin, Var):
        return next(iter(typing.get_args(kind)), Any)
    return Any if isinstance(kind, type) and issubclass(kind, Var) else kind


def is_slot(value: Any) -> bool:
    """Whether a value given as a prop is a component."""
    if hasattr(type(value), "freeze"):
        return True
    return isinstance(value, Var) and getattr(value._type, "__name__", "") == "Component"
