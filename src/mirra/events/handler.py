"""``EventHandler``: a method of a state class as something that can be bound, and ``ServerEvent``: it with arguments.

A handler knows its state by name only; who runs it looks the class up.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Generic

from typing_extensions import TypeVarTuple, Unpack

from mirra.config.leniency import refuse
from mirra.errors import EventHandlerTypeError, did_you_mean
from mirra.events.chain import Chainable, EventActions
from mirra.events.triggers import passthrough_event_spec
from mirra.events.uploads import FileUpload
from mirra.js.tree import Expr

Arguments = TypeVarTuple("Arguments", default=Unpack[tuple[Any, ...]])


class TriggerAnnotation:
    """``EventHandler[spec]``: the annotation of a trigger; several specs are tried in order.

    ``EventHandler[str, int]`` says the same of a callback that gives its own arguments, in words that type checkers know.
    """

    def __init__(self, specs: tuple[Callable[..., Any], ...]) -> None:
        self.specs = specs

    def __call__(self) -> None:
        """So that `typing` takes it for an annotation."""


@dataclass(frozen=True)
class EventHandler(Chainable, Generic[*Arguments]):
    """``state`` is the full name of the state class, ``function`` the plain function behind the method."""

    state: str = ""
    name: str = ""
    function: Callable[..., Any] = field(default=lambda state: None, compare=False)
    is_background: bool = False
    supersedes: bool = False
    idempotent: bool = False
    thread: bool | None = None
    actions: EventActions = EventActions()
    requires: Expr | None = field(default=None, compare=False)
    """What must be true of the session, computed on the server."""

    def __class_getitem__(cls, spec: Any) -> Any:
        given = spec if isinstance(spec, tuple) else (spec,)
        if all(isinstance(kind, type) or typing.get_origin(kind) or kind is Any for kind in given):
            return TriggerAnnotation((passthrough_event_spec(*given),))
        return TriggerAnnotation(given)

    def _with(self, actions: EventActions) -> EventHandler:
        return replace(self, actions=actions)

    @property
    def full_name(self) -> str:
        """``"<state>.<name>"``."""
        return f"{self.state}.{self.name}"

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """The parameters after the state, with annotations resolved where possible."""
        return handler_parameters(self.function)

    def get_parameters(self) -> dict[str, inspect.Parameter]:
        """The same, under the name that others call it by."""
        return self.parameters

    @property
    def state_full_name(self) -> str:
        """The full name of the state class."""
        return self.state

    @property
    def fn(self) -> Callable[..., Any]:
        """The plain function."""
        return self.function

    def __call__(self, *args: Any, **kwargs: Any) -> ServerEvent:
        """The handler with its first arguments given: values or Vars.

        Raises ``EventHandlerTypeError`` for an unknown keyword or more arguments than parameters.
        """
        parameters = self.parameters
        given: dict[str, Any] = {}
        upload = next((value for value in (*args, *kwargs.values()) if isinstance(value, FileUpload)), None)
        if upload is not None:
            given[upload.parameter_of(self.name, parameters, self.is_background)] = upload
            args = tuple(value for value in args if value is not upload)
            kwargs = {name: value for name, value in kwargs.items() if value is not upload}
        positional = [
            p
            for p in parameters.values()
            if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) and p.name not in given
        ]
        takes_any = any(p.kind is p.VAR_POSITIONAL for p in parameters.values())
        if len(args) > len(positional) and not takes_any:
            refuse(
                EventHandlerTypeError(
                    f"`{self.name}` takes {len(positional)} argument{'s' * (len(positional) != 1)}, but {len(args)} were given."
                )
            )
            args = args[: len(positional)]
        for index, value in enumerate(args):
            given[positional[index].name if index < len(positional) else f"*{index}"] = value
        for name, value in kwargs.items():
            if name not in parameters:
                refuse(
                    EventHandlerTypeError(
                        f"`{self.name}` has no argument `{name}`.", did_you_mean(name, parameters)
                    )
                )
                continue
            if name in given:
                raise EventHandlerTypeError(f"`{self.name}` got two values for `{name}`.")
            given[name] = value
        return ServerEvent(self, tuple(given.items()), self.actions)


class EventSpec(Chainable):
    """One thing to do, on the server or in the browser: what a handler may return or yield to have it done next.

    The return annotation of handlers that do so: ``def log_in(self) -> rx.EventSpec | None``.
    """


@dataclass(frozen=True)
class ServerEvent(EventSpec):
    """A handler and the arguments given so far, by parameter name."""

    handler: EventHandler
    arguments: tuple[tuple[str, Any], ...] = ()
    actions: EventActions = EventActions()

    def _with(self, actions: EventActions) -> ServerEvent:
        return replace(self, actions=actions)


@dataclass(frozen=True)
class ClientEvent(EventSpec):
    """Something the browser does by itself, such as a redirect; arguments are values or Vars."""

    action: str
    arguments: tuple[tuple[str, Any], ...] = ()
    actions: EventActions = EventActions()

    def _with(self, actions: EventActions) -> ClientEvent:
        return replace(self, actions=actions)


class EventType:
    """Annotation for what a trigger takes: ``on_save: EventType[str]``."""

    def __class_getitem__(cls, arguments: Any) -> type[EventType]:
        return cls


class IndividualEventType(EventType):
    """The same, where a list is not meant."""


@dataclass(frozen=True)
class Reaction:
    """What follows something the browser does, as a user gives it: a script's ``callback``, a toast's ``on_dismiss``.

    ``spec`` says what it gets. As an argument of a :class:`ClientEvent` it becomes a function of the page, or, where a handler
    returned the event, a grant: leave to call it once.
    """

    event: Any
    spec: Callable[..., Any]


def handler_parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """The parameters after the first (the state), with annotations resolved."""
    found = _PARAMETERS.get(function)
    if found is None:
        parameters = list(inspect.signature(function).parameters.values())[1:]
        try:
            hints = typing.get_type_hints(function)
        except Exception:  # an annotation that only the user's type checker can follow is as good as none
            hints = {}
        found = {p.name: p.replace(annotation=hints.get(p.name, inspect.Parameter.empty)) for p in parameters}
        _PARAMETERS[function] = found
    return found


_PARAMETERS: dict[Callable[..., Any], dict[str, inspect.Parameter]] = {}
"""Signatures read once: filled per handler, never changed."""
