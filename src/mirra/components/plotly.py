"""``rx.plotly``: figures of Plotly. The library comes from npm (extra ``npm``) when the first figure of a page is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Unpack

from mirra.components.colors import resolved_color_mode
from mirra.components.common import Common, Event, Prop
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.errors import InvalidPropTypeError
from mirra.events.triggers import no_args_event_spec
from mirra.js.tree import Call, Import, LazyImport
from mirra.names import camel
from mirra.vars.base import Var, make

VERSION = "3.7.0"
BUNDLES = {
    "plotly": "strict",
    "basic": "basic",
    "cartesian": "cartesian",
    "finance": "finance",
    "geo": "geo",
    "gl2d": "strict",
    "gl3d": "gl3d",
    "mapbox": "mapbox",
    "strict": "strict",
}
"""Name -> the distribution of plotly.js. The whole one and that of ``gl2d`` make functions from text, which the content policy
refuses; the strict one holds the same traces and does not."""


def _points(event: Any) -> list[Any]:
    return [make(Call(Import("mirra/plotly", "points"), (event._expr,)), list[dict[str, Any]])]


def _on(name: str, spec: Any = no_args_event_spec) -> Trigger:
    return Trigger(camel(name), (spec,))


class PlotProps(Common, total=False):
    """Props of :func:`plot`; the triggers of the points give a list of dicts, the others nothing."""

    library: Any
    data: Prop[Any]
    layout: Prop[dict[str, Any]]
    template: Prop[Any]
    config: Prop[dict[str, Any]]
    locale: Prop[str]
    locale_data: Any
    use_resize_handler: Prop[bool]
    dark: Prop[bool]
    on_click: Annotated[Event, _on("on_click", _points)]
    on_double_click: Annotated[Event, _on("on_double_click")]
    on_after_plot: Annotated[Event, _on("on_after_plot")]
    on_animated: Annotated[Event, _on("on_animated")]
    on_animating_frame: Annotated[Event, _on("on_animating_frame")]
    on_animation_interrupted: Annotated[Event, _on("on_animation_interrupted")]
    on_autosize: Annotated[Event, _on("on_autosize")]
    on_before_hover: Annotated[Event, _on("on_before_hover")]
    on_button_clicked: Annotated[Event, _on("on_button_clicked")]
    on_deselect: Annotated[Event, _on("on_deselect")]
    on_hover: Annotated[Event, _on("on_hover", _points)]
    on_relayout: Annotated[Event, _on("on_relayout")]
    on_relayouting: Annotated[Event, _on("on_relayouting")]
    on_restyle: Annotated[Event, _on("on_restyle")]
    on_redraw: Annotated[Event, _on("on_redraw")]
    on_selected: Annotated[Event, _on("on_selected", _points)]
    on_selecting: Annotated[Event, _on("on_selecting", _points)]
    on_transitioning: Annotated[Event, _on("on_transitioning")]
    on_transition_interrupted: Annotated[Event, _on("on_transition_interrupted")]
    on_unhover: Annotated[Event, _on("on_unhover", _points)]


@declare(Import("mirra/plotly", "Plot"), style={"width": "100%"}, name="plotly")
def plot(*children: Child, **props: Unpack[PlotProps]) -> Component:
    """A figure, drawn by the library that ``library`` gives."""
    raise Declared


def _checked(data: Any) -> Any:
    """A figure as it is sent; raises ``InvalidPropTypeError`` for what Plotly cannot draw."""
    if isinstance(data, Mapping):
        return dict(data)
    traces = isinstance(data, Sequence) and not isinstance(data, str)
    if isinstance(data, Var) or hasattr(data, "to_plotly_json") or traces:
        return data
    raise InvalidPropTypeError(
        f"`data` of `plotly` cannot be `{data!r}`.",
        "It is a figure of `plotly.graph_objects`, a dict with `data` and `layout`, or a list of traces.",
    )


class Plotly:
    """One distribution of Plotly: call it, or its ``create``."""

    def __init__(self, name: str) -> None:
        self.package = f"plotly.js-{BUNDLES[name]}-dist-min@{VERSION}"

    def __call__(self, data: Any = None, *, tag: str | None = None, **props: Any) -> Component:
        """The figure ``data`` (of ``plotly.graph_objects``, a dict, or a Var of either) as wide as its surroundings.

        A figure without a template looks like the theme, light or dark; ``template`` gives it another, ``layout`` and ``config`` are
        laid over the figure's own. ``locale="de"`` writes numbers and dates as one does there. ``on_click``, ``on_hover``,
        ``on_selected`` and their like give the points as a list of dicts.
        """
        locale = props.get("locale")
        if isinstance(locale, str) and locale not in ("en", "en-US"):
            props["locale_data"] = make(
                LazyImport(f"plotly.js-locales@{VERSION}/{locale.lower()}", "default"), Any
            )
        library = make(LazyImport(self.package, "default"), Any)
        given = {} if data is None else {"data": _checked(data)}
        return plot(library=library, dark=resolved_color_mode == "dark", **given, **props)

    create = __call__


class PlotlyNamespace(Plotly, ComponentNamespace):
    """``rx.plotly(data=figure)``, or of a smaller distribution: ``rx.plotly.basic(data=figure)``.

    >>> rx.plotly(
    ...     data={
    ...         "data": [{"type": "bar", "x": ["a", "b"], "y": [2, 3]}],
    ...         "layout": {"height": 240},
    ...     }
    ... )
    >>> rx.plotly.basic(
    ...     data={"data": [{"type": "scatter", "x": [1, 2], "y": [2, 3]}]}, height="240px"
    ... )
    """

    basic = Plotly("basic")
    cartesian = Plotly("cartesian")
    finance = Plotly("finance")
    geo = Plotly("geo")
    gl2d = Plotly("gl2d")
    gl3d = Plotly("gl3d")
    mapbox = Plotly("mapbox")
    strict = Plotly("strict")


plotly = PlotlyNamespace("plotly")
