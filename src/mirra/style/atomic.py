"""Rules as atomic CSS: one class per declaration, named by its content, so that equal declarations share a class.

A value that is only known in the browser becomes ``var(--m…)`` in the class and an inline variable on the element. Order is what
makes atomic CSS predictable: :func:`join` writes shorthands before longhands, then pseudo classes, then media queries by width.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mirra.js.tree import Expr, Literal
from mirra.style.build import BREAKPOINTS, build_style, is_style_key, selector_of
from mirra.style.rules import Style

_SHORTHAND_DEPTH = {
    "all": 0, "margin": 1, "padding": 1, "border": 1, "background": 1, "font": 1, "flex": 1, "grid": 1, "inset": 1, "overflow": 1,
    "outline": 1, "transition": 1, "animation": 1, "gap": 1, "grid-area": 2, "grid-row": 3, "grid-column": 3, "border-radius": 2,
    "border-width": 2, "border-style": 2, "border-color": 2, "border-top": 3, "border-right": 3, "border-bottom": 3, "border-left": 3,
    "place-items": 1, "place-content": 1, "place-self": 1, "text-decoration": 1, "list-style": 1, "columns": 1, "mask": 1,
    "margin-inline": 2, "margin-block": 2, "padding-inline": 2, "padding-block": 2, "inset-inline": 2, "inset-block": 2,
}  # fmt: skip
_LONGHAND = 9
_PSEUDO_ORDER = (
    ":link",
    ":visited",
    ":first-child",
    ":last-child",
    ":hover",
    ":focus-within",
    ":focus",
    ":focus-visible",
    ":active",
    ":disabled",
)


_QUOTED = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\((?:[^(){}"']|\([^(){}"']*\))*\))""")


@dataclass(frozen=True, slots=True)
class AtomicRule:
    """One class with one declaration."""

    order: tuple[int, int, float, str]
    """Media width, pseudo class, shorthand depth, content."""
    css: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an element gets for its style."""

    class_name: str
    rules: tuple[AtomicRule, ...]
    variables: tuple[tuple[str, Expr], ...]
    """CSS variable name -> expression, for the element's inline style."""


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def _css_text(value: str) -> str:
    """Text that cannot leave its declaration or its sheet; what stands in quotes or parentheses is left alone."""
    return "".join(
        re.sub(r"[{};]|/\*|\*/", "", piece) if index % 2 == 0 else piece.replace("<", "\\3c ")
        for index, piece in enumerate(_QUOTED.split(value))
    )


def _width(media: str) -> float:
    found = re.search(r"min-width:\s*([\d.]+)(px|em|rem)", media)
    return (
        float(found.group(1)) * (16 if found.group(2) != "px" else 1) if found else (0 if not media else 1e6)
    )


def render(style: Style) -> Rendered:
    """Classes, rules and variables of a style."""
    classes: list[str] = []
    rules: list[AtomicRule] = []
    variables: list[tuple[str, Expr]] = []
    for rule in style.rules:
        for name, value in rule.declarations:
            if isinstance(value, Literal):
                text = _css_text(str(value.value))
            else:
                variable = f"--m{_hash(rule.selector, rule.media, name)}"
                variables.append((variable, value))
                text = f"var({variable})"
            class_name = f"m{_hash(rule.selector, rule.media, name, text)}"
            selector = (rule.selector or "&").replace("&", f".{class_name}")
            css = f"{selector}{{{name}:{text}}}"
            pseudo = next(
                (i + 1 for i, p in enumerate(_PSEUDO_ORDER) if p in rule.selector),
                0 if not rule.selector else len(_PSEUDO_ORDER) + 1,
            )
            order = (int(_width(rule.media)), pseudo, _SHORTHAND_DEPTH.get(name, _LONGHAND), css)
            classes.append(class_name)
            rules.append(AtomicRule(order, f"@media {rule.media}{{{css}}}" if rule.media else css))
    return Rendered(" ".join(classes), tuple(rules), tuple(variables))


def page_css(style: Mapping[str, Any], widths: Sequence[str] = BREAKPOINTS) -> str:
    """What an app's style says of the page as a whole: styles by selector, and CSS properties for everything."""
    whole = {key: value for key, value in style.items() if is_style_key(key) and selector_of(key) is None}
    parts = {key: value for key, value in style.items() if key not in whole}
    return _plain("body, .radix-themes", whole, widths) + "".join(
        _plain(_global(key), value, widths) for key, value in parts.items()
    )


def _global(key: str) -> str:
    selector = selector_of(key) or key
    return selector.replace("& ", "").replace("&", "") if "&" in selector else selector


def _plain(selector: str, style: Mapping[str, Any], widths: Sequence[str]) -> str:
    built = build_style(style, widths=widths)
    text = []
    for rule in built.rules if built else ():
        body = ";".join(
            f"{name}:{_css_text(str(value.value))}"
            for name, value in rule.declarations
            if isinstance(value, Literal)
        )
        css = f"{rule.selector.replace('&', selector) if rule.selector else selector}{{{body}}}"
        text.append(f"@media {rule.media}{{{css}}}" if rule.media else css)
    return "".join(text)


def join(rules: Iterable[AtomicRule]) -> str:
    """The stylesheet of all rules, each once, in the order in which they win."""
    return "".join(rule.css for rule in sorted(set(rules), key=lambda rule: rule.order))
