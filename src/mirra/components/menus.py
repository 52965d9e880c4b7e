"""What the parts of a menu take, whatever opens it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from mirra.components.common import (
    Accent,
    AsChild,
    ChangeChecked,
    ChangeValue,
    ColorScheme,
    Common,
    Direction,
    Dismissal,
    HighContrast,
    OpenChange,
    Placement,
    Prop,
    Responsive,
    Size2,
    Space,
    Spacing,
)
from mirra.elements.spec import Trigger
from mirra.events.triggers import no_args_event_spec


class MenuRootProps(Common, total=False):
    """Of the whole of a menu."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    modal: Prop[bool]


class MenuContentProps(Common, Spacing, AsChild, Placement, Dismissal, total=False):
    """Of what a menu shows."""

    size: Responsive[Size2]
    variant: Prop[Literal["solid", "soft"]]
    color_scheme: Prop[ColorScheme]
    high_contrast: Prop[bool]
    loop: Prop[bool]
    force_mount: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]


class MenuItemProps(Common, AsChild, total=False):
    """Of an entry."""

    color_scheme: Prop[ColorScheme]
    shortcut: Prop[str]
    disabled: Prop[bool]
    text_value: Prop[str]
    on_select: Annotated[Any, Trigger("onSelect", (no_args_event_spec,))]


class MenuSeparatorProps(Common, total=False):
    """Of a line between entries."""


class MenuSubProps(Common, total=False):
    """Of a menu within a menu."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange


class MenuSubTriggerProps(Common, AsChild, total=False):
    """Of the entry that opens one."""

    disabled: Prop[bool]
    text_value: Prop[str]


class MenuSubContentProps(Common, AsChild, Placement, Dismissal, total=False):
    """Of what such a menu shows."""

    loop: Prop[bool]
    force_mount: Prop[bool]


class MenuCheckboxItemProps(Common, AsChild, total=False):
    """Of an entry to tick."""

    color_scheme: Prop[ColorScheme]
    shortcut: Prop[str]
    disabled: Prop[bool]
    text_value: Prop[str]
    on_select: Annotated[Any, Trigger("onSelect", (no_args_event_spec,))]
    checked: Prop[bool]
    on_checked_change: ChangeChecked
    on_change: ChangeChecked
    default_checked: Prop[bool]
    name: Prop[str]
    value: Prop[str]
    size: Prop[Any]
    variant: Prop[Any]
    high_contrast: Prop[bool]
    required: Prop[bool]


class MenuLabelProps(Common, AsChild, total=False):
    """Of the name of a group."""


class MenuGroupProps(Common, AsChild, total=False):
    """Of entries that belong together."""


class MenuRadioGroupProps(Common, AsChild, total=False):
    """Of entries of which one is chosen."""

    value: Prop[str]
    on_change: ChangeValue


class MenuRadioProps(Common, AsChild, Accent, HighContrast, total=False):
    """Of one of those."""

    value: Prop[str]
    default_value: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
    name: Prop[str]
    text_value: Prop[str]
    items: Prop[Any]
    direction: Prop[Direction]
    spacing: Prop[Space]
    size: Prop[Any]
    variant: Prop[Any]
    on_select: Annotated[Any, Trigger("onSelect", (no_args_event_spec,))]
