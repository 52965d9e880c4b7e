"""``rx.logo``: the mark in the corner of an app that says what it is made with."""

from __future__ import annotations

from typing import Any

from mirra.components.typography import text
from mirra.elements.component import Component

_LOOK: dict[str, Any] = {
    "position": "fixed",
    "bottom": "1rem",
    "right": "1rem",
    "padding": "0.4rem 0.8rem",
    "border_radius": "99px",
    "background": "var(--gray-2)",
    "border": "1px solid var(--gray-6)",
    "size": "1",
    "z_index": "9998",
}


def logo(**props: Any) -> Component:
    """The words "Built with mirra", at the bottom right unless ``props`` say otherwise.

    >>> rx.logo(position="static")
    """
    return text("Built with mirra", **{**_LOOK, **props})
