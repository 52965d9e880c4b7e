"""One of several that are all seen, also drawn as cards."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.choices import ChoiceItemProps
from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    ChangeValue,
    Common,
    Direction,
    FieldVariant,
    HighContrast,
    Prop,
    Responsive,
    Size3,
    Space,
    Spacing,
    each,
    taken,
    themes,
)
from mirra.components.layout import flex
from mirra.components.typography import text
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import passthrough_event_spec


class RadioGroupRootProps(Common, Spacing, Accent, HighContrast, total=False):
    """Props of :func:`radio_group_root`."""

    size: Responsive[Size3]
    variant: Prop[FieldVariant]
    value: Prop[str]
    default_value: Prop[str]
    name: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
    on_change: ChangeValue


@declare(themes("radio-group", "Root"), renames=RADIX_RENAMES)
def radio_group_root(*children: Child, **props: Unpack[RadioGroupRootProps]) -> Component:
    """Choices of which one is taken."""
    raise Declared


@declare(themes("radio-group", "Item"), renames=RADIX_RENAMES)
def radio_group_item(*children: Child, **props: Unpack[ChoiceItemProps]) -> Component:
    """One choice."""
    raise Declared


class RadioProps(RadioGroupRootProps, total=False):
    """Props of ``rx.radio``."""

    direction: Responsive[Direction]
    spacing: Responsive[Space]


class RadioNamespace(ComponentNamespace):
    """One of several that are all seen: ``rx.radio_group([...])`` of texts, or its parts.

    >>> rx.radio_group(
    ...     ["small", "medium", "large"], default_value="medium", direction="row"
    ... )
    >>> rx.radio_group.root(
    ...     rx.radio_group.item("Yes", value="yes"),
    ...     rx.radio_group.item("No", value="no"),
    ...     default_value="yes",
    ... )
    """

    root = staticmethod(radio_group_root)
    item = staticmethod(radio_group_item)

    def __call__(self, items: Any, **given: Unpack[RadioProps]) -> Component:
        """One choice for each text."""
        props: dict[str, Any] = {**given}
        arrangement = {"direction": "row", "spacing": "2", **taken(props, "direction", "spacing")}
        props = {"size": "2", "variant": "classic", **props}

        def one(item: Any) -> Component:
            return text(
                flex(self.item(value=item), item, spacing="2", align="center"),
                as_="label",
                size=props["size"],
            )

        return self.root(flex(*each(items, one), **arrangement), **props)

    create = __call__


radio_group = RadioNamespace()


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


@declare(themes("radio-cards", "Item"), renames=RADIX_RENAMES)
def radio_cards_item(*children: Child, **props: Unpack[ChoiceItemProps]) -> Component:
    """One card."""
    raise Declared


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
