"""The private names of a Var that packages of others use."""

from __future__ import annotations

from typing import Any

from mirra.js.printer import print_expression
from mirra.js.tree import Expr, Raw, StateRef, walk
from mirra.vars.data import VarData


class ThirdPartyNames:
    """What such packages read of a Var, and how they change one."""

    __slots__ = ()
    _expr: Expr
    _type: Any

    @property
    def _js_expr(self) -> str:
        return print_expression(self._expr)

    @property
    def _var_type(self) -> Any:
        return self._type

    @property
    def _var_value(self) -> Any:
        from mirra.vars.known import is_known, known_value

        if not is_known(self):
            raise AttributeError("_var_value")
        return known_value(self)

    def _get_all_var_data(self) -> VarData | None:
        raws = [node for node in walk(self._expr) if isinstance(node, Raw)]
        refs = [node for node in walk(self._expr) if isinstance(node, StateRef)]
        if not raws and not refs:
            return None
        return VarData(
            tuple(i for raw in raws for i in raw.imports),
            tuple(h for raw in raws for h in raw.hooks),
            refs[0].state if refs else "",
            refs[0].field if refs else "",
            app_wraps=tuple(wrap for raw in raws for wrap in raw.wraps),
        )

    def _replace(
        self,
        _var_type: Any = None,
        _js_expr: str | None = None,
        merge_var_data: VarData | None = None,
        **_: Any,
    ) -> Any:
        expr: Expr = self._expr if _js_expr is None else Raw(_js_expr)
        if merge_var_data is not None:
            text = expr.text if isinstance(expr, Raw) else print_expression(expr)
            expr = Raw(text, merge_var_data.imports, merge_var_data.hooks, wraps=merge_var_data.app_wraps)
        made: Any = type(self)
        return made(expr, self._type if _var_type is None else _var_type)
