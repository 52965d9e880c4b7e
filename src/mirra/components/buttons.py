"""Buttons, with text or with an icon alone."""

from __future__ import annotations

from typing import Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    AsChild,
    ButtonVariant,
    Common,
    HighContrast,
    Prop,
    Radius,
    Responsive,
    Size4,
    Spacing,
    Submitter,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, declare

_ICON_SIZES = {"1": 12, "2": 18, "3": 22, "4": 26}


def icon_child(button: Component) -> None:
    """A text child of an icon button is the name of an icon."""
    from mirra.components.icons import icon

    button.children = [
        icon(child, size=_ICON_SIZES.get(str(button.props.get("size", "2")), 18))
        if isinstance(child, str)
        else child
        for child in button.children
    ]


class ButtonProps(Common, Spacing, AsChild, Accent, HighContrast, Radius, Submitter, total=False):
    """Props of :func:`button`."""

    size: Responsive[Size4]
    variant: Prop[ButtonVariant]
    loading: Prop[bool]
    type: Prop[Literal["submit", "reset", "button"]]


@declare(themes("button", "Button"), renames=RADIX_RENAMES)
def button(*children: Child, **props: Unpack[ButtonProps]) -> Component:
    """Trigger an action, such as submitting a form.

    >>> rx.button(rx.icon("save", size=16), "Save", on_click=rx.toast("Saved"))
    """
    raise Declared


class IconButtonProps(Common, Spacing, AsChild, Accent, HighContrast, Radius, Submitter, total=False):
    """Props of :func:`icon_button`."""

    size: Responsive[Size4]
    variant: Prop[ButtonVariant]
    loading: Prop[bool]
    type: Prop[Literal["submit", "reset", "button"]]


@declare(themes("icon-button", "IconButton"), finish=icon_child, renames=RADIX_RENAMES)
def icon_button(*children: Child, **props: Unpack[IconButtonProps]) -> Component:
    """A square button with one icon; ``aria_label`` says what it does to those who do not see it.

    >>> rx.icon_button(
    ...     rx.icon("trash-2"), aria_label="Delete", variant="soft", color_scheme="red"
    ... )
    """
    raise Declared
