"""What a Var is to the modules that it is made of."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from mirra.js.tree import Expr


@runtime_checkable
class Typed(Protocol):
    """An expression and the Python type of its value."""

    _expr: Expr
    _type: Any
