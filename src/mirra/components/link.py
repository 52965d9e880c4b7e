"""``rx.link``: Radix looks, client-side navigation."""

from __future__ import annotations

from typing import Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    AsChild,
    Common,
    HighContrast,
    Prop,
    Responsive,
    Size9,
    Spacing,
    Trim,
    Weight,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, declare
from mirra.js.tree import Import


class LinkProps(Common, Spacing, AsChild, Accent, HighContrast, total=False):
    """Props of :func:`link`."""

    href: Prop[str]
    size: Responsive[Size9]
    weight: Responsive[Weight]
    trim: Responsive[Trim]
    underline: Prop[Literal["auto", "hover", "always", "none"]]
    is_external: Prop[bool]
    target: Prop[str]
    rel: Prop[str]
    download: Prop[Any]
    replace: Prop[bool]


class AnchorProps(Common, total=False):
    """Props of the anchor inside."""

    href: Prop[str]
    target: Prop[str]
    rel: Prop[str]
    download: Prop[Any]
    replace: Prop[bool]


@declare(Import("mirra", "Link"), name="link")
def anchor(*children: Child, **props: Unpack[AnchorProps]) -> Component:
    """An anchor that navigates within the app without loading the page."""
    raise Declared


@declare(
    themes("link", "Link"), name="link", style={"_hover": {"color": "var(--accent-8)"}}, renames=RADIX_RENAMES
)
def _styled(*children: Child, **props: Unpack[LinkProps]) -> Component:
    raise Declared


def link(*children: Child, **props: Unpack[LinkProps]) -> Component:
    """A link to a page of the app or to another site; ``is_external`` opens a new tab."""
    given: dict[str, Any] = dict(props)
    if given.pop("is_external", False):
        given.setdefault("target", "_blank")
    if "as_child" in given:
        return _styled(*children, **given)
    inner = {name: given.pop(name) for name in ("target", "rel", "download", "replace") if name in given}
    return _styled(anchor(*children, href=given.pop("href", "#"), **inner), as_child=True, **given)
