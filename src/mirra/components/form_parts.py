"""The parts of a form that check what is typed: ``rx.form.field``, ``rx.form.message`` … (Radix)."""

from __future__ import annotations

from typing import Literal, Unpack

from mirra.components.common import (
    AsChild,
    Common,
    Prop,
)
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, declare
from mirra.js.tree import Import


class FormFieldProps(Common, AsChild, total=False):
    """Props of :func:`form_field`."""

    name: Prop[str]
    server_invalid: Prop[bool]


@declare(Import("@radix-ui/react-form", "Field"), style={"display": "grid", "margin_bottom": "10px"})
def form_field(*children: Child, **props: Unpack[FormFieldProps]) -> Component:
    """A field with its label and messages."""
    raise Declared


class FormLabelProps(Common, AsChild, total=False):
    """Props of :func:`form_label`."""


@declare(
    Import("@radix-ui/react-form", "Label"),
    style={"font_size": "15px", "font_weight": "500", "line_height": "35px"},
)
def form_label(*children: Child, **props: Unpack[FormLabelProps]) -> Component:
    """The name of a field."""
    raise Declared


class FormControlProps(Common, AsChild, total=False):
    """Props of :func:`form_control`."""


@declare(Import("@radix-ui/react-form", "Control"), defaults={"as_child": True})
def form_control(*children: Child, **props: Unpack[FormControlProps]) -> Component:
    """The input of a field, given as its one child."""
    raise Declared


class FormMessageProps(Common, AsChild, total=False):
    """Props of :func:`form_message`."""

    name: Prop[str]
    match: Prop[
        Literal[
            "badInput",
            "patternMismatch",
            "rangeOverflow",
            "rangeUnderflow",
            "stepMismatch",
            "tooLong",
            "tooShort",
            "typeMismatch",
            "valid",
            "valueMissing",
        ]
    ]
    force_match: Prop[bool]


@declare(
    Import("@radix-ui/react-form", "Message"),
    style={"font_size": "13px", "opacity": "0.8", "color": "var(--red-11)"},
)
def form_message(*children: Child, **props: Unpack[FormMessageProps]) -> Component:
    """Shown when the field does not match."""
    raise Declared


class FormSubmitProps(Common, AsChild, total=False):
    """Props of :func:`form_submit`."""


@declare(Import("@radix-ui/react-form", "Submit"), defaults={"as_child": True})
def form_submit(*children: Child, **props: Unpack[FormSubmitProps]) -> Component:
    """Submits the form, given as its one child."""
    raise Declared


class FormValidityStateProps(Common, AsChild, total=False):
    """Props of :func:`form_validity_state`."""


@declare(Import("@radix-ui/react-form", "ValidityState"))
def form_validity_state(*children: Child, **props: Unpack[FormValidityStateProps]) -> Component:
    """What the browser says of the field."""
    raise Declared


class FormErrorProps(Common, total=False):
    """Props of :func:`form_error`."""

    name: Prop[str]


@declare(
    Import("mirra", "FormError"), style={"font_size": "13px", "color": "var(--red-11)"}, name="form.error"
)
def form_error(*children: Child, **props: Unpack[FormErrorProps]) -> Component:
    """What the server finds wrong with the field called ``name``: a handler that takes a dataclass, a TypedDict or a pydantic model does
    not run for a form that does not fit it."""
    raise Declared
