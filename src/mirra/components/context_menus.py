"""Menus that open with the other mouse button."""

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


class ContextMenuRootProps(Common, total=False):
    """Props of :func:`context_menu_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    modal: Prop[bool]


@declare(themes("context-menu", "Root"), needs="context_menu.content", renames=RADIX_RENAMES)
def context_menu_root(*children: Child, **props: Unpack[ContextMenuRootProps]) -> Component:
    """The whole of a context menu."""
    raise Declared


class ContextMenuTriggerProps(Common, total=False):
    """Props of :func:`context_menu_trigger`."""

    disabled: Prop[bool]


@declare(themes("context-menu", "Trigger"), renames=RADIX_RENAMES)
def context_menu_trigger(*children: Child, **props: Unpack[ContextMenuTriggerProps]) -> Component:
    """What opens a context menu."""
    raise Declared


class ContextMenuContentProps(Common, Spacing, AsChild, Placement, Dismissal, total=False):
    """Props of :func:`context_menu_content`."""

    size: Responsive[Size2]
    variant: Prop[Literal["solid", "soft"]]
    color_scheme: Prop[ColorScheme]
    high_contrast: Prop[bool]
    loop: Prop[bool]
    force_mount: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]


@declare(themes("context-menu", "Content"), renames=RADIX_RENAMES)
def context_menu_content(*children: Child, **props: Unpack[ContextMenuContentProps]) -> Component:
    """What a context menu shows."""
    raise Declared


class ContextMenuItemProps(Common, AsChild, total=False):
    """Props of :func:`context_menu_item`."""

    color_scheme: Prop[ColorScheme]
    shortcut: Prop[str]
    disabled: Prop[bool]
    text_value: Prop[str]
    on_select: Annotated[Any, Trigger("onSelect", (no_args_event_spec,))]


@declare(themes("context-menu", "Item"), renames=RADIX_RENAMES)
def context_menu_item(*children: Child, **props: Unpack[ContextMenuItemProps]) -> Component:
    """One entry."""
    raise Declared


class ContextMenuSeparatorProps(Common, total=False):
    """Props of :func:`context_menu_separator`."""


@declare(themes("context-menu", "Separator"), renames=RADIX_RENAMES)
def context_menu_separator(*children: Child, **props: Unpack[ContextMenuSeparatorProps]) -> Component:
    """A line between entries."""
    raise Declared


class ContextMenuSubProps(Common, total=False):
    """Props of :func:`context_menu_sub`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange


@declare(themes("context-menu", "Sub"), renames=RADIX_RENAMES)
def context_menu_sub(*children: Child, **props: Unpack[ContextMenuSubProps]) -> Component:
    """A menu within the menu."""
    raise Declared


class ContextMenuSubTriggerProps(Common, AsChild, total=False):
    """Props of :func:`context_menu_sub_trigger`."""

    disabled: Prop[bool]
    text_value: Prop[str]


@declare(themes("context-menu", "SubTrigger"), renames=RADIX_RENAMES)
def context_menu_sub_trigger(*children: Child, **props: Unpack[ContextMenuSubTriggerProps]) -> Component:
    """What opens the inner menu."""
    raise Declared


class ContextMenuSubContentProps(Common, AsChild, Placement, Dismissal, total=False):
    """Props of :func:`context_menu_sub_content`."""

    loop: Prop[bool]
    force_mount: Prop[bool]


@declare(themes("context-menu", "SubContent"), renames=RADIX_RENAMES)
def context_menu_sub_content(*children: Child, **props: Unpack[ContextMenuSubContentProps]) -> Component:
    """The inner menu."""
    raise Declared


class ContextMenuCheckboxItemProps(Common, AsChild, total=False):
    """Props of :func:`context_menu_checkbox_item`."""

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


@declare(themes("context-menu", "CheckboxItem"), renames=RADIX_RENAMES)
def context_menu_checkbox_item(*children: Child, **props: Unpack[ContextMenuCheckboxItemProps]) -> Component:
    """An entry to tick."""
    raise Declared


class ContextMenuLabelProps(Common, AsChild, total=False):
    """Props of :func:`context_menu_label`."""


@declare(themes("context-menu", "Label"), renames=RADIX_RENAMES)
def context_menu_label(*children: Child, **props: Unpack[ContextMenuLabelProps]) -> Component:
    """The name of a group."""
    raise Declared


class ContextMenuGroupProps(Common, AsChild, total=False):
    """Props of :func:`context_menu_group`."""


@declare(themes("context-menu", "Group"), renames=RADIX_RENAMES)
def context_menu_group(*children: Child, **props: Unpack[ContextMenuGroupProps]) -> Component:
    """Entries that belong together."""
    raise Declared


class ContextMenuRadioGroupProps(Common, AsChild, total=False):
    """Props of :func:`context_menu_radio_group`."""

    value: Prop[str]
    on_change: ChangeValue


@declare(themes("context-menu", "RadioGroup"), renames=RADIX_RENAMES)
def context_menu_radio_group(*children: Child, **props: Unpack[ContextMenuRadioGroupProps]) -> Component:
    """Items of which one is chosen."""
    raise Declared


class ContextMenuRadioProps(Common, AsChild, Accent, HighContrast, total=False):
    """Props of :func:`context_menu_radio`."""

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


@declare(themes("context-menu", "RadioItem"), renames=RADIX_RENAMES)
def context_menu_radio(*children: Child, **props: Unpack[ContextMenuRadioProps]) -> Component:
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
