"""The class names of a page, for plugins that make rules of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mirra.elements.node import Element
from mirra.js.tree import Expr, Literal, Module, Name, Raw, StateRef, walk


def class_names(
    elements: Iterable[Element], modules: Iterable[Module], defaults: Mapping[str, Mapping[str, Any]]
) -> frozenset[str]:
    """All names that the page's elements may have.

    Where a name comes from a variable (an item of ``foreach``, state), every text of the page and of the state's defaults counts.
    """
    found: set[str] = set()
    is_known = True
    for expr in _class_expressions(elements):
        for node in walk(expr):
            if isinstance(node, Literal) and isinstance(node.value, str):
                found.update(node.value.split())
            elif isinstance(node, Name | StateRef | Raw):
                is_known = False
    if not is_known:
        for module in modules:
            texts = (node.value for node in walk(module) if isinstance(node, Literal))
            found.update(word for text in texts if isinstance(text, str) for word in text.split())
        found.update(word for text in _texts(defaults) for word in text.split())
    return frozenset(found)


def _class_expressions(elements: Iterable[Element]) -> Iterator[Expr]:
    for element in elements:
        if element.class_name is not None:
            yield element.class_name
        for name, value in element.props:
            if "class" in name.lower() and isinstance(value, Expr):
                yield value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
