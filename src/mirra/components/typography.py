"""Text in Radix Themes."""

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
    TextAlign,
    Trim,
    Weight,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare


class TextProps(Common, Spacing, AsChild, Accent, HighContrast, total=False):
    """Props of :func:`text_root`."""

    size: Responsive[Size9]
    weight: Responsive[Weight]
    align: Responsive[TextAlign]
    trim: Responsive[Trim]
    as_: Prop[str]
    truncate: Prop[bool]


@declare(themes("text", "Text"), name="text", defaults={"as_": "p"}, renames=RADIX_RENAMES)
def text_root(*children: Child, **props: Unpack[TextProps]) -> Component:
    """A paragraph; `as_="span"` for text within text."""
    raise Declared


class HeadingProps(Common, Spacing, AsChild, Accent, HighContrast, total=False):
    """Props of :func:`heading`."""

    size: Responsive[Size9]
    weight: Responsive[Weight]
    align: Responsive[TextAlign]
    trim: Responsive[Trim]
    as_: Prop[str]


@declare(themes("heading", "Heading"), renames=RADIX_RENAMES)
def heading(*children: Child, **props: Unpack[HeadingProps]) -> Component:
    """A heading; ``as_="h2"`` says its level, ``size`` how large it looks.

    >>> rx.heading("The analytical engine", size="5", as_="h3")
    """
    raise Declared


class CodeProps(Common, Spacing, Accent, HighContrast, total=False):
    """Props of :func:`code`."""

    variant: Prop[Literal["solid", "soft", "outline", "ghost"]]
    size: Responsive[Size9]
    weight: Responsive[Weight]


@declare(themes("code", "Code"), renames=RADIX_RENAMES)
def code(*children: Child, **props: Unpack[CodeProps]) -> Component:
    """Code within text. For whole blocks there is ``rx.code_block``.

    >>> rx.text("Say ", rx.code("mirra run"), " to begin.")
    """
    raise Declared


class BlockquoteProps(Common, Spacing, Accent, HighContrast, total=False):
    """Props of :func:`blockquote`."""

    size: Responsive[Size9]
    weight: Responsive[Weight]
    cite: Prop[str]


@declare(themes("blockquote", "Blockquote"), renames=RADIX_RENAMES)
def blockquote(*children: Child, **props: Unpack[BlockquoteProps]) -> Component:
    """A quotation.

    >>> rx.blockquote(
    ...     "The engine has no pretensions to originate anything.",
    ...     cite="https://example.com/notes",
    ... )
    """
    raise Declared


class EmProps(Common, total=False):
    """Props of :func:`em`."""


@declare(themes("em", "Em"), renames=RADIX_RENAMES)
def em(*children: Child, **props: Unpack[EmProps]) -> Component:
    """Emphasis."""
    raise Declared


class StrongProps(Common, total=False):
    """Props of :func:`strong`."""


@declare(themes("strong", "Strong"), renames=RADIX_RENAMES)
def strong(*children: Child, **props: Unpack[StrongProps]) -> Component:
    """Strong emphasis."""
    raise Declared


class QuoteProps(Common, total=False):
    """Props of :func:`quote`."""

    cite: Prop[str]


@declare(themes("quote", "Quote"), renames=RADIX_RENAMES)
def quote(*children: Child, **props: Unpack[QuoteProps]) -> Component:
    """A short quotation."""
    raise Declared


class KbdProps(Common, total=False):
    """Props of :func:`kbd`."""

    size: Responsive[Size9]


@declare(themes("kbd", "Kbd"), renames=RADIX_RENAMES)
def kbd(*children: Child, **props: Unpack[KbdProps]) -> Component:
    """A key."""
    raise Declared


class TextNamespace(ComponentNamespace):
    """A paragraph, and its inline relatives.

    >>> rx.text(
    ...     "Plain, ",
    ...     rx.text.strong("strong"),
    ...     ", ",
    ...     rx.text.em("stressed"),
    ...     ", ",
    ...     rx.text.quote("quoted"),
    ...     ", a key ",
    ...     rx.text.kbd("Esc"),
    ...     rx.text.span(" and more.", color_scheme="gray"),
    ... )
    """

    __call__ = staticmethod(text_root)
    create = staticmethod(text_root)
    em = staticmethod(em)
    strong = staticmethod(strong)
    kbd = staticmethod(kbd)
    quote = staticmethod(quote)

    @staticmethod
    def span(*children: Any, **props: Any) -> Component:
        """Text within text."""
        inline: dict[str, Any] = {"as_": "span", **props}
        return text_root(*children, **inline)


text = TextNamespace()
