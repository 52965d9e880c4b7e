"""``requires=``: a Var as a condition."""

from __future__ import annotations

from typing import Any

from mirra.errors import VarTypeError
from mirra.js.tree import Expr
from mirra.vars.base import Var
from mirra.vars.flow import truth


def condition_of(requires: Any, owner: str) -> Expr | None:
    """The expression that must be true. Raises ``VarTypeError`` for what is no Var: it would be true, or false, for everybody."""
    if requires is None:
        return None
    if not isinstance(requires, Var):
        raise VarTypeError(
            f"`requires` of `{owner}` is `{requires!r}`, the same for everybody.",
            "Give it a Var of a state, which is computed for each session: `requires=Account.is_admin`.",
        )
    return truth(requires)
