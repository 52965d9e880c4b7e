"""Panels in one place, of which a row of tabs shows one."""

from __future__ import annotations

from typing import Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    ChangeValue,
    Common,
    HighContrast,
    Prop,
    Responsive,
    Size2,
    Spacing,
    Wrap,
    accent_attribute,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare


class TabsRootProps(Common, Spacing, total=False):
    """Props of :func:`tabs_root`."""

    value: Prop[str]
    default_value: Prop[str]
    orientation: Prop[Literal["horizontal", "vertical"]]
    activation_mode: Prop[Literal["automatic", "manual"]]
    on_change: ChangeValue


@declare(themes("tabs", "Root"), renames=RADIX_RENAMES)
def tabs_root(*children: Child, **props: Unpack[TabsRootProps]) -> Component:
    """Pages of which one is shown."""
    raise Declared


class TabsListProps(Common, Spacing, Accent, HighContrast, total=False):
    """Props of :func:`tabs_list`."""

    size: Responsive[Size2]
    wrap: Responsive[Wrap]
    justify: Responsive[Literal["start", "center", "end"]]
    loop: Prop[bool]


@declare(themes("tabs", "List"), renames=RADIX_RENAMES)
def tabs_list(*children: Child, **props: Unpack[TabsListProps]) -> Component:
    """The tabs to choose from."""
    raise Declared


class TabsTriggerProps(Common, Accent, total=False):
    """Props of :func:`tabs_trigger`."""

    value: Prop[str]
    disabled: Prop[bool]


@declare(themes("tabs", "Trigger"), finish=accent_attribute, renames=RADIX_RENAMES)
def tabs_trigger(*children: Child, **props: Unpack[TabsTriggerProps]) -> Component:
    """One tab."""
    raise Declared


class TabsContentProps(Common, Spacing, total=False):
    """Props of :func:`tabs_content`."""

    value: Prop[str]
    force_mount: Prop[bool]


@declare(themes("tabs", "Content"), renames=RADIX_RENAMES)
def tabs_content(*children: Child, **props: Unpack[TabsContentProps]) -> Component:
    """What a tab shows."""
    raise Declared


class TabsNamespace(ComponentNamespace):
    """Panels in one place, of which a row of tabs shows one.

    >>> rx.tabs.root(
    ...     rx.tabs.list(
    ...         rx.tabs.trigger("Account", value="account"),
    ...         rx.tabs.trigger("Orders", value="orders"),
    ...     ),
    ...     rx.tabs.content(rx.text("Who you are."), value="account"),
    ...     rx.tabs.content(rx.text("What you bought."), value="orders"),
    ...     default_value="account",
    ... )
    """

    __call__ = staticmethod(tabs_root)
    create = staticmethod(tabs_root)
    root = staticmethod(tabs_root)
    list = staticmethod(tabs_list)
    trigger = staticmethod(tabs_trigger)
    content = staticmethod(tabs_content)


tabs = TabsNamespace()
