"""Boxes, rows, grids, cards."""

import mirra as rx

from .frame import row, show


def tile(text: str = "", color: str = "accent", **props: object) -> rx.Component:
    given: dict[str, object] = {"min_height": "40px", "min_width": "40px", **props}
    return rx.center(text, background=rx.color("accent", 4), border_radius="6px", font_size="13px", **given)  # type: ignore[arg-type]  # CSS properties


def shown() -> list[rx.Component]:
    return [
        show(
            "flex",
            rx.flex(*[tile(str(n)) for n in range(4)], spacing="2"),
            rx.flex(*[tile(str(n)) for n in range(4)], spacing="5", justify="between", width="100%"),
            rx.flex(tile("1"), tile("2"), tile("3"), direction="row-reverse", spacing="3", width="100%"),
        ),
        show(
            "hstack, vstack, spacer, center",
            rx.hstack(tile("left"), rx.spacer(), tile("right"), width="100%"),
            rx.vstack(tile("above"), tile("below")),
        ),
        show(
            "grid",
            rx.grid(*[tile(str(n)) for n in range(6)], columns="3", spacing="2", width="100%"),
            rx.grid(
                *[tile(str(n)) for n in range(4)],
                columns=rx.breakpoints(initial="1", sm="2", lg="4"),
                spacing="3",
                width="100%",
            ),
        ),
        show(
            "card",
            row(
                *[rx.card(f"size {size}", size=size) for size in ("1", "2", "3", "4", "5")],
            ),
            row(*[rx.card(name, variant=name) for name in ("surface", "classic", "ghost")]),
        ),
        show(
            "inset",
            rx.card(rx.inset(tile(height="60px"), side="top", pb="current"), "Up to the edge", width="200px"),
        ),
        show("separator", rx.separator(), rx.separator(size="4"), rx.separator(size="3", color_scheme="red")),
        show(
            "aspect_ratio",
            rx.box(rx.aspect_ratio(tile("16 : 9", width="100%", height="100%"), ratio=16 / 9), width="240px"),
        ),
        show(
            "scroll_area, auto_scroll",
            rx.scroll_area(
                rx.flex(*[rx.text(f"Line {n}") for n in range(1, 13)], direction="column", padding="8px"),
                type="always",
                scrollbars="vertical",
                height="120px",
            ),
            rx.auto_scroll(*[rx.text(f"Line {n}") for n in range(1, 13)], height="120px", width="100%"),
        ),
        show(
            "container, section",
            rx.section(rx.container(tile("centered", width="100%"), size="1"), size="1", width="100%"),
        ),
    ]
