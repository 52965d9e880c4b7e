"""``rx.recharts.*``: charts by recharts. Props are passed on by their camelCase names; dicts keep their keys.

The library is a chunk of its own: a page without a chart does not load it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from mirra.components import charts_types
from mirra.components.charts_table import CHARTS, PARTS
from mirra.components.meanings import CHART_MEANINGS, docstring
from mirra.elements.component import Component
from mirra.elements.spec import ComponentSpec, Prop, Trigger, default_triggers
from mirra.errors import InvalidPropTypeError, InvalidPropValueError, UnknownComponentError, did_you_mean
from mirra.events.triggers import no_args_event_spec
from mirra.js.tree import Import
from mirra.names import camel
from mirra.vars.base import Var
from mirra.vars.function import FunctionStringVar

_MORE = (
    "tick_margin",
    "formatter",
    "label_formatter",
    "shape",
    "name",
    "hide",
    "dot",
    "label",
    "fill",
    "stroke",
    "z_index",
)
"""Props that several parts take beyond the table."""
_FUNCTIONS = ("tick_formatter", "formatter", "label_formatter")

_TICK = {"fill": "var(--gray-11)", "fontSize": 12}
_STYLE: dict[str, Any] = {
    "font_size": "var(--font-size-1)",
    # The names in a treemap have neither a class nor a prop.
    "& .recharts-treemap-depth-1 text": {"fill": "var(--gray-12)"},
    "& .recharts-treemap-depth-1 path": {"stroke": "var(--color-background)", "stroke_width": "2"},
}
_DEFAULTS: dict[str, dict[str, Any]] = {
    "line": {
        "stroke": "var(--accent-9)",
        "dot": {"stroke": "var(--accent-10)", "fill": "var(--accent-4)"},
        "active_dot": {"stroke": "var(--accent-2)", "fill": "var(--accent-10)"},
    },
    "area": {
        "stroke": "var(--accent-9)",
        "fill": "var(--accent-5)",
        "type_": "monotone",
        "dot": {"stroke": "var(--accent-3)", "fill": "var(--accent-10)"},
    },
    "bar": {"fill": "var(--accent-9)"},
    "scatter": {"fill": "var(--accent-9)"},
    "brush": {"stroke": "var(--gray-9)", "fill": "var(--gray-2)"},
    "funnel": {"stroke": "var(--gray-3)"},
    "error_bar": {"stroke": "var(--gray-8)"},
    "label_list": {"fill": "var(--gray-10)", "stroke": "none"},
    "polar_grid": {"stroke": "var(--gray-10)"},
    "polar_angle_axis": {"stroke": "var(--gray-10)", "tick_line": False, "tick": _TICK},
    "polar_radius_axis": {"stroke": "var(--gray-10)", "tick": _TICK},
    "treemap": {"color_panel": ["var(--accent-6)", "var(--accent-5)", "var(--accent-4)", "var(--accent-7)"]},
    "z_axis": {"range": [60, 400]},
    "pie": {"fill": "var(--accent-3)", "stroke": "var(--accent-9)"},
    "radar": {"fill": "var(--accent-3)", "stroke": "var(--accent-9)", "fill_opacity": 0.6},
    "radial_bar": {"fill": "var(--accent-9)"},
    "cartesian_grid": {"stroke": "var(--gray-7)", "stroke_dasharray": "3 3"},
    "x_axis": {"stroke": "var(--gray-9)", "tick": _TICK},
    "y_axis": {"stroke": "var(--gray-9)", "tick": _TICK},
    "graphing_tooltip": {
        "content_style": {
            "background": "var(--gray-1)",
            "borderColor": "var(--accent-4)",
            "borderRadius": "8px",
        },
        "item_style": {"color": "var(--gray-12)"},
        "cursor": {"strokeWidth": 1, "fill": "var(--gray-3)"},
    },
}


@cache
def chart_class(name: str) -> type[Component]:
    """The component class of a chart or part; raises ``UnknownComponentError`` with the nearest name."""
    if name not in PARTS:
        raise UnknownComponentError(f"recharts has no `{name}`.", did_you_mean(name, PARTS))
    export, own = PARTS[name]
    triggers = default_triggers() | {
        trigger: Trigger(camel(trigger), (no_args_event_spec,))
        for trigger in ("on_click", "on_animation_start", "on_animation_end", "on_change", "on_resize")
    }
    props = {prop: Prop(camel(prop)) for prop in (*own.split(), *_MORE)}
    spec = ComponentSpec(name, Import("recharts", export), props, triggers, client_only=name in CHARTS)
    return type(export, (Component,), {"spec": spec, "__module__": __name__})


class Chart:
    """One chart or part: call it, or its ``create``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.component = chart_class(name)
        self.__doc__ = docstring(f"recharts.{name}", CHART_MEANINGS[name])

    def __call__(self, *children: Any, **props: Any) -> Component:
        """Charts fill their surroundings unless they have a width and a height in pixels."""
        props = {**_DEFAULTS.get("graphing_tooltip" if self.name == "tooltip" else self.name, {}), **props}
        if props.get("background") is True:
            props["background"] = {"fill": "var(--gray-4)"}
        for name in _FUNCTIONS:
            if isinstance(props.get(name), str):
                props[name] = FunctionStringVar.create(props[name])
        if self.name not in CHARTS:
            return self.component(*children, **props)
        style = [_STYLE, props.pop("style", None)]
        _check_data(self.name, props.get("data"), children)
        width, height = props.pop("width", "100%"), props.pop("height", 300)
        outer = {
            name: props.pop(name)
            for name in ("id", "class_name", "min_width", "min_height", "aspect")
            if name in props
        }
        if isinstance(width, int | float) and isinstance(height, int | float) and not outer:
            return self.component(*children, width=width, height=height, style=style, **props)
        return chart_class("responsive_container")(
            self.component(*children, **props), width=width, height=height, style=style, **outer
        )

    create = __call__


_ROWS = frozenset({"line_chart", "area_chart", "bar_chart", "composed_chart", "radar_chart"})
"""Charts that draw rows, a part of them for each column."""
_COLUMNS = frozenset({"line", "area", "bar", "radar"})


def _check_data(name: str, data: Any, children: Sequence[Any]) -> None:
    """Raises for rows that are no dicts and for columns that no row has; one that only some rows have is drawn with gaps."""
    if name not in _ROWS or not isinstance(data, list | tuple) or not data:
        return
    for index, row in enumerate(data):
        if isinstance(row, Var):
            return
        if not isinstance(row, Mapping):
            example = next(
                (dict(other) for other in data if isinstance(other, Mapping)), {"name": "Ada", "value": 1}
            )
            raise InvalidPropTypeError(
                f"Entry {index} of `data` of `{name}` cannot be `{row!r}`.",
                f"Each is a dict, such as `{example}`.",
            )
    columns = list(dict.fromkeys(str(key) for row in data for key in row))
    for part in children:
        key = (
            part.props.get("data_key") if isinstance(part, Component) and part.spec.name in _COLUMNS else None
        )
        if isinstance(key, str) and key not in columns and key.isidentifier() and "data" not in part.props:
            raise InvalidPropValueError(
                f"No entry of `data` of `{name}` has the `{key}` that `{part.spec.name}` shows.",
                did_you_mean(key, columns) or f"It has {', '.join(f'`{column}`' for column in columns)}.",
                source=part.source,
            )


class SankeyChart(Chart):
    """Flows between things; ``node`` and ``link`` are functions that draw one thing, or one flow."""

    @staticmethod
    def node(fn: Callable[..., Any]) -> Callable[[Any], Any]:
        """A function of ``x``, ``y``, ``width``, ``height``, ``index`` and ``payload``, or of some of them, as the prop ``node``.

        >>> @rx.recharts.sankey_chart.node
        ... def box(x, y, width, height):
        ...     return rx.el.rect(x=x, y=y, width=width, height=height, fill="var(--accent-9)")
        """
        wanted = list(inspect.signature(fn).parameters)

        def drawn(shape: Any) -> Any:
            return fn(**{name: getattr(shape, camel(name)) for name in wanted})

        return drawn

    link = node
    """The same for the prop ``link``: ``source_x``, ``source_y``, ``target_x``, ``link_width``, ``payload`` and more."""


_CLASSES = {"".join(word.capitalize() for word in name.split("_")): name for name in PARTS}
"""``LineChart`` for `line_chart`."""


class RechartsNamespace:
    """Charts by recharts, made of their parts. ``rx.recharts.LineChart`` is the class of ``line_chart``; the types of props are here too.

    >>> rx.recharts.line_chart(
    ...     rx.recharts.line(data_key="visitors"),
    ...     rx.recharts.x_axis(data_key="day"),
    ...     rx.recharts.y_axis(),
    ...     data=[
    ...         {"day": "Mon", "visitors": 12},
    ...         {"day": "Tue", "visitors": 30},
    ...         {"day": "Wed", "visitors": 22},
    ...     ],
    ...     width="100%",
    ...     height=220,
    ... )
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _CLASSES:
            return chart_class(_CLASSES[name])
        if name[0].isupper() or name in charts_types.__all__:
            return getattr(charts_types, name)
        made = SankeyChart(name) if name == "sankey_chart" else Chart(name)
        setattr(self, name, made)
        return made

    def __dir__(self) -> list[str]:
        return sorted(PARTS)


recharts = RechartsNamespace()
