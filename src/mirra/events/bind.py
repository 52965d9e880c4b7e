"""From what a user writes at a trigger to the chain that the compiler prints.

>>> bind(S.set_name, input_event, component="input", trigger="on_change")
EventChain(parameters=("_event",), steps=(ServerStep("app.S.set_name", ("value",), (…,)),))
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Sequence
from typing import Any

from mirra.errors import (
    EventFnArgMismatchError,
    EventHandlerArgTypeMismatchError,
    EventHandlerTypeError,
    EventHandlerValueError,
    StateSerializationError,
    UploadValueError,
)
from mirra.events.chain import (
    ClientStep,
    EventActions,
    EventChain,
    FunctionStep,
    ServerStep,
    Step,
    UploadSource,
)
from mirra.events.handler import ClientEvent, EventHandler, Reaction, ServerEvent
from mirra.events.triggers import TriggerSpec, passthrough_event_spec, trigger_values
from mirra.events.uploads import FileUpload, UploadFilesChunk
from mirra.js.tree import Expr
from mirra.vars import types
from mirra.vars.base import Var
from mirra.vars.literal import literal_var
from mirra.vars.types import type_name


def bind(
    value: Any, spec: TriggerSpec | Sequence[TriggerSpec], *, component: str, trigger: str
) -> EventChain:
    """The chain of ``value``: a handler, a spec, a special event, a lambda, a function Var, or a list of them.

    Of several trigger specs the first that fits is taken. Raises ``EventFnArgMismatchError``,
    ``EventHandlerArgTypeMismatchError``, ``EventHandlerTypeError`` or ``EventHandlerValueError``.
    """
    if isinstance(value, EventChain):
        return value
    specs = list(spec) if isinstance(spec, Sequence) else [spec]
    for index, candidate in enumerate(specs):
        try:
            return _bind(value, candidate, component, trigger)
        except (EventFnArgMismatchError, EventHandlerArgTypeMismatchError):
            if index == len(specs) - 1:
                raise
    raise EventHandlerValueError(f"`{trigger}` of `{component}` has no trigger spec.")


def _bind(value: Any, spec: TriggerSpec, component: str, trigger: str) -> EventChain:
    names, values = trigger_values(spec)
    steps: list[Step] = []
    actions = EventActions()
    for item in _flat(value):
        if isinstance(item, EventActions):
            actions = actions | item
            continue
        for step in _steps(item, values, component, trigger):
            steps.append(step)
            actions = actions | step.actions
    return EventChain(names, tuple(steps), actions)


def _flat(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _steps(item: Any, values: list[Var[Any]], component: str, trigger: str) -> list[Step]:
    if item is None:
        return []
    if isinstance(item, EventHandler):
        item = ServerEvent(item, (), item.actions)
    if isinstance(item, ServerEvent):
        return [_server_step(item, values, component, trigger)]
    if isinstance(item, ClientEvent):
        arguments = tuple((name, _bound(argument, component, trigger)) for name, argument in item.arguments)
        return [ClientStep(item.action, arguments, item.actions)]
    if isinstance(item, EventActions):
        return []
    if isinstance(item, Var):
        return [FunctionStep(item._expr)]
    if callable(item) and not isinstance(item, type):
        return _from_function(item, values, component, trigger)
    raise EventHandlerValueError(
        f"`{trigger}` of `{component}` got a `{type(item).__name__}`, which is not an event.",
        "Give it an event handler (`State.handler`), a lambda that returns one, or a list of them.",
    )


def _bound(argument: Any, component: str, trigger: str) -> Expr | EventChain:
    if isinstance(argument, Reaction):
        return _bind(argument.event, argument.spec, component, trigger)
    return literal_var(argument)._expr


def _from_function(
    function: Callable[..., Any], values: list[Var[Any]], component: str, trigger: str
) -> list[Step]:
    parameters = inspect.signature(function).parameters.values()
    if any(p.kind is p.VAR_POSITIONAL for p in parameters):
        wanted = len(values)
    else:
        positional = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
        required = sum(1 for p in positional if p.default is p.empty)
        wanted = min(len(positional), len(values))
        if required > len(values):
            raise _mismatch(
                getattr(function, "__name__", "the function"), required, len(values), component, trigger
            )
    result = function(*values[:wanted])
    steps: list[Step] = []
    for item in _flat(result):
        if isinstance(item, ServerEvent):
            # What a lambda has called is as it was called: the trigger's values only fill what would be missing.
            steps.append(_server_step(item, values, component, trigger, required_only=True))
        else:
            steps.extend(_steps(item, values, component, trigger))
    return steps


def _mismatch(name: str, wanted: int, given: int, component: str, trigger: str) -> EventFnArgMismatchError:
    return EventFnArgMismatchError(
        f"`{name}` needs {wanted} argument{'s' * (wanted != 1)}, but `{trigger}` of `{component}` gives {given}.",
        "Give the others when binding it: `State.handler(value)`." if given < wanted else None,
    )


def _server_step(
    spec: ServerEvent, values: list[Var[Any]], component: str, trigger: str, required_only: bool = False
) -> ServerStep:
    handler = spec.handler
    given = dict(spec.arguments)
    free = [
        p
        for p in handler.parameters.values()
        if p.name not in given and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)
    ]
    required = sum(1 for p in free if p.default is p.empty)
    for parameter in free:
        for kind in (FileUpload(), UploadFilesChunk()):
            if kind.fits(parameter.annotation):
                raise UploadValueError(
                    f"`{parameter.name}` of `{handler.name}` gets files, but `{trigger}` of `{component}` gives none.",
                    f"Bind them: `State.{handler.name}({kind.function}(upload_id=...))`.",
                )
    if required > len(values):
        raise _mismatch(handler.name, required + len(given), len(values) + len(given), component, trigger)
    if required_only:
        free, values = free[:required], values[:required]
    left = values[len(free) :] if any(p.kind is p.VAR_POSITIONAL for p in handler.parameters.values()) else []
    for parameter, value in zip(free, values, strict=False):
        try:
            _check_type(handler, parameter, value, component, trigger)
        except EventHandlerArgTypeMismatchError:
            # A parameter with a default is not for the trigger unless the trigger's value fits:
            # `on_click` of `def add(self, by: int = 1)` adds one.
            if parameter.default is parameter.empty:
                raise
            break
        given[parameter.name] = value
    upload = next(((name, value) for name, value in given.items() if isinstance(value, FileUpload)), None)
    if upload is not None:
        del given[upload[0]]
    given |= {f"*{index}": value for index, value in enumerate(left, len(given))}
    try:
        arguments = tuple(literal_var(value)._expr for value in given.values())
    except StateSerializationError as error:
        raise EventHandlerTypeError(
            f"An argument of `{handler.name}` cannot be sent: {error.message}"
        ) from None
    source = None if upload is None else _upload_source(*upload, component)
    return ServerStep(handler.full_name, tuple(given), arguments, handler.is_background, source, spec.actions)


def _upload_source(parameter: str, upload: FileUpload, component: str) -> UploadSource:
    progress, headers = upload.on_upload_progress, upload.extra_headers
    spec = passthrough_event_spec(dict[str, float])
    return UploadSource(
        parameter,
        literal_var(upload.upload_id)._expr,
        None if progress is None else _bind(progress, spec, component, "on_upload_progress"),
        None if headers is None else literal_var(dict(headers))._expr,
        upload.is_chunked,
    )


_NUMBERS = (int, float)


def _check_type(
    handler: EventHandler, parameter: inspect.Parameter, value: Var[Any], component: str, trigger: str
) -> None:
    wanted, got = types.base(parameter.annotation), types.base(value._type)
    if parameter.annotation is parameter.empty or Any in (wanted, got) or wanted is object:
        return
    if not isinstance(wanted, type) or not isinstance(got, type):
        return
    if typing.is_typeddict(wanted) and types.is_mapping(got):
        return
    if issubclass(got, wanted) or (wanted in _NUMBERS and got in _NUMBERS):
        return
    if types.is_sequence(wanted) and types.is_sequence(got):
        return
    if types.is_mapping(got) and wanted not in (str, int, float, bool, bytes):
        # A dict becomes whatever the annotation names when it arrives.
        return
    raise EventHandlerArgTypeMismatchError(
        f"`{trigger}` of `{component}` gives `{type_name(value._type)}`, but `{parameter.name}` of `{handler.name}` "
        f"is `{type_name(parameter.annotation)}`.",
        f"Give the value here, as in `on_click=State.{handler.name}(value)`, or change the annotation.",
    )
