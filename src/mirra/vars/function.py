"""JavaScript functions as values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mirra.js.tree import Arrow, Call, Raw, Spread
from mirra.js.tree import Name as JsName
from mirra.vars.base import Var, expr_of, make
from mirra.vars.data import VarData


class FunctionVar(Var[Callable[..., Any]], python_types=type(lambda: None)):
    """A function: ``.call(*args)`` is a Var of its result, ``.partial(*args)`` fixes the first arguments."""

    __slots__ = ()

    def call(self, *args: Any) -> Var[Any]:
        """The result, of unknown type; give it one with ``.to``."""
        return make(Call(self._expr, tuple(expr_of(arg) for arg in args)), Any)

    def __call__(self, *args: Any) -> Var[Any]:
        """The same as :meth:`call`."""
        return self.call(*args)

    def partial(self, *args: Any) -> Var[Any]:
        """The function with its first arguments fixed."""
        fixed = tuple(expr_of(arg) for arg in args)
        return FunctionVar(Arrow(("...rest",), Call(self._expr, (*fixed, Spread(JsName("rest"))))), Callable)


class FunctionStringVar(FunctionVar):
    """A function given by its JavaScript text."""

    __slots__ = ()

    @staticmethod
    def create(value: str, _var_data: VarData | None = None) -> FunctionVar:  # type: ignore[override]  # the known name
        """``FunctionStringVar.create("Math.max")``."""
        data = _var_data or VarData()
        return FunctionVar(Raw(value, data.imports, data.hooks, wraps=data.app_wraps), Callable)


class ArgsFunctionOperation(FunctionVar):
    """An arrow function of named parameters."""

    __slots__ = ()

    @staticmethod
    def create(args_names: Sequence[str], return_expr: Any, **_: Any) -> FunctionVar:  # type: ignore[override]  # the known name
        """``ArgsFunctionOperation.create(["x"], Var("x + 1"))`` is ``(x) => x + 1``."""
        return FunctionVar(Arrow(tuple(args_names), expr_of(return_expr)), Callable)
