"""The parts of a page as components, each failure in the place of what failed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mirra.components.html import el
from mirra.components.icons import icon
from mirra.components.layout import box, flex
from mirra.components.typography import code
from mirra.components.typography import text as paragraph
from mirra.docs.api import api_reference
from mirra.docs.blocks import Failure, failure_at
from mirra.docs.document import Alert, Code, Mistake, Part, Text
from mirra.docs.links import Links
from mirra.docs.look import FAILURE, TEXT
from mirra.docs.prose import prose, source_code
from mirra.docs.reference import reference
from mirra.docs.tree import Entry
from mirra.errors import UnknownComponentError

_ALERTS = {
    "info": ("blue", "info"),
    "success": ("grass", "circle-check"),
    "warning": ("amber", "triangle-alert"),
    "error": ("red", "circle-x"),
}
"""Colour and icon of each kind of alert."""


def content(entry: Entry, links: Links) -> list[Any | Failure]:
    """What a page shows from top to bottom; failures are still values."""
    shown: list[Any | Failure] = []
    for part in entry.document.parts:
        shown.extend(_part(part, entry, links))
        shown.extend(links.broken)
        links.broken.clear()
    meta = entry.document.meta
    told = [(reference, name) for name in meta.components] + [(api_reference, name) for name in meta.api]
    for tell, name in told:
        try:
            shown.extend(tell(name))
        except UnknownComponentError as error:
            text = "\n".join([error.message, *(f"  {advice}" for advice in error.advice)])
            shown.append(failure_at(entry.document.file, 1, text, "There is nothing to tell"))
    return shown


def _part(part: Part, entry: Entry, links: Links) -> Iterator[Any | Failure]:
    match part:
        case Text():
            yield box(*prose(part, links), style=TEXT)
        case Alert():
            yield _alert(part, links)
        case Mistake(error):
            line = error.source.line if error.source else 1
            text = "\n".join([error.message, *(f"  {advice}" for advice in error.advice)])
            yield failure_at(entry.document.file, line, text, "This is not read")
        case Code(kind="exec"):
            if part.line in entry.namespace.failures:
                yield entry.namespace.failures[part.line]
        case Code(kind=""):
            yield source_code(part.code, part.language)
        case Code():
            made = entry.namespace.show(part)
            if part.kind == "eval" or isinstance(made, Failure):
                yield made
            if part.kind != "eval":
                yield _demo(None if isinstance(made, Failure) else made, part)


def _demo(made: Any, part: Code) -> Any:
    """What the code makes, above the code."""
    stage = box(made, class_name="docs-stage") if made is not None else None
    return box(stage, source_code(part.code, "python"), class_name="docs-demo")


def _alert(part: Alert, links: Links) -> Any:
    color, name = _ALERTS[part.kind]
    title = (
        paragraph(part.title, weight="bold", size="3", as_="div", class_name="docs-alert-title")
        if part.title
        else None
    )
    return flex(
        icon(name, size=20, aria_hidden="true", flex_shrink="0", margin_top="3px"),
        box(title, box(*prose(part.text, links), style=TEXT), min_width="0"),
        gap="12px",
        class_name="docs-alert",
        style={"--alert": f"var(--{color}-11)", "--alert-soft": f"var(--{color}-a3)"},
        role="note",
    )


def failure_box(failure: Failure) -> Any:
    """What is wrong, and where: in the place of what it is about."""
    return box(
        flex(
            icon("triangle-alert", size=18, aria_hidden="true"),
            el.strong(failure.title),
            gap="8px",
            align="center",
        ),
        el.pre(failure.text),
        code(str(failure.source), color_scheme="red", variant="ghost"),
        el.pre(failure.excerpt, tab_index=0, aria_label="The lines around it") if failure.excerpt else None,
        style=FAILURE,
        role="alert",
    )
