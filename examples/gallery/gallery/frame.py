"""What is around every family: the navigation, and the card in which one component is shown."""

from collections.abc import Callable

import mirra as rx

from . import packages

FAMILIES = [
    ("Layout", "/", "layout-grid"),
    ("Typography", "/typography", "type"),
    ("Buttons", "/buttons", "square-mouse-pointer"),
    ("Inputs", "/inputs", "text-cursor-input"),
    ("Choices", "/choices", "list-checks"),
    ("Feedback", "/feedback", "bell"),
    ("Data", "/data", "table"),
    ("Content", "/content", "file-text"),
    ("Overlays", "/overlays", "layers"),
    ("Charts", "/charts", "chart-line"),
    *([("Packages", "/packages", "package")] if packages.WANTED else []),
]
"""Name, route and icon of each page, in the order of the navigation."""


def entry(name: str, route: str, icon: str, current: str) -> rx.Component:
    here = route == current
    return rx.el.a(
        rx.icon(icon, size=16),
        name,
        href=route,
        aria_current="page" if here else None,
        display="flex",
        align_items="center",
        gap="10px",
        padding="7px 12px",
        border_radius="8px",
        font_size="14px",
        text_decoration="none",
        color=rx.color("accent", 11) if here else rx.color("gray", 12),
        background=rx.color("accent", 3) if here else "transparent",
        _hover={"background": rx.color("accent" if here else "gray", 4)},
    )


def show(name: str, *rows: rx.Component) -> rx.Component:
    """One component: its name, and it in its forms."""
    return rx.el.section(
        rx.heading(name, size="2", as_="h2", color_scheme="gray", weight="medium", margin_bottom="10px"),
        rx.card(rx.flex(*rows, direction="column", spacing="4", align="start", wrap="wrap"), size="3"),
        width="100%",
    )


def row(*children: rx.Component) -> rx.Component:
    """Forms beside each other."""
    return rx.flex(*children, spacing="4", align="center", wrap="wrap", width="100%")


def family(title: str, text: str, route: str, *shown: rx.Component) -> rx.Component:
    return rx.flex(
        rx.el.nav(
            rx.flex(
                rx.heading("mirra", size="4", as_="div"),
                rx.color_mode.button(),
                justify="between",
                align="center",
                padding="4px 12px 12px",
            ),
            rx.flex(
                *[entry(name, address, icon, route) for name, address, icon in FAMILIES],
                flex_direction=["row", "row", "row", "column"],
                gap="2px",
                padding_bottom=["4px", "4px", "4px", "0"],
                overflow_x="auto",
            ),
            aria_label="Families",
            display="flex",
            flex_direction="column",
            gap="2px",
            width=["100%", "100%", "100%", "220px"],
            flex_shrink="0",
            padding="20px 12px",
            position=["static", "static", "static", "sticky"],
            top="0",
            height=["auto", "auto", "auto", "100vh"],
            border_right=["0", "0", "0", f"1px solid {rx.color('gray', 4)}"],
        ),
        rx.el.main(
            rx.heading(title, size="8", as_="h1"),
            rx.text(text, size="3", color_scheme="gray"),
            *shown,
            display="flex",
            flex_direction="column",
            gap="24px",
            width="100%",
            max_width="860px",
            margin="0 auto",
            padding=["20px", "24px", "24px", "40px"],
            min_width="0",
        ),
        flex_direction=["column", "column", "column", "row"],
    )


def add(app: rx.App, route: str, title: str, text: str, shown: Callable[[], list[rx.Component]]) -> None:
    """A page for a family."""
    app.add_page(lambda: family(title, text, route, *shown()), route=route, title=f"{title} · mirra gallery")
