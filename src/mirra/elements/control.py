"""Choosing and repeating: ``cond``, ``match`` and ``foreach``. With components they are components, with values Vars."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from mirra.elements.children import freeze_child
from mirra.elements.component import Component
from mirra.elements.node import Cond, Element, Foreach, Fragment, Match, Memo, Node
from mirra.elements.shown import Shown
from mirra.errors import ForeachRenderError, ForeachVarError, MirraError, user_source
from mirra.js.tree import Name
from mirra.vars import types
from mirra.vars.base import Var, client_var, make
from mirra.vars.flow import conditional, items, switch, truth
from mirra.vars.literal import literal_var


class ControlFlow(Shown):
    """A choice or a loop among components, frozen into one node."""

    def __init__(self, make_node: Callable[[], Node]) -> None:
        self._make = make_node
        self.source = user_source()
        self.key: Any = None

    def freeze(self) -> Node:
        """The node."""
        return self._make()


def _is_component(value: Any) -> bool:
    return isinstance(value, Component | ControlFlow) or hasattr(type(value), "freeze")


class Cases(MirraError, ValueError):
    """``match`` or ``cond`` was called in a way that has no meaning."""


_NOTHING: Any = object()


def cond(condition: Any, c1: Any = None, c2: Any = _NOTHING) -> Any:
    """``c1`` if ``condition`` is true by Python's rules, else ``c2``; of components the second may be left out."""
    if _is_component(c1) or _is_component(c2):
        otherwise = None if c2 is _NOTHING else c2
        test = truth(condition)
        return ControlFlow(
            lambda: Cond(test, freeze_child(c1), None if otherwise is None else freeze_child(otherwise))
        )
    if c2 is _NOTHING:
        raise Cases("`rx.cond` of values needs both: `rx.cond(test, a, b)`.")
    return conditional(condition, c1, c2)


def color_mode_cond(light: Any, dark: Any = None) -> Any:
    """``light`` in light mode, ``dark`` in dark mode."""
    mode = client_var("@color", "resolved", str)
    return cond(mode == "light", light, dark)


def match(value: Any, *cases: Any) -> Any:
    """The result of the first case (``(pattern, ..., result)``) whose pattern equals ``value``; a last bare value is the default."""
    if _is_component(value):
        raise Cases("`rx.match` looks at a value, not at a component.")
    default: Any = _NOTHING
    if cases and not isinstance(cases[-1], tuple):
        *listed, default = cases
    else:
        listed = list(cases)
    if not listed:
        raise Cases("`rx.match` needs at least one case: `(pattern, result)`.")
    for case in listed:
        if not isinstance(case, tuple) or len(case) < 2:
            raise Cases("A case of `rx.match` is a tuple of at least a pattern and a result.")
    if any(_is_component(case[-1]) for case in listed) or _is_component(default):
        subject = literal_var(value)._expr
        patterns = [tuple(literal_var(pattern)._expr for pattern in case[:-1]) for case in listed]
        return ControlFlow(
            lambda: Match(
                subject,
                tuple((found, freeze_child(case[-1])) for found, case in zip(patterns, listed, strict=True)),
                None if default is _NOTHING else freeze_child(default),
            )
        )
    if default is _NOTHING:
        raise Cases("`rx.match` of values needs a default: a last argument that is no tuple.")
    return switch(value, [(list(case[:-1]), case[-1]) for case in listed], default)


_DEPTH: ContextVar[int] = ContextVar("foreach_depth", default=0)


@contextmanager
def _deeper() -> Iterator[int]:
    depth = _DEPTH.get() + 1
    token = _DEPTH.set(depth)
    try:
        yield depth
    finally:
        _DEPTH.reset(token)


def in_foreach() -> bool:
    """Whether the render function of a loop is running."""
    return _DEPTH.get() > 0


def foreach(iterable: Iterable[Any] | Var[Any] | None, render_fn: Callable[..., Any]) -> ControlFlow:
    """``render_fn(item)`` or ``render_fn(item, index)`` for each item; both are Vars.

    A dict gives pairs, a str its characters, ``None`` nothing. Give the component a ``key`` where items move and have no ``id``.
    """
    var = literal_var(iterable)
    kind = types.base(var._type)
    if kind in (int, float, bool):
        raise ForeachVarError(
            f"`rx.foreach` cannot go over `{var!s}`: it is a number.", "Use `rx.Var.range(n)` to count."
        )
    if not callable(render_fn):
        raise ForeachRenderError("`rx.foreach` needs a function that renders one item.")
    wanted = _parameters_of(render_fn)
    with _deeper() as depth:
        item, index = f"item{depth}", f"index{depth}"
        arguments = (make(Name(item), types.item_type(var._type)), make(Name(index), int))
        made = render_fn(*arguments[:wanted])
        body = freeze_child(made)
    key = _key_of(body)
    return ControlFlow(lambda: Foreach(items(var), item, index, body, key))


def _parameters_of(render_fn: Callable[..., Any]) -> int:
    """How many of item and index a render function takes."""
    parameters = list(inspect.signature(render_fn).parameters.values())
    if any(p.kind is p.VAR_POSITIONAL for p in parameters):
        return 1
    positional = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    required = sum(1 for p in positional if p.default is p.empty)
    if required > 2 or not positional:
        raise ForeachRenderError(
            f"The function of `rx.foreach` takes the item and, if it wants, the index: not {len(positional)} parameters."
        )
    return min(len(positional), 2)


def _key_of(body: Node) -> Any:
    if isinstance(body, Element | Memo):
        return body.key
    return None


def fragment(*children: Any) -> ControlFlow:
    """Children without an element around them."""
    return ControlFlow(lambda: Fragment(tuple(freeze_child(child) for child in children)))


def is_var(value: Any) -> bool:
    """Whether a value is a Var."""
    return isinstance(value, Var)
