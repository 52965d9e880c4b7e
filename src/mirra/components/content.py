"""Markdown, code blocks, and the colour mode."""

from __future__ import annotations

import textwrap
from typing import Any

from mirra.components.colors import color_mode as chosen_color_mode
from mirra.components.colors import resolved_color_mode
from mirra.components.controls import icon_button
from mirra.components.icons import icon
from mirra.components.layout import box
from mirra.components.prose import PROSE
from mirra.elements.component import Component
from mirra.elements.control import color_mode_cond
from mirra.elements.spec import ComponentSpec, Prop
from mirra.events.special import toggle_color_mode
from mirra.js.tree import Array, Import
from mirra.vars.base import make
from mirra.vars.text import StringVar


class _Markdown(Component):
    spec = ComponentSpec(
        "markdown",
        Import("react-markdown", "default"),
        {"remark_plugins": Prop("remarkPlugins"), "components": Prop("components")},
    )


def markdown(*children: Any, **props: Any) -> Component:
    """Text in Markdown (GitHub's flavour). Raw HTML in it is shown as text."""
    source = "".join(child if isinstance(child, str) else f"{child}" for child in children)
    plugins = make(Array((Import("remark-gfm", "default"),)), list)
    props["style"] = [PROSE, props.pop("style", {})]
    return box(_Markdown(textwrap.dedent(source), remark_plugins=plugins), **props)


def code_block(code: Any = "", language: str = "python", **props: Any) -> Component:
    """A block of code, as it is."""
    from mirra.components.html import el

    return el.pre(el.code(code, class_name=f"language-{language}"), class_name="rx-CodeBlock", **props)


_POSITIONS: dict[str, dict[str, Any]] = {
    f"{y}-{x}": {"position": "fixed", y: "2rem", x: "2rem", "z_index": "20"}
    for y in ("top", "bottom")
    for x in ("left", "right")
}


class ColorMode(StringVar):
    """``rx.color_mode``: the mode as a Var, with ``.button``, ``.icon`` and ``.switch``."""

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
