"""What may be a child, and the node it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from mirra.elements.node import Dynamic, Fragment, Node, Text
from mirra.errors import ChildrenTypeError, Source
from mirra.events.handler import EventHandler, ServerEvent
from mirra.js.tree import Literal
from mirra.vars.base import Var
from mirra.vars.display import as_text
from mirra.vars.embed import has_markers
from mirra.vars.literal import literal_var
from mirra.vars.rest import RestProp

Child: TypeAlias = Any
"""A component, a Var, text, a number, ``None``, or a list or tuple of them."""


def freeze_child(child: Any, parent: str = "the page", source: Source | None = None) -> Node:
    """The node of one child; raises ``ChildrenTypeError`` for what cannot be shown, at the line of its parent."""
    if hasattr(type(child), "freeze"):
        return child.freeze()  # type: ignore[no-any-return]  # components and control flow
    if hasattr(type(child), "refusal"):
        raise child.refusal(source)
    if isinstance(child, str):
        return Text(literal_var(child)._expr if has_markers(child) else Literal(child))
    if isinstance(child, bool):
        return Text(Literal("true" if child else "false"))
    if isinstance(child, int | float):
        return Text(Literal(str(child)))
    if isinstance(child, RestProp):
        raise ChildrenTypeError(
            f"`{parent}` cannot take the rest of the props.",
            "Give it to a component that has an element.",
            source=source,
        )
    if isinstance(child, Var) and getattr(child._type, "__name__", "") == "Component":
        return Fragment() if child._expr == Literal(None) else Dynamic(child._expr)
    if isinstance(child, Var):
        return Text(as_text(child))
    if child is None:
        return Fragment()
    if isinstance(child, Sequence):
        return Fragment(tuple(freeze_child(item, parent, source) for item in child))
    if isinstance(child, EventHandler | ServerEvent):
        advice = "It is what happens: give it to a trigger, such as `on_click=`."
    elif callable(child):
        advice = f"Call the function: `{getattr(child, '__name__', 'f')}()`."
    elif isinstance(child, Mapping):
        advice = "Show a dict with `rx.foreach`, or its values one by one."
    else:
        advice = "Children are components, Vars, text and numbers."
    raise ChildrenTypeError(
        f"A `{type(child).__name__}` cannot be a child of `{parent}`.", advice, source=source
    )
