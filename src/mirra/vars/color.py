"""Theme colours: ``rx.color("accent", 9)`` is the CSS variable of a step of a scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from mirra.errors import InvalidPropValueError, did_you_mean
from mirra.vars.base import Var, var_of
from mirra.vars.flow import conditional
from mirra.vars.text import StringVar

ColorName: TypeAlias = Literal[
    "tomato", "red", "ruby", "crimson", "pink", "plum", "purple", "violet", "iris", "indigo", "blue", "cyan", "teal",
    "jade", "green", "grass", "brown", "orange", "sky", "mint", "lime", "yellow", "amber", "gold", "bronze",
    "gray", "mauve", "slate", "sage", "olive", "sand", "accent", "black", "white",
]  # fmt: skip
COLORS: tuple[str, ...] = get_args(ColorName)
SCALES = tuple(name for name in COLORS if name not in ("accent", "black", "white"))
"""Those that the theme has steps of under their own name, whatever it looks like."""
Shade: TypeAlias = Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]


@dataclass(frozen=True, slots=True)
class Color:
    """A step (1 to 12) of a colour scale; ``alpha`` takes the translucent scale. ``str()`` gives the CSS value."""

    color: str
    shade: int = 7
    alpha: bool = False

    def __str__(self) -> str:
        return f"var(--{self.color}-{'a' if self.alpha else ''}{self.shade})"

    def __format__(self, spec: str) -> str:
        return str(self)


class ColorVar(StringVar):
    """The CSS value of a theme colour whose name, shade or transparency is a Var: what :func:`color` gives then."""

    __slots__ = ()


def color(name: ColorName | Var[Any], shade: Shade | Var[Any] = 7, alpha: bool | Var[Any] = False) -> Any:
    """The CSS value of a theme colour; arguments may be Vars. Raises for unknown names and shades outside 1 to 12."""
    if isinstance(name, str) and name not in COLORS:
        raise InvalidPropValueError(f"There is no color `{name}`.", did_you_mean(name, COLORS))
    if isinstance(shade, int) and not 1 <= shade <= 12:
        raise InvalidPropValueError(f"A shade is a number from 1 to 12, not {shade}.")
    if not (isinstance(name, Var) or isinstance(shade, Var) or isinstance(alpha, Var)):
        return Color(name, shade, alpha)
    middle = conditional(alpha, "-a", "-") if isinstance(alpha, Var) else ("-a" if alpha else "-")
    return ColorVar(var_of(f"var(--{_text(name)}{_text(middle)}{_text(shade)})")._expr, str)


def _text(part: Any) -> str:
    return f"{part}"
