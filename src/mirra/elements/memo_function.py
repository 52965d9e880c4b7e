"""A memo that gives a value: one function of the browser, of the names and types its parameters say.

>>> @memo
... def price(amount: Var[float], currency: Var[str]) -> Var[str]:
...     return currency + amount.to_string()
...
>>> text(price(amount=S.total, currency="€"))
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any

from mirra.elements.memo_props import value_type
from mirra.errors import EventHandlerTypeError, InvalidPropTypeError, UnknownPropError, did_you_mean
from mirra.js.tree import Arrow, Call, Expr, Name, Spread
from mirra.names import camel
from mirra.vars.base import Var, expr_of, make
from mirra.vars.function import FunctionVar
from mirra.vars.literal import literal_var
from mirra.vars.rest import RestProp


def returns_var(function: Callable[..., Any]) -> bool:
    """Whether a memo's annotation says that it gives a value and no component."""
    kind = typing.get_type_hints(function).get("return")
    inner = value_type(kind)
    if isinstance(inner, type) and hasattr(inner, "freeze"):
        return False
    origin = typing.get_origin(kind) or kind
    return isinstance(origin, type) and issubclass(origin, Var)


def wanted_arguments(
    function: Callable[..., Any], own: Mapping[str, Any], unknown: Collection[str], optional: Collection[str | None]
) -> dict[str, Any]:  # fmt: skip
    """What the parameters get, defaults included; raises ``UnknownPropError`` and ``InvalidPropTypeError``."""
    parameters = inspect.signature(function).parameters
    for name in unknown:
        raise UnknownPropError(f"`{function.__name__}` has no prop `{name}`.", did_you_mean(name, parameters))
    given: dict[str, Any] = {}
    for name, parameter in parameters.items():
        if name in own:
            given[name] = own[name]
        elif parameter.default is not parameter.empty:
            given[name] = parameter.default
        elif name not in optional:
            raise InvalidPropTypeError(f"`{function.__name__}` needs the prop `{name}`.")
    return given


class VarMemo:
    """What ``@memo`` makes of such a function."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.wrapped = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__
        self.__wrapped__ = function

    @cached_property
    def kinds(self) -> dict[str, Any]:
        """Parameter -> annotation."""
        hints = typing.get_type_hints(self.wrapped, include_extras=True)
        return {name: hints.get(name, Any) for name in inspect.signature(self.wrapped).parameters}

    @cached_property
    def result(self) -> Any:
        """The type of its value."""
        return value_type(typing.get_type_hints(self.wrapped)["return"])

    @cached_property
    def function(self) -> FunctionVar:
        """The function itself; its body runs at the first use, once."""
        names = {name: Name(f"_{camel(name)}") for name in self.kinds}
        given = {
            name: RestProp(names[name], []) if kind is RestProp else make(names[name], value_type(kind))
            for name, kind in self.kinds.items()
        }
        body = literal_var(self.wrapped(**given))
        return FunctionVar(Arrow(tuple(name.id for name in names.values()), body._expr))

    def __call__(self, *arguments: Any, **props: Any) -> Var[Any]:
        """Its value for these props; raises ``UnknownPropError`` and ``InvalidPropTypeError``."""
        if arguments:
            raise EventHandlerTypeError(
                f"`{self.__name__}` is called with keywords.",
                f"Or give them in order: `{self.__name__}.call(...)`.",
            )
        rest_name = next((name for name, kind in self.kinds.items() if kind is RestProp), None)
        own = {name: value for name, value in props.items() if name in self.kinds and name != rest_name}
        others = {name: value for name, value in props.items() if name not in own}
        given = wanted_arguments(self.wrapped, own, {} if rest_name else others, {rest_name})
        if rest_name:
            given[rest_name] = {camel(name): value for name, value in others.items()}
        return self.call(*(given[name] for name in self.kinds))

    def call(self, *arguments: Any) -> Var[Any]:
        """Its value for arguments in the order of its parameters."""
        return self._called(*(expr_of(argument) for argument in arguments))

    def partial(self, *arguments: Any) -> Var[Any]:
        """The function with its first arguments fixed."""
        return self.function.partial(*arguments) if arguments else self.function

    def __mirra_value__(self) -> Var[Any]:
        return self.function

    def _called(self, *arguments: Expr | Spread) -> Var[Any]:
        return make(Call(self.function._expr, arguments), self.result)
