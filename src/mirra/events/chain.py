"""What a trigger holds once it is bound: the tree that the compiler prints as an event callback.

A chain runs its steps in order. Its ``parameters`` are the names under which the arguments of the JavaScript
callback are in scope: a step's arguments are expressions over them, over state and over loop variables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from mirra.js.tree import Expr


@dataclass(frozen=True, slots=True)
class EventActions:
    """What the browser does around an event. Times are milliseconds; ``None``: not at all."""

    stop_propagation: bool = False
    prevent_default: bool = False
    throttle: int | None = None
    debounce: int | None = None
    temporal: bool = False
    """Dropped while disconnected."""

    def __or__(self, other: EventActions) -> EventActions:
        return EventActions(
            self.stop_propagation or other.stop_propagation,
            self.prevent_default or other.prevent_default,
            other.throttle if other.throttle is not None else self.throttle,
            other.debounce if other.debounce is not None else self.debounce,
            self.temporal or other.temporal,
        )


@dataclass(frozen=True, slots=True)
class ServerStep:
    """A handler call: ``handler`` is ``"<state full name>.<handler name>"``.

    ``parameters`` and ``arguments`` are parallel. An argument that is a constant (:func:`mirra.js.tree.literal` of a
    JSON value) stays on the server; the browser computes and sends the others.
    """

    handler: str
    parameters: tuple[str, ...]
    arguments: tuple[Expr, ...]
    is_background: bool = False
    upload: bool = False
    actions: EventActions = EventActions()


@dataclass(frozen=True, slots=True)
class ClientStep:
    """Something the browser does by itself: an action such as ``redirect``, with its arguments by name."""

    action: str
    arguments: tuple[tuple[str, Expr | EventChain], ...] = ()
    """A chain is what the browser does afterwards."""
    actions: EventActions = EventActions()


@dataclass(frozen=True, slots=True)
class FunctionStep:
    """Call of a JavaScript function value with the callback's own arguments (``on_click=rx.Var("f")``)."""

    function: Expr
    actions: EventActions = EventActions()


Step: TypeAlias = ServerStep | ClientStep | FunctionStep


@dataclass(frozen=True, slots=True)
class EventChain:
    """The steps of one trigger. No steps and only ``actions`` is allowed (``on_click=rx.stop_propagation``)."""

    parameters: tuple[str, ...]
    steps: tuple[Step, ...]
    actions: EventActions = EventActions()
