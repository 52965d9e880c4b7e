"""Prop types and fragments of prop tables that declarations share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, TypedDict, TypeVar

from mirra.elements.component import Component
from mirra.elements.control import foreach
from mirra.elements.spec import Trigger
from mirra.events.chain import Chainable
from mirra.events.triggers import (
    input_event,
    key_event,
    no_args_event_spec,
    passthrough_event_spec,
    pointer_event_spec,
)
from mirra.js.tree import Import
from mirra.names import camel
from mirra.vars.base import Var

if TYPE_CHECKING:
    from mirra.style.css_props import CssProps

    class Css(CssProps, total=False):
        """CSS properties and the shorthands for several of them."""

        padding_x: Any
        padding_y: Any
        margin_x: Any
        margin_y: Any
        bg: Any
        bg_color: Any

else:

    class Css(TypedDict, total=False):
        """For type checkers this holds every CSS property; at run time style keywords are known by name."""


T = TypeVar("T")
Prop: TypeAlias = T | Var[Any]
Responsive: TypeAlias = T | Var[Any] | Sequence[T] | Mapping[str, T]

Size2: TypeAlias = Literal["1", "2", 1, 2]
Size3: TypeAlias = Literal["1", "2", "3", 1, 2, 3]
Size4: TypeAlias = Literal["1", "2", "3", "4", 1, 2, 3, 4]
Size5: TypeAlias = Literal["1", "2", "3", "4", "5", 1, 2, 3, 4, 5]
Size9: TypeAlias = Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", 1, 2, 3, 4, 5, 6, 7, 8, 9]
Space: TypeAlias = Literal["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
ColorScheme: TypeAlias = Literal[
    "tomato", "red", "ruby", "crimson", "pink", "plum", "purple", "violet", "iris", "indigo", "blue", "cyan", "teal", "jade", "green",
    "grass", "brown", "orange", "sky", "mint", "lime", "yellow", "amber", "gold", "bronze", "gray",
]  # fmt: skip
GrayColor: TypeAlias = Literal["gray", "mauve", "slate", "sage", "olive", "sand", "auto"]
RadiusName: TypeAlias = Literal["none", "small", "medium", "large", "full"]
Direction: TypeAlias = Literal["row", "column", "row-reverse", "column-reverse"]
Align: TypeAlias = Literal["start", "center", "end", "baseline", "stretch"]
Justify: TypeAlias = Literal["start", "center", "end", "between"]
Wrap: TypeAlias = Literal["nowrap", "wrap", "wrap-reverse"]
Side: TypeAlias = Literal["top", "right", "bottom", "left"]
Weight: TypeAlias = Literal["light", "regular", "medium", "bold"]
Trim: TypeAlias = Literal["normal", "start", "end", "both"]
TextAlign: TypeAlias = Literal["left", "center", "right"]
ButtonVariant: TypeAlias = Literal["classic", "solid", "soft", "surface", "outline", "ghost"]
FieldVariant: TypeAlias = Literal["classic", "surface", "soft"]

Event: TypeAlias = Chainable | Var[Any] | Callable[..., Any] | list[Any] | tuple[Any, ...] | None
"""What may be bound to a trigger: a handler, a spec, a special event, a lambda, or a list of them."""


def _on(name: str, *specs: Any) -> Trigger:
    return Trigger(camel(name), specs or (no_args_event_spec,))


class Common(Css, total=False):
    """What every component takes: identity, styles and the default triggers."""

    id: Any
    class_name: Any
    key: Any
    style: Any
    custom_attrs: dict[str, Any]
    ref: Any
    on_click: Annotated[Event, _on("on_click", pointer_event_spec)]
    on_context_menu: Annotated[Event, _on("on_context_menu", pointer_event_spec)]
    on_double_click: Annotated[Event, _on("on_double_click", pointer_event_spec)]
    on_focus: Annotated[Event, _on("on_focus")]
    on_blur: Annotated[Event, _on("on_blur")]
    on_mouse_down: Annotated[Event, _on("on_mouse_down")]
    on_mouse_enter: Annotated[Event, _on("on_mouse_enter")]
    on_mouse_leave: Annotated[Event, _on("on_mouse_leave")]
    on_mouse_move: Annotated[Event, _on("on_mouse_move")]
    on_mouse_out: Annotated[Event, _on("on_mouse_out")]
    on_mouse_over: Annotated[Event, _on("on_mouse_over")]
    on_mouse_up: Annotated[Event, _on("on_mouse_up")]
    on_scroll: Annotated[Event, _on("on_scroll")]
    on_scroll_end: Annotated[Event, _on("on_scroll_end")]
    on_mount: Annotated[Event, _on("on_mount")]
    on_unmount: Annotated[Event, _on("on_unmount")]
    _hover: dict[str, Any]
    _focus: dict[str, Any]
    _focus_visible: dict[str, Any]
    _active: dict[str, Any]
    _disabled: dict[str, Any]
    _before: dict[str, Any]
    _after: dict[str, Any]
    _placeholder: dict[str, Any]
    _first_child: dict[str, Any]
    _last_child: dict[str, Any]
    _dark: dict[str, Any]
    _light: dict[str, Any]
    aria_label: Any
    aria_hidden: Any
    aria_live: Any
    aria_describedby: Any
    aria_labelledby: Any
    role: Prop[str]
    title: Prop[str]
    tab_index: Prop[int]
    access_key: Prop[str]
    auto_capitalize: Prop[Literal["off", "none", "on", "sentences", "words", "characters"]]
    content_editable: Prop[Literal["inherit", "plaintext-only"] | bool]
    context_menu: Prop[str]
    dir: Prop[Literal["ltr", "rtl", "auto"]]
    draggable: Prop[bool]
    enter_key_hint: Prop[Literal["enter", "done", "go", "next", "previous", "search", "send"]]
    hidden: Prop[bool]
    input_mode: Prop[Literal["none", "text", "tel", "url", "email", "numeric", "decimal", "search"]]
    item_prop: Prop[str]
    lang: Prop[str]
    slot: Prop[str]
    spell_check: Prop[bool]


class AsChild(TypedDict, total=False):
    """Give the looks to the one child instead of an element of one's own."""

    as_child: Prop[bool]


class Accent(TypedDict, total=False):
    """The accent colour."""

    color_scheme: Prop[ColorScheme]


class HighContrast(TypedDict, total=False):
    """More contrast with the background."""

    high_contrast: Prop[bool]


class Radius(TypedDict, total=False):
    """How round the corners are."""

    radius: Prop[RadiusName]


class Margins(TypedDict, total=False):
    """Radix margins, in steps of its scale."""

    m: Responsive[Space]
    mx: Responsive[Space]
    my: Responsive[Space]
    mt: Responsive[Space]
    mr: Responsive[Space]
    mb: Responsive[Space]
    ml: Responsive[Space]


class Spacing(Margins, total=False):
    """Radix margins and paddings, in steps of its scale."""

    p: Responsive[Space]
    px: Responsive[Space]
    py: Responsive[Space]
    pt: Responsive[Space]
    pr: Responsive[Space]
    pb: Responsive[Space]
    pl: Responsive[Space]


class Submitter(TypedDict, total=False):
    """How a control sends its form."""

    auto_focus: Prop[bool]
    disabled: Prop[bool]
    form: Prop[str]
    form_action: Prop[str]
    form_enc_type: Prop[str]
    form_method: Prop[Literal["get", "post", "dialog"]]
    form_no_validate: Prop[bool]
    form_target: Prop[str]
    name: Prop[str]
    value: Prop[Any]


ChangeText = Annotated[Event, Trigger("onChange", (input_event,))]
ChangeValue = Annotated[Event, Trigger("onValueChange", (passthrough_event_spec(str),))]
ChangeChecked = Annotated[Event, Trigger("onCheckedChange", (passthrough_event_spec(bool),))]
OpenChange = Annotated[Event, Trigger("onOpenChange", (passthrough_event_spec(bool),))]


class Placement(TypedDict, total=False):
    """Where something floats beside what it belongs to."""

    side: Prop[Side]
    side_offset: Prop[int]
    align: Prop[Literal["start", "center", "end"]]
    align_offset: Prop[int]
    avoid_collisions: Prop[bool]
    collision_padding: Prop[Any]
    sticky: Prop[Literal["partial", "always"]]
    hide_when_detached: Prop[bool]


class Dismissal(TypedDict, total=False):
    """What a layer above the page tells about leaving it."""

    on_close_auto_focus: Annotated[Event, _on("on_close_auto_focus")]
    on_escape_key_down: Annotated[Event, _on("on_escape_key_down")]
    on_pointer_down_outside: Annotated[Event, _on("on_pointer_down_outside")]
    on_focus_outside: Annotated[Event, _on("on_focus_outside")]
    on_interact_outside: Annotated[Event, _on("on_interact_outside")]


class TextInput(TypedDict, total=False):
    """Triggers and props of controls into which text is typed."""

    value: Prop[Any]
    default_value: Prop[Any]
    placeholder: Prop[str]
    name: Prop[str]
    disabled: Prop[bool]
    required: Prop[bool]
    read_only: Prop[bool]
    auto_focus: Prop[bool]
    auto_complete: Prop[Any]
    max_length: Prop[int]
    min_length: Prop[int]
    form: Prop[str]
    on_change: ChangeText
    on_focus: Annotated[Event, Trigger("onFocus", (input_event,))]
    on_blur: Annotated[Event, Trigger("onBlur", (input_event,))]
    on_key_down: Annotated[Event, Trigger("onKeyDown", (key_event,))]
    on_key_up: Annotated[Event, Trigger("onKeyUp", (key_event,))]


def themes(file: str, name: str) -> Import:
    """A component of Radix Themes: ``themes("text-field", "Root")``."""
    return Import(f"@radix-ui/themes/{file}", name)


RADIX_RENAMES = {"colorScheme": "color"}


def accent_attribute(made: Component) -> None:
    """Parts without a colour of their own in Radix take one as ``data-accent-color``."""
    color = made.props.pop("color_scheme", None)
    if color is not None:
        made.attributes["data-accent-color"] = color


def each(items: Any, make: Callable[[Any], Any]) -> list[Any]:
    """What ``make`` makes of each of some values, or of each item of a Var."""
    return [foreach(items, make)] if isinstance(items, Var) else [make(item) for item in items]


def taken(props: dict[str, Any], *names: str) -> dict[str, Any]:
    """Those of the props with these names, which are taken out."""
    return {name: props.pop(name) for name in names if name in props}
