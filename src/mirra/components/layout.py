"""Radix Themes layout: boxes, stacks, grids, sections, cards and the theme itself."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    Align,
    AsChild,
    ColorScheme,
    Common,
    Direction,
    GrayColor,
    Justify,
    Margins,
    Prop,
    RadiusName,
    Responsive,
    Size3,
    Size4,
    Size5,
    Space,
    Spacing,
    Wrap,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, Js, declare


class ThemeProps(Common, Accent, total=False):
    """Props of :func:`theme`."""

    appearance: Prop[Literal["inherit", "light", "dark"]]
    accent_color: Prop[ColorScheme]
    gray_color: Prop[GrayColor]
    panel_background: Prop[Literal["solid", "translucent"]]
    radius: Prop[RadiusName]
    scaling: Prop[Literal["90%", "95%", "100%", "105%", "110%"]]
    has_background: Prop[bool]


@declare(themes("theme", "Theme"), renames=RADIX_RENAMES)
def theme(*children: Child, **props: Unpack[ThemeProps]) -> Component:
    """Look of everything inside: accent and grey colours, corners, scaling, light or dark. ``rx.App(theme=rx.theme(...))`` is that of
    the whole app.

    >>> rx.theme(rx.button("Green, and round", variant="soft"), accent_color="grass", radius="full")
    """
    raise Declared


class ThemePanelProps(Common, total=False):
    """Props of :func:`theme_panel`."""

    default_open: Prop[bool]


@declare(themes("theme-panel", "ThemePanel"), renames=RADIX_RENAMES)
def theme_panel(*children: Child, **props: Unpack[ThemePanelProps]) -> Component:
    """A panel to try out looks with, while developing.

    >>> rx.theme_panel(default_open=False)
    """
    raise Declared


class BoxProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`box`."""


@declare(themes("box", "Box"), renames=RADIX_RENAMES)
def box(*children: Child, **props: Unpack[BoxProps]) -> Component:
    """A block: the plain container of other things, styled as one likes.

    >>> rx.box(
    ...     "Some text",
    ...     background=rx.color("accent", 3),
    ...     padding="1em",
    ...     border_radius="8px",
    ... )
    """
    raise Declared


class FlexProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`flex`."""

    direction: Responsive[Direction]
    align: Responsive[Align]
    justify: Responsive[Justify]
    wrap: Responsive[Wrap]
    spacing: Annotated[Responsive[Space], Js("gap")]


@declare(themes("flex", "Flex"), renames=RADIX_RENAMES)
def flex(*children: Child, **props: Unpack[FlexProps]) -> Component:
    """A flexible row or column, whose items share the room as ``justify`` and ``align`` say.

    >>> rx.flex(
    ...     rx.badge("One"), rx.badge("Two"), rx.badge("Three"), spacing="3", wrap="wrap"
    ... )
    """
    raise Declared


class StackProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`stack`."""

    direction: Responsive[Direction]
    align: Responsive[Align]
    justify: Responsive[Justify]
    wrap: Responsive[Wrap]
    spacing: Annotated[Responsive[Space], Js("gap")]


@declare(themes("flex", "Flex"), defaults={"spacing": "3", "align": "start"}, renames=RADIX_RENAMES)
def stack(*children: Child, **props: Unpack[StackProps]) -> Component:
    """A flex with the usual spacing, its items at the start.

    >>> rx.stack(rx.badge("One"), rx.badge("Two"), direction="row")
    """
    raise Declared


class HstackProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`hstack`."""

    direction: Responsive[Direction]
    align: Responsive[Align]
    justify: Responsive[Justify]
    wrap: Responsive[Wrap]
    spacing: Annotated[Responsive[Space], Js("gap")]


@declare(
    themes("flex", "Flex"),
    defaults={"direction": "row", "spacing": "3", "align": "start"},
    renames=RADIX_RENAMES,
)
def hstack(*children: Child, **props: Unpack[HstackProps]) -> Component:
    """Items beside each other, from left to right.

    >>> rx.hstack(rx.avatar(fallback="AL"), rx.text("Ada Lovelace"), align="center")
    """
    raise Declared


class VstackProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`vstack`."""

    direction: Responsive[Direction]
    align: Responsive[Align]
    justify: Responsive[Justify]
    wrap: Responsive[Wrap]
    spacing: Annotated[Responsive[Space], Js("gap")]


@declare(
    themes("flex", "Flex"),
    defaults={"direction": "column", "spacing": "3", "align": "start"},
    renames=RADIX_RENAMES,
)
def vstack(*children: Child, **props: Unpack[VstackProps]) -> Component:
    """Items below each other, from top to bottom.

    >>> rx.vstack(
    ...     rx.heading("Ada Lovelace", size="4"), rx.text("Notes on the analytical engine")
    ... )
    """
    raise Declared


class CenterProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`center`."""

    direction: Responsive[Direction]
    align: Responsive[Align]
    justify: Responsive[Justify]
    wrap: Responsive[Wrap]
    spacing: Annotated[Responsive[Space], Js("gap")]


@declare(
    themes("flex", "Flex"),
    style={"display": "flex", "align_items": "center", "justify_content": "center"},
    renames=RADIX_RENAMES,
)
def center(*children: Child, **props: Unpack[CenterProps]) -> Component:
    """Children in the middle, both ways.

    >>> rx.center(rx.text("In the middle"), height="80px", background=rx.color("gray", 3))
    """
    raise Declared


class SpacerProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`spacer`."""

    direction: Responsive[Direction]
    align: Responsive[Align]
    justify: Responsive[Justify]
    wrap: Responsive[Wrap]
    spacing: Annotated[Responsive[Space], Js("gap")]


@declare(
    themes("flex", "Flex"),
    style={"flex": "1", "justify_self": "stretch", "align_self": "stretch"},
    renames=RADIX_RENAMES,
)
def spacer(*children: Child, **props: Unpack[SpacerProps]) -> Component:
    """Takes the room that is left between its neighbours in a row or column.

    >>> rx.hstack(rx.text("Left"), rx.spacer(), rx.text("Right"), width="100%")
    """
    raise Declared


class GridProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`grid`."""

    columns: Responsive[str]
    rows: Responsive[str]
    flow: Responsive[Literal["row", "column", "dense", "row-dense", "column-dense"]]
    align: Responsive[Align]
    justify: Responsive[Justify]
    spacing: Annotated[Responsive[Space], Js("gap")]
    spacing_x: Annotated[Responsive[Space], Js("gapX")]
    spacing_y: Annotated[Responsive[Space], Js("gapY")]


@declare(themes("grid", "Grid"), renames=RADIX_RENAMES)
def grid(*children: Child, **props: Unpack[GridProps]) -> Component:
    """Cells in columns; ``columns="3"`` makes three equal ones, and a list or dict other numbers on other widths.

    >>> rx.grid(
    ...     rx.card("1"), rx.card("2"), rx.card("3"), columns="3", spacing="3", width="100%"
    ... )
    """
    raise Declared


class ContainerProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`container`."""

    size: Responsive[Size4]


@declare(
    themes("container", "Container"), defaults={"size": "3"}, style={"padding": "16px"}, renames=RADIX_RENAMES
)
def container(*children: Child, **props: Unpack[ContainerProps]) -> Component:
    """Limits how wide the content becomes.

    >>> rx.container(rx.text("Never wider than is good to read."), size="1")
    """
    raise Declared


class SectionProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`section`."""

    size: Responsive[Size3]


@declare(themes("section", "Section"), defaults={"size": "2"}, renames=RADIX_RENAMES)
def section(*children: Child, **props: Unpack[SectionProps]) -> Component:
    """A part of a page, with room above and below.

    >>> rx.section(
    ...     rx.heading("Chapter one", size="4"), rx.text("It began to rain."), size="1"
    ... )
    """
    raise Declared


class CardProps(Common, Spacing, AsChild, total=False):
    """Props of :func:`card`."""

    size: Responsive[Size5]
    variant: Prop[Literal["surface", "classic", "ghost"]]


@declare(themes("card", "Card"), renames=RADIX_RENAMES)
def card(*children: Child, **props: Unpack[CardProps]) -> Component:
    """A bordered panel for what belongs together. With ``as_child`` around a link, all of it is the link.

    >>> rx.card(
    ...     rx.heading("Tea", size="3"), rx.text("Two cups, please."), max_width="240px"
    ... )
    """
    raise Declared


InsetSpace: TypeAlias = Space | Literal["current"]
"""``current`` is the padding of the card around it."""


class InsetProps(Common, Margins, total=False):
    """Props of :func:`inset`."""

    side: Responsive[Literal["x", "y", "top", "bottom", "right", "left", "all"]]
    clip: Responsive[Literal["border-box", "padding-box"]]
    p: Responsive[InsetSpace]
    px: Responsive[InsetSpace]
    py: Responsive[InsetSpace]
    pt: Responsive[InsetSpace]
    pr: Responsive[InsetSpace]
    pb: Responsive[InsetSpace]
    pl: Responsive[InsetSpace]


@declare(themes("inset", "Inset"), renames=RADIX_RENAMES)
def inset(*children: Child, **props: Unpack[InsetProps]) -> Component:
    """Content up to the edge of a card, such as a picture.

    >>> rx.card(
    ...     rx.inset(
    ...         rx.box(height="60px", background=rx.color("accent", 4)), side="top", pb="3"
    ...     ),
    ...     rx.text("Below the edge"),
    ... )
    """
    raise Declared


class AspectRatioProps(Common, total=False):
    """Props of :func:`aspect_ratio`."""

    ratio: Prop[float]


@declare(themes("aspect-ratio", "AspectRatio"), renames=RADIX_RENAMES)
def aspect_ratio(*children: Child, **props: Unpack[AspectRatioProps]) -> Component:
    """Keeps its width and height in a ratio, whatever the width.

    >>> rx.box(
    ...     rx.aspect_ratio(
    ...         rx.box(background=rx.color("accent", 4), height="100%"), ratio=16 / 9
    ...     ),
    ...     width="200px",
    ... )
    """
    raise Declared


class ScrollAreaProps(Common, Spacing, total=False):
    """Props of :func:`scroll_area`."""

    scrollbars: Prop[Literal["vertical", "horizontal", "both"]]
    type: Prop[Literal["auto", "always", "scroll", "hover"]]
    scroll_hide_delay: Prop[int]


@declare(themes("scroll-area", "ScrollArea"), defaults={"tab_index": 0}, renames=RADIX_RENAMES)
def scroll_area(*children: Child, **props: Unpack[ScrollAreaProps]) -> Component:
    """A scrolling box with drawn scrollbars; the keyboard reaches it, so that it can be scrolled without a pointer.

    >>> rx.scroll_area(
    ...     rx.text("A long text. " * 60),
    ...     type="always",
    ...     scrollbars="vertical",
    ...     height="90px",
    ... )
    """
    raise Declared


class SeparatorProps(Common, Spacing, Accent, total=False):
    """Props of :func:`separator`."""

    size: Responsive[Size4]
    orientation: Responsive[Literal["horizontal", "vertical"]]
    decorative: Prop[bool]


@declare(themes("separator", "Separator"), defaults={"size": "4"}, renames=RADIX_RENAMES)
def separator(*children: Child, **props: Unpack[SeparatorProps]) -> Component:
    """A line between things.

    >>> rx.vstack(rx.text("Above"), rx.separator(), rx.text("Below"))
    """
    raise Declared


divider = separator
