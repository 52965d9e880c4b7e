"""Boxes to tick: one, some of several, or each a card."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.choices import ChoiceItemProps
from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    AsChild,
    ChangeChecked,
    Common,
    FieldVariant,
    HighContrast,
    Prop,
    Responsive,
    Size3,
    Space,
    Spacing,
    themes,
)
from mirra.components.layout import flex
from mirra.components.typography import text_root
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import passthrough_event_spec


class CheckboxRootProps(Common, Spacing, Accent, HighContrast, AsChild, total=False):
    """Props of :func:`checkbox_root`."""

    size: Responsive[Size3]
    variant: Prop[FieldVariant]
    checked: Prop[Any]
    default_checked: Prop[bool]
    disabled: Prop[bool]
    required: Prop[bool]
    name: Prop[str]
    value: Prop[str]
    on_change: ChangeChecked


def _unticked(made: Component) -> None:
    # Radix takes a box that is neither for one that it is told about later, and warns of the change.
    if "checked" not in made.props:
        made.props.setdefault("default_checked", False)


@declare(themes("checkbox", "Checkbox"), finish=_unticked, renames=RADIX_RENAMES)
def checkbox_root(*children: Child, **props: Unpack[CheckboxRootProps]) -> Component:
    """A box to tick."""
    raise Declared


class CheckboxProps(CheckboxRootProps, total=False):
    """Props of ``rx.checkbox``."""

    spacing: Prop[Space]
    """Between the box and its text."""


class CheckboxNamespace(ComponentNamespace):
    """A box with a label that is ticked or not; ``rx.checkbox.root`` is the box alone.

    >>> rx.checkbox("I have read it", default_checked=True, on_change=rx.console_log)
    """

    root = staticmethod(checkbox_root)

    def __call__(self, text: Any = "", **given: Unpack[CheckboxProps]) -> Component:
        """The box alone without text."""
        props: dict[str, Any] = {**given}
        spacing = props.pop("spacing", "2")
        size = props.setdefault("size", "2")
        box = self.root(**props)
        if isinstance(text, str) and text == "":
            return box
        return text_root(flex(box, text, spacing=spacing, align="center"), as_="label", size=size)

    create = __call__


checkbox = CheckboxNamespace()


class CheckboxesProps(Common, Spacing, Accent, HighContrast, total=False):
    """Of boxes that belong together."""

    size: Responsive[Size3]
    default_value: Prop[Any]
    value: Prop[Any]
    name: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
    orientation: Prop[Literal["vertical", "horizontal"]]
    loop: Prop[bool]
    on_value_change: Annotated[Any, Trigger("onValueChange", (passthrough_event_spec(list[str]),))]


class CheckboxGroupRootProps(CheckboxesProps, total=False):
    """Props of :func:`checkbox_group_root`."""

    variant: Prop[Literal["classic", "surface", "soft"]]


@declare(themes("checkbox-group", "Root"), renames=RADIX_RENAMES)
def checkbox_group_root(*children: Child, **props: Unpack[CheckboxGroupRootProps]) -> Component:
    """Checkboxes of which any may be ticked."""
    raise Declared


@declare(themes("checkbox-group", "Item"), renames=RADIX_RENAMES)
def checkbox_group_item(*children: Child, **props: Unpack[ChoiceItemProps]) -> Component:
    """One checkbox."""
    raise Declared


class CheckboxCardsRootProps(CheckboxesProps, total=False):
    """Props of :func:`checkbox_cards_root`."""

    variant: Prop[Literal["classic", "surface"]]
    columns: Prop[Any]
    gap: Prop[Any]


@declare(themes("checkbox-cards", "Root"), renames=RADIX_RENAMES)
def checkbox_cards_root(*children: Child, **props: Unpack[CheckboxCardsRootProps]) -> Component:
    """Cards of which any may be chosen."""
    raise Declared


@declare(themes("checkbox-cards", "Item"), renames=RADIX_RENAMES)
def checkbox_cards_item(*children: Child, **props: Unpack[ChoiceItemProps]) -> Component:
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
