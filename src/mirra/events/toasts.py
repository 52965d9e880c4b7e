"""``rx.toast``: short messages in a corner of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mirra.errors import InvalidPropValueError, did_you_mean
from mirra.events.handler import ClientEvent, Reaction
from mirra.events.triggers import no_args_event_spec
from mirra.vars.base import Var

_OPTIONS = (
    "close_button", "invert", "important", "duration", "position", "dismissible", "unstyled", "style", "class_name",
    "action_button_styles", "cancel_button_styles",
)  # fmt: skip
_TOAST = ("title", "description", "action", "cancel", "id", "on_dismiss", "on_auto_close", *_OPTIONS)
_PROVIDER = (
    "position", "rich_colors", "expand", "close_button", "theme", "visible_toasts", "gap", "offset", "dir", "hotkey", "invert",
    "toast_options", "loading_icon", "pause_when_page_is_hidden",
)  # fmt: skip
_STYLES = {
    "style": "style",
    "action_button_styles": "actionButtonStyle",
    "cancel_button_styles": "cancelButtonStyle",
}


@dataclass(frozen=True)
class ToastProvider:
    """How an app shows its toasts: `App(toaster=rx.toast.provider(position="top-right"))`."""

    props: dict[str, Any]


@dataclass(frozen=True)
class ToastAction:
    """A button of a toast: its text, and what happens when it is pressed."""

    label: Any
    on_click: Any = None


class ToastNamespace:
    """``rx.toast("Saved")``, ``rx.toast.error("…", description="…")``, ``rx.toast.dismiss(id)``."""

    def __call__(
        self, message: Any = "", level: str | None = None, fallback_to_alert: bool = False, **props: Any
    ) -> ClientEvent:
        """Show a toast; one with the ``id`` of another takes its place.

        ``action`` and ``cancel`` are buttons, ``{"label": "Undo", "on_click": State.undo}``; ``fallback_to_alert`` shows the message in the
        browser's own box where the app has no toaster. Raises ``InvalidPropValueError`` for an unknown property, or without text.
        """
        _refuse_unknown("A toast", props, _TOAST)
        title, description = props.pop("title", None), props.pop("description", None)
        if _is_empty(message) and _is_empty(title) and _is_empty(description):
            raise InvalidPropValueError("A toast needs a message, a title or a description.")
        if title is not None:
            message, description = title, description if _is_empty(message) else (description or message)
        arguments: dict[str, Any] = {"message": message, "level": level, "description": description}
        if fallback_to_alert:
            arguments["fallback"] = True
        for name in ("action", "cancel"):
            button = props.pop(name, None)
            if button is not None:
                arguments |= _button(name, button)
        for name in ("on_dismiss", "on_auto_close"):
            event = props.pop(name, None)
            if event is not None:
                arguments[_camel(name)] = Reaction(event, no_args_event_spec)
        arguments |= _options(props)
        given = tuple((name, value) for name, value in arguments.items() if value is not None)
        return ClientEvent("toast", given)

    def info(self, message: Any = "", **props: Any) -> ClientEvent:
        """For information."""
        return self(message, "info", **props)

    def success(self, message: Any = "", **props: Any) -> ClientEvent:
        """Something went well."""
        return self(message, "success", **props)

    def warning(self, message: Any = "", **props: Any) -> ClientEvent:
        """Something needs attention."""
        return self(message, "warning", **props)

    def error(self, message: Any = "", **props: Any) -> ClientEvent:
        """Something failed."""
        return self(message, "error", **props)

    def loading(self, message: Any = "", **props: Any) -> ClientEvent:
        """Something is under way; replace it by another toast with the same ``id``."""
        return self(message, "loading", **props)

    def provider(self, **props: Any) -> ToastProvider:
        """Where and how toasts appear: ``position``, ``rich_colors``, ``expand``, ``close_button``, ``visible_toasts``, ``gap``, ….

        ``loading_icon=rx.icon("hourglass")`` turns beside what ``rx.toast.loading`` says.

        Raises ``InvalidPropValueError`` for an unknown property.
        """
        _refuse_unknown("`rx.toast.provider`", props, _PROVIDER)
        return ToastProvider({_camel(name): value for name, value in props.items()})

    def options(self, **props: Any) -> dict[str, Any]:
        """What all toasts have unless they say otherwise, for ``toast_options`` of the provider."""
        _refuse_unknown("`rx.toast.options`", props, _OPTIONS)
        return _options(props)

    def dismiss(self, id: Any = None) -> ClientEvent:  # the known name
        """Take one toast away, or all."""
        return ClientEvent("toast_dismiss", () if id is None else (("id", id),))


def _refuse_unknown(what: str, props: Iterable[str], known: tuple[str, ...]) -> None:
    for name in props:
        if name not in known:
            raise InvalidPropValueError(f"{what} has no property `{name}`.", did_you_mean(name, known))


def _is_empty(text: Any) -> bool:
    return not isinstance(text, Var) and not text


def _button(name: str, given: Any) -> dict[str, Any]:
    """``action`` is its label, ``onAction`` what it does."""
    if isinstance(given, Mapping):
        unknown = [key for key in given if key not in ("label", "on_click")]
        if unknown or "label" not in given:
            raise InvalidPropValueError(
                f"`{name}` of a toast needs a `label` and takes `on_click`, but has {', '.join(f'`{key}`' for key in given)}."
            )
        label, event = given["label"], given.get("on_click")
    elif hasattr(given, "label"):
        label, event = given.label, getattr(given, "on_click", None)
    else:
        raise InvalidPropValueError(
            f"`{name}` of a toast is a `{type(given).__name__}`.",
            f'Write `{name}={{"label": "Undo", "on_click": State.undo}}`.',
        )
    reaction = {} if event is None else {f"on{name.capitalize()}": Reaction(event, no_args_event_spec)}
    return {name: label, **reaction}


def _options(props: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in props.items():
        if name in _STYLES and isinstance(value, Mapping):
            found[_STYLES[name]] = {_camel(key): item for key, item in value.items()}
        else:
            found[_camel(name)] = value
    return found


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


toast = ToastNamespace()
