"""What floats beside something: popovers, hover cards, tooltips."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Common,
    Dismissal,
    OpenChange,
    Placement,
    Prop,
    Responsive,
    Side,
    Size3,
    Size4,
    Spacing,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import no_args_event_spec


class PopoverRootProps(Common, total=False):
    """Props of :func:`popover_root`."""

    open: Prop[bool]
    default_open: Prop[bool]
    on_open_change: OpenChange
    modal: Prop[bool]


@declare(themes("popover", "Root"), needs="popover.content", renames=RADIX_RENAMES)
def popover_root(*children: Child, **props: Unpack[PopoverRootProps]) -> Component:
    """The whole of a popover."""
    raise Declared


class PopoverTriggerProps(Common, total=False):
    """Props of :func:`popover_trigger`."""


@declare(themes("popover", "Trigger"), renames=RADIX_RENAMES)
def popover_trigger(*children: Child, **props: Unpack[PopoverTriggerProps]) -> Component:
    """What opens a popover."""
    raise Declared


class PopoverContentProps(Common, Spacing, Placement, Dismissal, total=False):
    """Props of :func:`popover_content`."""

    size: Responsive[Size4]
    force_mount: Prop[bool]
    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus", (no_args_event_spec,))]


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


@declare(themes("hover-card", "Root"), needs="hover_card.content", renames=RADIX_RENAMES)
def hover_card_root(*children: Child, **props: Unpack[HoverCardRootProps]) -> Component:
    """The whole of a hover card."""
    raise Declared


class HoverCardTriggerProps(Common, total=False):
    """Props of :func:`hover_card_trigger`."""


@declare(themes("hover-card", "Trigger"), renames=RADIX_RENAMES)
def hover_card_trigger(*children: Child, **props: Unpack[HoverCardTriggerProps]) -> Component:
    """What opens a hover card."""
    raise Declared


class HoverCardContentProps(Common, Spacing, Placement, total=False):
    """Props of :func:`hover_card_content`."""

    size: Responsive[Size3]


@declare(themes("hover-card", "Content"), renames=RADIX_RENAMES)
def hover_card_content(*children: Child, **props: Unpack[HoverCardContentProps]) -> Component:
    """What a hover card shows."""
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
    """A hint over the child when it is pointed at or has the focus.

    >>> rx.tooltip(
    ...     rx.icon_button(rx.icon("download"), aria_label="Download"),
    ...     content="Download the file",
    ... )
    """
    raise Declared


class PopoverNamespace(ComponentNamespace):
    """A small panel beside its trigger, opened by a click.

    >>> rx.popover.root(
    ...     rx.popover.trigger(rx.button("Share", variant="soft")),
    ...     rx.popover.content(
    ...         rx.text("A link was copied."), rx.popover.close(rx.button("Good", size="1"))
    ...     ),
    ... )
    """

    root = staticmethod(popover_root)
    trigger = staticmethod(popover_trigger)
    content = staticmethod(popover_content)
    close = staticmethod(popover_close)


popover = PopoverNamespace()


class HoverCardNamespace(ComponentNamespace):
    """A panel that opens while its trigger is pointed at: more about a link.

    >>> rx.text(
    ...     "By ",
    ...     rx.hover_card.root(
    ...         rx.hover_card.trigger(rx.link("@ada", href="#")),
    ...         rx.hover_card.content(rx.text("Ada Lovelace, 1815")),
    ...     ),
    ... )
    """

    __call__ = staticmethod(hover_card_root)
    create = staticmethod(hover_card_root)
    root = staticmethod(hover_card_root)
    trigger = staticmethod(hover_card_trigger)
    content = staticmethod(hover_card_content)


hover_card = HoverCardNamespace()
