"""What ``reflex.event`` has beside the events themselves: names for annotations, and functions that look at handlers."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mirra.errors import EventHandlerValueError, did_you_mean
from mirra.events.bind import bind
from mirra.events.chain import Chainable, EventChain
from mirra.events.decorator import OPTIONS, event
from mirra.events.handler import (
    EventHandler,
    EventSpec,
    EventType,
    IndividualEventType,
    ServerEvent,
    TriggerAnnotation,
)
from mirra.events.triggers import (
    KeyInputInfo,
    PointerEventInfo,
    TriggerSpec,
    checked_input_event,
    float_input_event,
    input_event,
    int_input_event,
    key_event,
    no_args_event_spec,
    passthrough_event_spec,
    pointer_event_spec,
    trigger_values,
)
from mirra.events.triggers import on_submit_event_spec as on_submit_event
from mirra.events.typed import HandlerMethod
from mirra.state.base import State
from mirra.state.outcome import sort_events as fix_events
from mirra.vars.base import Var

BaseState = State
BACKGROUND_TASK_MARKER = EVENT_ACTIONS_MARKER = SUPERSEDES_MARKER = OPTIONS
"""The attribute of a decorated function that holds its options."""
BASIC_EVENT_TYPES = (str, int, float, bool, list, dict, type(None))
"""What a browser may send for a parameter without an annotation."""
CallableEventSpec = EventSpec
EventActionsMixin = Chainable
EventCallback = HandlerMethod
IdentityEventReturn = TriggerSpec
MouseEventInfo = PointerEventInfo
LambdaEventCallback = Callable[..., Any]
LAMBDA_OR_STATE = Callable[..., Any] | EventHandler


@dataclass(frozen=True)
class JavascriptHTMLInputElement:
    """An input, as an event's ``target``."""

    value: str = ""
    checked: bool = False


@dataclass(frozen=True)
class JavascriptInputEvent:
    """What a browser gives when an input changes."""

    target: JavascriptHTMLInputElement = field(default_factory=JavascriptHTMLInputElement)


@dataclass(frozen=True)
class JavascriptKeyboardEvent:
    """What a browser gives when a key is pressed."""

    key: str = ""
    altKey: bool = False
    ctrlKey: bool = False
    metaKey: bool = False
    shiftKey: bool = False


@dataclass(frozen=True)
class JavascriptMouseEvent(JavascriptKeyboardEvent):
    """What a browser gives when a mouse is used."""

    button: int = 0
    buttons: int = 0
    clientX: int = 0
    clientY: int = 0


class JavascriptPointerEvent(JavascriptMouseEvent):
    """What a browser gives when a mouse, a pen or a finger is used."""


def on_submit_string_event(event: Any) -> list[Any]:
    """The form's fields, all of them texts."""
    (fields,) = on_submit_event(event)
    return [fields.to(dict[str, str])]


def args_specs_from_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The triggers among annotated fields, and what each gives a handler."""
    return {name: kind.specs for name, kind in fields.items() if isinstance(kind, TriggerAnnotation)}


def parse_args_spec(spec: TriggerSpec) -> tuple[list[Var[Any]], list[Any]]:
    """The values that a spec makes of the browser's event, and their types."""
    _, values = trigger_values(spec)
    return values, [value._type for value in values]


def call_event_handler(handler: EventHandler | ServerEvent, spec: TriggerSpec) -> ServerEvent:
    """The handler with as many of the spec's values as it takes."""
    if isinstance(handler, ServerEvent):
        return handler
    _, values = trigger_values(spec)
    return handler(*values[: len(handler.parameters)])


def call_event_fn(fn: Callable[..., Any], spec: TriggerSpec) -> list[Any]:
    """The events that a function makes of the spec's values."""
    _, values = trigger_values(spec)
    made = fn(*values)
    return list(made) if isinstance(made, list | tuple) else [made]


def check_fn_match_arg_spec(fn: Any, spec: TriggerSpec, key: str = "on_event") -> EventChain:
    """Raises ``EventFnArgMismatchError`` where a function or handler takes other arguments than the spec gives."""
    return bind(fn, [spec], component="event", trigger=key)


def get_event(state: type[State], name: str) -> ServerEvent:
    """The call of a state's handler by name; raises ``EventHandlerValueError`` with the nearest name."""
    found = getattr(state, name, None)
    if not isinstance(found, EventHandler):
        raise EventHandlerValueError(
            f"`{state.__name__}` has no handler `{name}`.", did_you_mean(name, state.__mirra__.handlers)
        )
    return found()


def get_handler_args(spec: ServerEvent) -> tuple[tuple[str, Any], ...]:
    """The arguments that a handler was given, by name."""
    return spec.arguments


def resolve_annotation(annotations: Mapping[str, Any], name: str, spec: TriggerSpec | None = None) -> Any:
    """The type of a parameter: what is written, else what the spec gives in its place."""
    if name in annotations or spec is None:
        return annotations.get(name, Any)
    _, values = trigger_values(spec)
    return values[0]._type if values else Any


def unwrap_var_annotation(annotation: Any) -> Any:
    """``int`` of ``Var[int]``."""
    origin = typing.get_origin(annotation)
    is_var = isinstance(origin, type) and issubclass(origin, Var)
    return typing.get_args(annotation)[0] if is_var else annotation


__all__ = [
    "BACKGROUND_TASK_MARKER", "BASIC_EVENT_TYPES", "EVENT_ACTIONS_MARKER", "LAMBDA_OR_STATE", "SUPERSEDES_MARKER", "BaseState",
    "CallableEventSpec", "EventActionsMixin", "EventCallback", "EventChain", "EventHandler", "EventSpec", "EventType",
    "IdentityEventReturn", "IndividualEventType", "JavascriptHTMLInputElement", "JavascriptInputEvent", "JavascriptKeyboardEvent",
    "JavascriptMouseEvent", "JavascriptPointerEvent", "KeyInputInfo", "LambdaEventCallback", "MouseEventInfo", "PointerEventInfo",
    "args_specs_from_fields", "call_event_fn", "call_event_handler", "check_fn_match_arg_spec", "checked_input_event",
    "event", "fix_events", "float_input_event", "get_event", "get_handler_args", "input_event", "int_input_event", "key_event",
    "no_args_event_spec", "on_submit_event", "on_submit_string_event", "parse_args_spec", "passthrough_event_spec",
    "pointer_event_spec", "resolve_annotation", "unwrap_var_annotation",
]  # fmt: skip
