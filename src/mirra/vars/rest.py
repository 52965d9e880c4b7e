"""``RestProp``: what a use of an ``@rx.memo`` component is given beyond the parameters it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mirra.js.tree import Expr
from mirra.names import camel
from mirra.vars.object import ObjectVar


class RestProp(ObjectVar[dict[str, Any]]):
    """Give it to a component among its children, and that component has these props:

    >>> @rx.memo
    ... def panel(rest: rx.RestProp, title: rx.Var[str]) -> rx.Component:
    ...     return rx.card(rx.heading(title), rest)
    ...
    >>> panel(title="News", variant="ghost", on_click=S.open)

    Names are Python's (``rest.get("class_name")``), as where a prop is given.
    """

    __slots__ = ("takers",)
    takers: list[Any]
    """The declarations of the components that got it: they say what each keyword means."""

    def __init__(self, value: Expr, takers: list[Any]) -> None:
        super().__init__(value, dict[str, Any])
        object.__setattr__(self, "takers", takers)

    def get(self, key: Any, default: Any = None) -> Any:
        """The prop, or ``default`` where a use does not give it."""
        return super().get(camel(key) if isinstance(key, str) else key, default)

    def __getitem__(self, key: Any) -> Any:
        return super().__getitem__(camel(key) if isinstance(key, str) else key)

    def contains(self, key: Any) -> Any:
        """Whether a use gives the prop."""
        return super().contains(camel(key) if isinstance(key, str) else key)

    def merge(self, other: Any) -> RestProp:
        """These props and others, which win."""
        if isinstance(other, Mapping):
            other = {camel(name) if isinstance(name, str) else name: value for name, value in other.items()}
        merged = super().merge(other)
        return RestProp(merged._expr, self.takers)
