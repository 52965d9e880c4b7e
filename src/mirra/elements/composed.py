"""Props that hold more than data: components, component types, functions, event handlers, and lists and dicts with those inside.

>>> Grid(columns=[{"header": "Name", "cell": lambda row: text(row.name, weight="bold")}])
>>> Menu(entries=[{"label": "Delete", "onSelect": S.delete("all")}])
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from types import FunctionType
from typing import Any

from mirra.elements.children import freeze_child
from mirra.elements.node import PropArray, PropObject, PropValue, RenderProp
from mirra.events.bind import bind
from mirra.events.handler import ClientEvent, EventHandler, EventSpec
from mirra.events.triggers import JsVar, no_args_event_spec, passthrough_event_spec
from mirra.js.tree import Name
from mirra.vars.base import Var
from mirra.vars.literal import literal_var


def is_composed(value: Any) -> bool:
    """Whether a prop's value has a component, a component type or a function in it."""
    if isinstance(value, list | tuple):
        return any(is_composed(item) for item in value)
    if isinstance(value, Mapping):
        return any(is_composed(item) for item in value.values())
    return (
        hasattr(type(value), "freeze")
        or hasattr(type(value), "definition")
        or isinstance(value, FunctionType)
    )


def composed(value: Any) -> PropValue:
    """The prop as the compiler takes it."""
    if hasattr(type(value), "freeze"):
        return value.freeze()  # type: ignore[no-any-return]  # components and control flow
    if hasattr(type(value), "definition"):
        return value.definition  # type: ignore[no-any-return]  # a memo, as the type of component that it is
    if isinstance(value, FunctionType):
        return _render_prop(value)
    if isinstance(value, EventHandler | EventSpec | ClientEvent):
        return bind(value, no_args_event_spec, component="a dict", trigger="a callback")
    if isinstance(value, list | tuple):
        return PropArray(tuple(composed(item) for item in value))
    if isinstance(value, Mapping):
        return PropObject(tuple((str(key), composed(item)) for key, item in value.items()))
    return literal_var(value)._expr


def _render_prop(function: FunctionType) -> PropValue:
    """What a Python function gives for the values that the library will call it with: JavaScript's own, of unknown type."""
    names = [f"_{name}" for name in inspect.signature(function).parameters]
    made = function(*(JsVar(Name(name), Any) for name in names))
    if isinstance(made, EventHandler | EventSpec | ClientEvent):
        spec = passthrough_event_spec(*(Any for _ in names))
        return bind(function, spec, component="a function", trigger=function.__name__)
    body = made._expr if isinstance(made, Var) else freeze_child(made, function.__name__)
    return RenderProp(tuple(names), body)
