"""Operations of third parties: a function over Vars whose result is JavaScript text of their own."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mirra.js.tree import Arrow, Call, Raw
from mirra.vars.base import Var, make
from mirra.vars.data import VarData
from mirra.vars.embed import plain_text


@dataclass(frozen=True, slots=True)
class OperationResult:
    """What :func:`var_operation_return` hands to :func:`var_operation`."""

    js_expression: str
    var_type: Any
    var_data: VarData


def var_operation_return(js_expression: str, var_type: Any = Any, var_data: VarData | None = None) -> Any:
    """The result of a :func:`var_operation`: JavaScript text over its parameters, and the Python type of its value."""
    return OperationResult(js_expression, var_type, var_data or VarData())


def var_operation(function: Callable[..., Any]) -> Callable[..., Any]:
    """Makes an operation on Vars of a function that writes JavaScript.

    >>> @var_operation
    ... def hypotenuse(a: NumberVar, b: NumberVar):
    ...     return var_operation_return(f"Math.hypot({a}, {b})", float)
    """
    signature = inspect.signature(function)

    @functools.wraps(function)
    def operation(*args: Any, **kwargs: Any) -> Var[Any]:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        operands = {name: Var.create(value) for name, value in bound.arguments.items()}
        with plain_text():
            result = function(**{name: make(Raw(name), operand._type) for name, operand in operands.items()})
        text = Raw(
            result.js_expression,
            result.var_data.imports,
            result.var_data.hooks,
            wraps=result.var_data.app_wraps,
        )
        call = Call(Arrow(tuple(operands), text), tuple(operand._expr for operand in operands.values()))
        return make(call, result.var_type)

    return operation
