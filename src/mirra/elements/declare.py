"""Declaring catalogue components: a typed function whose signature is the data.

>>> class ButtonProps(Common, total=False):
...     size: Responsive[Size4]
...
>>> @declare(Import("@radix-ui/themes/button", "Button"))
... def button(*children: Child, **props: Unpack[ButtonProps]) -> Component:
...     '''Trigger an action.'''
...     raise Declared

The function is never called: its ``props`` annotation says which props and triggers there are, an editor completes it, and the
:class:`Factory` in its place builds the component.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Generic, ParamSpec

from mirra.elements.component import Component
from mirra.elements.spec import ComponentSpec, Prop, Trigger, default_triggers
from mirra.errors import MirraRuntimeError
from mirra.events.handler import TriggerAnnotation
from mirra.js.tree import Expr, Import
from mirra.names import camel

P = ParamSpec("P")

Declared = MirraRuntimeError("a declaration is not called", source=None)
"""Raised by the bodies of declarations, which never run."""


class Factory(Generic[P]):
    """A declared component: call it, or its ``create``."""

    def __init__(
        self, function: Callable[P, Component], tag: Expr, defaults: Mapping[str, Any], style: Mapping[str, Any], options: Mapping[str, Any],
        finish: Callable[[Component], None] | None,
    ) -> None:  # fmt: skip
        self.function = function
        self.tag = tag
        self.defaults = defaults
        self.default_style = style
        self.options = options
        self.finish = finish
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__
        self.__wrapped__ = function

    @cached_property
    def component(self) -> type[Component]:
        """The component class; made when first used, since resolving annotations takes time."""
        props, triggers = declared_props(self.function)
        options = {"name": public_name(self.__name__, self.tag), **self.options}
        spec = ComponentSpec(tag=self.tag, props=props, triggers=default_triggers() | triggers, **options)
        namespace: dict[str, Any] = {"spec": spec, "__module__": __name__}
        if self.default_style:
            style = dict(self.default_style)
            namespace["add_style"] = lambda self: style
        return type(spec.name, (Component,), namespace)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Component:
        """The component with these children and props."""
        made = self.component(*args, **{**self.defaults, **kwargs})
        if self.finish is not None:
            self.finish(made)
        return made

    create = __call__

    def __repr__(self) -> str:
        return f"<component {self.__name__}>"


def public_name(function: str, tag: Expr) -> str:
    """What a user calls a part: ``select.item`` for the declaration ``select_item`` of Radix' ``select``."""
    if not isinstance(tag, Import):
        return function
    family = tag.module.rpartition("/")[2].removeprefix("react-").replace("-", "_")
    part = function.removeprefix(f"{family}_")
    if part == function:
        return function
    return family if tag.export.lower() == family.replace("_", "") else f"{family}.{part}"


def declared_props(function: Callable[..., Any]) -> tuple[dict[str, Prop], dict[str, Trigger]]:
    """Props and triggers from the ``**props: Unpack[SomeProps]`` annotation."""
    hints = typing.get_type_hints(function, include_extras=True)
    unpacked = hints.get("props")
    arguments = typing.get_args(unpacked)
    table = arguments[0] if arguments else None
    props: dict[str, Prop] = {}
    triggers: dict[str, Trigger] = {}
    for name, kind in (typing.get_type_hints(table, include_extras=True) if table else {}).items():
        if isinstance(kind, TriggerAnnotation):
            triggers[name] = Trigger(camel(name), kind.specs)
            continue
        trigger = next((m for m in getattr(kind, "__metadata__", ()) if isinstance(m, Trigger)), None)
        if trigger is not None:
            triggers[name] = trigger
        elif not name.startswith(("_", "aria_")) and name not in _COMMON_KEYS:
            js = next((m.name for m in getattr(kind, "__metadata__", ()) if isinstance(m, Js)), camel(name))
            props[name] = Prop(js, kind)
    return props, triggers


_COMMON_KEYS = frozenset({"id", "class_name", "key", "style", "custom_attrs", "ref"})


class Js:
    """In ``Annotated``: the JavaScript name of a prop."""

    def __init__(self, name: str) -> None:
        self.name = name


def declare(
    tag: Expr,
    *,
    defaults: Mapping[str, Any] | None = None,
    style: Mapping[str, Any] | None = None,
    finish: Callable[[Component], None] | None = None,
    triggers: Mapping[str, Trigger] | None = None,
    **options: Any,
) -> Callable[[Callable[P, Component]], Factory[P]]:
    """Make a component of a declaration. ``defaults`` are props, ``style`` the style under what a user gives, ``finish`` looks at
    the made component (to add a part, to check its children)."""

    def make(function: Callable[P, Component]) -> Factory[P]:
        return Factory(function, tag, defaults or {}, style or {}, options, finish)

    return make
