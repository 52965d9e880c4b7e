"""``@rx.event``: options of a handler, written where the handler is."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar, overload

from mirra.errors import EventHandlerTypeError, EventHandlerValueError
from mirra.events import scripts, special, triggers, uploads
from mirra.events.chain import EventActions
from mirra.events.handler import EventHandler, EventSpec, EventType, IndividualEventType
from mirra.events.typed import HandlerMethod

P = ParamSpec("P")
R = TypeVar("R", covariant=True)
OPTIONS = "__mirra_event__"
"""Attribute of a decorated function that holds its :class:`HandlerOptions`."""


@dataclass(frozen=True, slots=True)
class HandlerOptions:
    """What ``@rx.event`` says."""

    background: bool = False
    supersedes: bool = False
    idempotent: bool = False
    thread: bool | None = None
    actions: EventActions = EventActions()
    requires: Any = None


class _EventNamespace:
    """The decorator, and the home of the less common special events and trigger specs."""

    EventHandler = EventHandler
    EventSpec = EventSpec
    EventType = EventType
    IndividualEventType = IndividualEventType
    blur_focus = staticmethod(special.blur_focus)
    no_args_event_spec = staticmethod(triggers.no_args_event_spec)
    passthrough_event_spec = staticmethod(triggers.passthrough_event_spec)
    input_event = staticmethod(triggers.input_event)
    key_event = staticmethod(triggers.key_event)
    checked_input_event = staticmethod(triggers.checked_input_event)
    int_input_event = staticmethod(triggers.int_input_event)
    float_input_event = staticmethod(triggers.float_input_event)
    pointer_event_spec = staticmethod(triggers.pointer_event_spec)
    on_submit_event = staticmethod(triggers.on_submit_event_spec)
    upload_files = uploads.FileUpload
    upload_files_chunk = uploads.UploadFilesChunk
    FileUpload = uploads.FileUpload
    UploadFilesChunk = uploads.UploadFilesChunk
    clear_selected_files = staticmethod(special.clear_selected_files)
    cancel_upload = staticmethod(special.cancel_upload)
    back = staticmethod(special.back)
    server_side = staticmethod(special.server_side)
    call_script = staticmethod(scripts.call_script)
    call_function = staticmethod(scripts.call_function)
    run_script = staticmethod(scripts.run_script)
    redirect = staticmethod(special.redirect)
    console_log = staticmethod(special.console_log)
    window_alert = staticmethod(special.window_alert)
    noop = staticmethod(special.noop)
    set_focus = staticmethod(special.set_focus)
    set_value = staticmethod(special.set_value)
    scroll_to = staticmethod(special.scroll_to)
    set_clipboard = staticmethod(special.set_clipboard)
    download = staticmethod(special.download)

    @overload
    def __call__(self, fn: Callable[Concatenate[Any, P], R]) -> HandlerMethod[P, R]: ...
    @overload
    def __call__(
        self,
        fn: None = None,
        *,
        background: bool | None = None,
        supersedes: bool | None = None,
        idempotent: bool = False,
        thread: bool | None = None,
        stop_propagation: bool | None = None,
        prevent_default: bool | None = None,
        throttle: int | None = None,
        debounce: int | None = None,
        temporal: bool | None = None,
        requires: Any = None,
    ) -> Callable[[Callable[Concatenate[Any, P], R]], HandlerMethod[P, R]]: ...
    def __call__(
        self,
        fn: Any = None,
        *,
        background: bool | None = None,
        supersedes: bool | None = None,
        idempotent: bool = False,
        thread: bool | None = None,
        stop_propagation: bool | None = None,
        prevent_default: bool | None = None,
        throttle: int | None = None,
        debounce: int | None = None,
        temporal: bool | None = None,
        requires: Any = None,
    ) -> Any:
        """Mark a method as an event handler.

        ``background``: runs beside the queue, async only. ``supersedes``: a newer run cancels older ones. ``idempotent``: may
        be run again when its worker died. ``thread``: whether a plain ``def`` runs in a thread instead of being decided
        by its code. ``requires``: a Var that must be true of the session, such as ``Account.is_admin`` (``True``: open to everybody); it is computed
        on the server each time, and who calls the handler without it is refused. The others are event actions for every binding.

        A function outside a class is attached to the state that annotates its first parameter, as ``<module>_<name>``.
        """
        actions = EventActions(
            bool(stop_propagation), bool(prevent_default), throttle, debounce, bool(temporal)
        )
        options = HandlerOptions(bool(background), bool(supersedes), idempotent, thread, actions, requires)

        def mark(function: Any) -> Any:
            if function.__name__.startswith("_"):
                raise EventHandlerValueError(
                    f"`{function.__name__}` starts with `_`: helpers are not event handlers."
                )
            if options.background and not (
                inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)
            ):
                raise EventHandlerTypeError(f"Background handler `{function.__name__}` must be `async def`.")
            setattr(function, OPTIONS, options)
            return function if _is_method(function) else _attached(function)

        return mark if fn is None else mark(fn)


def _is_method(function: Any) -> bool:
    return "." in function.__qualname__.rpartition("<locals>.")[2]


def _attached(function: Any) -> EventHandler:
    """A function outside a class belongs to the state that its first parameter names."""
    first = next(iter(inspect.signature(function).parameters.values()), None)
    try:
        state = typing.get_type_hints(function).get(first.name) if first else None
    except Exception:  # a name that is not defined yet: it cannot be attached to that
        state = None
    attach = getattr(state, "__mirra_attach__", None)
    if attach is None:
        raise EventHandlerTypeError(
            f"`{function.__name__}` is an event handler outside a state class, and its first parameter names no state.",
            f"Annotate it: `def {function.__name__}(state: MyState, ...)`.",
        )
    name = f"{function.__module__.replace('.', '_')}_{function.__name__}"
    return attach(name, function)  # type: ignore[no-any-return]  # the state's own


event = _EventNamespace()
