"""What a trigger holds once it is bound: the tree that the compiler prints as an event callback.

A chain runs its steps in order. Its ``parameters`` are the names under which the arguments of the JavaScript
callback are in scope: a step's arguments are expressions over them, over state and over loop variables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

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


class Chainable:
    """Event actions as attributes and methods: ``S.save.prevent_default.debounce(300)``."""

    __slots__ = ()
    actions: EventActions

    def _with(self, actions: EventActions) -> Any:
        raise NotImplementedError

    @property
    def stop_propagation(self) -> Any:
        """The browser's event does not reach the elements around."""
        return self._with(self.actions | EventActions(stop_propagation=True))

    @property
    def prevent_default(self) -> Any:
        """The browser does not do what it would do by itself."""
        return self._with(self.actions | EventActions(prevent_default=True))

    @property
    def temporal(self) -> Any:
        """Dropped while the connection is away, instead of kept for later."""
        return self._with(self.actions | EventActions(temporal=True))

    def throttle(self, milliseconds: int) -> Any:
        """At most one in this time; the others are dropped."""
        return self._with(self.actions | EventActions(throttle=milliseconds))

    def debounce(self, milliseconds: int) -> Any:
        """Only the last one, when none has followed for this time."""
        return self._with(self.actions | EventActions(debounce=milliseconds))


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
    upload: UploadSource | None = None
    actions: EventActions = EventActions()


@dataclass(frozen=True, slots=True)
class UploadSource:
    """Which files go with a handler call: those chosen at the upload element whose id is ``upload_id``."""

    parameter: str
    """The handler's parameter that gets them."""
    upload_id: Expr
    progress: EventChain | None = None
    headers: Expr | None = None
    is_chunked: bool = False


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
class EventChain(Chainable):
    """The steps of one trigger. No steps and only ``actions`` is allowed (``on_click=rx.stop_propagation``)."""

    parameters: tuple[str, ...]
    steps: tuple[Step, ...]
    actions: EventActions = EventActions()

    def _with(self, actions: EventActions) -> EventChain:
        return replace(self, actions=actions)

    @classmethod
    def create(cls, value: Any, args_spec: Any, key: str | None = None, **options: Any) -> EventChain:
        """What a trigger ``key`` with this spec holds when ``value`` (a handler, a list of them, a lambda …) is bound to it."""
        from mirra.events.bind import bind

        specs = list(args_spec) if isinstance(args_spec, list | tuple) else [args_spec]
        return bind(value, specs, component="event chain", trigger=key or "on_event")

    @property
    def args_spec(self) -> tuple[str, ...]:
        """The names of the callback's arguments."""
        return self.parameters

    @property
    def invocation(self) -> None:
        """The JavaScript function that runs the chain: always mirra's own."""
        return None
