"""Charts, drawn by recharts."""

from typing import Any

import mirra as rx

from .frame import show

MONTHS: list[dict[str, Any]] = [
    {"month": name, "sales": sales, "costs": costs}
    for name, sales, costs in [
        ("Jan", 40, 24),
        ("Feb", 30, 14),
        ("Mar", 52, 38),
        ("Apr", 47, 30),
        ("May", 63, 41),
        ("Jun", 58, 33),
    ]
]
SHARES: list[dict[str, Any]] = [
    {"name": "A", "value": 4},
    {"name": "B", "value": 3},
    {"name": "C", "value": 2},
]
STILL: dict[str, Any] = {"is_animation_active": False}


def axes() -> list[rx.Component]:
    return [
        rx.recharts.x_axis(data_key="month"),
        rx.recharts.y_axis(),
        rx.recharts.cartesian_grid(stroke_dasharray="3 3"),
        rx.recharts.graphing_tooltip(),
        rx.recharts.legend(),
    ]


def shown() -> list[rx.Component]:
    size: dict[str, Any] = {"data": MONTHS, "width": "100%", "height": 220}
    return [
        show(
            "line_chart",
            rx.recharts.line_chart(
                rx.recharts.line(data_key="sales", stroke=rx.color("accent", 9), **STILL),
                rx.recharts.line(data_key="costs", stroke=rx.color("orange", 9), **STILL),
                *axes(),
                **size,
            ),
        ),
        show(
            "area_chart",
            rx.recharts.area_chart(
                rx.recharts.area(
                    data_key="sales", stroke=rx.color("accent", 9), fill=rx.color("accent", 5), **STILL
                ),
                *axes(),
                **size,
            ),
        ),
        show(
            "bar_chart",
            rx.recharts.bar_chart(
                rx.recharts.bar(data_key="sales", fill=rx.color("accent", 9), **STILL),
                rx.recharts.bar(data_key="costs", fill=rx.color("orange", 8), **STILL),
                *axes(),
                **size,
            ),
        ),
        show(
            "pie_chart",
            rx.recharts.pie_chart(
                rx.recharts.pie(
                    data=SHARES,
                    data_key="value",
                    name_key="name",
                    fill=rx.color("accent", 9),
                    label=True,
                    **STILL,
                ),
                width="100%",
                height=220,
            ),
        ),
        show(
            "radar_chart",
            rx.recharts.radar_chart(
                rx.recharts.radar(
                    data_key="sales",
                    stroke=rx.color("accent", 9),
                    fill=rx.color("accent", 9),
                    fill_opacity=0.4,
                    **STILL,
                ),
                rx.recharts.polar_grid(),
                rx.recharts.polar_angle_axis(data_key="month"),
                **size,
            ),
        ),
        show(
            "scatter_chart",
            rx.recharts.scatter_chart(
                rx.recharts.scatter(data=MONTHS, fill=rx.color("accent", 9), **STILL),
                rx.recharts.x_axis(data_key="sales", type_="number"),
                rx.recharts.y_axis(data_key="costs"),
                rx.recharts.cartesian_grid(stroke_dasharray="3 3"),
                width="100%",
                height=220,
            ),
        ),
    ]
