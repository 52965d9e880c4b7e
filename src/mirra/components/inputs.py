"""Text to type: one line with slots beside it, or an area."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.common import (
    RADIX_RENAMES,
    Accent,
    Common,
    FieldVariant,
    Prop,
    Radius,
    Responsive,
    Size3,
    Spacing,
    TextInput,
    themes,
)
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, Js, declare
from mirra.js.tree import Conditional, Import
from mirra.js.tree import Literal as JsLiteral
from mirra.vars.base import make
from mirra.vars.flow import truth
from mirra.vars.literal import literal_var


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


class InputNamespace(ComponentNamespace):
    """One line of text to type, with slots beside the text as children. ``rx.input.root`` is the same.

    >>> rx.input(
    ...     rx.input.slot(rx.icon("search", size=16)),
    ...     placeholder="Search",
    ...     on_change=rx.console_log,
    ...     type="search",
    ... )
    """

    __call__ = staticmethod(text_field_root)
    create = staticmethod(text_field_root)
    root = staticmethod(text_field_root)
    slot = staticmethod(text_field_slot)


input = InputNamespace()  # the known name
