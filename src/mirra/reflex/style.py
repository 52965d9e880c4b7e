"""What ``reflex.style`` has beside the colour mode: styles as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mirra.components.colors import Style
from mirra.names import camel
from mirra.style.build import BREAKPOINTS, selector_of
from mirra.vars.base import Var
from mirra.vars.data import VarData

EMPTY_VAR_DATA = VarData()


def format_style_key(key: str) -> str:
    """A key as stylesheets in JavaScript have it: ``font_size`` -> ``fontSize``, ``_hover`` -> ``&:hover``."""
    if key.startswith("--"):
        return key
    return selector_of(key) or camel(key)


def media_query(breakpoint_expr: str | int) -> str:
    """From this width on: a width, or the place of one among the app's breakpoints."""
    width = BREAKPOINTS[breakpoint_expr] if isinstance(breakpoint_expr, int) else breakpoint_expr
    return f"@media screen and (min-width: {width})"


def convert_item(item: Any) -> Any:
    """One value of a style: a Var, or what it is as text or number."""
    return item if isinstance(item, Var | str | int | float) else str(item)


def convert_list(values: Sequence[Any]) -> list[Any]:
    """The values of a list by breakpoint."""
    return [convert(value) if isinstance(value, Mapping) else convert_item(value) for value in values]


def convert(style: Mapping[str, Any]) -> dict[str, Any]:
    """A style with its keys as JavaScript has them, also within."""
    return {
        format_style_key(key): convert(value)
        if isinstance(value, Mapping)
        else convert_list(value)
        if isinstance(value, list | tuple)
        else convert_item(value)
        for key, value in style.items()
    }


def format_as_emotion(style: Mapping[str, Any]) -> dict[str, Any]:
    """The same with lists as media queries: what Emotion takes."""
    made: dict[str, Any] = {}
    for key, value in convert(style).items():
        if isinstance(value, list):
            for width, item in zip(range(len(BREAKPOINTS)), value, strict=False):
                made.setdefault(media_query(width), {})[key] = item
        else:
            made[key] = format_as_emotion(value) if isinstance(value, Mapping) else value
    return made


def convert_dict_to_style_and_format_emotion(style: Mapping[str, Any]) -> dict[str, Any]:
    """A style dict as Emotion takes it."""
    return format_as_emotion(Style(style))


def typehint_issubclass(possible: Any, wanted: Any) -> bool:
    """Whether a type fits where another is wanted; ``Any`` fits everywhere."""
    from mirra.reflex.types import typehint_issubclass as fits

    return fits(possible, wanted)


__all__ = [
    "EMPTY_VAR_DATA", "Style", "convert", "convert_dict_to_style_and_format_emotion", "convert_item", "convert_list",
    "format_as_emotion", "format_style_key", "media_query", "typehint_issubclass",
]  # fmt: skip
