"""What a public component is, read from its declaration: its docstring, example, props, triggers and parts."""

from __future__ import annotations

import inspect
import textwrap
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from mirra.components.common import ColorScheme, Common, GrayColor, Margins, Spacing
from mirra.components.html_elements import GLOBAL
from mirra.elements.component import Component
from mirra.elements.declare import Factory, declared_props
from mirra.elements.spec import Prop, Trigger, default_triggers
from mirra.events.triggers import JsVar
from mirra.js.tree import Name
from mirra.vars.base import Var

EVERYWHERE = frozenset(Common.__annotations__) | GLOBAL
"""Props and triggers that every component has."""
SPACING = frozenset(Margins.__annotations__) | frozenset(Spacing.__annotations__)


@dataclass(frozen=True, slots=True)
class PropRow:
    """One prop: its type as a person would write it, and what it is unless given."""

    name: str
    type: str
    default: str = ""
    is_responsive: bool = False


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One trigger, and the types of what its handler gets."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A component; its ``parts`` are those of a namespace such as ``rx.dialog``."""

    name: str
    text: str
    examples: tuple[str, ...] = ()
    props: tuple[PropRow, ...] = ()
    triggers: tuple[TriggerRow, ...] = ()
    has_spacing: bool = False
    parts: tuple[Described, ...] = ()


def describe(name: str) -> Described:
    """The component ``rx.<name>``; raises ``UnknownComponentError`` with the nearest name."""
    value: Any = import_module("mirra")
    for part in name.split("."):
        value = getattr(value, part)
    return _described(name, value)


def examples_of(doc: str | None) -> tuple[str, tuple[str, ...]]:
    """A docstring's text, and its examples: each begins with a line of ``>>>``, those of ``...`` go on."""
    text: list[str] = []
    examples: list[list[str]] = []
    for line in inspect.cleandoc(doc or "").splitlines():
        if line.startswith(">>>"):
            examples.append([line[4:]])
        elif line.startswith("...") and examples:
            examples[-1].append(line[4:])
        else:
            text.append(line)
    return "\n".join(text).strip(), tuple("\n".join(lines) for lines in examples)


def _described(name: str, value: Any, within: bool = False) -> Described:
    called = _called(value)
    # A class's `create` says what every `create` does; the class what it is.
    made = _class_of(value) if isinstance(value, types.MethodType) else None
    text, examples = examples_of((made or value).__doc__)
    more = inspect.getattr_static(type(value), "__call__", None)
    if inspect.isfunction(more) and not isinstance(value, types.FunctionType | Factory):
        # A namespace says what it is for, its call what it takes.
        text = "\n\n".join(filter(None, [text, examples_of(more.__doc__)[0]]))
    props, triggers, defaults = _interface(called)
    rows = [
        _row(prop, declared.kind, defaults.get(prop)) for prop, declared in props.items() if _is_own(prop)
    ]
    heard = [
        (trigger, found)
        for trigger, found in triggers.items()
        if trigger not in _COMMON or found != _COMMON[trigger]
    ]
    return Described(
        name,
        text,
        examples,
        tuple(rows),
        tuple(TriggerRow(trigger, _arguments(found)) for trigger, found in heard),
        any(prop in SPACING for prop in props),
        () if within else tuple(_described(f"{name}.{part}", found, True) for part, found in parts_of(value)),
    )


_COMMON: Mapping[str, Trigger] = default_triggers()


def _is_own(prop: str) -> bool:
    return prop not in EVERYWHERE and prop not in SPACING


def parts_of(value: Any) -> list[tuple[str, Any]]:
    """The components that a namespace holds, in the order of its class."""
    if isinstance(value, type | types.FunctionType | types.MethodType | Factory):
        return []
    declared = [cls for cls in type(value).__mro__ if cls.__module__.startswith("mirra.components")]
    named = dir(value) if any("__dir__" in vars(cls) for cls in declared) else []
    names = named or [
        name
        for cls in declared
        for name, held in vars(cls).items()
        if name[0].islower() and name not in ("create", "component") and not isinstance(held, property)
    ]
    found = [(name, getattr(value, name)) for name in dict.fromkeys(names)]
    return [(name, part) for name, part in found if callable(part) and part is not value]


def _called(value: Any) -> Any:
    """What runs when a component is called by its name; ``None`` for a namespace that only holds parts."""
    if isinstance(value, type | types.FunctionType | types.MethodType | Factory) or _class_of(value):
        return value
    call = inspect.getattr_static(type(value), "__call__", None)
    return getattr(value, "__call__", None) if call is not None else None  # noqa: B004  # what it holds, not whether it can be called


def _class_of(value: Any) -> type[Component] | None:
    """The component class behind a factory, a class or its ``create``."""
    for found in (value, getattr(value, "component", None), getattr(value, "__self__", None)):
        if isinstance(found, type) and issubclass(found, Component):
            return found
    return None


def _interface(called: Any) -> tuple[dict[str, Prop], dict[str, Trigger], dict[str, Any]]:
    """Props, triggers and defaults of what can be called."""
    made = _class_of(called)
    if made is not None:
        defaults = {**made.spec.defaults, **getattr(called, "defaults", {})}
        return dict(made.spec.props), dict(made.spec.triggers), defaults
    if not isinstance(called, Callable):  # type: ignore[arg-type]  # what isinstance takes, though it is no class
        return {}, {}, {}
    try:
        props, triggers = declared_props(called)
    except (NameError, TypeError):
        props, triggers = {}, {}
    named = [
        p
        for p in inspect.signature(called).parameters.values()
        if p.kind in (p.KEYWORD_ONLY, p.POSITIONAL_OR_KEYWORD)
    ]
    hints = typing.get_type_hints(called) if named else {}
    given = {p.name: Prop(p.name, hints.get(p.name, Any)) for p in named}
    defaults = {p.name: p.default for p in named if p.default not in (p.empty, None)}
    return {**given, **props}, triggers, defaults


def _row(name: str, kind: Any, default: Any) -> PropRow:
    members = _members(kind)
    is_responsive = {Mapping, Sequence} <= {_origin(member) for member in members}
    shown = [m for m in members if not (is_responsive and _origin(m) in (Mapping, Sequence))]
    texts = dict.fromkeys(_type_text(member) for member in shown)
    return PropRow(
        name, " | ".join(texts) or "Any", "" if default in (None, "") else repr(default), is_responsive
    )


def _origin(kind: Any) -> Any:
    return typing.get_origin(kind) or kind


def _members(kind: Any) -> list[Any]:
    """The members of a union, without Vars: every prop takes those."""
    if typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return [inner for member in typing.get_args(kind) for inner in _members(member)]
    return [] if _origin(kind) is Var else [kind]


_NAMED = {ColorScheme: "ColorScheme", GrayColor: "GrayColor"}
"""Choices too many for a table."""


def _type_text(kind: Any) -> str:
    if kind in _NAMED:
        return _NAMED[kind]
    if typing.get_origin(kind) is Literal:
        choices = typing.get_args(kind)
        # A size may be given as a number as well; one way of writing it is enough to read.
        texts = [
            f'"{c}"' if isinstance(c, str) else repr(c)
            for c in choices
            if isinstance(c, str) or str(c) not in choices
        ]
        digits = [text for text in texts if text.strip('"').isdigit()]
        return (
            f"{digits[0]} … {digits[-1]}"
            if len(digits) > 4 and len(digits) == len(texts)
            else " | ".join(texts)
        )
    if kind is types.NoneType:
        return "None"
    if isinstance(kind, type) and not typing.get_args(kind):
        return kind.__name__
    text = str(kind).replace("typing.", "").replace("collections.abc.", "").replace("NoneType", "None")
    return textwrap.shorten(text.replace("mirra.vars.base.", ""), 60, placeholder=" …")


def _arguments(trigger: Trigger) -> tuple[str, ...]:
    """The types of what a handler gets, by the first of the trigger's specs."""
    spec = trigger.specs[0]
    taken = inspect.signature(spec).parameters.values()
    many = [
        JsVar(Name("event"), Any) for p in taken if p.kind is not p.VAR_POSITIONAL and p.default is p.empty
    ]
    return tuple(_type_text(getattr(value, "_type", Any)) for value in spec(*many))
