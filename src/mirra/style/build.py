"""From what users write to rules: keyword props, style dicts, pseudo keys, lists and dicts by breakpoint.

>>> build_style({"color": "red", "_hover": {"color": "blue"}, "padding": ["1em", "2em"]})
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mirra.errors import InvalidPropValueError
from mirra.js.tree import Expr, Literal
from mirra.style.css_props import CssProps
from mirra.style.rules import Rule, Style
from mirra.vars.base import Var
from mirra.vars.color import Color
from mirra.vars.literal import literal_var

BREAKPOINTS = ("0", "30em", "48em", "62em", "80em", "96em")
"""Lower bounds of base, sm, md, lg, xl and 2xl: what the lists of the API mean."""
NAMES = ("initial", "xs", "sm", "md", "lg", "xl")
_NAMED_WIDTHS: dict[str, str] = dict(
    zip(NAMES, ("0", "520px", "768px", "1024px", "1280px", "1640px"), strict=True)
)
"""Radix Themes' own breakpoints, which named ones mean."""

_SHORTHANDS = {
    "padding_x": ("padding-left", "padding-right"),
    "padding_y": ("padding-top", "padding-bottom"),
    "margin_x": ("margin-left", "margin-right"),
    "margin_y": ("margin-top", "margin-bottom"),
    "bg": ("background",),
    "bg_color": ("background-color",),
}
_PSEUDO_ELEMENTS = frozenset(
    {
        "before",
        "after",
        "placeholder",
        "selection",
        "marker",
        "backdrop",
        "first_line",
        "first_letter",
        "file_selector_button",
    }
)
_UNITLESS = frozenset({
    "opacity", "z-index", "flex", "flex-grow", "flex-shrink", "order", "font-weight", "line-height", "zoom", "orphans", "widows",
    "column-count", "columns", "aspect-ratio", "scale", "animation-iteration-count", "fill-opacity", "stroke-opacity", "tab-size",
    "grid-row", "grid-column", "grid-area", "grid-row-start", "grid-row-end", "grid-column-start", "grid-column-end", "stroke-width",
})  # fmt: skip
KNOWN = frozenset(CssProps.__annotations__) | frozenset(_SHORTHANDS) | {"color_scheme"}


def is_style_key(name: str) -> bool:
    """Whether a keyword is a style: a CSS property, ``_pseudo``, ``--x``."""
    return name in KNOWN or name.startswith(("--", "_")) or _snake(name) in KNOWN


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda m: "_" + m.group(1).lower(), name).replace("-", "_")


def _properties(name: str) -> tuple[str, ...]:
    if name.startswith("--"):
        return (name,)
    snake = _snake(name).strip("_")
    if snake in _SHORTHANDS:
        return _SHORTHANDS[snake]
    kebab = snake.replace("_", "-")
    return (f"-{kebab}",) if kebab.startswith(("webkit-", "moz-")) else (kebab,)


_COMMA = re.compile(r",(?![^(\[]*[)\]])")
"""A comma between selectors: not one inside `:is(…)` or `[…]`."""


def selector_of(key: str) -> str | None:
    """The selector a nested key stands for, or ``None`` if it is a property. ``_dark`` and ``_light`` are the colour mode."""
    if key in ("_dark", "_light"):
        return f".{key[1:]} &"
    if key.startswith("_"):
        name = key[1:]
        return f"&{'::' if name in _PSEUDO_ELEMENTS else ':'}{name.replace('_', '-')}"
    if key.startswith(":"):
        return f"&{key}"
    if "&" in key or key.startswith((">", "+", "~", ".", "#", "[", "*")) or " " in key or "," in key:
        parts = map(str.strip, _COMMA.split(key))
        return ", ".join(part if "&" in part else f"& {part}" for part in parts)
    return None


def _within(nested: str, selector: str) -> str:
    """A nested rule's selector inside another's; where these are lists, each inside each."""
    if not selector:
        return nested
    outer = [part.strip() for part in _COMMA.split(selector)]
    return ", ".join(
        nested_part.replace("&", part)
        for part in outer
        for nested_part in map(str.strip, _COMMA.split(nested))
    )


class Breakpoints(dict[str, Any]):
    """Values by breakpoint, named (``initial``, ``xs`` …) or by width."""


def breakpoints(custom: Mapping[str, Any] | None = None, **named: Any) -> Breakpoints:
    """``rx.breakpoints(initial="1", md="2")`` or ``rx.breakpoints({"40em": …})``; not both at once."""
    if custom and named:
        raise InvalidPropValueError("Breakpoints are named (`initial`, `xs` …) or given by width, not both.")
    for name in named:
        if name not in NAMES:
            raise InvalidPropValueError(
                f"There is no breakpoint `{name}`: they are {', '.join(f'`{n}`' for n in NAMES)}."
            )
    return Breakpoints(custom or named)


def css_value(name: str, value: Any) -> Expr:
    """A declaration's value: numbers are pixels where the property has a unit."""
    if isinstance(value, Color):
        return Literal(str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Literal(
            str(value) if name in _UNITLESS or name.startswith("--") or value == 0 else f"{value}px"
        )
    if isinstance(value, Var | str):
        return literal_var(value)._expr
    raise InvalidPropValueError(
        f"`{name.replace('-', '_')}` cannot be a `{type(value).__name__}`.",
        "A style is text, a number or a Var.",
    )


class _Builder:
    def __init__(self, widths: Sequence[str]) -> None:
        self.rules: dict[tuple[str, str], dict[str, Expr]] = {}
        self.widths = widths

    def add(self, styles: Mapping[str, Any], selector: str = "", media: str = "") -> None:
        for key, value in styles.items():
            if value is None:
                continue
            if key.startswith("@media"):
                self.add(value, selector, key.removeprefix("@media").strip())
                continue
            nested = selector_of(key)
            if nested is None and isinstance(value, Mapping) and not is_style_key(key):
                nested = f"& {key}"
            if nested is not None and isinstance(value, Mapping):
                self.add(value, _within(nested, selector), media)
            elif key == "font_family" and not selector:
                # Radix sets the font on its own elements, from its theme.
                self._declare("font-family", value, selector, media)
                self._declare("--default-font-family", value, selector, media)
            else:
                for name in _properties(key):
                    self._declare(name, value, selector, media)

    def _declare(self, name: str, value: Any, selector: str, media: str) -> None:
        if isinstance(value, Mapping):
            for point, at in value.items():
                self._at(name, at, selector, _NAMED_WIDTHS.get(str(point), str(point)))
        elif isinstance(value, list | tuple):
            for width, at in zip(self.widths, value, strict=False):
                if at is not None:
                    self._at(name, at, selector, width)
        else:
            # A later declaration wins, also in order: it moves to the end.
            declarations = self.rules.setdefault((selector, media), {})
            declarations.pop(name, None)
            declarations[name] = css_value(name, value)

    def _at(self, name: str, value: Any, selector: str, width: str) -> None:
        media = "" if width in ("0", "0px", "0em") else f"(min-width: {width})"
        self._declare(name, value, selector, media)


def build_style(
    *styles: Mapping[str, Any] | None, widths: Sequence[str] = BREAKPOINTS, dynamic: Expr | None = None
) -> Style | None:
    """One style out of several, later ones winning; ``None`` if there is nothing."""
    builder = _Builder(widths)
    for style in styles:
        if style:
            builder.add(style)
    rules = tuple(
        Rule(selector, media, tuple(found.items()))
        for (selector, media), found in builder.rules.items()
        if found
    )
    return Style(rules, dynamic) if rules or dynamic is not None else None
