"""The stylesheets of a page: the parts of Radix Themes that it uses, in cascade layers, and its own atomic rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mirra.compiler.runtime_files import css_parts
from mirra.elements.node import Element
from mirra.js import tree as js
from mirra.js.tree import Array, Expr, Import, Literal, Object
from mirra.style.atomic import AtomicRule, join
from mirra.vars.color import SCALES

_COLOR_PROPS = frozenset({"color", "accentColor", "grayColor"})
_PAIRED_GRAY = {
    **dict.fromkeys(("tomato", "red", "ruby", "crimson", "pink", "plum", "purple", "violet"), "mauve"),
    **dict.fromkeys(("iris", "indigo", "blue", "sky", "cyan"), "slate"),
    **dict.fromkeys(("teal", "jade", "mint", "green"), "sage"),
    **dict.fromkeys(("grass", "lime"), "olive"),
    **dict.fromkeys(("yellow", "amber", "orange", "brown", "gold", "bronze"), "sand"),
}
"""Radix Themes, helpers/get-matching-gray-color."""
_BREAKPOINTS = ("xs", "sm", "md", "lg", "xl")
_SCALE = re.compile(r"var\(--([a-z]+)-a?\d+\)")
_UNKNOWN_SCALE = re.compile(r"var\(--$")
"""A colour whose name is put in by the browser."""

BASE = """\
body{margin:0}#root>.radix-themes{min-height:100vh}
.mirra-banner{position:fixed;bottom:16px;left:50%;transform:translateX(-50%);background:#1c2024;color:#fff;font:500 13px/1 system-ui,sans-serif;\
padding:10px 16px;border-radius:99px;box-shadow:0 4px 16px rgb(0 0 0/.25);z-index:2147483646}
.mirra-error{max-width:44rem;margin:4rem auto;padding:2rem;font-family:system-ui,sans-serif}
.mirra-error h2{font-size:1.4rem;font-weight:700;margin:0 0 1rem}
.mirra-error button{font:inherit;margin-top:1rem;padding:.5rem 1rem;border-radius:8px;background:#1c2024;color:#fff;cursor:pointer}
.mirra-error pre{white-space:pre-wrap;background:rgb(127 127 127/.12);padding:1rem;border-radius:8px}
.mirra-overlay{position:fixed;inset:0;background:rgb(0 0 0/.55);display:grid;place-items:center;z-index:2147483647;padding:24px}
.mirra-overlay-card{background:#18191b;color:#edeef0;max-width:60rem;width:100%;max-height:90vh;overflow:auto;border-radius:12px;\
border-top:4px solid #e5484d;padding:24px 28px;box-sizing:border-box;font:14px/1.5 system-ui,sans-serif}
.mirra-overlay-kicker{margin:0 0 12px;color:#b0b4ba}
.mirra-overlay-text{white-space:pre-wrap;font:600 15px/1.5 ui-monospace,monospace;color:#ff9592;margin:0 0 12px}
.mirra-overlay-file{color:#70b8ff;font-family:ui-monospace,monospace;margin:0 0 8px}
.mirra-overlay-excerpt{background:#111113;padding:14px;border-radius:8px;overflow:auto;font:13px/1.6 ui-monospace,monospace;margin:0}
"""
"""What the runtime shows by itself; needs nothing else, since it must work when nothing else does."""


def _literals(expr: Expr) -> list[str] | None:
    """All texts a prop can have, or ``None`` if that is only known in the browser."""
    if isinstance(expr, Literal):
        return [str(expr.value)]
    if isinstance(expr, Array):
        return [str(item.value) for item in expr.items if isinstance(item, Literal)]
    if isinstance(expr, Object):
        return [
            str(entry[1].value)
            for entry in expr.entries
            if isinstance(entry, tuple) and isinstance(entry[1], Literal)
        ]
    return None


def _texts(element: Element) -> Iterator[str]:
    """Every text that the element's props and styles are made of."""
    given = [value for _, value in element.props if isinstance(value, js.Node)]
    if element.style is not None:
        given += [value for rule in element.style.rules for _, value in rule.declarations]
        given += [element.style.dynamic] if element.style.dynamic is not None else []
    for expr in given:
        for node in js.walk(expr):
            if isinstance(node, Literal) and isinstance(node.value, str):
                yield node.value


def _colors(elements: Sequence[Element], rules: Iterable[AtomicRule]) -> set[str]:
    found: set[str] = {"gray"}
    for text in (text for element in elements for text in _texts(element) if "var(--" in text):
        found.update(_SCALE.findall(text))
        if _UNKNOWN_SCALE.search(text):
            found.update(SCALES)
    for element in elements:
        if not isinstance(element.tag, Import):
            continue
        for name, value in element.props:
            if name in _COLOR_PROPS and not hasattr(value, "children"):
                texts = _literals(value)  # type: ignore[arg-type]  # a color is never a slot
                found.update(texts if texts is not None else SCALES)
    for rule in rules:
        found.update(scale for scale in _SCALE.findall(rule.css))
    for accent in list(found):
        if accent in _PAIRED_GRAY:
            found.add(_PAIRED_GRAY[accent])
    return found & {*SCALES}


def _responsive(elements: Iterable[Element]) -> set[str]:
    """The breakpoints that responsive props name."""
    found: set[str] = set()
    for element in elements:
        if not isinstance(element.tag, Import):
            continue
        for _, value in element.props:
            if isinstance(value, Object):
                found.update(
                    str(entry[0])
                    for entry in value.entries
                    if isinstance(entry, tuple) and entry[0] in _BREAKPOINTS
                )
    return found


def radix_css(elements: Sequence[Element], rules: Iterable[AtomicRule], whole: bool = False) -> str:
    """The parts in cascade order."""
    table: dict[str, Any] = css_parts()
    if whole:
        return "".join(table["parts"][name] for name in table["order"])
    modules = {element.tag.module for element in elements if isinstance(element.tag, Import)}
    modules |= {str(v.module) for e in elements for n, v in e.props if n == "as" and isinstance(v, Import)}
    if not any(module.startswith("@radix-ui/themes") for module in modules):
        return ""
    needed = set(table["always"])
    for module in modules:
        needed.update(table["requires"].get(module, ()))
    needed.update(name for name in table["order"] if name.startswith("u/") and "@" not in name)
    for color in _colors(elements, rules):
        needed.update((f"color/{color}", f"accent/{color}"))
    for point in _responsive(elements):
        needed.update(
            name
            for name in table["order"]
            if name.endswith(f"@{point}") and (name.startswith("u/") or name.partition("@")[0] in needed)
        )
    return "".join(table["parts"][name] for name in table["order"] if name in needed)


_LAYERS = "@layer properties,theme,base,radix,components,utilities,mirra;"
"""The later the stronger: the reset, Radix, what plugins make of class names, then the app's style. What has no layer wins over all."""


@dataclass(frozen=True, slots=True)
class PageStyles:
    """Two stylesheets, between which packages' and the user's own stand."""

    library: str
    """In layers, so that whatever a user writes wins, whatever the selectors."""
    own: str
    """Style props. They have no layer and come last: by the ordinary rules they win over a class, and lose to a stronger selector."""


def page_styles(
    elements: Sequence[Element], rules: Iterable[AtomicRule], whole: bool = False, app: str = "", utilities: str = "", reset: bool = False,
) -> PageStyles:  # fmt: skip
    """All that a page is styled by, except for the stylesheets of packages and of the user; ``app`` is the app's style of the page as a whole."""
    found = list(rules)
    lines = [_LAYERS]
    if reset:
        lines.append(f"@layer base{{{css_parts()['reset']}}}")
    radix = radix_css(elements, found, whole)
    if radix:
        lines.append(f"@layer radix{{{radix}}}")
    if utilities:
        lines.append(utilities)
    lines.append(f"@layer mirra{{{BASE}{app}}}")
    return PageStyles("\n".join(lines), join(found))
