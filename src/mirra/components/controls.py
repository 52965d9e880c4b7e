"""Buttons, inputs and other controls of Radix Themes."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    AsChild,
    ButtonVariant,
    ChangeChecked,
    ChangeValue,
    Common,
    Dismissal,
    FieldVariant,
    HighContrast,
    OpenChange,
    Prop,
    Radius,
    Responsive,
    Side,
    Size3,
    Size4,
    Spacing,
    Submitter,
    TextInput,
    accent_attribute,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, Js, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import passthrough_event_spec
from mirra.js.tree import Conditional, Import
from mirra.js.tree import Literal as JsLiteral
from mirra.vars.base import Var, make
from mirra.vars.flow import truth
from mirra.vars.literal import literal_var

SliderChange = Annotated[Any, Trigger("onValueChange", (passthrough_event_spec(list[float]),))]
SliderCommit = Annotated[Any, Trigger("onValueCommit", (passthrough_event_spec(list[float]),))]
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


def slider_lists(slider: Component) -> None:
    """Radix wants lists: a single number becomes one."""
    for name in ("value", "default_value"):
        given = slider.props.get(name)
        if isinstance(given, int | float) or (isinstance(given, Var) and given._type in (int, float)):
            slider.props[name] = [given]


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


class TextFieldRootProps(Common, Spacing, Accent, Radius, TextInput, total=False):
    """Props of :func:`text_field_root`."""

    size: Responsive[Size3]
    type: Prop[str]
    variant: Prop[FieldVariant]
    step: Prop[Any]
    min: Prop[Any]
    max: Prop[Any]
    pattern: Prop[str]
    list: Prop[str]
    accept: Prop[str]
    alt: Prop[str]
    capture: Prop[Any]
    checked: Prop[bool]
    default_checked: Prop[bool]
    multiple: Prop[bool]
    src: Prop[str]
    form_action: Prop[str]
    form_enc_type: Prop[str]
    form_method: Prop[Literal["get", "post", "dialog"]]
    form_no_validate: Prop[bool]
    form_target: Prop[str]


@declare(themes("text-field", "Root"), name="input", is_controlled=True, renames=RADIX_RENAMES)
def text_field_root(*children: Child, **props: Unpack[TextFieldRootProps]) -> Component:
    """A line of text to type; children are slots beside it."""
    raise Declared


class TextFieldSlotProps(Common, Spacing, Accent, total=False):
    """Props of :func:`text_field_slot`."""

    side: Prop[Literal["left", "right"]]


@declare(themes("text-field", "Slot"), name="input.slot", renames=RADIX_RENAMES)
def text_field_slot(*children: Child, **props: Unpack[TextFieldSlotProps]) -> Component:
    """Something beside the text of a field, such as an icon."""
    raise Declared


def typing_habits(area: Component) -> None:
    """An area that grows with its text, or sends its form on Enter."""
    if area.props.pop("auto_height", None) is not None:
        area.styles.append({"field_sizing": "content"})
    if (submits := area.props.pop("enter_key_submit", None)) is not None:
        area.props["on_key_down_capture"] = make(
            Conditional(truth(literal_var(submits)), Import("mirra", "submitOnEnter"), JsLiteral(None)), Any
        )


class TextAreaProps(Common, Spacing, Accent, Radius, TextInput, total=False):
    """Props of :func:`text_area`."""

    size: Responsive[Size3]
    variant: Prop[FieldVariant]
    resize: Responsive[Literal["none", "vertical", "horizontal", "both"]]
    rows: Prop[Any]
    cols: Prop[Any]
    dirname: Annotated[Prop[str], Js("dirName")]
    wrap: Prop[Literal["soft", "hard", "off"]]
    auto_height: Prop[bool]
    enter_key_submit: Prop[bool]


@declare(themes("text-area", "TextArea"), finish=typing_habits, is_controlled=True, renames=RADIX_RENAMES)
def text_area(*children: Child, **props: Unpack[TextAreaProps]) -> Component:
    """Several lines of text to type.

    >>> rx.text_area(
    ...     placeholder="What happened?", on_blur=rx.console_log, rows="3", width="100%"
    ... )
    """
    raise Declared


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


class SelectRootProps(Common, total=False):
    """Props of :func:`select_root`."""

    size: Responsive[Size3]
    value: Prop[str]
    default_value: Prop[str]
    open: Prop[bool]
    default_open: Prop[bool]
    name: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
    on_change: ChangeValue
    on_open_change: OpenChange


@declare(themes("select", "Root"), renames=RADIX_RENAMES)
def select_root(*children: Child, **props: Unpack[SelectRootProps]) -> Component:
    """The whole of a select."""
    raise Declared


class SelectTriggerProps(Common, Spacing, Accent, Radius, total=False):
    """Props of :func:`select_trigger`."""

    variant: Prop[Literal["classic", "surface", "soft", "ghost"]]
    placeholder: Prop[str]


@declare(themes("select", "Trigger"), renames=RADIX_RENAMES)
def select_trigger(*children: Child, **props: Unpack[SelectTriggerProps]) -> Component:
    """What is shown of a closed select."""
    raise Declared


class SelectContentProps(Common, Accent, HighContrast, Dismissal, total=False):
    """Props of :func:`select_content`."""

    variant: Prop[Literal["solid", "soft"]]
    position: Prop[Literal["item-aligned", "popper"]]
    side: Prop[Side]
    side_offset: Prop[int]
    align: Prop[Literal["start", "center", "end"]]
    align_offset: Prop[int]


@declare(themes("select", "Content"), renames=RADIX_RENAMES)
def select_content(*children: Child, **props: Unpack[SelectContentProps]) -> Component:
    """The list of an open select."""
    raise Declared


class SelectItemProps(Common, total=False):
    """Props of :func:`select_item`."""

    value: Prop[str]
    disabled: Prop[bool]


@declare(themes("select", "Item"), renames=RADIX_RENAMES)
def select_item(*children: Child, **props: Unpack[SelectItemProps]) -> Component:
    """One choice."""
    raise Declared


class SelectGroupProps(Common, total=False):
    """Props of :func:`select_group`."""


@declare(themes("select", "Group"), renames=RADIX_RENAMES)
def select_group(*children: Child, **props: Unpack[SelectGroupProps]) -> Component:
    """Choices that belong together."""
    raise Declared


class SelectLabelProps(Common, total=False):
    """Props of :func:`select_label`."""


@declare(themes("select", "Label"), renames=RADIX_RENAMES)
def select_label(*children: Child, **props: Unpack[SelectLabelProps]) -> Component:
    """The name of a group."""
    raise Declared


class SelectSeparatorProps(Common, total=False):
    """Props of :func:`select_separator`."""


@declare(themes("select", "Separator"), renames=RADIX_RENAMES)
def select_separator(*children: Child, **props: Unpack[SelectSeparatorProps]) -> Component:
    """A line between choices."""
    raise Declared


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


class RadioGroupItemProps(Common, Spacing, total=False):
    """Props of :func:`radio_group_item`."""

    value: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]


@declare(themes("radio-group", "Item"), renames=RADIX_RENAMES)
def radio_group_item(*children: Child, **props: Unpack[RadioGroupItemProps]) -> Component:
    """One choice."""
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
