"""Fifteen npm packages of different shapes, each a small page with state that goes both ways."""

import mirra as rx

from . import (
    calendar,
    color_picker,
    drag,
    emoji,
    flow,
    grid,
    long_list,
    map,
    markdown_editor,
    motion,
    pdf,
    qr,
    rich_text,
    scene,
    select,
)

__all__ = [
    "calendar",
    "color_picker",
    "drag",
    "emoji",
    "flow",
    "grid",
    "long_list",
    "map",
    "markdown_editor",
    "motion",
    "pdf",
    "qr",
    "rich_text",
    "scene",
    "select",
]

app = rx.App()
