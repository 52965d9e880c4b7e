"""What asks or shows something above the page and holds the rest back: dialogs and alert dialogs."""

from __future__ import annotations

from typing import Annotated, Any, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Common,
    Dismissal,
    OpenChange,
    Prop,
    Responsive,
    Size4,
    Spacing,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import no_args_event_spec


class DialogRootProps(Common, total=False):
    """Props of :func:`dialog_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    modal: Prop[bool]


@declare(themes("dialog", "Root"), needs="dialog.content", renames=RADIX_RENAMES)
def dialog_root(*children: Child, **props: Unpack[DialogRootProps]) -> Component:
    """The whole of a dialog."""
    raise Declared


class DialogTriggerProps(Common, total=False):
    """Props of :func:`dialog_trigger`."""


@declare(themes("dialog", "Trigger"), renames=RADIX_RENAMES)
def dialog_trigger(*children: Child, **props: Unpack[DialogTriggerProps]) -> Component:
    """What opens a dialog."""
    raise Declared


class DialogContentProps(Common, Spacing, Dismissal, total=False):
    """Props of :func:`dialog_content`."""

    size: Responsive[Size4]
    force_mount: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]


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


@declare(themes("alert-dialog", "Root"), needs="alert_dialog.content", renames=RADIX_RENAMES)
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


class DialogNamespace(ComponentNamespace):
    """A window above the page, which waits until it is closed. It opens by its trigger, or by ``open`` and ``on_open_change``.

    >>> rx.dialog.root(
    ...     rx.dialog.trigger(rx.button("Rename")),
    ...     rx.dialog.content(
    ...         rx.dialog.title("Rename the file"),
    ...         rx.dialog.description("Others will see the new name."),
    ...         rx.dialog.close(rx.button("Done", margin_top="1em")),
    ...     ),
    ... )
    """

    __call__ = staticmethod(dialog_root)
    create = staticmethod(dialog_root)
    root = staticmethod(dialog_root)
    trigger = staticmethod(dialog_trigger)
    content = staticmethod(dialog_content)
    title = staticmethod(dialog_title)
    description = staticmethod(dialog_description)
    close = staticmethod(dialog_close)


dialog = DialogNamespace()


class AlertDialogNamespace(ComponentNamespace):
    """A dialog that asks before something is done, and does not close by a click beside it.

    >>> rx.alert_dialog.root(
    ...     rx.alert_dialog.trigger(rx.button("Delete", color_scheme="red", variant="soft")),
    ...     rx.alert_dialog.content(
    ...         rx.alert_dialog.title("Delete the file?"),
    ...         rx.alert_dialog.description("It cannot be brought back."),
    ...         rx.hstack(
    ...             rx.alert_dialog.cancel(rx.button("Keep it", variant="soft")),
    ...             rx.alert_dialog.action(rx.button("Delete", color_scheme="red")),
    ...             margin_top="1em",
    ...         ),
    ...     ),
    ... )
    """

    root = staticmethod(alert_dialog_root)
    trigger = staticmethod(alert_dialog_trigger)
    content = staticmethod(alert_dialog_content)
    title = staticmethod(alert_dialog_title)
    description = staticmethod(alert_dialog_description)
    action = staticmethod(alert_dialog_action)
    cancel = staticmethod(alert_dialog_cancel)


alert_dialog = AlertDialogNamespace()
