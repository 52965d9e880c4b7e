"""``rx.Fragment``: children without an element around them, as a component class."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mirra.elements import node
from mirra.elements.component import Component
from mirra.js.tree import Literal
from mirra.vars.base import Var, make


class Fragment(Component):
    """``rx.fragment`` for those who derive from it or ask ``isinstance``; it has no element, so styles have no effect."""

    library = "react"
    tag = "Fragment"
    _has_element = False

    def freeze(self) -> node.Node:
        """The children, one after the other; with JavaScript of its own an element of React's, so that there is a place to run it."""
        element = super().freeze()
        if isinstance(element, node.Element) and (
            element.hooks or element.custom_code or element.imports or element.wraps
        ):
            return replace(element, props=(), events=(), style=None, class_name=None)
        return node.Fragment(self.freeze_children())


EMPTY_VAR_COMPONENT: Var[Any] = make(Literal(None), Component)
"""Stands for a component that is not given, where a Var is wanted."""
