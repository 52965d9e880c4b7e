"""``rx.recharts.*``: charts by recharts. Props are passed on by their camelCase names; dicts keep their keys.

The library is a chunk of its own: a page without a chart does not load it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from mirra.elements.component import Component
from mirra.elements.spec import ComponentSpec, Trigger, camel, default_triggers
from mirra.errors import UnknownComponentError, did_you_mean
from mirra.events.triggers import no_args_event_spec
from mirra.js.tree import Import

CHARTS = {
    "area_chart": "AreaChart", "bar_chart": "BarChart", "line_chart": "LineChart", "composed_chart": "ComposedChart",
    "scatter_chart": "ScatterChart", "pie_chart": "PieChart", "radar_chart": "RadarChart", "radial_bar_chart": "RadialBarChart",
    "funnel_chart": "FunnelChart", "treemap": "Treemap",
}  # fmt: skip
PARTS = {
    "responsive_container": "ResponsiveContainer", "graphing_tooltip": "Tooltip", "tooltip": "Tooltip", "legend": "Legend", "label": "Label",
    "label_list": "LabelList", "cell": "Cell", "area": "Area", "bar": "Bar", "line": "Line", "scatter": "Scatter", "funnel": "Funnel",
    "error_bar": "ErrorBar", "reference_line": "ReferenceLine", "reference_dot": "ReferenceDot", "reference_area": "ReferenceArea",
    "cartesian_grid": "CartesianGrid", "cartesian_axis": "CartesianAxis", "x_axis": "XAxis", "y_axis": "YAxis", "z_axis": "ZAxis",
    "brush": "Brush", "pie": "Pie", "radar": "Radar", "radial_bar": "RadialBar", "polar_grid": "PolarGrid",
    "polar_angle_axis": "PolarAngleAxis", "polar_radius_axis": "PolarRadiusAxis",
}  # fmt: skip

_DEFAULTS: dict[str, dict[str, Any]] = {
    "line": {
        "stroke": "var(--accent-9)",
        "dot": {"stroke": "var(--accent-10)", "fill": "var(--accent-4)"},
        "active_dot": {"stroke": "var(--accent-2)", "fill": "var(--accent-10)"},
    },
    "area": {
        "stroke": "var(--accent-9)",
        "fill": "var(--accent-5)",
        "dot": {"stroke": "var(--accent-3)", "fill": "var(--accent-10)"},
    },
    "bar": {"fill": "var(--accent-9)"},
    "scatter": {"fill": "var(--accent-9)"},
    "pie": {"fill": "var(--accent-3)", "stroke": "var(--accent-9)"},
    "radar": {"fill": "var(--accent-3)", "stroke": "var(--accent-9)"},
    "radial_bar": {"fill": "var(--accent-9)"},
    "cartesian_grid": {"stroke": "var(--gray-7)", "stroke_dasharray": "3 3"},
    "x_axis": {"stroke": "var(--gray-9)"},
    "y_axis": {"stroke": "var(--gray-9)"},
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
    export = CHARTS.get(name) or PARTS.get(name)
    if export is None:
        raise UnknownComponentError(f"recharts has no `{name}`.", did_you_mean(name, [*CHARTS, *PARTS]))
    triggers = default_triggers() | {
        trigger: Trigger(camel(trigger), (no_args_event_spec,))
        for trigger in ("on_click", "on_animation_start", "on_animation_end", "on_change")
    }
    spec = ComponentSpec(
        name, Import("recharts", export), {}, triggers, open_props=True, client_only=name in CHARTS
    )
    return type(export, (Component,), {"spec": spec, "__module__": __name__})


class Chart:
    """One chart or part: call it, or its ``create``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.component = chart_class(name)

    def __call__(self, *children: Any, **props: Any) -> Component:
        """Charts fill their surroundings unless they have a width and a height in pixels."""
        props = {**_DEFAULTS.get("graphing_tooltip" if self.name == "tooltip" else self.name, {}), **props}
        if self.name not in CHARTS:
            return self.component(*children, **props)
        width, height = props.pop("width", "100%"), props.pop("height", 300)
        outer = {
            name: props.pop(name)
            for name in ("id", "class_name", "min_width", "min_height", "aspect")
            if name in props
        }
        if isinstance(width, int | float) and isinstance(height, int | float) and not outer:
            return self.component(*children, width=width, height=height, **props)
        return chart_class("responsive_container")(
            self.component(*children, **props), width=width, height=height, **outer
        )

    create = __call__


class RechartsNamespace:
    """``rx.recharts.line_chart(...)``."""

    def __getattr__(self, name: str) -> Chart:
        if name.startswith("__"):
            raise AttributeError(name)
        made = Chart(name)
        setattr(self, name, made)
        return made

    def __dir__(self) -> list[str]:
        return sorted([*CHARTS, *PARTS])


recharts = RechartsNamespace()
