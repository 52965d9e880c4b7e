"""Charts, drawn by recharts."""

from typing import Any, Literal

import mirra as rx

from .frame import show

MONTHS: list[dict[str, Any]] = [
    {"month": name, "sales": sales, "costs": costs, "spread": 6}
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
TONES: list[Literal["indigo", "orange", "teal"]] = ["indigo", "orange", "teal"]
STAGES: list[tuple[str, int, Literal[9, 7, 5]]] = [("Seen", 100, 9), ("Tried", 60, 7), ("Bought", 25, 5)]
STILL: dict[str, Any] = {"is_animation_active": False}


class Pointed(rx.State):
    times: int = 0

    @rx.event
    def count(self) -> None:
        self.times += 1


def flow_node(x: Any, y: Any, width: Any, height: Any, payload: Any) -> rx.Component:
    return rx.el.g(
        rx.el.rect(x=x, y=y, width=width, height=height, fill=rx.color("accent", 9), rx=2),
        rx.el.text(payload.name, x=x + 18, y=y + height / 2, fill=rx.color("gray", 12), font_size=13),
    )


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
                    *[rx.recharts.cell(fill=rx.color(tone, 9)) for tone in TONES],
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
        show(
            "composed_chart",
            rx.recharts.composed_chart(
                rx.recharts.area(data_key="sales", **STILL),
                rx.recharts.bar(data_key="costs", fill=rx.color("orange", 8), bar_size=18, **STILL),
                rx.recharts.reference_line(
                    y=50,
                    stroke=rx.color("red", 9),
                    stroke_dasharray="4 4",
                    label={"value": "Goal", "position": "insideTopRight"},
                ),
                rx.recharts.reference_area(x1="Mar", x2="Apr", fill=rx.color("gray", 5), fill_opacity=0.5),
                rx.recharts.reference_dot(x="May", y=63, r=6, fill=rx.color("accent", 9), stroke="none"),
                rx.recharts.brush(data_key="month", height=24),
                *axes(),
                **{**size, "height": 280},
            ),
        ),
        show(
            "synchronised",
            rx.text("Point at one, and the other shows the same month.", size="2", color_scheme="gray"),
            *[
                rx.recharts.line_chart(
                    rx.recharts.line(data_key=key, type_=kind, **STILL),
                    *axes()[:4],
                    sync_id="months",
                    **{**size, "height": 150},
                )
                for key, kind in (("sales", "monotone"), ("costs", "step"))
            ],
        ),
        show(
            "error_bar and label_list",
            rx.recharts.bar_chart(
                rx.recharts.bar(
                    rx.recharts.label_list(data_key="sales", position="inside_top", fill="white"),
                    rx.recharts.error_bar(
                        data_key="spread", direction="y", width=6, stroke=rx.color("gray", 11), **STILL
                    ),
                    data_key="sales",
                    **STILL,
                ),
                *axes()[:3],
                **size,
            ),
        ),
        show(
            "radial_bar_chart",
            rx.recharts.radial_bar_chart(
                rx.recharts.radial_bar(
                    rx.recharts.label_list(data_key="name", position="inside_start", fill="white"),
                    data_key="value",
                    background=True,
                    **STILL,
                ),
                data=[
                    {**share, "fill": rx.color(tone, 9)} for share, tone in zip(SHARES, TONES, strict=True)
                ],
                inner_radius="30%",
                outer_radius="100%",
                width="100%",
                height=220,
            ),
        ),
        show(
            "funnel_chart",
            rx.recharts.funnel_chart(
                rx.recharts.funnel(
                    rx.recharts.label_list(data_key="name", position="right", fill=rx.color("gray", 12)),
                    data_key="value",
                    data=[
                        {"name": name, "value": value, "fill": rx.color("accent", step)}
                        for name, value, step in STAGES
                    ],
                    **STILL,
                ),
                rx.recharts.graphing_tooltip(),
                margin={"right": 120},
                width="100%",
                height=220,
            ),
        ),
        show(
            "treemap",
            rx.recharts.treemap(
                data=[
                    {"name": "Europe", "size": 40},
                    {"name": "Asia", "size": 30},
                    {"name": "America", "size": 20},
                    {"name": "Africa", "size": 10},
                ],
                data_key="size",
                name_key="name",
                width="100%",
                height=220,
                **STILL,
            ),
        ),
        show(
            "sankey_chart",
            rx.recharts.sankey_chart(
                rx.recharts.graphing_tooltip(),
                data={
                    "nodes": [{"name": name} for name in ("Visits", "Trial", "Left", "Paid")],
                    "links": [
                        {"source": 0, "target": 1, "value": 60},
                        {"source": 0, "target": 2, "value": 40},
                        {"source": 1, "target": 3, "value": 25},
                        {"source": 1, "target": 2, "value": 35},
                    ],
                },
                node=rx.recharts.sankey_chart.node(flow_node),
                link={"stroke": rx.color("accent", 8)},
                node_padding=40,
                margin={"top": 10, "right": 70, "bottom": 10, "left": 10},
                width="100%",
                height=240,
            ),
        ),
        show(
            "events",
            rx.recharts.pie_chart(
                rx.recharts.pie(
                    *[rx.recharts.cell(fill=rx.color(tone, 9)) for tone in TONES],
                    data=SHARES,
                    data_key="value",
                    name_key="name",
                    inner_radius="55%",
                    outer_radius="90%",
                    padding_angle=3,
                    on_click=Pointed.count,
                    **STILL,
                ),
                width="100%",
                height=220,
            ),
            rx.text("Pressed ", rx.text.strong(Pointed.times, id="pressed"), " times.", size="2"),
        ),
    ]
