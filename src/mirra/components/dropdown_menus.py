"""Menus that open from a button."""

from __future__ import annotations

from typing import Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    AsChild,
    Common,
    themes,
)
from mirra.components.menus import (
    MenuCheckboxItemProps,
    MenuContentProps,
    MenuGroupProps,
    MenuItemProps,
    MenuLabelProps,
    MenuRadioGroupProps,
    MenuRadioProps,
    MenuRootProps,
    MenuSeparatorProps,
    MenuSubContentProps,
    MenuSubProps,
    MenuSubTriggerProps,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare


@declare(themes("dropdown-menu", "Root"), needs="dropdown_menu.content", renames=RADIX_RENAMES)
def dropdown_menu_root(*children: Child, **props: Unpack[MenuRootProps]) -> Component:
    """The whole of a menu."""
    raise Declared


class DropdownMenuTriggerProps(Common, AsChild, total=False):
    """Props of :func:`dropdown_menu_trigger`."""


@declare(themes("dropdown-menu", "Trigger"), renames=RADIX_RENAMES)
def dropdown_menu_trigger(*children: Child, **props: Unpack[DropdownMenuTriggerProps]) -> Component:
    """What opens a menu."""
    raise Declared


@declare(themes("dropdown-menu", "Content"), renames=RADIX_RENAMES)
def dropdown_menu_content(*children: Child, **props: Unpack[MenuContentProps]) -> Component:
    """What a menu shows."""
    raise Declared


@declare(themes("dropdown-menu", "Item"), renames=RADIX_RENAMES)
def dropdown_menu_item(*children: Child, **props: Unpack[MenuItemProps]) -> Component:
    """One entry."""
    raise Declared


@declare(themes("dropdown-menu", "Separator"), renames=RADIX_RENAMES)
def dropdown_menu_separator(*children: Child, **props: Unpack[MenuSeparatorProps]) -> Component:
    """A line between entries."""
    raise Declared


@declare(themes("dropdown-menu", "Sub"), renames=RADIX_RENAMES)
def dropdown_menu_sub(*children: Child, **props: Unpack[MenuSubProps]) -> Component:
    """A menu within the menu."""
    raise Declared


@declare(themes("dropdown-menu", "SubTrigger"), renames=RADIX_RENAMES)
def dropdown_menu_sub_trigger(*children: Child, **props: Unpack[MenuSubTriggerProps]) -> Component:
    """What opens the inner menu."""
    raise Declared


@declare(themes("dropdown-menu", "SubContent"), renames=RADIX_RENAMES)
def dropdown_menu_sub_content(*children: Child, **props: Unpack[MenuSubContentProps]) -> Component:
    """The inner menu."""
    raise Declared


@declare(themes("dropdown-menu", "CheckboxItem"), renames=RADIX_RENAMES)
def dropdown_menu_checkbox_item(*children: Child, **props: Unpack[MenuCheckboxItemProps]) -> Component:
    """An entry to tick."""
    raise Declared


@declare(themes("dropdown-menu", "Label"), renames=RADIX_RENAMES)
def dropdown_menu_label(*children: Child, **props: Unpack[MenuLabelProps]) -> Component:
    """The name of a group."""
    raise Declared


@declare(themes("dropdown-menu", "Group"), renames=RADIX_RENAMES)
def dropdown_menu_group(*children: Child, **props: Unpack[MenuGroupProps]) -> Component:
    """Entries that belong together."""
    raise Declared


@declare(themes("dropdown-menu", "RadioGroup"), renames=RADIX_RENAMES)
def dropdown_menu_radio_group(*children: Child, **props: Unpack[MenuRadioGroupProps]) -> Component:
    """Items of which one is chosen."""
    raise Declared


@declare(themes("dropdown-menu", "RadioItem"), renames=RADIX_RENAMES)
def dropdown_menu_radio(*children: Child, **props: Unpack[MenuRadioProps]) -> Component:
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
