"""Menus that open from a button."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
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
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import no_args_event_spec


class DropdownMenuRootProps(Common, total=False):
    """Props of :func:`dropdown_menu_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    modal: Prop[bool]


@declare(themes("dropdown-menu", "Root"), needs="dropdown_menu.content", renames=RADIX_RENAMES)
def dropdown_menu_root(*children: Child, **props: Unpack[DropdownMenuRootProps]) -> Component:
    """The whole of a menu."""
    raise Declared


class DropdownMenuTriggerProps(Common, AsChild, total=False):
    """Props of :func:`dropdown_menu_trigger`."""


@declare(themes("dropdown-menu", "Trigger"), renames=RADIX_RENAMES)
def dropdown_menu_trigger(*children: Child, **props: Unpack[DropdownMenuTriggerProps]) -> Component:
    """What opens a menu."""
    raise Declared


class DropdownMenuContentProps(Common, Spacing, AsChild, Placement, Dismissal, total=False):
    """Props of :func:`dropdown_menu_content`."""

    size: Responsive[Size2]
    variant: Prop[Literal["solid", "soft"]]
    color_scheme: Prop[ColorScheme]
    high_contrast: Prop[bool]
    loop: Prop[bool]
    force_mount: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]


@declare(themes("dropdown-menu", "Content"), renames=RADIX_RENAMES)
def dropdown_menu_content(*children: Child, **props: Unpack[DropdownMenuContentProps]) -> Component:
    """What a menu shows."""
    raise Declared


class DropdownMenuItemProps(Common, AsChild, total=False):
    """Props of :func:`dropdown_menu_item`."""

    color_scheme: Prop[ColorScheme]
    shortcut: Prop[str]
    disabled: Prop[bool]
    text_value: Prop[str]
    on_select: Annotated[Any, Trigger("onSelect", (no_args_event_spec,))]


@declare(themes("dropdown-menu", "Item"), renames=RADIX_RENAMES)
def dropdown_menu_item(*children: Child, **props: Unpack[DropdownMenuItemProps]) -> Component:
    """One entry."""
    raise Declared


class DropdownMenuSeparatorProps(Common, total=False):
    """Props of :func:`dropdown_menu_separator`."""


@declare(themes("dropdown-menu", "Separator"), renames=RADIX_RENAMES)
def dropdown_menu_separator(*children: Child, **props: Unpack[DropdownMenuSeparatorProps]) -> Component:
    """A line between entries."""
    raise Declared


class DropdownMenuSubProps(Common, total=False):
    """Props of :func:`dropdown_menu_sub`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange


@declare(themes("dropdown-menu", "Sub"), renames=RADIX_RENAMES)
def dropdown_menu_sub(*children: Child, **props: Unpack[DropdownMenuSubProps]) -> Component:
    """A menu within the menu."""
    raise Declared


class DropdownMenuSubTriggerProps(Common, AsChild, total=False):
    """Props of :func:`dropdown_menu_sub_trigger`."""

    disabled: Prop[bool]
    text_value: Prop[str]


@declare(themes("dropdown-menu", "SubTrigger"), renames=RADIX_RENAMES)
def dropdown_menu_sub_trigger(*children: Child, **props: Unpack[DropdownMenuSubTriggerProps]) -> Component:
    """What opens the inner menu."""
    raise Declared


class DropdownMenuSubContentProps(Common, AsChild, Placement, Dismissal, total=False):
    """Props of :func:`dropdown_menu_sub_content`."""

    loop: Prop[bool]
    force_mount: Prop[bool]


@declare(themes("dropdown-menu", "SubContent"), renames=RADIX_RENAMES)
def dropdown_menu_sub_content(*children: Child, **props: Unpack[DropdownMenuSubContentProps]) -> Component:
    """The inner menu."""
    raise Declared


class DropdownMenuCheckboxItemProps(Common, AsChild, total=False):
    """Props of :func:`dropdown_menu_checkbox_item`."""

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


@declare(themes("dropdown-menu", "CheckboxItem"), renames=RADIX_RENAMES)
def dropdown_menu_checkbox_item(
    *children: Child, **props: Unpack[DropdownMenuCheckboxItemProps]
) -> Component:
    """An entry to tick."""
    raise Declared


class DropdownMenuLabelProps(Common, AsChild, total=False):
    """Props of :func:`dropdown_menu_label`."""


@declare(themes("dropdown-menu", "Label"), renames=RADIX_RENAMES)
def dropdown_menu_label(*children: Child, **props: Unpack[DropdownMenuLabelProps]) -> Component:
    """The name of a group."""
    raise Declared


class DropdownMenuGroupProps(Common, AsChild, total=False):
    """Props of :func:`dropdown_menu_group`."""


@declare(themes("dropdown-menu", "Group"), renames=RADIX_RENAMES)
def dropdown_menu_group(*children: Child, **props: Unpack[DropdownMenuGroupProps]) -> Component:
    """Entries that belong together."""
    raise Declared


class DropdownMenuRadioGroupProps(Common, AsChild, total=False):
    """Props of :func:`dropdown_menu_radio_group`."""

    value: Prop[str]
    on_change: ChangeValue


@declare(themes("dropdown-menu", "RadioGroup"), renames=RADIX_RENAMES)
def dropdown_menu_radio_group(*children: Child, **props: Unpack[DropdownMenuRadioGroupProps]) -> Component:
    """Items of which one is chosen."""
    raise Declared


class DropdownMenuRadioProps(Common, AsChild, Accent, HighContrast, total=False):
    """Props of :func:`dropdown_menu_radio`."""

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


@declare(themes("dropdown-menu", "RadioItem"), renames=RADIX_RENAMES)
def dropdown_menu_radio(*children: Child, **props: Unpack[DropdownMenuRadioProps]) -> Component:
    """One of the items of a radio group."""
    raise Declared


class DropdownMenuNamespace(ComponentNamespace):
    """A menu that opens from a button.

    >>> rx.dropdown_menu.root(
    ...     rx.dropdown_menu.trigger(rx.button("Options", variant="soft")),
    ...     rx.dropdown_menu.content(
    ...         rx.dropdown_menu.label("This file"),
    ...         rx.dropdown_menu.group(
    ...             rx.dropdown_menu.item("Rename", shortcut="F2"),
    ...             rx.dropdown_menu.item("Copy", on_click=rx.toast("Copied")),
    ...         ),
    ...         rx.dropdown_menu.sub(
    ...             rx.dropdown_menu.sub_trigger("Move to"),
    ...             rx.dropdown_menu.sub_content(rx.dropdown_menu.item("Archive")),
    ...         ),
    ...         rx.dropdown_menu.separator(),
    ...         rx.dropdown_menu.checkbox_item("Starred", default_checked=True),
    ...         rx.dropdown_menu.radio_group(
    ...             rx.dropdown_menu.radio_item("By name", value="name"),
    ...             rx.dropdown_menu.radio_item("By date", value="date"),
    ...         ),
    ...     ),
    ... )
    """

    root = staticmethod(dropdown_menu_root)
    trigger = staticmethod(dropdown_menu_trigger)
    content = staticmethod(dropdown_menu_content)
    item = staticmethod(dropdown_menu_item)
    separator = staticmethod(dropdown_menu_separator)
    sub = staticmethod(dropdown_menu_sub)
    sub_trigger = staticmethod(dropdown_menu_sub_trigger)
    sub_content = staticmethod(dropdown_menu_sub_content)
    checkbox_item = staticmethod(dropdown_menu_checkbox_item)
    radio_group = staticmethod(dropdown_menu_radio_group)
    radio_item = staticmethod(dropdown_menu_radio)
    label = staticmethod(dropdown_menu_label)
    group = staticmethod(dropdown_menu_group)


dropdown_menu = DropdownMenuNamespace()
