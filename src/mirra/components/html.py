"""``rx.el.*``: every HTML and SVG element, from the table in ``html_elements``; and ``rx.html``, ``rx.image``, lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from mirra.components.html_elements import ELEMENTS, GLOBAL
from mirra.components.meanings import ELEMENT_MEANINGS, docstring
from mirra.elements.component import Component
from mirra.elements.control import foreach
from mirra.elements.markup import trusted
from mirra.elements.spec import ComponentSpec, Prop, Trigger, default_triggers, input_triggers
from mirra.errors import UnknownComponentError, did_you_mean
from mirra.events.triggers import checked_input_event, key_event, no_args_event_spec, on_submit_event_spec
from mirra.js.tree import Import, Literal
from mirra.names import camel
from mirra.style.css_props import CssProps
from mirra.vars.base import Var

_INPUTS = frozenset({"input", "textarea", "select"})
_SVG_WITH_CSS = frozenset({"width", "height", "x", "y", "r", "rx", "ry", "cx", "cy", "d"})
_MEDIA = ("on_play", "on_pause", "on_ended", "on_load", "on_error")
_CSS = frozenset(CssProps.__annotations__)
_JS_NAMES = {
    "to": "href",
    "referrerpolicy": "referrerPolicy",
    "crossorigin": "crossOrigin",
    "hreflang": "hrefLang",
    "for": "htmlFor",
    "html_for": "htmlFor",
    "char_set": "charSet",
    "accept_charset": "acceptCharset",
    "default_checked": "defaultChecked",
}
_SVG_TAGS = frozenset(
    ["svg", "circle", "rect", "path", "line", "ellipse", "polygon", "polyline", "image", "use", "text", "g"]
)


@cache
def element_class(name: str) -> type[Component]:
    """The component class of an element; raises ``UnknownComponentError`` with the nearest name."""
    if name not in ELEMENTS:
        raise UnknownComponentError(f"There is no HTML element `{name}`.", did_you_mean(name, ELEMENTS))
    tag, own = ELEMENTS[name]
    attributes = own.split()
    # `width` and the like are CSS except where the element has an attribute of that name that means more.
    keeps = (
        _SVG_WITH_CSS
        if tag in _SVG_TAGS or tag in ("img", "canvas", "video", "iframe", "embed", "object")
        else frozenset()
    )
    names = [a for a in (*GLOBAL, *attributes) if a not in _CSS or a in keeps or a in attributes]
    props = {a: Prop(_JS_NAMES.get(a, camel(a))) for a in names}
    triggers = default_triggers()
    if tag in _INPUTS:
        triggers |= input_triggers()
        props |= {a: Prop(camel(a)) for a in ("value", "default_value", "default_checked", "checked")}
        props["list"] = Prop("list")
    if tag == "form":
        triggers["on_submit"] = Trigger("onSubmit", (on_submit_event_spec, no_args_event_spec))
        triggers["on_reset"] = Trigger("onReset")
    triggers |= {
        t: Trigger(camel(t)) for t in _MEDIA if tag in ("audio", "video", "img", "iframe", "script", "link")
    }
    triggers |= {
        t: Trigger(camel(t), (key_event,)) for t in ("on_key_down", "on_key_up") if tag in ("div", "body")
    }
    expr = Import("mirra", "Link") if tag == "a" else Literal(tag)
    spec = ComponentSpec(name, expr, props, triggers, is_controlled=tag in ("input", "textarea"))
    return type(name.capitalize(), (Component,), {"spec": spec, "__module__": __name__, "tag": tag})


class Element:
    """One HTML element: call it, or its ``create``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.__doc__ = docstring(f"el.{name}", ELEMENT_MEANINGS[name])

    @property
    def component(self) -> type[Component]:
        """The component class."""
        return element_class(self.name)

    def __call__(self, *children: Any, **props: Any) -> Component:
        """The element with these children and attributes."""
        made = element_class(self.name)(*children, **props)
        if self.name == "input" and made.props.get("type") == "checkbox" and "on_change" in props:
            made.event_triggers.pop("on_change")
            from mirra.events.bind import bind

            made.event_triggers["on_change"] = bind(
                props["on_change"], checked_input_event, component="input", trigger="on_change"
            )
        return made

    create = __call__


class SvgElement(Element):
    """``rx.el.svg(...)``, and its parts: ``rx.el.svg.path(...)``."""

    def __getattr__(self, name: str) -> Element:
        if name.startswith("__"):
            raise AttributeError(name)
        # Some names mean another element inside an SVG.
        own = f"svg_{name}" if f"svg_{name}" in ELEMENTS else name
        element_class(own)
        return Element(own)


_CLASSES = {
    "".join(word.capitalize() for word in name.split("_")): name
    for name in ELEMENTS
    if not name.startswith("svg_") and name != "style"
}
_CLASSES["StyleEl"] = "style"
"""``Div`` for `div`, ``LinearGradient`` for `linear_gradient`."""


class HtmlNamespace:
    """Every element of HTML and SVG by its name, with its attributes in words joined by ``_``; ``rx.el.Div`` is the class of
    ``rx.el.div``.

    >>> rx.el.figure(
    ...     rx.el.figcaption("A figure"),
    ...     rx.el.svg(
    ...         rx.el.svg.circle(cx="20", cy="20", r="18", fill="tomato"),
    ...         width="40",
    ...         height="40",
    ...     ),
    ... )
    """

    @property
    def elements(self) -> HtmlNamespace:
        """The same, under the name of the module that others keep their elements in."""
        return self

    def __getattr__(self, name: str) -> Element:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _CLASSES:
            return element_class(_CLASSES[name])  # type: ignore[return-value]  # for those who derive from it or ask isinstance
        if name == "svg":
            return SvgElement("svg")
        key = name if name in ELEMENTS else name.rstrip("_")
        element_class(key)
        made = Element(key)
        setattr(self, name, made)
        return made

    def __dir__(self) -> Sequence[str]:
        return sorted(name for name in ELEMENTS if not name.startswith("svg_"))


el = HtmlNamespace()


def image(src: Any = None, **props: Any) -> Component:
    """A picture; ``alt`` says what it shows to those who do not see it.

    >>> rx.image(
    ...     src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=",
    ...     alt="A white square",
    ...     width="80px",
    ...     border="1px solid gray",
    ... )
    """
    return element_class("img")(**({} if src is None else {"src": src}), **props)


def html(content: Any, **props: Any) -> Component:
    """Raw HTML. What is written here goes in as it is; what comes from state is cleaned: scripts, styles, forms, frames and
    handlers are taken out, and ``id`` and ``name`` get the prefix ``user-content-``.

    >>> rx.html("<p>A text with <b>marks</b>.</p>")
    """
    made = element_class("div")(**props)
    made.set(class_name=props.get("class_name", "rx-Html"))
    made.props["dangerouslySetInnerHTML"] = {"__html": content}
    return made


def unsafe_html(content: Any, **props: Any) -> Component:
    """Raw HTML that goes in as it is, also from state: for markup that your own code made, never for what people have written.

    >>> rx.unsafe_html("<form action='/search'><input name='q'></form>")
    """
    return html(trusted(content), **props)


def _items(items: Any, children: tuple[Any, ...]) -> Sequence[Any]:
    made = (
        []
        if items is None
        else [foreach(items, list_item)]
        if isinstance(items, Var)
        else [list_item(item) for item in items]
    )
    return [*children, *made]


_WITH_ICON = {"& > svg": {"display": "inline", "vertical_align": "text-bottom", "margin_right": "0.25em"}}


def list_item(*children: Any, **props: Any) -> Component:
    """One entry of a list.

    >>> rx.unordered_list(rx.list_item("Tea"), rx.list_item("Milk"))
    """
    if any(isinstance(child, Component) and child.spec.name == "icon" for child in children):
        props["style"] = [_WITH_ICON, props.pop("style", None)]
    return element_class("li")(*children, **props)


def unordered_list(
    *children: Any, items: Any = None, list_style_type: str = "disc", **props: Any
) -> Component:
    """A list with bullets; ``items`` makes an entry of each.

    >>> rx.unordered_list(items=["Tea", "Milk"])
    """
    style = {"margin_left": "1.5rem", "list_style_type": list_style_type, **props}
    return element_class("ul")(*_items(items, children), **style)


def ordered_list(
    *children: Any, items: Any = None, list_style_type: str = "decimal", **props: Any
) -> Component:
    """A numbered list; ``items`` makes an entry of each.

    >>> rx.ordered_list(items=["Boil water", "Wait"])
    """
    style = {"margin_left": "1.5rem", "list_style_type": list_style_type, **props}
    return element_class("ol")(*_items(items, children), **style)


class ListNamespace:
    """A list without marks; ``rx.list.unordered`` has bullets, ``rx.list.ordered`` numbers.

    >>> rx.list(items=["Tea", "Milk"])
    >>> rx.list.unordered(
    ...     rx.list.item("Tea"),
    ...     rx.list.item("Milk", rx.list.ordered(items=["cold", "warm"])),
    ... )
    """

    item = staticmethod(list_item)
    unordered = staticmethod(unordered_list)
    ordered = staticmethod(ordered_list)

    def __call__(self, *children: Any, items: Any = None, **props: Any) -> Component:
        """A list without marks."""
        return element_class("ul")(*_items(items, children), **{"list_style_type": "none", **props})

    create = __call__


list = ListNamespace()  # the known name
