"""``rx.drawer``: a panel that slides in from an edge of the window (vaul)."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.common import (
    AsChild,
    Common,
    Prop,
)
from mirra.components.layout import theme
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import passthrough_event_spec
from mirra.js.tree import Import, Member


class DrawerRootProps(Common, AsChild, total=False):
    """Props of :func:`drawer_root`."""

    default_open: Prop[bool]
    open: Prop[bool]
    modal: Prop[bool]
    direction: Prop[Literal["top", "right", "bottom", "left"]]
    dismissible: Prop[bool]
    handle_only: Prop[bool]
    snap_points: Prop[Any]
    fade_from_index: Prop[int]
    scroll_lock_timeout: Prop[int]
    prevent_scroll_restoration: Prop[bool]
    should_scale_background: Prop[bool]
    close_threshold: Prop[float]
    on_open_change: Annotated[Any, Trigger("onOpenChange", (passthrough_event_spec(bool),))]
    on_animation_end: Annotated[Any, Trigger("onAnimationEnd", (passthrough_event_spec(bool),))]


@declare(Member(Import("vaul", "Drawer"), "Root"))
def drawer_root(*children: Child, **props: Unpack[DrawerRootProps]) -> Component:
    """The whole of a drawer."""
    raise Declared


class DrawerTriggerProps(Common, AsChild, total=False):
    """Props of :func:`drawer_trigger`."""


@declare(Member(Import("vaul", "Drawer"), "Trigger"), defaults={"as_child": True})
def drawer_trigger(*children: Child, **props: Unpack[DrawerTriggerProps]) -> Component:
    """What opens the drawer."""
    raise Declared


class DrawerPortalProps(Common, AsChild, total=False):
    """Props of :func:`drawer_portal`."""


@declare(Member(Import("vaul", "Drawer"), "Portal"))
def drawer_portal(*children: Child, **props: Unpack[DrawerPortalProps]) -> Component:
    """Puts the drawer above the page."""
    raise Declared


class DrawerContentProps(Common, AsChild, total=False):
    """Props of :func:`drawer_content`."""

    on_open_auto_focus: Annotated[Any, Trigger("onOpenAutoFocus")]
    on_close_auto_focus: Annotated[Any, Trigger("onCloseAutoFocus")]
    on_escape_key_down: Annotated[Any, Trigger("onEscapeKeyDown")]
    on_pointer_down_outside: Annotated[Any, Trigger("onPointerDownOutside")]
    on_interact_outside: Annotated[Any, Trigger("onInteractOutside")]


@declare(
    Member(Import("vaul", "Drawer"), "Content"),
    name="drawer.content",
    style={
        "left": "0",
        "right": "0",
        "bottom": "0",
        "top": "0",
        "position": "fixed",
        "z_index": "50",
        "display": "flex",
    },
)
def _panel(*children: Child, **props: Unpack[DrawerContentProps]) -> Component:
    """What the drawer shows."""
    raise Declared


def drawer_content(*children: Child, **props: Unpack[DrawerContentProps]) -> Component:
    """What the drawer shows; in a theme of its own, since it stands outside the page's."""
    return theme(_panel(*children, **props), has_background=False)


class DrawerOverlayProps(Common, AsChild, total=False):
    """Props of :func:`drawer_overlay`."""


@declare(
    Member(Import("vaul", "Drawer"), "Overlay"),
    style={
        "position": "fixed",
        "left": "0",
        "right": "0",
        "bottom": "0",
        "top": "0",
        "z_index": "50",
        "background": "rgba(0, 0, 0, 0.5)",
    },
)
def drawer_overlay(*children: Child, **props: Unpack[DrawerOverlayProps]) -> Component:
    """Covers the page behind the drawer."""
    raise Declared


class DrawerCloseProps(Common, AsChild, total=False):
    """Props of :func:`drawer_close`."""


@declare(Member(Import("vaul", "Drawer"), "Close"), defaults={"as_child": True})
def drawer_close(*children: Child, **props: Unpack[DrawerCloseProps]) -> Component:
    """What closes the drawer."""
    raise Declared


class DrawerTitleProps(Common, AsChild, total=False):
    """Props of :func:`drawer_title`."""


@declare(
    Member(Import("vaul", "Drawer"), "Title"),
    style={"font_size": "1.25rem", "font_weight": "500", "line_height": "1.75rem"},
)
def drawer_title(*children: Child, **props: Unpack[DrawerTitleProps]) -> Component:
    """The heading of the drawer."""
    raise Declared


class DrawerDescriptionProps(Common, AsChild, total=False):
    """Props of :func:`drawer_description`."""


@declare(Member(Import("vaul", "Drawer"), "Description"), style={"font_size": "0.875rem"})
def drawer_description(*children: Child, **props: Unpack[DrawerDescriptionProps]) -> Component:
    """The text of the drawer."""
    raise Declared


class DrawerHandleProps(Common, AsChild, total=False):
    """Props of :func:`drawer_handle`."""


@declare(Member(Import("vaul", "Drawer"), "Handle"))
def drawer_handle(*children: Child, **props: Unpack[DrawerHandleProps]) -> Component:
    """What the drawer is dragged by."""
    raise Declared


class DrawerNamespace(ComponentNamespace):
    """A panel that is pulled in from an edge of the window.

    >>> rx.drawer.root(
    ...     rx.drawer.trigger(rx.button("Open the drawer")),
    ...     rx.drawer.overlay(),
    ...     rx.drawer.portal(
    ...         rx.drawer.content(
    ...             rx.drawer.handle(),
    ...             rx.drawer.title("A drawer"),
    ...             rx.drawer.description("It is pulled from the edge."),
    ...             rx.drawer.close(rx.button("Close")),
    ...             padding="2em",
    ...             background=rx.color("gray", 2),
    ...         )
    ...     ),
    ...     direction="bottom",
    ... )
    """

    root = staticmethod(drawer_root)
    trigger = staticmethod(drawer_trigger)
    portal = staticmethod(drawer_portal)
    content = staticmethod(drawer_content)
    overlay = staticmethod(drawer_overlay)
    close = staticmethod(drawer_close)
    title = staticmethod(drawer_title)
    description = staticmethod(drawer_description)
    handle = staticmethod(drawer_handle)
    __call__ = staticmethod(drawer_root)
    create = staticmethod(drawer_root)


drawer = DrawerNamespace()
