"""One of several, chosen from a list that opens."""

from __future__ import annotations

from typing import Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    ChangeValue,
    Common,
    Dismissal,
    HighContrast,
    OpenChange,
    Prop,
    Radius,
    Responsive,
    Side,
    Size3,
    Spacing,
    each,
    taken,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare


class SelectRootProps(Common, total=False):
    """Props of :func:`select_root`."""

    size: Responsive[Size3]
    value: Prop[str]
    default_value: Prop[str]
    open: Prop[bool]
    default_open: Prop[bool]
    name: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
    on_change: ChangeValue
    on_open_change: OpenChange


@declare(themes("select", "Root"), renames=RADIX_RENAMES)
def select_root(*children: Child, **props: Unpack[SelectRootProps]) -> Component:
    """The whole of a select."""
    raise Declared


class SelectTriggerProps(Common, Spacing, Accent, Radius, total=False):
    """Props of :func:`select_trigger`."""

    variant: Prop[Literal["classic", "surface", "soft", "ghost"]]
    placeholder: Prop[str]


@declare(themes("select", "Trigger"), renames=RADIX_RENAMES)
def select_trigger(*children: Child, **props: Unpack[SelectTriggerProps]) -> Component:
    """What is shown of a closed select."""
    raise Declared


class SelectContentProps(Common, Accent, HighContrast, Dismissal, total=False):
    """Props of :func:`select_content`."""

    variant: Prop[Literal["solid", "soft"]]
    position: Prop[Literal["item-aligned", "popper"]]
    side: Prop[Side]
    side_offset: Prop[int]
    align: Prop[Literal["start", "center", "end"]]
    align_offset: Prop[int]


@declare(themes("select", "Content"), renames=RADIX_RENAMES)
def select_content(*children: Child, **props: Unpack[SelectContentProps]) -> Component:
    """The list of an open select."""
    raise Declared


class SelectItemProps(Common, total=False):
    """Props of :func:`select_item`."""

    value: Prop[str]
    disabled: Prop[bool]


@declare(themes("select", "Item"), renames=RADIX_RENAMES)
def select_item(*children: Child, **props: Unpack[SelectItemProps]) -> Component:
    """One choice."""
    raise Declared


class SelectGroupProps(Common, total=False):
    """Props of :func:`select_group`."""


@declare(themes("select", "Group"), renames=RADIX_RENAMES)
def select_group(*children: Child, **props: Unpack[SelectGroupProps]) -> Component:
    """Choices that belong together."""
    raise Declared


class SelectLabelProps(Common, total=False):
    """Props of :func:`select_label`."""


@declare(themes("select", "Label"), renames=RADIX_RENAMES)
def select_label(*children: Child, **props: Unpack[SelectLabelProps]) -> Component:
    """The name of a group."""
    raise Declared


class SelectSeparatorProps(Common, total=False):
    """Props of :func:`select_separator`."""


@declare(themes("select", "Separator"), renames=RADIX_RENAMES)
def select_separator(*children: Child, **props: Unpack[SelectSeparatorProps]) -> Component:
    """A line between choices."""
    raise Declared


class SelectProps(SelectRootProps, SelectTriggerProps, HighContrast, total=False):
    """Props of ``rx.select``: those of the whole, of its trigger and of its list."""

    label: Any
    position: Prop[Literal["item-aligned", "popper"]]


class SelectNamespace(ComponentNamespace):
    """One of several, chosen from a list that opens: ``rx.select([...])`` of texts, or its parts.

    >>> rx.select(["apple", "pear", "plum"], default_value="pear", aria_label="A fruit")
    >>> rx.select.root(
    ...     rx.select.trigger(aria_label="A fruit"),
    ...     rx.select.content(
    ...         rx.select.group(
    ...             rx.select.label("Trees"),
    ...             rx.select.item("Apple", value="apple"),
    ...             rx.select.item("Pear", value="pear"),
    ...         ),
    ...         rx.select.separator(),
    ...         rx.select.item("Strawberry", value="strawberry"),
    ...     ),
    ... )
    """

    root = staticmethod(select_root)
    trigger = staticmethod(select_trigger)
    content = staticmethod(select_content)
    item = staticmethod(select_item)
    group = staticmethod(select_group)
    label = staticmethod(select_label)
    separator = staticmethod(select_separator)

    def __call__(self, items: Any, **given: Unpack[SelectProps]) -> Component:
        """A select of these texts, each its own value."""
        props: dict[str, Any] = {**given}
        label = props.pop("label", None)
        shown = taken(
            props,
            "placeholder",
            "variant",
            "radius",
            "width",
            "color_scheme",
            "id",
            "aria_label",
            "custom_attrs",
        )
        listed = taken(props, "high_contrast", "position")
        entries = each(items, lambda item: self.item(item, value=item))
        heading = [self.label(label)] if label is not None else []
        return self.root(
            self.trigger(**shown), self.content(self.group(*heading, *entries), **listed), **props
        )

    create = __call__


select = SelectNamespace()
