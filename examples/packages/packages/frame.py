"""What is around every package: the list of all, a title, the component, and what the state knows of it."""

from collections.abc import Callable
from typing import Any, TypeAlias

import mirra as rx

Content: TypeAlias = Callable[[], list[rx.Component]]
SHOWN: list[tuple[str, str, str]] = [
    ("Colour picker", "/", "palette"),
    ("Select", "/select", "chevrons-up-down"),
    ("Map", "/map", "map"),
    ("Grid", "/grid", "table"),
    ("Flow", "/flow", "workflow"),
    ("Rich text", "/rich-text", "pen-line"),
    ("Drag and drop", "/drag", "grip-vertical"),
    ("Motion", "/motion", "sparkles"),
    ("QR code", "/qr", "qr-code"),
    ("PDF", "/pdf", "file-text"),
    ("Calendar", "/calendar", "calendar-days"),
    ("3D scene", "/scene", "box"),
    ("Emoji", "/emoji", "smile"),
    ("Long list", "/list", "scroll-text"),
    ("Markdown editor", "/markdown", "file-pen-line"),
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
        white_space="nowrap",
        color=rx.color("accent", 11) if here else rx.color("gray", 12),
        background=rx.color("accent", 3) if here else "transparent",
        _hover={"background": rx.color("accent" if here else "gray", 4)},
    )


def navigation(route: str) -> rx.Component:
    return rx.el.nav(
        rx.flex(
            rx.heading("npm, in Python", size="3", as_="div"),
            rx.color_mode.button(),
            justify="between",
            align="center",
            padding="4px 12px 12px",
        ),
        *[entry(name, address, icon, route) for name, address, icon in SHOWN],
        aria_label="Packages",
        display="flex",
        flex_direction="column",
        gap="2px",
        width=["100%", "100%", "220px"],
        flex_shrink="0",
        padding="20px 12px",
        position=["static", "static", "sticky"],
        top="0",
        height=["auto", "auto", "100vh"],
        border_right=["0", "0", f"1px solid {rx.color('gray', 4)}"],
    )


def package(route: str, npm: str, text: str) -> Callable[[Content], Content]:
    """A page for one package; the function gives what is shown of it."""
    title = next(name for name, address, _ in SHOWN if address == route)

    def decorate(content: Content) -> Content:
        @rx.page(route=route, title=f"{title} · npm, in Python")
        def shown() -> rx.Component:
            return rx.flex(
                navigation(route),
                rx.el.main(
                    rx.flex(
                        rx.heading(title, size="8", as_="h1"),
                        rx.badge(npm, size="2", variant="soft", color_scheme="gray"),
                        align="center",
                        spacing="3",
                        wrap="wrap",
                    ),
                    rx.text(text, size="3", color_scheme="gray", margin_bottom="16px"),
                    *content(),
                    flex="1",
                    min_width="0",
                    max_width="920px",
                    padding=["20px", "20px", "40px 48px"],
                ),
                direction=rx.breakpoints(initial="column", md="row"),
                min_height="100vh",
            )

        return content

    return decorate


def card(*children: rx.Component, **props: Any) -> rx.Component:
    """What the package draws."""
    return rx.card(*children, size="3", width="100%", **props)


def told(*children: rx.Component) -> rx.Component:
    """What the state has heard of it."""
    return rx.flex(*children, align="center", spacing="3", wrap="wrap", margin_top="16px", id="told")
