"""What a component declares: its tag, its props and its triggers, as data."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from mirra.errors import InvalidPropTypeError, did_you_mean
from mirra.events.triggers import TriggerSpec, input_event, key_event, no_args_event_spec, pointer_event_spec
from mirra.js.tree import Expr
from mirra.names import camel
from mirra.vars.base import Var

POINTER = ("on_click", "on_context_menu", "on_double_click")
PLAIN = (
    "on_focus", "on_blur", "on_mouse_down", "on_mouse_enter", "on_mouse_leave", "on_mouse_move", "on_mouse_out", "on_mouse_over",
    "on_mouse_up", "on_scroll", "on_scroll_end", "on_mount", "on_unmount",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trigger:
    """One event trigger: JavaScript prop name and what it gives a handler (several specs: the first that fits)."""

    js_name: str
    specs: tuple[TriggerSpec, ...] = (no_args_event_spec,)


@dataclass(frozen=True, slots=True)
class Prop:
    """One prop: JavaScript name and annotation."""

    js_name: str
    kind: Any = Any
    is_sent: bool = True
    """Whether the browser gets it: what is not sent is for the class's own methods."""


def default_triggers() -> dict[str, Trigger]:
    """What every component has."""
    found = {name: Trigger(camel(name)) for name in PLAIN}
    found |= {name: Trigger(camel(name), (pointer_event_spec,)) for name in POINTER}
    found["on_double_click"] = Trigger("onDoubleClick", (pointer_event_spec,))
    return found


def input_triggers() -> dict[str, Trigger]:
    """What inputs add: their text, and keys."""
    names = {name: Trigger(camel(name), (input_event,)) for name in ("on_change", "on_focus", "on_blur")}
    return names | {name: Trigger(camel(name), (key_event,)) for name in ("on_key_down", "on_key_up")}


@dataclass(frozen=True)
class ComponentSpec:
    """A component's declaration."""

    name: str
    tag: Expr
    props: Mapping[str, Prop] = field(default_factory=dict)
    triggers: Mapping[str, Trigger] = field(default_factory=default_triggers)
    is_controlled: bool = False
    """An input whose ``value`` prop must not lose keystrokes."""
    renames: Mapping[str, str] = field(default_factory=dict)
    """JavaScript prop name -> the name it is sent under."""
    client_only: bool = False
    invalid_children: tuple[str, ...] = ()
    valid_children: tuple[str, ...] = ()
    valid_parents: tuple[str, ...] = ()
    needs: str = ""
    """The part without which it shows nothing."""
    defaults: Mapping[str, Any] = field(default_factory=dict)
    """Props that a component has unless given others."""
    open_props: bool = False
    """Any keyword is a prop (wrapped libraries that pass on what they do not know)."""


def choices_of(kind: Any) -> tuple[Any, ...]:
    """The literal choices of an annotation, through unions and ``Var[...]``."""
    origin = typing.get_origin(kind)
    if origin is Literal:
        return typing.get_args(kind)
    if origin in (typing.Union, types.UnionType, typing.Annotated):
        return tuple(choice for member in typing.get_args(kind) for choice in choices_of(member))
    if origin is Var:
        return choices_of(typing.get_args(kind)[0])
    return ()


def _allows_more(kind: Any) -> bool:
    return any(member in (str, int, float, Any, object) for member in _members(kind))


BREAKPOINT_NAMES = ("initial", "xs", "sm", "md", "lg", "xl")


def _is_responsive(kind: Any) -> bool:
    if typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    return any(typing.get_origin(member) is Mapping for member in typing.get_args(kind))


def _check_scalar(component: str, name: str, kind: Any, value: Any) -> Any:
    """A switch takes no text and a number no word; everything richer is the library's own business."""
    members = set(_members(kind))
    plain = {member for member in members if typing.get_origin(member) is not Var}
    # A wrapped prop says all with `Var[T]`; where the catalogue says `T | Var[T]`, text is the library's own business.
    checked = (bool, int, float) if plain - {type(None)} else (bool, int, float, str)
    declared = [args[0] for member in members if (args := typing.get_args(member))]
    kinds = (plain - {type(None)}) or {inner for kind in declared for inner in _members(kind)}
    if not kinds or not kinds <= {*checked, type(None)}:
        return value
    allowed = tuple(kinds | ({int} if float in kinds else set()))
    if not isinstance(value, allowed) or (isinstance(value, bool) and not kinds & {bool, int, float}):
        wanted = " or ".join(f"`{kind.__name__}`" for kind in (bool, int, float, str) if kind in kinds)
        raise InvalidPropTypeError(f"`{name}` of `{component}` must be {wanted}, not `{value!r}`.")
    return value


def _members(kind: Any) -> tuple[Any, ...]:
    return typing.get_args(kind) if typing.get_origin(kind) in (typing.Union, types.UnionType) else (kind,)


def check_prop(component: str, name: str, prop: Prop, value: Any) -> Any:
    """``value`` in the form it is sent; raises ``InvalidPropTypeError`` for a literal outside the choices."""
    if isinstance(value, list | tuple) and _is_responsive(prop.kind):
        value = {
            point: item for point, item in zip(BREAKPOINT_NAMES, value, strict=False) if item is not None
        }
    choices = choices_of(prop.kind)
    if isinstance(value, Var) or value is None:
        return value
    if not choices:
        return _check_scalar(component, name, prop.kind, value)
    if _allows_more(prop.kind):
        return value
    if isinstance(value, list | tuple):
        return [item if item is None else check_prop(component, name, prop, item) for item in value]
    if isinstance(value, Mapping):
        return {key: check_prop(component, name, prop, item) for key, item in value.items()}
    if isinstance(value, int) and not isinstance(value, bool) and str(value) in choices:
        return str(value)
    if value not in choices or isinstance(value, bool) is not any(isinstance(c, bool) for c in choices):
        texts = list(dict.fromkeys(str(choice) for choice in choices))
        shown = f"`{value}`" if isinstance(value, str) else f"`{value!r}`"
        raise InvalidPropTypeError(
            f"`{name}` of `{component}` cannot be {shown}.",
            did_you_mean(str(value), texts),
            f"It is one of {', '.join(f'`{text}`' for text in texts)}.",
        )
    return value
