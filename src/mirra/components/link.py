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
from mirra.elements.control import cond
from mirra.elements.declare import Declared, declare
from mirra.js.tree import Import
from mirra.vars.base import Var


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
    href_lang: Prop[str]
    media: Prop[str]
    ping: Prop[str]
    referrer_policy: Prop[str]


class AnchorProps(Common, total=False):
    """Props of the anchor inside."""

    href: Prop[str]
    target: Prop[str]
    rel: Prop[str]
    download: Prop[Any]
    replace: Prop[bool]
    href_lang: Prop[str]
    media: Prop[str]
    ping: Prop[str]
    referrer_policy: Prop[str]


@declare(Import("mirra", "Link"), name="link")
def anchor(*children: Child, **props: Unpack[AnchorProps]) -> Component:
    """An anchor that navigates within the app without loading the page."""
    raise Declared


@declare(
    themes("link", "Link"), name="link", style={"_hover": {"color": "var(--accent-8)"}}, renames=RADIX_RENAMES
)
def _styled(*children: Child, **props: Unpack[LinkProps]) -> Component:
    raise Declared


_ON_ANCHOR = ("target", "rel", "download", "replace", "href_lang", "media", "ping", "referrer_policy")


def link(*children: Child, **props: Unpack[LinkProps]) -> Component:
    """A link to a page of the app or to another site; ``is_external`` opens a new tab.

    >>> rx.text(
    ...     "See ", rx.link("the source", href="https://example.com", is_external=True), "."
    ... )
    """
    given: dict[str, Any] = dict(props)
    external = given.pop("is_external", False)
    if isinstance(external, Var):
        given.setdefault("target", cond(external, "_blank", "_self"))
    elif external:
        given.setdefault("target", "_blank")
    if "as_child" in given:
        return _styled(*children, **given)
    inner = {name: given.pop(name) for name in _ON_ANCHOR if name in given}
    return _styled(anchor(*children, href=given.pop("href", "#"), **inner), as_child=True, **given)
