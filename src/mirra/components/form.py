"""``rx.form``: sends its fields as a dict to ``on_submit``; its parts (``rx.form.field`` …) check what is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mirra.components import form_parts
from mirra.components.html import element_class
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.node import Element, Node, elements_of
from mirra.events.chain import EventActions, EventChain
from mirra.js.tree import Import

_LIBRARY = "@radix-ui/react-form"
_PREVENT = EventActions(prevent_default=True)


class Form(Component):
    """A form element; Radix' own form only where there are parts that need one, since it is a library more to load."""

    spec = element_class("form").spec

    def __init__(self, *children: Any, reset_on_submit: bool = False, **props: Any) -> None:
        super().__init__(*children, **props)
        chain = self.event_triggers.get("on_submit", EventChain((), ()))
        self.event_triggers["on_submit"] = replace(chain, actions=chain.actions | _PREVENT)
        if reset_on_submit:
            self.attributes["data-reset-on-submit"] = "true"

    def add_style(self) -> dict[str, Any]:
        """As wide as there is room."""
        return {"width": "100%"}

    def freeze(self) -> Node:
        """The node."""
        node = super().freeze()
        if isinstance(node, Element) and any(_is_part(element) for element in elements_of(node)):
            return replace(node, tag=Import(_LIBRARY, "Root"))
        return node


def _is_part(element: Element) -> bool:
    return isinstance(element.tag, Import) and element.tag.module == _LIBRARY


class FormNamespace(ComponentNamespace):
    """``rx.form(...)``, and the parts that check what is typed."""

    field = staticmethod(form_parts.form_field)
    label = staticmethod(form_parts.form_label)
    control = staticmethod(form_parts.form_control)
    message = staticmethod(form_parts.form_message)
    submit = staticmethod(form_parts.form_submit)
    validity_state = staticmethod(form_parts.form_validity_state)
    component = Form

    @staticmethod
    def __call__(*children: Any, reset_on_submit: bool = False, **props: Any) -> Component:
        """A form; ``on_submit`` gets its fields by name, or by id where they have none; ``reset_on_submit`` empties it."""
        made: Component = Form(*children, reset_on_submit=reset_on_submit, **props)
        return made

    root = create = __call__


form = FormNamespace()
