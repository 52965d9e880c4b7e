"""``requires=``: a Var as a condition."""

from __future__ import annotations

from typing import Any

from mirra.errors import VarTypeError
from mirra.js.tree import Expr, Literal
from mirra.vars.base import Var
from mirra.vars.flow import truth

EVERYBODY = Literal(True)
"""`requires=True`: open to everybody, also where the app requires something."""


def condition_of(requires: Any, owner: str) -> Expr | None:
    """The expression that must be true. Raises ``VarTypeError`` for what is neither a Var nor ``True``: it would be the same for everybody."""
    if requires is None:
        return None
    if requires is True:
        return EVERYBODY
    if not isinstance(requires, Var):
        raise VarTypeError(
            f"`requires` of `{owner}` is `{requires!r}`, the same for everybody.",
            "Give it a Var of a state, which is computed for each session: `requires=Account.is_admin`; or `True`, for everybody.",
        )
    return truth(requires)
