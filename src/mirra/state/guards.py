"""``requires=``: what must be true of a session before a handler runs or a page is shown to it."""

from __future__ import annotations

import inspect
from typing import Any

from mirra.errors import MirraRuntimeError, NotAllowedError
from mirra.js.evaluate import evaluate
from mirra.js.tree import Expr, StateRef
from mirra.state.calls import Call
from mirra.state.outcome import read
from mirra.state.tree import StateTree


def holds(tree: StateTree, condition: Expr) -> bool:
    """Whether a condition is true of a session's state, computed here: a browser has no say in it."""

    def value_of(ref: StateRef) -> Any:
        value = read(tree, ref)
        if inspect.iscoroutine(value):
            value.close()
            raise MirraRuntimeError(f"`requires` cannot wait for the async computed var `{ref.field}`.")
        return value

    return evaluate(condition, {}, value_of) is True


def check(tree: StateTree, call: Call) -> None:
    """Raises ``NotAllowedError`` where the handler, or the page that calls it, requires what is not so."""
    for condition in (call.handler.requires, call.requires):
        if condition is not None and not holds(tree, condition):
            raise NotAllowedError(f"`{call.handler.full_name}` requires what is not true of this session.")
