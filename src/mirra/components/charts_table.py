"""recharts: public name, export, and props beyond those that every component has (recharts 3, API documentation)."""

from __future__ import annotations

CHARTS = frozenset(
    [
        "area_chart",
        "bar_chart",
        "composed_chart",
        "funnel_chart",
        "line_chart",
        "pie_chart",
        "radar_chart",
        "radial_bar_chart",
        "sankey_chart",
        "scatter_chart",
        "treemap",
    ]
)
"""Whole charts, which stand in a responsive container."""

PARTS: dict[str, tuple[str, str]] = {
    "area": (
        "Area",
        "layout data_key x_axis_id y_axis_id legend_type label is_animation_active animation_begin animation_duration animation_easing unit name stroke stroke_width fill type_ dot active_dot base_line points stack_id connect_nulls",
    ),
    "area_chart": (
        "AreaChart",
        "width height data margin sync_id sync_method layout stack_offset base_value",
    ),
    "bar": (
        "Bar",
        "layout data_key x_axis_id y_axis_id legend_type label is_animation_active animation_begin animation_duration animation_easing unit name stroke stroke_width fill background stack_id min_point_size bar_size max_bar_size radius",
    ),
    "bar_chart": (
        "BarChart",
        "width height data margin sync_id sync_method layout stack_offset bar_category_gap bar_gap bar_size max_bar_size reverse_stack_order",
    ),
    "brush": (
        "Brush",
        "stroke fill data_key x y width height data traveller_width gap start_index end_index",
    ),
    "cartesian_axis": (
        "CartesianAxis",
        "x y width height orientation view_box axis_line tick tick_line tick_size interval label mirror tick_margin",
    ),
    "cartesian_grid": (
        "CartesianGrid",
        "x y width height horizontal vertical vertical_points horizontal_points fill fill_opacity stroke_dasharray stroke",
    ),
    "cell": ("Cell", "fill stroke"),
    "composed_chart": (
        "ComposedChart",
        "width height data margin sync_id sync_method layout stack_offset base_value bar_category_gap bar_gap bar_size reverse_stack_order",
    ),
    "error_bar": (
        "ErrorBar",
        "direction data_key width stroke stroke_width is_animation_active animation_begin animation_duration animation_easing",
    ),
    "funnel": (
        "Funnel",
        "data data_key name_key legend_type is_animation_active animation_begin animation_duration animation_easing stroke trapezoids",
    ),
    "funnel_chart": ("FunnelChart", "width height layout margin stroke"),
    "graphing_tooltip": (
        "Tooltip",
        "separator offset filter_null cursor view_box item_style wrapper_style content_style label_style allow_escape_view_box active position coordinate is_animation_active animation_duration animation_easing",
    ),
    "label": ("Label", "view_box value offset position"),
    "label_list": ("LabelList", "data_key position offset fill stroke"),
    "layer": ("Layer", ""),
    "legend": (
        "Legend",
        "width height layout align vertical_align icon_size icon_type payload chart_width chart_height margin",
    ),
    "line": (
        "Line",
        "layout data_key x_axis_id y_axis_id legend_type label is_animation_active animation_begin animation_duration animation_easing unit name type_ stroke stroke_width dot active_dot hide connect_nulls points stroke_dasharray",
    ),
    "line_chart": ("LineChart", "width height data margin sync_id sync_method layout stack_offset"),
    "pie": (
        "Pie",
        "data data_key cx cy inner_radius outer_radius start_angle end_angle min_angle padding_angle name_key legend_type label label_line stroke fill is_animation_active animation_begin animation_duration animation_easing root_tab_index",
    ),
    "pie_chart": ("PieChart", "width height margin"),
    "polar_angle_axis": (
        "PolarAngleAxis",
        "data_key cx cy radius axis_line axis_line_type tick_line tick ticks orientation stroke allow_duplicated_category",
    ),
    "polar_grid": ("PolarGrid", "cx cy inner_radius outer_radius polar_angles polar_radius grid_type stroke"),
    "polar_radius_axis": (
        "PolarRadiusAxis",
        "angle type_ allow_duplicated_category cx cy reversed orientation axis_line tick tick_count scale domain stroke",
    ),
    "radar": (
        "Radar",
        "data_key points dot stroke fill fill_opacity legend_type label is_animation_active animation_begin animation_duration animation_easing",
    ),
    "radar_chart": (
        "RadarChart",
        "width height data margin cx cy start_angle end_angle inner_radius outer_radius",
    ),
    "radial_bar": (
        "RadialBar",
        "data data_key min_angle legend_type label background is_animation_active animation_begin animation_duration animation_easing",
    ),
    "radial_bar_chart": (
        "RadialBarChart",
        "width height data margin cx cy start_angle end_angle inner_radius outer_radius bar_category_gap bar_gap bar_size",
    ),
    "rectangle": (
        "Rectangle",
        "x y width height radius fill fill_opacity stroke stroke_width is_animation_active is_update_animation_active animation_begin animation_duration animation_easing",
    ),
    "reference_area": (
        "ReferenceArea",
        "stroke fill fill_opacity x_axis_id y_axis_id x1 x2 y1 y2 if_overflow",
    ),
    "reference_dot": ("ReferenceDot", "x_axis_id y_axis_id if_overflow label x y r fill stroke"),
    "reference_line": (
        "ReferenceLine",
        "x_axis_id y_axis_id if_overflow label x y stroke stroke_width stroke_dasharray segment",
    ),
    "responsive_container": ("ResponsiveContainer", "aspect width height min_width min_height debounce"),
    "sankey_chart": (
        "Sankey",
        "width height name_key data_key data margin node link sort node_padding node_width link_curvature iterations",
    ),
    "scatter": (
        "Scatter",
        "data name legend_type x_axis_id y_axis_id z_axis_id line shape line_type fill is_animation_active animation_begin animation_duration animation_easing",
    ),
    "scatter_chart": ("ScatterChart", "width height margin"),
    "tooltip": (
        "Tooltip",
        "separator offset filter_null cursor view_box item_style wrapper_style content_style label_style allow_escape_view_box active position coordinate is_animation_active animation_duration animation_easing",
    ),
    "treemap": (
        "Treemap",
        "width height data data_key name_key aspect_ratio color_panel is_animation_active animation_begin animation_duration animation_easing",
    ),
    "x_axis": (
        "XAxis",
        "data_key hide width height type_ interval allow_decimals allow_data_overflow allow_duplicated_category domain axis_line mirror reversed label scale unit name ticks tick tick_count tick_line tick_size tick_formatter min_tick_gap stroke text_anchor orientation x_axis_id include_hidden angle padding",
    ),
    "y_axis": (
        "YAxis",
        "data_key hide width height type_ interval allow_decimals allow_data_overflow allow_duplicated_category domain axis_line mirror reversed label scale unit name ticks tick tick_count tick_line tick_size tick_formatter min_tick_gap stroke text_anchor orientation y_axis_id padding",
    ),
    "z_axis": ("ZAxis", "data_key z_axis_id range unit name scale"),
}
"""Name -> (export, props), charts included."""
