"""``rx.icon("heart")``: lucide icons, inlined by name; a Var as name is fetched in the browser."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Unpack

from mirra.components.common import Common, Prop
from mirra.elements.component import Component
from mirra.elements.declare import Declared, declare
from mirra.errors import InvalidIconError, did_you_mean
from mirra.js.tree import Import
from mirra.vars.base import Var


class IconProps(Common, total=False):
    """Props of :func:`icon`."""

    size: Prop[Any]
    stroke_width: Prop[Any]
    nodes: Any
    name: Any


@declare(Import("mirra", "Icon"), name="icon")
def _drawn(**props: Unpack[IconProps]) -> Component:
    raise Declared


@declare(Import("mirra", "DynamicIcon"), name="icon")
def _dynamic(**props: Unpack[IconProps]) -> Component:
    raise Declared


@cache
def icon_table() -> dict[str, Any]:
    """``{"icons": {name: nodes}, "aliases": {old: new}}``, as built with the browser runtime."""
    path = Path(__file__).parent.parent / "_runtime" / "icons.json"
    return json.loads(path.read_text())  # type: ignore[no-any-return]  # our own file


def icon_nodes(name: str) -> list[Any]:
    """The SVG nodes of an icon, ``snake_case`` or ``kebab-case``; raises ``InvalidIconError`` with the nearest name."""
    table = icon_table()
    kebab = name.lower().replace("_", "-")
    kebab = table["aliases"].get(kebab, kebab)
    nodes = table["icons"].get(kebab)
    if nodes is None:
        raise InvalidIconError(
            f"There is no icon `{name}`.", did_you_mean(kebab, [*table["icons"], *table["aliases"]])
        )
    return nodes  # type: ignore[no-any-return]  # our own file


def icon(name: Any = None, *, tag: Any = None, **props: Any) -> Component:
    """The icon of this name; ``size`` in pixels, ``color`` as a style, ``stroke_width`` 2 by default.

    ``tag`` is another word for the name: ``rx.icon(tag="heart")``. Raises ``InvalidIconError`` with the nearest name.

    >>> rx.hstack(
    ...     rx.icon("rocket"),
    ...     rx.icon("heart", color="tomato", size=32),
    ...     rx.icon("circle-check", stroke_width=1),
    ... )
    """
    name = tag if name is None else name
    if isinstance(name, Var):
        return _dynamic(name=name, **props)
    if not isinstance(name, str):
        found = "nothing" if name is None else f"`{type(name).__name__}`"
        raise InvalidIconError(f"An icon's name is text, not {found}.", 'For example `rx.icon("heart")`.')
    return _drawn(
        nodes=[[tag, {_camel(k): v for k, v in attributes.items()}] for tag, attributes in icon_nodes(name)],
        **props,
    )


def _camel(name: str) -> str:
    head, *rest = name.split("-")
    return head + "".join(word.capitalize() for word in rest)
