"""``requires=``: what must be true of a session before a handler runs or a page is shown to it."""

from __future__ import annotations

import inspect
from typing import Any

from mirra.errors import MirraRuntimeError, NotAllowedError
from mirra.events.handler import EventHandler
from mirra.js.evaluate import evaluate
from mirra.js.tree import Expr, StateRef
from mirra.registry import registry
from mirra.state.calls import Call
from mirra.state.define import auto_setter
from mirra.state.outcome import read
from mirra.state.tree import StateTree
from mirra.vars.condition import EVERYBODY


def holds(tree: StateTree, condition: Expr) -> bool:
    """Whether a condition is true of a session's state, computed here: a browser has no say in it."""

    def value_of(ref: StateRef) -> Any:
        value = read(tree, ref)
        if inspect.iscoroutine(value):
            value.close()
            raise MirraRuntimeError(f"`requires` cannot wait for the async computed var `{ref.field}`.")
        return value

    return evaluate(condition, {}, value_of) is True


def default_condition() -> Expr | None:
    """What the app requires where a page or a handler says nothing of its own (``rx.App(requires=…)``)."""
    return registry().get("requires", "app")  # type: ignore[no-any-return]  # only conditions are put there


def required_of(handler: EventHandler) -> Expr | None:
    """What a handler requires, by its own word or the app's; nothing where it is for everybody."""
    found = default_condition() if handler.requires is None else handler.requires
    return None if found == EVERYBODY else found


def is_auto_setter(handler: EventHandler) -> bool:
    """Whether a handler is one that nobody wrote: ``S.set_x``."""
    return handler.function.__module__ == auto_setter.__module__


def check(tree: StateTree, call: Call) -> None:
    """Raises ``NotAllowedError`` where the handler, or the page that calls it, requires what is not so."""
    for condition in (required_of(call.handler), call.requires):
        if condition is not None and not holds(tree, condition):
            raise NotAllowedError(f"`{call.handler.full_name}` requires what is not true of this session.")
