"""What listens to the window or keeps an eye on it: its events, what is pasted, a box that follows its end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mirra.elements.component import Component
from mirra.elements.node import Element, Node
from mirra.elements.spec import ComponentSpec, Prop, Trigger
from mirra.errors import EventHandlerValueError, InvalidPropValueError, did_you_mean
from mirra.events.chain import EventActions, EventChain
from mirra.events.triggers import TriggerSpec, key_event, no_args_event_spec, passthrough_event_spec
from mirra.js.tree import Import, Object
from mirra.names import camel
from mirra.vars.literal import literal_var

_LIFE: dict[str, TriggerSpec] = {"on_mount": no_args_event_spec, "on_unmount": no_args_event_spec}
_WINDOW: dict[str, TriggerSpec] = {
    "on_resize": passthrough_event_spec(int, int),
    "on_scroll": passthrough_event_spec(float, float),
    "on_focus": no_args_event_spec,
    "on_blur": no_args_event_spec,
    "on_visibility_change": passthrough_event_spec(bool),
    "on_before_unload": no_args_event_spec,
    "on_key_down": key_event,
    "on_popstate": no_args_event_spec,
    "on_storage": passthrough_event_spec(str, str, str, str),
}


def _triggers(specs: dict[str, TriggerSpec]) -> dict[str, Trigger]:
    return {name: Trigger(camel(name), (spec,)) for name, spec in (specs | _LIFE).items()}


class WindowEventListener(Component):
    """Shows nothing and listens to the window: ``on_resize(width, height)``, ``on_scroll(x, y)``, ``on_visibility_change(hidden)``,
    ``on_key_down(key, info)``, ``on_storage(key, old, new, url)``, ``on_focus``, ``on_blur``, ``on_before_unload``, ``on_popstate``.

    >>> rx.window_event_listener(on_resize=rx.console_log)
    """

    spec = ComponentSpec(
        "window_event_listener",
        Import("mirra", "WindowEvents"),
        {"hooks": Prop("hooks", Any)},
        _triggers(_WINDOW),
    )

    def js_props(self) -> dict[str, Any]:
        """``hooks`` is for subclasses only."""
        return {}


class Clipboard(Component):
    """``on_paste`` gets what is pasted as ``list[tuple[str, str]]``: media types and texts, files as ``data:`` URLs.

    It listens to its children, to the elements with the ids ``targets``, or to the whole page.

    >>> rx.clipboard(
    ...     rx.text_area(placeholder="Paste a picture here"), on_paste=rx.console_log
    ... )
    """

    spec = ComponentSpec(
        "clipboard",
        Import("mirra", "Clipboard"),
        {"targets": Prop("targets", Any), "on_paste_event_actions": Prop("actions", Any)},
        _triggers({"on_paste": passthrough_event_spec(list[tuple[str, str]])}),
    )

    def js_props(self) -> dict[str, Any]:
        """Event actions are the listener's: what was pasted is read after them."""
        chain = self.event_triggers.get("on_paste", EventChain((), ()))
        given = dict(self.props.get("on_paste_event_actions") or {})
        actions = {
            "preventDefault": chain.actions.prevent_default or bool(given.get("prevent_default")),
            "stopPropagation": chain.actions.stop_propagation or bool(given.get("stop_propagation")),
        }
        own = EventActions(
            throttle=given.get("throttle"),
            debounce=given.get("debounce"),
            temporal=bool(given.get("temporal")),
        )
        if chain.steps:
            self.event_triggers["on_paste"] = replace(chain, actions=chain.actions | own)
        targets = self.props.get("targets")
        return {"actions": actions} | ({} if targets is None else {"targets": targets})


class DebounceInput(Component):
    """An input whose ``on_change`` waits until nobody has typed for ``debounce_timeout`` milliseconds (300).

    ``min_length``: shorter texts are kept back; ``force_notify_by_enter``, ``force_notify_on_blur``: Enter, and leaving the input,
    do not wait. Raises ``InvalidPropValueError`` without exactly one child, ``EventHandlerValueError`` where that has no ``on_change``.

    >>> rx.debounce_input(
    ...     rx.input(placeholder="Search", on_change=rx.console_log), debounce_timeout=500
    ... )
    """

    spec = ComponentSpec(
        "debounce_input",
        Import("mirra", "Debounced"),
        {
            name: Prop(camel(name), Any)
            for name in ("min_length", "debounce_timeout", "force_notify_by_enter", "force_notify_on_blur")
        },
        {},
    )

    def __init__(self, *children: Any, **props: Any) -> None:
        own = {name: props.pop(name) for name in (*self.spec.props, "key") if name in props}
        element, ref = props.pop("element", None), props.pop("input_ref", None)
        super().__init__(*children, **own)
        if len(children) != 1 or not isinstance(children[0], Component):
            raise InvalidPropValueError("`debounce_input` has exactly one child, an input.")
        child = children[0]
        child.set(**props, **({} if ref is None else {"id": ref}))
        if "on_change" not in child.event_triggers:
            near = did_you_mean("on_change", child.event_triggers)
            raise EventHandlerValueError(
                f"The input of `debounce_input` has no `on_change`. {near or ''}".rstrip()
            )
        self.element = element

    def freeze(self) -> Node:
        """The input's node, within what waits."""
        node = self.children[0].freeze()
        assert isinstance(node, Element)  # an input is one
        settings = {"timeout": 300} | {_SETTINGS[name]: value for name, value in self.props.items()}
        entries = tuple((name, literal_var(value)._expr) for name, value in settings.items())
        inner = node.tag if self.element is None else self.element.spec.tag
        props = (*node.props, ("inner", inner), ("settings", Object(entries)))
        return replace(node, tag=self.spec.tag, props=props)


_SETTINGS = {
    "debounce_timeout": "timeout",
    "min_length": "minLength",
    "force_notify_by_enter": "byEnter",
    "force_notify_on_blur": "byBlur",
}


def auto_scroll(*children: Any, **props: Any) -> Component:
    """A box that stays at its end while content is added, as long as its end is in view.

    >>> rx.auto_scroll(rx.text("A line. " * 80), height="90px")
    """
    from mirra.components.html import element_class

    made = element_class("div")(*children, **{"overflow": "auto", "tab_index": 0, **props})
    made.spec = replace(made.spec, tag=Import("mirra", "AutoScroll"), name="auto_scroll")
    return made


window_event_listener = WindowEventListener.create
clipboard = Clipboard.create
debounce_input = DebounceInput.create
