"""Menus that open with the other mouse button."""

from __future__ import annotations

from typing import Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Common,
    Prop,
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


@declare(themes("context-menu", "Root"), needs="context_menu.content", renames=RADIX_RENAMES)
def context_menu_root(*children: Child, **props: Unpack[MenuRootProps]) -> Component:
    """The whole of a context menu."""
    raise Declared


class ContextMenuTriggerProps(Common, total=False):
    """Props of :func:`context_menu_trigger`."""

    disabled: Prop[bool]


@declare(themes("context-menu", "Trigger"), renames=RADIX_RENAMES)
def context_menu_trigger(*children: Child, **props: Unpack[ContextMenuTriggerProps]) -> Component:
    """What opens a context menu."""
    raise Declared


@declare(themes("context-menu", "Content"), renames=RADIX_RENAMES)
def context_menu_content(*children: Child, **props: Unpack[MenuContentProps]) -> Component:
    """What a context menu shows."""
    raise Declared


@declare(themes("context-menu", "Item"), renames=RADIX_RENAMES)
def context_menu_item(*children: Child, **props: Unpack[MenuItemProps]) -> Component:
    """One entry."""
    raise Declared


@declare(themes("context-menu", "Separator"), renames=RADIX_RENAMES)
def context_menu_separator(*children: Child, **props: Unpack[MenuSeparatorProps]) -> Component:
    """A line between entries."""
    raise Declared


@declare(themes("context-menu", "Sub"), renames=RADIX_RENAMES)
def context_menu_sub(*children: Child, **props: Unpack[MenuSubProps]) -> Component:
    """A menu within the menu."""
    raise Declared


@declare(themes("context-menu", "SubTrigger"), renames=RADIX_RENAMES)
def context_menu_sub_trigger(*children: Child, **props: Unpack[MenuSubTriggerProps]) -> Component:
    """What opens the inner menu."""
    raise Declared


@declare(themes("context-menu", "SubContent"), renames=RADIX_RENAMES)
def context_menu_sub_content(*children: Child, **props: Unpack[MenuSubContentProps]) -> Component:
    """The inner menu."""
    raise Declared


@declare(themes("context-menu", "CheckboxItem"), renames=RADIX_RENAMES)
def context_menu_checkbox_item(*children: Child, **props: Unpack[MenuCheckboxItemProps]) -> Component:
    """An entry to tick."""
    raise Declared


@declare(themes("context-menu", "Label"), renames=RADIX_RENAMES)
def context_menu_label(*children: Child, **props: Unpack[MenuLabelProps]) -> Component:
    """The name of a group."""
    raise Declared


@declare(themes("context-menu", "Group"), renames=RADIX_RENAMES)
def context_menu_group(*children: Child, **props: Unpack[MenuGroupProps]) -> Component:
    """Entries that belong together."""
    raise Declared


@declare(themes("context-menu", "RadioGroup"), renames=RADIX_RENAMES)
def context_menu_radio_group(*children: Child, **props: Unpack[MenuRadioGroupProps]) -> Component:
    """Items of which one is chosen."""
    raise Declared


@declare(themes("context-menu", "RadioItem"), renames=RADIX_RENAMES)
def context_menu_radio(*children: Child, **props: Unpack[MenuRadioProps]) -> Component:
    """One of the items of a radio group."""
    raise Declared


class ContextMenuNamespace(ComponentNamespace):
    """A menu that opens with the other mouse button, or with a long touch.

    >>> rx.context_menu.root(
    ...     rx.context_menu.trigger(rx.card("Press the other mouse button here")),
    ...     rx.context_menu.content(
    ...         rx.context_menu.label("This file"),
    ...         rx.context_menu.group(
    ...             rx.context_menu.item("Rename"),
    ...             rx.context_menu.item("Delete", color_scheme="red"),
    ...         ),
    ...         rx.context_menu.sub(
    ...             rx.context_menu.sub_trigger("Move to"),
    ...             rx.context_menu.sub_content(rx.context_menu.item("Archive")),
    ...         ),
    ...         rx.context_menu.separator(),
    ...         rx.context_menu.checkbox_item("Starred"),
    ...         rx.context_menu.checkbox("Shared"),
    ...         rx.context_menu.radio_group(
    ...             rx.context_menu.radio("By name", value="name"),
    ...             rx.context_menu.radio("By date", value="date"),
    ...         ),
    ...     ),
    ... )
    """

    root = staticmethod(context_menu_root)
    trigger = staticmethod(context_menu_trigger)
    content = staticmethod(context_menu_content)
    item = staticmethod(context_menu_item)
    separator = staticmethod(context_menu_separator)
    sub = staticmethod(context_menu_sub)
    sub_trigger = staticmethod(context_menu_sub_trigger)
    sub_content = staticmethod(context_menu_sub_content)
    checkbox_item = staticmethod(context_menu_checkbox_item)
    checkbox = staticmethod(context_menu_checkbox_item)
    radio_group = staticmethod(context_menu_radio_group)
    radio = staticmethod(context_menu_radio)
    label = staticmethod(context_menu_label)
    group = staticmethod(context_menu_group)


context_menu = ContextMenuNamespace()
