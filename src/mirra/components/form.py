"""``rx.form``: sends its fields as a dict to ``on_submit``; its parts (``rx.form.field`` …) check what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Unpack
from typing import Literal as OneOf

from mirra.codec.forms import FieldError, FormData, FormShape, form_shape
from mirra.components import form_parts
from mirra.components.common import AsChild, Common, Event, Prop
from mirra.components.html import element_class
from mirra.elements import spec as specs
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.node import Element, Node, elements_of
from mirra.elements.spec import Trigger
from mirra.errors import EventHandlerValueError, Source, did_you_mean
from mirra.events.handler import EventHandler, ServerEvent
from mirra.js.tree import Import, Literal
from mirra.vars.literal import literal_var

_LIBRARY = "@radix-ui/react-form"


class Form(Component):
    """A form element; Radix' own form only where there are parts that need one, since it is a library more to load."""

    spec = replace(
        element_class("form").spec,
        props={**element_class("form").spec.props, "as_child": specs.Prop("asChild", bool)},
        triggers={
            **element_class("form").spec.triggers,
            "on_clear_server_errors": Trigger("onClearServerErrors"),
        },
    )

    def __init__(self, *children: Any, reset_on_submit: Any = False, **props: Any) -> None:
        super().__init__(*children, **props)
        self.reset_on_submit = reset_on_submit
        self.wanted = list(_wanted(props.get("on_submit")))

    def add_style(self) -> dict[str, Any]:
        """As wide as there is room."""
        return {"width": "100%"}

    def freeze(self) -> Node:
        """The node."""
        node = super().freeze()
        assert isinstance(node, Element)
        elements = list(elements_of(node))
        for handler, shape in self.wanted:
            _check_controls(handler, shape, elements[1:], self.source)
        is_radix = "as_child" in self.props or "on_clear_server_errors" in self.event_triggers
        tag = Import(_LIBRARY, "Root") if is_radix or any(map(_is_part, elements)) else node.tag
        props = [("as", tag)]
        if self.reset_on_submit is not False:
            props.append(("resetOnSubmit", literal_var(self.reset_on_submit)._expr))
        return replace(node, tag=Import("mirra", "Form"), props=(*node.props, *props))


def _wanted(value: Any) -> Iterator[tuple[str, FormShape]]:
    """Handlers that say which fields they need, with the fields."""
    for item in value if isinstance(value, list | tuple) else [value]:
        if isinstance(item, EventHandler | ServerEvent):
            spec = item() if isinstance(item, EventHandler) else item
            given = dict(spec.arguments)
            free = [p for p in spec.handler.parameters.values() if p.name not in given]
            shape = form_shape(free[0].annotation) if free else None
            if shape is not None:
                yield spec.handler.name, shape


def _check_controls(handler: str, shape: FormShape, elements: list[Element], source: Source | None) -> None:
    """Raises ``EventHandlerValueError`` where a form has no control for a field that its handler must have."""
    names: list[str] = []
    for element in elements:
        props = dict(element.props)
        found = props.get("name", props.get("id"))
        if isinstance(found, Literal):
            names.append(str(found.value).removesuffix("[]"))
        elif found is not None:
            return  # a name that comes from the state: nobody knows yet what is there
    for field in shape.kinds:
        if field in shape.required and field not in names:
            known = f"It has {', '.join(f'`{name}`' for name in names)}." if names else None
            raise EventHandlerValueError(
                f"`{handler}` needs `{field}`, but the form has no control of this name.",
                did_you_mean(field, names) or known,
                f'Name a control `name="{field}"`, or make the field optional.',
                source=source,
            )


def _is_part(element: Element) -> bool:
    return isinstance(element.tag, Import) and element.tag.module == _LIBRARY


class FormProps(Common, AsChild, total=False):
    """Props of ``rx.form``."""

    accept: Prop[str]
    accept_charset: Prop[str]
    action: Prop[str]
    auto_complete: Prop[str]
    enc_type: Prop[str]
    method: Prop[OneOf["get", "post", "dialog"]]
    name: Prop[str]
    no_validate: Prop[bool]
    target: Prop[str]
    reset_on_submit: Prop[bool]
    on_submit: Event
    on_clear_server_errors: Event
    on_reset: Event


class FormNamespace(ComponentNamespace):
    """A form: ``on_submit`` gets the values of its fields by their names. Its parts check what is typed.

    >>> rx.form(
    ...     rx.input(name="city", placeholder="City", required=True),
    ...     rx.button("Look up", type="submit"),
    ...     on_submit=rx.console_log,
    ... )
    >>> rx.form.root(
    ...     rx.form.field(
    ...         rx.form.label("Email"),
    ...         rx.form.control(rx.input(type="email"), as_child=True),
    ...         rx.form.message("That is no address.", match="typeMismatch"),
    ...         rx.form.error(name="email"),
    ...         name="email",
    ...     ),
    ...     rx.form.submit(rx.button("Send"), as_child=True),
    ... )
    """

    field = staticmethod(form_parts.form_field)
    label = staticmethod(form_parts.form_label)
    control = staticmethod(form_parts.form_control)
    message = staticmethod(form_parts.form_message)
    submit = staticmethod(form_parts.form_submit)
    validity_state = staticmethod(form_parts.form_validity_state)
    error = staticmethod(form_parts.form_error)
    FormData = FormData
    FieldError = FieldError
    component = Form

    @staticmethod
    def __call__(*children: Child, **props: Unpack[FormProps]) -> Component:
        """A form; ``on_submit`` gets its fields by name, or by id where they have none; ``reset_on_submit`` empties it."""
        made: Component = Form(*children, **props)
        return made

    root = create = __call__


form = FormNamespace()
