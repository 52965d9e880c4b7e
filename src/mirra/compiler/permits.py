"""Whose JavaScript may make markup from text on a page. Trusted Types refuse it to all but mirra's own policy, unless a page has such code."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from mirra.elements.node import Element
from mirra.js.tree import Literal, Module, Raw, RawStatement, walk

_REMOTE = ("http://", "https://")
RUNNABLE = frozenset({"", "text/javascript", "application/javascript", "module"})
"""The types of scripts that run; others are data."""
OWN = "JavaScript of its own"
MAKES_MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|parseFromString|srcdoc|document\.write|createElement\(.script|new (Shared)?Worker|trustedTypes",
    re.IGNORECASE,
)
"""Words of code that does. `toolchain/bundle.mjs` looks for them in packages."""


def permitted(
    module: Module, elements: Iterable[Element], imports: Collection[str], packages: Iterable[str]
) -> tuple[str, ...]:
    """What a module has that may need it, named for people: ``packages`` that do, remote modules, scripts, raw JavaScript."""
    found = [*packages, *(name for name in imports if name.startswith(_REMOTE)), *_scripts(elements)]
    if any(isinstance(each, Raw | RawStatement) and MAKES_MARKUP.search(each.text) for each in walk(module)):
        found.append(OWN)
    return tuple(dict.fromkeys(found))


def _scripts(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == Literal("script"):
            for name, value in element.props:
                if name == "src":
                    yield str(value.value) if isinstance(value, Literal) else OWN
