"""A style as data: rules with a selector, a media query and declarations.

>>> Style((Rule("", "", (("color", js.Literal("red")),)), Rule("&:hover", "", (("color", js.Literal("blue")),))))

Whether a declaration becomes a static class or a CSS variable is decided later, by whether its value is a literal.
"""

from __future__ import annotations

from dataclasses import dataclass

from mirra.js.tree import Expr


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations under one selector and media query.

    ``selector`` is ``""`` for the element itself, else CSS with ``&`` for it; ``media`` is ``""`` or a media query
    without ``@media``. Properties are kebab-case CSS names (``--x`` kept); values are CSS text or expressions.
    """

    selector: str
    media: str
    declarations: tuple[tuple[str, Expr], ...]


@dataclass(frozen=True, slots=True)
class Style:
    """Rules in the order in which they win: later over earlier. ``dynamic`` is a whole style object that comes from
    state, spread over the rules at run time."""

    rules: tuple[Rule, ...] = ()
    dynamic: Expr | None = None
