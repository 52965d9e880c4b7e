"""Showing data and state: avatars, badges, callouts, tables, tabs, progress."""

from __future__ import annotations

from typing import Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    Align,
    AsChild,
    ChangeValue,
    Common,
    FieldVariant,
    HighContrast,
    Prop,
    Radius,
    Responsive,
    Size2,
    Size3,
    Size9,
    Spacing,
    Trim,
    Wrap,
    accent_attribute,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, declare


class AvatarProps(Common, Spacing, Accent, HighContrast, Radius, total=False):
    """Props of :func:`avatar`."""

    variant: Prop[Literal["solid", "soft"]]
    size: Responsive[Size9]
    src: Prop[str]
    fallback: Prop[str]


@declare(themes("avatar", "Avatar"), defaults={"fallback": ""}, renames=RADIX_RENAMES)
def avatar(*children: Child, **props: Unpack[AvatarProps]) -> Component:
    """A picture of a person, or their initials.

    >>> rx.hstack(
    ...     rx.avatar(fallback="AL"),
    ...     rx.avatar(fallback="GH", color_scheme="grass", radius="full"),
    ... )
    """
    raise Declared


class BadgeProps(Common, Spacing, AsChild, Accent, HighContrast, Radius, total=False):
    """Props of :func:`badge`."""

    variant: Prop[Literal["solid", "soft", "surface", "outline"]]
    size: Responsive[Size3]


@declare(themes("badge", "Badge"), renames=RADIX_RENAMES)
def badge(*children: Child, **props: Unpack[BadgeProps]) -> Component:
    """A small label.

    >>> rx.hstack(rx.badge("New"), rx.badge("Late", color_scheme="red", variant="surface"))
    """
    raise Declared


class CalloutRootProps(Common, Spacing, AsChild, Accent, HighContrast, total=False):
    """Props of :func:`callout_root`."""

    size: Responsive[Size3]
    variant: Prop[Literal["soft", "surface", "outline"]]


@declare(themes("callout", "Root"), renames=RADIX_RENAMES)
def callout_root(*children: Child, **props: Unpack[CalloutRootProps]) -> Component:
    """A message beside an icon."""
    raise Declared


class CalloutIconProps(Common, total=False):
    """Props of :func:`callout_icon`."""


@declare(themes("callout", "Icon"), renames=RADIX_RENAMES)
def callout_icon(*children: Child, **props: Unpack[CalloutIconProps]) -> Component:
    """The icon of a callout."""
    raise Declared


class CalloutTextProps(Common, total=False):
    """Props of :func:`callout_text`."""


@declare(themes("callout", "Text"), renames=RADIX_RENAMES)
def callout_text(*children: Child, **props: Unpack[CalloutTextProps]) -> Component:
    """The text of a callout."""
    raise Declared


class SpinnerProps(Common, Spacing, total=False):
    """Props of :func:`spinner`."""

    size: Responsive[Size3]
    loading: Prop[bool]


@declare(themes("spinner", "Spinner"), renames=RADIX_RENAMES)
def spinner(*children: Child, **props: Unpack[SpinnerProps]) -> Component:
    """Something is under way. With children and ``loading``, it stands in their place.

    >>> rx.hstack(rx.spinner(), rx.text("Looking …"), align="center")
    """
    raise Declared


class SkeletonProps(Common, Spacing, total=False):
    """Props of :func:`skeleton`."""

    loading: Prop[bool]


@declare(themes("skeleton", "Skeleton"), renames=RADIX_RENAMES)
def skeleton(*children: Child, **props: Unpack[SkeletonProps]) -> Component:
    """The outline of what is still loading, in the size of its child.

    >>> rx.skeleton(rx.text("What will be here"), loading=True)
    """
    raise Declared


def fill(bar: Component) -> None:
    """The colour of the part that is done."""
    color = bar.props.pop("fill_color", None)
    if color is not None:
        bar.styles.append({"& .rt-ProgressIndicator": {"background_color": color}})


class ProgressProps(Common, Spacing, Accent, HighContrast, Radius, total=False):
    """Props of :func:`progress`."""

    value: Prop[float]
    max: Prop[float]
    size: Responsive[Size3]
    variant: Prop[FieldVariant]
    duration: Prop[str]
    fill_color: Prop[Any]


@declare(themes("progress", "Progress"), style={"width": "100%"}, finish=fill, renames=RADIX_RENAMES)
def progress(*children: Child, **props: Unpack[ProgressProps]) -> Component:
    """How far something has come; without ``value``, that it goes on.

    >>> rx.progress(value=40, max=100, width="240px", aria_label="Uploaded")
    """
    raise Declared


class TableRootProps(Common, Spacing, total=False):
    """Props of :func:`table_root`."""

    size: Responsive[Size3]
    variant: Prop[Literal["surface", "ghost"]]
    layout: Responsive[Literal["auto", "fixed"]]
    align: Prop[Literal["left", "center", "right"]]
    summary: Prop[str]


@declare(themes("table", "Root"), renames=RADIX_RENAMES)
def table_root(*children: Child, **props: Unpack[TableRootProps]) -> Component:
    """A table."""
    raise Declared


class TableHeaderProps(Common, total=False):
    """Props of :func:`table_header`."""


@declare(themes("table", "Header"), renames=RADIX_RENAMES)
def table_header(*children: Child, **props: Unpack[TableHeaderProps]) -> Component:
    """The head of a table."""
    raise Declared


class TableBodyProps(Common, total=False):
    """Props of :func:`table_body`."""


@declare(themes("table", "Body"), renames=RADIX_RENAMES)
def table_body(*children: Child, **props: Unpack[TableBodyProps]) -> Component:
    """The rows of a table."""
    raise Declared


class TableRowProps(Common, total=False):
    """Props of :func:`table_row`."""

    align: Responsive[Literal["start", "center", "end", "baseline"]]


@declare(themes("table", "Row"), renames=RADIX_RENAMES)
def table_row(*children: Child, **props: Unpack[TableRowProps]) -> Component:
    """One row."""
    raise Declared


class TableCellProps(Common, Spacing, total=False):
    """Props of :func:`table_cell`."""

    justify: Responsive[Literal["start", "center", "end"]]
    col_span: Prop[int]
    row_span: Prop[int]
    align: Prop[Literal["left", "center", "right", "justify", "char"]]
    headers: Prop[str]


@declare(themes("table", "Cell"), renames=RADIX_RENAMES)
def table_cell(*children: Child, **props: Unpack[TableCellProps]) -> Component:
    """One cell."""
    raise Declared


class TableColumnHeaderCellProps(Common, Spacing, total=False):
    """Props of :func:`table_column_header_cell`."""

    justify: Responsive[Literal["start", "center", "end"]]
    col_span: Prop[int]
    row_span: Prop[int]
    align: Prop[Literal["left", "center", "right", "justify", "char"]]
    headers: Prop[str]
    scope: Prop[str]


@declare(themes("table", "ColumnHeaderCell"), renames=RADIX_RENAMES)
def table_column_header_cell(*children: Child, **props: Unpack[TableColumnHeaderCellProps]) -> Component:
    """The head of a column."""
    raise Declared


class TableRowHeaderCellProps(Common, Spacing, total=False):
    """Props of :func:`table_row_header_cell`."""

    justify: Responsive[Literal["start", "center", "end"]]
    col_span: Prop[int]
    row_span: Prop[int]
    align: Prop[Literal["left", "center", "right", "justify", "char"]]
    headers: Prop[str]
    scope: Prop[str]


@declare(themes("table", "RowHeaderCell"), renames=RADIX_RENAMES)
def table_row_header_cell(*children: Child, **props: Unpack[TableRowHeaderCellProps]) -> Component:
    """The head of a row."""
    raise Declared


class TabsRootProps(Common, Spacing, total=False):
    """Props of :func:`tabs_root`."""

    value: Prop[str]
    default_value: Prop[str]
    orientation: Prop[Literal["horizontal", "vertical"]]
    activation_mode: Prop[Literal["automatic", "manual"]]
    on_change: ChangeValue


@declare(themes("tabs", "Root"), renames=RADIX_RENAMES)
def tabs_root(*children: Child, **props: Unpack[TabsRootProps]) -> Component:
    """Pages of which one is shown."""
    raise Declared


class TabsListProps(Common, Spacing, Accent, HighContrast, total=False):
    """Props of :func:`tabs_list`."""

    size: Responsive[Size2]
    wrap: Responsive[Wrap]
    justify: Responsive[Literal["start", "center", "end"]]
    loop: Prop[bool]


@declare(themes("tabs", "List"), renames=RADIX_RENAMES)
def tabs_list(*children: Child, **props: Unpack[TabsListProps]) -> Component:
    """The tabs to choose from."""
    raise Declared


class TabsTriggerProps(Common, Accent, total=False):
    """Props of :func:`tabs_trigger`."""

    value: Prop[str]
    disabled: Prop[bool]


@declare(themes("tabs", "Trigger"), finish=accent_attribute, renames=RADIX_RENAMES)
def tabs_trigger(*children: Child, **props: Unpack[TabsTriggerProps]) -> Component:
    """One tab."""
    raise Declared


class TabsContentProps(Common, Spacing, total=False):
    """Props of :func:`tabs_content`."""

    value: Prop[str]
    force_mount: Prop[bool]


@declare(themes("tabs", "Content"), renames=RADIX_RENAMES)
def tabs_content(*children: Child, **props: Unpack[TabsContentProps]) -> Component:
    """What a tab shows."""
    raise Declared


class DataListRootProps(Common, Spacing, total=False):
    """Props of :func:`data_list_root`."""

    orientation: Responsive[Literal["horizontal", "vertical"]]
    size: Responsive[Size3]
    trim: Responsive[Trim]


@declare(themes("data-list", "Root"), renames=RADIX_RENAMES)
def data_list_root(*children: Child, **props: Unpack[DataListRootProps]) -> Component:
    """Names and values."""
    raise Declared


class DataListItemProps(Common, total=False):
    """Props of :func:`data_list_item`."""

    align: Responsive[Align]


@declare(themes("data-list", "Item"), renames=RADIX_RENAMES)
def data_list_item(*children: Child, **props: Unpack[DataListItemProps]) -> Component:
    """One name with its value."""
    raise Declared


class DataListLabelProps(Common, Accent, HighContrast, total=False):
    """Props of :func:`data_list_label`."""

    min_width: Responsive[str]
    max_width: Responsive[str]


@declare(themes("data-list", "Label"), renames=RADIX_RENAMES)
def data_list_label(*children: Child, **props: Unpack[DataListLabelProps]) -> Component:
    """The name."""
    raise Declared


class DataListValueProps(Common, total=False):
    """Props of :func:`data_list_value`."""


@declare(themes("data-list", "Value"), renames=RADIX_RENAMES)
def data_list_value(*children: Child, **props: Unpack[DataListValueProps]) -> Component:
    """The value."""
    raise Declared
