"""Switches, sliders, and a few choices side by side in one control."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    AsChild,
    ChangeChecked,
    ChangeValue,
    Common,
    FieldVariant,
    HighContrast,
    Prop,
    Radius,
    Responsive,
    Size3,
    Spacing,
    accent_attribute,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import passthrough_event_spec
from mirra.vars.base import Var

SliderChange = Annotated[Any, Trigger("onValueChange", (passthrough_event_spec(list[float]),))]
SliderCommit = Annotated[Any, Trigger("onValueCommit", (passthrough_event_spec(list[float]),))]


def slider_lists(slider: Component) -> None:
    """Radix wants lists: a single number becomes one."""
    for name in ("value", "default_value"):
        given = slider.props.get(name)
        if isinstance(given, int | float) or (isinstance(given, Var) and given._type in (int, float)):
            slider.props[name] = [given]


class SwitchProps(Common, Spacing, Accent, HighContrast, Radius, AsChild, total=False):
    """Props of :func:`switch`."""

    size: Responsive[Size3]
    variant: Prop[FieldVariant]
    checked: Prop[bool]
    default_checked: Prop[bool]
    disabled: Prop[bool]
    required: Prop[bool]
    name: Prop[str]
    value: Prop[str]
    on_change: ChangeChecked


@declare(themes("switch", "Switch"), renames=RADIX_RENAMES)
def switch(*children: Child, **props: Unpack[SwitchProps]) -> Component:
    """On or off. ``on_change`` gets which.

    >>> rx.switch(
    ...     default_checked=True, on_change=rx.console_log, aria_label="Notifications"
    ... )
    """
    raise Declared


class SliderProps(Common, Spacing, Accent, HighContrast, Radius, AsChild, total=False):
    """Props of :func:`slider`."""

    size: Responsive[Size3]
    variant: Prop[FieldVariant]
    value: Prop[Any]
    default_value: Prop[Any]
    min: Prop[float]
    max: Prop[float]
    step: Prop[float]
    disabled: Prop[bool]
    name: Prop[str]
    orientation: Prop[Literal["horizontal", "vertical"]]
    on_change: SliderChange
    on_value_commit: SliderCommit


@declare(themes("slider", "Slider"), style={"width": "100%"}, finish=slider_lists, renames=RADIX_RENAMES)
def slider(*children: Child, **props: Unpack[SliderProps]) -> Component:
    """One or several values on a track; a number stands for a list of one. ``on_change`` gets them while they move, ``on_value_commit``
    at the end.

    >>> rx.slider(
    ...     default_value=[20, 60],
    ...     min=0,
    ...     max=100,
    ...     on_value_commit=rx.console_log,
    ...     aria_label="Price",
    ...     width="240px",
    ... )
    """
    raise Declared


class SegmentedControlRootProps(Common, Spacing, Radius, Accent, total=False):
    """Props of :func:`segmented_control_root`."""

    size: Responsive[Size3]
    variant: Prop[Literal["classic", "surface"]]
    value: Prop[Any]
    default_value: Prop[Any]
    on_change: ChangeValue
    type: Prop[Literal["single", "multiple"]]


@declare(themes("segmented-control", "Root"), finish=accent_attribute, renames=RADIX_RENAMES)
def segmented_control_root(*children: Child, **props: Unpack[SegmentedControlRootProps]) -> Component:
    """Choices beside each other, one of them taken."""
    raise Declared


class SegmentedControlItemProps(Common, total=False):
    """Props of :func:`segmented_control_item`."""

    value: Prop[str]


@declare(themes("segmented-control", "Item"), renames=RADIX_RENAMES)
def segmented_control_item(*children: Child, **props: Unpack[SegmentedControlItemProps]) -> Component:
    """One choice."""
    raise Declared


class SegmentedControlNamespace(ComponentNamespace):
    """One of a few, side by side in one control.

    >>> rx.segmented_control.root(
    ...     rx.segmented_control.item("Day", value="day"),
    ...     rx.segmented_control.item("Week", value="week"),
    ...     default_value="day",
    ... )
    """

    root = staticmethod(segmented_control_root)
    item = staticmethod(segmented_control_item)


segmented_control = SegmentedControlNamespace()
