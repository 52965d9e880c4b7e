"""``rx.color_mode``: the mode as a Var, and what shows and changes it."""

from __future__ import annotations

from typing import Any

from mirra.components.buttons import icon_button
from mirra.components.colors import color_mode as chosen_color_mode
from mirra.components.colors import resolved_color_mode
from mirra.components.icons import icon
from mirra.elements.component import Component
from mirra.elements.control import color_mode_cond
from mirra.events.special import toggle_color_mode
from mirra.vars.text import StringVar

_POSITIONS: dict[str, dict[str, Any]] = {
    f"{y}-{x}": {"position": "fixed", y: "2rem", x: "2rem", "z_index": "20"}
    for y in ("top", "bottom")
    for x in ("left", "right")
}


class ColorMode(StringVar):
    """The colour mode, light or dark, as a Var, and what changes it: a button or a switch with an icon.

    >>> rx.hstack(
    ...     rx.color_mode.button(),
    ...     rx.color_mode.switch(),
    ...     rx.color_mode.icon(),
    ...     rx.text("It is ", rx.color_mode),
    ... )
    """

    __slots__ = ()

    @staticmethod
    def icon(light: Any = None, dark: Any = None, **props: Any) -> Any:
        """A sun in light mode, a moon in dark mode."""
        return color_mode_cond(light or icon("sun", **props), dark or icon("moon", **props))

    @classmethod
    def button(
        cls, *children: Any, position: str | None = None, allow_system: bool = False, **props: Any
    ) -> Component:
        """A button that changes the mode; ``position`` pins it to a corner of the window."""
        given = {
            "variant": "ghost",
            "color_scheme": "gray",
            "aria_label": "Toggle color mode",
            **(_POSITIONS[position] if position else {}),
            **props,
        }
        shown = children or (cls.icon(size=18),)
        return icon_button(*shown, on_click=toggle_color_mode, **given)

    @staticmethod
    def switch(**props: Any) -> Component:
        """A switch that is on in dark mode."""
        from mirra.components.controls import switch

        given: dict[str, Any] = {
            "checked": resolved_color_mode == "dark",
            "on_change": toggle_color_mode,
            "aria_label": "Dark mode",
            **props,
        }
        return switch(**given)


color_mode = ColorMode(chosen_color_mode._expr, str)
