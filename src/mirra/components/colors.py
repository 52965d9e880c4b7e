"""``rx.style`` and ``rx.color_mode`` as values: the colour mode of the browser, and what changes it."""

from __future__ import annotations

from typing import Any

from mirra.events.special import set_color_mode, toggle_color_mode
from mirra.style.build import breakpoints
from mirra.vars.base import Var, client_var

color_mode: Var[str] = client_var("@color", "mode", str)
"""What the user chose: ``"light"``, ``"dark"`` or ``"system"``."""
resolved_color_mode: Var[str] = client_var("@color", "resolved", str)
"""What is shown: ``"light"`` or ``"dark"``."""


class Style(dict[str, Any]):
    """A style dict, as a type for those who annotate with it."""


LIGHT_COLOR_MODE, DARK_COLOR_MODE, SYSTEM_COLOR_MODE = "light", "dark", "system"

__all__ = [
    "DARK_COLOR_MODE", "LIGHT_COLOR_MODE", "SYSTEM_COLOR_MODE", "Style", "breakpoints", "color_mode", "resolved_color_mode",
    "set_color_mode", "toggle_color_mode",
]  # fmt: skip
