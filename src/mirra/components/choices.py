"""Choosing among several: groups of checkboxes, and choices drawn as cards."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    Common,
    HighContrast,
    Prop,
    Responsive,
    Size3,
    Spacing,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import passthrough_event_spec


class CheckboxGroupRootProps(Common, Spacing, Accent, HighContrast, total=False):
    """Props of :func:`checkbox_group_root`."""

    size: Responsive[Size3]
    variant: Prop[Literal["classic", "surface", "soft"]]
    default_value: Prop[Any]
    value: Prop[Any]
    name: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
    orientation: Prop[Literal["vertical", "horizontal"]]
    loop: Prop[bool]
    on_value_change: Annotated[Any, Trigger("onValueChange", (passthrough_event_spec(list[str]),))]


@declare(themes("checkbox-group", "Root"), renames=RADIX_RENAMES)
def checkbox_group_root(*children: Child, **props: Unpack[CheckboxGroupRootProps]) -> Component:
    """Checkboxes of which any may be ticked."""
    raise Declared


class CheckboxGroupItemProps(Common, Spacing, total=False):
    """Props of :func:`checkbox_group_item`."""

    value: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]


@declare(themes("checkbox-group", "Item"), renames=RADIX_RENAMES)
def checkbox_group_item(*children: Child, **props: Unpack[CheckboxGroupItemProps]) -> Component:
    """One checkbox."""
    raise Declared


class CheckboxCardsRootProps(Common, Spacing, Accent, HighContrast, total=False):
    """Props of :func:`checkbox_cards_root`."""

    size: Responsive[Size3]
    variant: Prop[Literal["classic", "surface"]]
    columns: Prop[Any]
    gap: Prop[Any]
    default_value: Prop[Any]
    value: Prop[Any]
    name: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
    orientation: Prop[Literal["vertical", "horizontal"]]
    loop: Prop[bool]
    on_value_change: Annotated[Any, Trigger("onValueChange", (passthrough_event_spec(list[str]),))]


@declare(themes("checkbox-cards", "Root"), renames=RADIX_RENAMES)
def checkbox_cards_root(*children: Child, **props: Unpack[CheckboxCardsRootProps]) -> Component:
    """Cards of which any may be chosen."""
    raise Declared


class CheckboxCardsItemProps(Common, Spacing, total=False):
    """Props of :func:`checkbox_cards_item`."""

    value: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]


@declare(themes("checkbox-cards", "Item"), renames=RADIX_RENAMES)
def checkbox_cards_item(*children: Child, **props: Unpack[CheckboxCardsItemProps]) -> Component:
    """One card."""
    raise Declared


class RadioCardsRootProps(Common, Spacing, Accent, HighContrast, total=False):
    """Props of :func:`radio_cards_root`."""

    size: Responsive[Size3]
    variant: Prop[Literal["classic", "surface"]]
    columns: Prop[Any]
    gap: Prop[Any]
    default_value: Prop[str]
    value: Prop[str]
    name: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
    orientation: Prop[Literal["horizontal", "vertical", "undefined"]]
    loop: Prop[bool]
    on_value_change: Annotated[Any, Trigger("onValueChange", (passthrough_event_spec(str),))]


@declare(themes("radio-cards", "Root"), renames=RADIX_RENAMES)
def radio_cards_root(*children: Child, **props: Unpack[RadioCardsRootProps]) -> Component:
    """Cards of which one is chosen."""
    raise Declared


class RadioCardsItemProps(Common, Spacing, total=False):
    """Props of :func:`radio_cards_item`."""

    value: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]


@declare(themes("radio-cards", "Item"), renames=RADIX_RENAMES)
def radio_cards_item(*children: Child, **props: Unpack[RadioCardsItemProps]) -> Component:
    """One card."""
    raise Declared


class CheckboxGroupNamespace(ComponentNamespace):
    """Some of several.

    >>> rx.checkbox_group.root(
    ...     rx.checkbox_group.item("Tea", value="tea"),
    ...     rx.checkbox_group.item("Coffee", value="coffee"),
    ...     default_value=["tea"],
    ... )
    """

    root = staticmethod(checkbox_group_root)
    item = staticmethod(checkbox_group_item)


checkbox_group = CheckboxGroupNamespace()


class CheckboxCardsNamespace(ComponentNamespace):
    """Some of several, each a card.

    >>> rx.checkbox_cards.root(
    ...     rx.checkbox_cards.item("Breakfast", value="breakfast"),
    ...     rx.checkbox_cards.item("Parking", value="parking"),
    ...     default_value=["breakfast"],
    ... )
    """

    root = staticmethod(checkbox_cards_root)
    item = staticmethod(checkbox_cards_item)


checkbox_cards = CheckboxCardsNamespace()


class RadioCardsNamespace(ComponentNamespace):
    """One of several, each a card.

    >>> rx.radio_cards.root(
    ...     rx.radio_cards.item("Monthly", value="month"),
    ...     rx.radio_cards.item("Yearly", value="year"),
    ...     default_value="year",
    ... )
    """

    root = staticmethod(radio_cards_root)
    item = staticmethod(radio_cards_item)


radio_cards = RadioCardsNamespace()
