"""What opens above the page: dialogs, popovers, menus, tooltips."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    ChangeChecked,
    ColorScheme,
    Common,
    OpenChange,
    Prop,
    Responsive,
    Side,
    Size2,
    Size3,
    Size4,
    Spacing,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import no_args_event_spec


class DialogRootProps(Common, total=False):
    """Props of :func:`dialog_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    modal: Prop[bool]


@declare(themes("dialog", "Root"), renames=RADIX_RENAMES)
def dialog_root(*children: Child, **props: Unpack[DialogRootProps]) -> Component:
    """The whole of a dialog."""
    raise Declared


class DialogTriggerProps(Common, total=False):
    """Props of :func:`dialog_trigger`."""


@declare(themes("dialog", "Trigger"), renames=RADIX_RENAMES)
def dialog_trigger(*children: Child, **props: Unpack[DialogTriggerProps]) -> Component:
    """What opens a dialog."""
    raise Declared


class DialogContentProps(Common, Spacing, total=False):
    """Props of :func:`dialog_content`."""

    size: Responsive[Size4]
    force_mount: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]
    on_close_auto_focus: Annotated[Any, Trigger("onCloseAutoFocus", (no_args_event_spec,))]
    on_escape_key_down: Annotated[Any, Trigger("onEscapeKeyDown", (no_args_event_spec,))]
    on_pointer_down_outside: Annotated[Any, Trigger("onPointerDownOutside", (no_args_event_spec,))]
    on_interact_outside: Annotated[Any, Trigger("onInteractOutside", (no_args_event_spec,))]


@declare(themes("dialog", "Content"), renames=RADIX_RENAMES)
def dialog_content(*children: Child, **props: Unpack[DialogContentProps]) -> Component:
    """What a dialog shows."""
    raise Declared


class DialogTitleProps(Common, Spacing, total=False):
    """Props of :func:`dialog_title`."""


@declare(themes("dialog", "Title"), renames=RADIX_RENAMES)
def dialog_title(*children: Child, **props: Unpack[DialogTitleProps]) -> Component:
    """The heading of a dialog."""
    raise Declared


class DialogDescriptionProps(Common, Spacing, total=False):
    """Props of :func:`dialog_description`."""


@declare(themes("dialog", "Description"), renames=RADIX_RENAMES)
def dialog_description(*children: Child, **props: Unpack[DialogDescriptionProps]) -> Component:
    """The text of a dialog."""
    raise Declared


class DialogCloseProps(Common, total=False):
    """Props of :func:`dialog_close`."""


@declare(themes("dialog", "Close"), renames=RADIX_RENAMES)
def dialog_close(*children: Child, **props: Unpack[DialogCloseProps]) -> Component:
    """What closes a dialog."""
    raise Declared


class AlertDialogRootProps(Common, total=False):
    """Props of :func:`alert_dialog_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange


@declare(themes("alert-dialog", "Root"), renames=RADIX_RENAMES)
def alert_dialog_root(*children: Child, **props: Unpack[AlertDialogRootProps]) -> Component:
    """The whole of an alert dialog."""
    raise Declared


class AlertDialogTriggerProps(Common, total=False):
    """Props of :func:`alert_dialog_trigger`."""


@declare(themes("alert-dialog", "Trigger"), renames=RADIX_RENAMES)
def alert_dialog_trigger(*children: Child, **props: Unpack[AlertDialogTriggerProps]) -> Component:
    """What opens an alert dialog."""
    raise Declared


class AlertDialogContentProps(Common, Spacing, total=False):
    """Props of :func:`alert_dialog_content`."""

    size: Responsive[Size4]
    force_mount: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]
    on_close_auto_focus: Annotated[Any, Trigger("onCloseAutoFocus", (no_args_event_spec,))]
    on_escape_key_down: Annotated[Any, Trigger("onEscapeKeyDown", (no_args_event_spec,))]


@declare(themes("alert-dialog", "Content"), renames=RADIX_RENAMES)
def alert_dialog_content(*children: Child, **props: Unpack[AlertDialogContentProps]) -> Component:
    """What an alert dialog shows."""
    raise Declared


class AlertDialogTitleProps(Common, Spacing, total=False):
    """Props of :func:`alert_dialog_title`."""


@declare(themes("alert-dialog", "Title"), renames=RADIX_RENAMES)
def alert_dialog_title(*children: Child, **props: Unpack[AlertDialogTitleProps]) -> Component:
    """The heading."""
    raise Declared


class AlertDialogDescriptionProps(Common, Spacing, total=False):
    """Props of :func:`alert_dialog_description`."""


@declare(themes("alert-dialog", "Description"), renames=RADIX_RENAMES)
def alert_dialog_description(*children: Child, **props: Unpack[AlertDialogDescriptionProps]) -> Component:
    """The text."""
    raise Declared


class AlertDialogActionProps(Common, total=False):
    """Props of :func:`alert_dialog_action`."""


@declare(themes("alert-dialog", "Action"), renames=RADIX_RENAMES)
def alert_dialog_action(*children: Child, **props: Unpack[AlertDialogActionProps]) -> Component:
    """What goes on."""
    raise Declared


class AlertDialogCancelProps(Common, total=False):
    """Props of :func:`alert_dialog_cancel`."""


@declare(themes("alert-dialog", "Cancel"), renames=RADIX_RENAMES)
def alert_dialog_cancel(*children: Child, **props: Unpack[AlertDialogCancelProps]) -> Component:
    """What goes back."""
    raise Declared


class PopoverRootProps(Common, total=False):
    """Props of :func:`popover_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    modal: Prop[bool]


@declare(themes("popover", "Root"), renames=RADIX_RENAMES)
def popover_root(*children: Child, **props: Unpack[PopoverRootProps]) -> Component:
    """The whole of a popover."""
    raise Declared


class PopoverTriggerProps(Common, total=False):
    """Props of :func:`popover_trigger`."""


@declare(themes("popover", "Trigger"), renames=RADIX_RENAMES)
def popover_trigger(*children: Child, **props: Unpack[PopoverTriggerProps]) -> Component:
    """What opens a popover."""
    raise Declared


class PopoverContentProps(Common, Spacing, total=False):
    """Props of :func:`popover_content`."""

    size: Responsive[Size4]
    force_mount: Prop[bool]
    side: Prop[Side]
    side_offset: Prop[int]
    align: Prop[Literal["start", "center", "end"]]
    align_offset: Prop[int]
    avoid_collisions: Prop[bool]
    collision_padding: Prop[Any]
    sticky: Prop[Literal["partial", "always"]]
    hide_when_detached: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]
    on_close_auto_focus: Annotated[Any, Trigger("onCloseAutoFocus", (no_args_event_spec,))]
    on_escape_key_down: Annotated[Any, Trigger("onEscapeKeyDown", (no_args_event_spec,))]
    on_pointer_down_outside: Annotated[Any, Trigger("onPointerDownOutside", (no_args_event_spec,))]
    on_interact_outside: Annotated[Any, Trigger("onInteractOutside", (no_args_event_spec,))]


@declare(themes("popover", "Content"), renames=RADIX_RENAMES)
def popover_content(*children: Child, **props: Unpack[PopoverContentProps]) -> Component:
    """What a popover shows."""
    raise Declared


class PopoverCloseProps(Common, total=False):
    """Props of :func:`popover_close`."""


@declare(themes("popover", "Close"), renames=RADIX_RENAMES)
def popover_close(*children: Child, **props: Unpack[PopoverCloseProps]) -> Component:
    """What closes a popover."""
    raise Declared


class HoverCardRootProps(Common, total=False):
    """Props of :func:`hover_card_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    open_delay: Prop[int]
    close_delay: Prop[int]


@declare(themes("hover-card", "Root"), renames=RADIX_RENAMES)
def hover_card_root(*children: Child, **props: Unpack[HoverCardRootProps]) -> Component:
    """The whole of a hover card."""
    raise Declared


class HoverCardTriggerProps(Common, total=False):
    """Props of :func:`hover_card_trigger`."""


@declare(themes("hover-card", "Trigger"), renames=RADIX_RENAMES)
def hover_card_trigger(*children: Child, **props: Unpack[HoverCardTriggerProps]) -> Component:
    """What opens a hover card."""
    raise Declared


class HoverCardContentProps(Common, Spacing, total=False):
    """Props of :func:`hover_card_content`."""

    size: Responsive[Size3]
    side: Prop[Side]
    side_offset: Prop[int]
    align: Prop[Literal["start", "center", "end"]]
    align_offset: Prop[int]
    avoid_collisions: Prop[bool]
    collision_padding: Prop[Any]
    sticky: Prop[Literal["partial", "always"]]
    hide_when_detached: Prop[bool]


@declare(themes("hover-card", "Content"), renames=RADIX_RENAMES)
def hover_card_content(*children: Child, **props: Unpack[HoverCardContentProps]) -> Component:
    """What a hover card shows."""
    raise Declared


class DropdownMenuRootProps(Common, total=False):
    """Props of :func:`dropdown_menu_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    modal: Prop[bool]
    dir: Prop[Literal["ltr", "rtl"]]


@declare(themes("dropdown-menu", "Root"), renames=RADIX_RENAMES)
def dropdown_menu_root(*children: Child, **props: Unpack[DropdownMenuRootProps]) -> Component:
    """The whole of a menu."""
    raise Declared


class DropdownMenuTriggerProps(Common, total=False):
    """Props of :func:`dropdown_menu_trigger`."""


@declare(themes("dropdown-menu", "Trigger"), renames=RADIX_RENAMES)
def dropdown_menu_trigger(*children: Child, **props: Unpack[DropdownMenuTriggerProps]) -> Component:
    """What opens a menu."""
    raise Declared


class DropdownMenuContentProps(Common, Spacing, total=False):
    """Props of :func:`dropdown_menu_content`."""

    size: Responsive[Size2]
    variant: Prop[Literal["solid", "soft"]]
    color_scheme: Prop[ColorScheme]
    high_contrast: Prop[bool]
    loop: Prop[bool]
    force_mount: Prop[bool]
    side: Prop[Side]
    side_offset: Prop[int]
    align: Prop[Literal["start", "center", "end"]]
    align_offset: Prop[int]
    avoid_collisions: Prop[bool]
    collision_padding: Prop[Any]
    sticky: Prop[Literal["partial", "always"]]
    hide_when_detached: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]
    on_close_auto_focus: Annotated[Any, Trigger("onCloseAutoFocus", (no_args_event_spec,))]
    on_escape_key_down: Annotated[Any, Trigger("onEscapeKeyDown", (no_args_event_spec,))]
    on_pointer_down_outside: Annotated[Any, Trigger("onPointerDownOutside", (no_args_event_spec,))]
    on_interact_outside: Annotated[Any, Trigger("onInteractOutside", (no_args_event_spec,))]


@declare(themes("dropdown-menu", "Content"), renames=RADIX_RENAMES)
def dropdown_menu_content(*children: Child, **props: Unpack[DropdownMenuContentProps]) -> Component:
    """What a menu shows."""
    raise Declared


class DropdownMenuItemProps(Common, total=False):
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


class DropdownMenuSubTriggerProps(Common, total=False):
    """Props of :func:`dropdown_menu_sub_trigger`."""

    disabled: Prop[bool]
    text_value: Prop[str]


@declare(themes("dropdown-menu", "SubTrigger"), renames=RADIX_RENAMES)
def dropdown_menu_sub_trigger(*children: Child, **props: Unpack[DropdownMenuSubTriggerProps]) -> Component:
    """What opens the inner menu."""
    raise Declared


class DropdownMenuSubContentProps(Common, total=False):
    """Props of :func:`dropdown_menu_sub_content`."""

    loop: Prop[bool]


@declare(themes("dropdown-menu", "SubContent"), renames=RADIX_RENAMES)
def dropdown_menu_sub_content(*children: Child, **props: Unpack[DropdownMenuSubContentProps]) -> Component:
    """The inner menu."""
    raise Declared


class DropdownMenuCheckboxItemProps(Common, total=False):
    """Props of :func:`dropdown_menu_checkbox_item`."""

    color_scheme: Prop[ColorScheme]
    shortcut: Prop[str]
    disabled: Prop[bool]
    text_value: Prop[str]
    on_select: Annotated[Any, Trigger("onSelect", (no_args_event_spec,))]
    checked: Prop[bool]
    on_checked_change: ChangeChecked


@declare(themes("dropdown-menu", "CheckboxItem"), renames=RADIX_RENAMES)
def dropdown_menu_checkbox_item(
    *children: Child, **props: Unpack[DropdownMenuCheckboxItemProps]
) -> Component:
    """An entry to tick."""
    raise Declared


class DropdownMenuLabelProps(Common, total=False):
    """Props of :func:`dropdown_menu_label`."""


@declare(themes("dropdown-menu", "Label"), renames=RADIX_RENAMES)
def dropdown_menu_label(*children: Child, **props: Unpack[DropdownMenuLabelProps]) -> Component:
    """The name of a group."""
    raise Declared


class DropdownMenuGroupProps(Common, total=False):
    """Props of :func:`dropdown_menu_group`."""


@declare(themes("dropdown-menu", "Group"), renames=RADIX_RENAMES)
def dropdown_menu_group(*children: Child, **props: Unpack[DropdownMenuGroupProps]) -> Component:
    """Entries that belong together."""
    raise Declared


class ContextMenuRootProps(Common, total=False):
    """Props of :func:`context_menu_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    modal: Prop[bool]
    dir: Prop[Literal["ltr", "rtl"]]


@declare(themes("context-menu", "Root"), renames=RADIX_RENAMES)
def context_menu_root(*children: Child, **props: Unpack[ContextMenuRootProps]) -> Component:
    """The whole of a context menu."""
    raise Declared


class ContextMenuTriggerProps(Common, total=False):
    """Props of :func:`context_menu_trigger`."""


@declare(themes("context-menu", "Trigger"), renames=RADIX_RENAMES)
def context_menu_trigger(*children: Child, **props: Unpack[ContextMenuTriggerProps]) -> Component:
    """What opens a context menu."""
    raise Declared


class ContextMenuContentProps(Common, Spacing, total=False):
    """Props of :func:`context_menu_content`."""

    size: Responsive[Size2]
    variant: Prop[Literal["solid", "soft"]]
    color_scheme: Prop[ColorScheme]
    high_contrast: Prop[bool]
    loop: Prop[bool]
    force_mount: Prop[bool]
    side: Prop[Side]
    side_offset: Prop[int]
    align: Prop[Literal["start", "center", "end"]]
    align_offset: Prop[int]
    avoid_collisions: Prop[bool]
    collision_padding: Prop[Any]
    sticky: Prop[Literal["partial", "always"]]
    hide_when_detached: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]
    on_close_auto_focus: Annotated[Any, Trigger("onCloseAutoFocus", (no_args_event_spec,))]
    on_escape_key_down: Annotated[Any, Trigger("onEscapeKeyDown", (no_args_event_spec,))]
    on_pointer_down_outside: Annotated[Any, Trigger("onPointerDownOutside", (no_args_event_spec,))]
    on_interact_outside: Annotated[Any, Trigger("onInteractOutside", (no_args_event_spec,))]


@declare(themes("context-menu", "Content"), renames=RADIX_RENAMES)
def context_menu_content(*children: Child, **props: Unpack[ContextMenuContentProps]) -> Component:
    """What a context menu shows."""
    raise Declared


class ContextMenuItemProps(Common, total=False):
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


class ContextMenuSubTriggerProps(Common, total=False):
    """Props of :func:`context_menu_sub_trigger`."""

    disabled: Prop[bool]
    text_value: Prop[str]


@declare(themes("context-menu", "SubTrigger"), renames=RADIX_RENAMES)
def context_menu_sub_trigger(*children: Child, **props: Unpack[ContextMenuSubTriggerProps]) -> Component:
    """What opens the inner menu."""
    raise Declared


class ContextMenuSubContentProps(Common, total=False):
    """Props of :func:`context_menu_sub_content`."""

    loop: Prop[bool]


@declare(themes("context-menu", "SubContent"), renames=RADIX_RENAMES)
def context_menu_sub_content(*children: Child, **props: Unpack[ContextMenuSubContentProps]) -> Component:
    """The inner menu."""
    raise Declared


class ContextMenuCheckboxItemProps(Common, total=False):
    """Props of :func:`context_menu_checkbox_item`."""

    color_scheme: Prop[ColorScheme]
    shortcut: Prop[str]
    disabled: Prop[bool]
    text_value: Prop[str]
    on_select: Annotated[Any, Trigger("onSelect", (no_args_event_spec,))]
    checked: Prop[bool]
    on_checked_change: ChangeChecked


@declare(themes("context-menu", "CheckboxItem"), renames=RADIX_RENAMES)
def context_menu_checkbox_item(*children: Child, **props: Unpack[ContextMenuCheckboxItemProps]) -> Component:
    """An entry to tick."""
    raise Declared


class ContextMenuLabelProps(Common, total=False):
    """Props of :func:`context_menu_label`."""


@declare(themes("context-menu", "Label"), renames=RADIX_RENAMES)
def context_menu_label(*children: Child, **props: Unpack[ContextMenuLabelProps]) -> Component:
    """The name of a group."""
    raise Declared


class ContextMenuGroupProps(Common, total=False):
    """Props of :func:`context_menu_group`."""


@declare(themes("context-menu", "Group"), renames=RADIX_RENAMES)
def context_menu_group(*children: Child, **props: Unpack[ContextMenuGroupProps]) -> Component:
    """Entries that belong together."""
    raise Declared


class TooltipProps(Common, total=False):
    """Props of :func:`tooltip`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    content: Prop[Any]
    side: Prop[Side]
    side_offset: Prop[float]
    align: Prop[Literal["start", "center", "end"]]
    align_offset: Prop[float]
    delay_duration: Prop[float]
    disable_hoverable_content: Prop[bool]
    force_mount: Prop[bool]
    avoid_collisions: Prop[bool]
    collision_padding: Prop[Any]
    arrow_padding: Prop[float]
    sticky: Prop[Literal["partial", "always"]]
    hide_when_detached: Prop[bool]
    on_escape_key_down: Annotated[Any, Trigger("onEscapeKeyDown", (no_args_event_spec,))]
    on_pointer_down_outside: Annotated[Any, Trigger("onPointerDownOutside", (no_args_event_spec,))]


@declare(themes("tooltip", "Tooltip"), renames=RADIX_RENAMES)
def tooltip(*children: Child, **props: Unpack[TooltipProps]) -> Component:
    """A hint over the child when it is pointed at."""
    raise Declared
