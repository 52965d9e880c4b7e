"""``rx.accordion``: sections that open one by one, or several at a time (Radix primitive in the looks of Radix Themes)."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Unpack

from mirra.components.common import Accent, AsChild, Common, Prop, RadiusName, accent_attribute
from mirra.components.icons import icon
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.events.triggers import passthrough_event_spec
from mirra.js.tree import Import

_LIBRARY = "@radix-ui/react-accordion"
Variant = Literal["classic", "soft", "surface", "outline", "ghost"]
_SURFACES: dict[str, dict[str, Any]] = {
    "classic": {
        "background": "var(--accent-9)",
        "color": "var(--accent-contrast)",
        "box_shadow": "var(--shadow-3)",
    },
    "soft": {"background": "var(--accent-3)", "color": "var(--accent-11)"},
    "surface": {
        "background": "var(--accent-surface)",
        "border": "1px solid var(--accent-6)",
        "color": "var(--accent-11)",
    },
    "outline": {"border": "1px solid var(--accent-8)", "color": "var(--accent-11)"},
    "ghost": {"color": "var(--accent-11)"},
}
_RADII = {"none": "0", "small": "4px", "medium": "8px", "large": "12px", "full": "24px"}


def look(part: Component) -> None:
    """A part's own colour and variant."""
    accent_attribute(part)
    variant = part.props.pop("variant", None)
    if variant is not None:
        part.attributes["data-variant"] = variant
        if isinstance(variant, str):
            part.styles.insert(0, _SURFACES.get(variant, {}))


class RootProps(Common, AsChild, Accent, total=False):
    """Props of the whole."""

    type: Prop[Literal["single", "multiple"]]
    value: Prop[Any]
    default_value: Prop[Any]
    collapsible: Prop[bool]
    disabled: Prop[bool]
    orientation: Prop[Literal["vertical", "horizontal"]]
    on_value_change: Annotated[Any, Trigger("onValueChange", (passthrough_event_spec(Any),))]
    variant: Prop[Variant]
    radius: Prop[RadiusName]
    duration: Prop[int]
    easing: Prop[str]
    show_dividers: Prop[bool]


class ItemProps(Common, AsChild, Accent, total=False):
    """Props of one section."""

    value: Prop[str]
    disabled: Prop[bool]
    variant: Prop[Variant]
    header: Any
    content: Any


class PartProps(Common, AsChild, Accent, total=False):
    """Props of the other parts."""

    variant: Prop[Variant]


@declare(Import(_LIBRARY, "Root"), defaults={"type": "single"}, name="accordion")
def _root(*children: Child, **props: Unpack[RootProps]) -> Component:
    raise Declared


@declare(
    Import(_LIBRARY, "Item"),
    style={"overflow": "hidden", "width": "100%"},
    name="accordion.item",
    finish=look,
)
def _item(*children: Child, **props: Unpack[ItemProps]) -> Component:
    raise Declared


@declare(
    Import(_LIBRARY, "Header"), style={"display": "flex", "margin": "0"}, name="accordion.header", finish=look
)
def header(*children: Child, **props: Unpack[PartProps]) -> Component:
    """The line that opens a section."""
    raise Declared


@declare(
    Import(_LIBRARY, "Trigger"),
    style={
        "display": "flex", "align_items": "center", "justify_content": "space-between", "width": "100%", "padding": "0.75rem 1rem",
        "font": "inherit", "line_height": "1", "color": "inherit", "background": "none", "border": "0", "cursor": "pointer",
        "_focus_visible": {"outline": "2px solid var(--focus-8)", "outline_offset": "-2px"},
        "&[data-state='open'] > .AccordionChevron": {"transform": "rotate(180deg)"},
        "_disabled": {"opacity": "0.5", "cursor": "default"},
    },
    name="accordion.trigger",
    finish=look,
)  # fmt: skip
def trigger(*children: Child, **props: Unpack[PartProps]) -> Component:
    """The button in a header."""
    raise Declared


@declare(
    Import(_LIBRARY, "Content"),
    style={"overflow": "hidden", "padding": "0 1rem 1rem", "font_size": "1em"},
    name="accordion.content",
    finish=look,
)
def content(*children: Child, **props: Unpack[PartProps]) -> Component:
    """What a section shows when it is open."""
    raise Declared


def chevron(**props: Any) -> Component:
    """The arrow that turns when a section opens."""
    given = {"size": 18, "class_name": "AccordionChevron", "transition": "transform 200ms", **props}
    return icon("chevron_down", **given)


def item(
    *children: Any, header: Any = None, content: Any = None, value: Any = None, **props: Any
) -> Component:
    """One section, of ``header`` and ``content`` or of parts as children; ``value`` names it, by default after its header."""
    parts = list(children)
    if header is not None:
        parts.append(_header_of(header))
    if content is not None:
        parts.append(content if _is_part(content, "accordion.content") else _content_of(content))
    named = value if value is not None else header if isinstance(header, str) else None
    given: dict[str, Any] = props if named is None else {"value": named, **props}
    return _item(*parts, **given)


def _is_part(value: Any, name: str) -> bool:
    return isinstance(value, Component) and value.spec.name == name


def _header_of(value: Any) -> Component:
    return value if _is_part(value, "accordion.header") else header(trigger(value, chevron()))


def _content_of(value: Any) -> Component:
    return content(value)


def root(*children: Any, **props: Any) -> Component:
    """Sections below each other; ``type="multiple"`` lets several be open, ``collapsible`` lets all be closed."""
    variant = props.pop("variant", "classic")
    radius = _RADII.get(str(props.pop("radius", "medium")), "8px")
    dividers = props.pop("show_dividers", variant in ("classic", "surface", "outline"))
    duration = props.pop("duration", 200)
    easing = props.pop("easing", "cubic-bezier(0.87, 0, 0.13, 1)")
    color = props.pop("color_scheme", None)
    surface = dict(_SURFACES.get(variant, {})) if isinstance(variant, str) else {}
    look = {
        **surface,
        "border_radius": radius,
        "overflow": "hidden",
        "& .AccordionChevron": {"transition": f"transform {duration}ms {easing}"},
        **({"& > * + *": {"border_top": "1px solid var(--accent-6)"}} if dividers else {}),
    }
    styled = props.pop("style", None) or {}
    attributes: dict[str, Any] = (
        {"data_variant": variant} if color is None else {"data_variant": variant, "data_accent_color": color}
    )
    given: dict[str, Any] = {**attributes, **props}
    return _root(*children, style=[look, styled], **given)


class AccordionNamespace(ComponentNamespace):
    """Answers that are folded away below their questions. An item is made of ``header`` and ``content``, or of the parts.

    >>> rx.accordion.root(
    ...     rx.accordion.item(header="Is it free?", content="Yes."),
    ...     rx.accordion.item(
    ...         rx.accordion.header(
    ...             rx.accordion.trigger("May I change it?", rx.accordion.icon())
    ...         ),
    ...         rx.accordion.content("Yes, that too."),
    ...     ),
    ...     collapsible=True,
    ...     width="100%",
    ... )
    """

    root = staticmethod(root)
    item = staticmethod(item)
    header = staticmethod(header)
    trigger = staticmethod(trigger)
    content = staticmethod(content)
    icon = staticmethod(chevron)


accordion = AccordionNamespace()
