"""Showing data and state: avatars, badges, callouts, progress, labels with their values."""

from __future__ import annotations

from typing import Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    Align,
    AsChild,
    Common,
    FieldVariant,
    HighContrast,
    Prop,
    Radius,
    Responsive,
    Size3,
    Size9,
    Spacing,
    Trim,
    themes,
)
from mirra.components.icons import icon
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.vars.base import Var


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


def _icon(name: Any) -> Any:
    return icon(name, size=18) if isinstance(name, str | Var) else name


class CalloutNamespace(ComponentNamespace):
    """A short message that stands out: ``rx.callout(text, icon=...)``, or its parts.

    >>> rx.callout("The server will be away at noon.", icon="info")
    >>> rx.callout.root(
    ...     rx.callout.icon(rx.icon("triangle-alert")),
    ...     rx.callout.text("Nearly full."),
    ...     color_scheme="red",
    ... )
    """

    root = staticmethod(callout_root)
    icon = staticmethod(callout_icon)
    text = staticmethod(callout_text)

    def __call__(self, text: Any, *, icon: Any = None, **props: Any) -> Component:
        """A message, with the icon of this name."""
        return self.root(*([self.icon(_icon(icon))] if icon is not None else []), self.text(text), **props)

    create = __call__


callout = CalloutNamespace()


class DataListNamespace(ComponentNamespace):
    """Labels and their values.

    >>> rx.data_list.root(
    ...     rx.data_list.item(
    ...         rx.data_list.label("Name"), rx.data_list.value("Ada Lovelace")
    ...     ),
    ...     rx.data_list.item(rx.data_list.label("Born"), rx.data_list.value("1815")),
    ... )
    """

    root = staticmethod(data_list_root)
    item = staticmethod(data_list_item)
    label = staticmethod(data_list_label)
    value = staticmethod(data_list_value)


data_list = DataListNamespace()
