"""What the browser gives a handler: trigger specs.

A spec is a function from the arguments of the JavaScript callback to the values a handler gets:
``lambda event: [event.target.value]``. Its parameters are JavaScript values of unknown shape (:class:`JsVar`).
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Sequence
from typing import Any, TypedDict

from mirra.js.tree import Call, Import, Index, Member, Name, Object
from mirra.vars.base import Var, expr_of, make
from mirra.vars.number import AnyVar

TriggerSpec = Callable[..., Sequence[Any]]


class JsVar(AnyVar):
    """A JavaScript value: attributes and items are JavaScript's own, since a DOM event is no dict."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return JsVar(Member(self._expr, name), Any)

    def __getitem__(self, key: Any) -> Var[Any]:
        return JsVar(Index(self._expr, expr_of(key)), Any)

    def __call__(self, *args: Any) -> Any:
        """A call of the JavaScript function."""
        return JsVar(Call(self._expr, tuple(expr_of(arg) for arg in args)), Any)


class KeyInputInfo(TypedDict):
    """Which modifier keys are held."""

    alt_key: bool
    ctrl_key: bool
    meta_key: bool
    shift_key: bool


class PointerEventInfo(KeyInputInfo):
    """Where and with which button."""

    button: int
    buttons: int
    client_x: int
    client_y: int


def no_args_event_spec() -> list[Any]:
    """Nothing."""
    return []


def input_event(event: Any) -> list[Any]:
    """The text of an input."""
    return [event.target.value.to(str)]


def int_input_event(event: Any) -> list[Any]:
    """The number in an input."""
    return [make(Call(Name("Number"), (event.target.value._expr,)), int)]


def float_input_event(event: Any) -> list[Any]:
    """The number in an input."""
    return [make(Call(Name("Number"), (event.target.value._expr,)), float)]


def checked_input_event(event: Any) -> list[Any]:
    """Whether a checkbox is checked."""
    return [event.target.checked.to(bool)]


def _modifiers(event: Any) -> list[tuple[str, Any]]:
    names = {"alt_key": "altKey", "ctrl_key": "ctrlKey", "meta_key": "metaKey", "shift_key": "shiftKey"}
    return [(ours, Member(event._expr, theirs)) for ours, theirs in names.items()]


def key_event(event: Any) -> list[Any]:
    """The key and the modifier keys held."""
    return [event.key.to(str), make(Object(tuple(_modifiers(event))), KeyInputInfo)]


def pointer_event_spec(event: Any) -> list[Any]:
    """Button, position and modifier keys."""
    names = {"button": "button", "buttons": "buttons", "client_x": "clientX", "client_y": "clientY"}
    own = [(ours, Member(event._expr, theirs)) for ours, theirs in names.items()]
    return [make(Object((*own, *_modifiers(event))), PointerEventInfo)]


def on_submit_event_spec(event: Any) -> list[Any]:
    """The form's fields by name, or by id where they have none."""
    return [make(Call(Import("mirra", "formData"), (event._expr,)), dict[str, Any])]


def passthrough_event_spec(*kinds: Any) -> TriggerSpec:
    """A spec that gives the callback's own arguments, of these types."""

    def spec(*values: Any) -> list[Any]:
        return [value.to(kind) for value, kind in zip(values, kinds, strict=True)]

    names = [f"a{index}" for index in range(len(kinds))]
    parameters = [inspect.Parameter(name, inspect.Parameter.POSITIONAL_ONLY) for name in names]
    spec.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what `inspect` looks for
    return spec


def trigger_values(spec: TriggerSpec) -> tuple[tuple[str, ...], list[Var[Any]]]:
    """The callback's parameter names, and the values the spec makes of them."""
    names = tuple(f"_{name.lstrip('_')}" for name in inspect.signature(spec).parameters)
    values = [Var.create(value) for value in spec(*(JsVar(Name(name), Any) for name in names))]
    return names, _typed(spec, values)


def _typed(spec: TriggerSpec, values: list[Var[Any]]) -> list[Var[Any]]:
    """The types of a `-> tuple[Var[str], Var[int]]` annotation, where the values have none of their own."""
    try:
        result = typing.get_type_hints(spec).get("return")
    except Exception:  # an annotation that cannot be followed says nothing
        return values
    members = [typing.get_args(member) for member in typing.get_args(result) if member is not Ellipsis]
    if typing.get_origin(result) is not tuple or len(members) != len(values):
        return values
    return [
        value.to(member[0]) if value._type is Any and member else value
        for value, member in zip(values, members, strict=True)
    ]
