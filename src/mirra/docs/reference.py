"""The reference of a component as a section of a page: what it is for, its example, its props and triggers, and those of its parts."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from mirra.components.html import el
from mirra.components.layout import box
from mirra.docs.describe import Described, PropRow, TriggerRow, describe
from mirra.docs.document import Text, parse
from mirra.docs.look import TEXT
from mirra.docs.prose import prose, source_code
from mirra.docs.run import value

MANY = 40
"""A namespace of more parts than this has them in one table, such as the elements of HTML."""

NOT_RUN = frozenset({"plotly", "data_editor", "data_editor_theme", "script", "video", "audio"})
"""Components whose examples are shown and not run: what needs a bundler for npm, a file that is not there, or a page's head."""


def anchor_of(name: str) -> str:
    """Where a link to a component goes: ``dialog.root`` is at ``#dialog-root``."""
    return name.replace(".", "-")


def reference(name: str) -> list[Any]:
    """The section about ``rx.<name>``; raises ``UnknownComponentError`` for a name that is none."""
    told = describe(name)
    shown = [*_told(told, "h2")]
    if len(told.parts) > MANY:
        return [
            *shown,
            _markdown(_table(("part", "what it is"), [(f"`{p.name}`", p.text) for p in told.parts])),
        ]
    for part in told.parts:
        shown.extend(_told(part, "h3"))
    return shown


def _told(told: Described, tag: str) -> Iterator[Any]:
    heading = getattr(el, tag)(
        el.code(f"rx.{told.name}"),
        el.a(
            "#",
            href=f"#{anchor_of(told.name)}",
            aria_label=f"Link to rx.{told.name}",
            class_name="docs-anchor",
        ),
        id=anchor_of(told.name),
    )
    yield box(heading, style=TEXT)
    yield _markdown(told.text)
    for example in told.examples:
        if told.name in NOT_RUN:
            yield source_code(example, "python")
            continue
        yield box(
            box(value_of(example), class_name="docs-stage"),
            source_code(example, "python"),
            class_name="docs-demo",
        )
    tables = [
        _table(("prop", "type", "default"), [_prop(row) for row in told.props]),
        _table(("trigger", "what its handler gets"), [_trigger(row) for row in told.triggers]),
        "And margins and paddings: `m mx my mt … p px py pt …`" if told.has_spacing else "",
    ]
    yield _markdown("\n\n".join(tables))


def value_of(example: str) -> Any:
    """What a docstring's example makes; its last line is an expression."""
    return value(ast.parse(example), "<example>", {"rx": import_module("mirra"), "__name__": "example"})


def _prop(row: PropRow) -> tuple[str, ...]:
    kind = _code(row.type) + (" or by breakpoint" if row.is_responsive else "")
    return (_code(row.name), kind, _code(row.default) if row.default else "")


def _trigger(row: TriggerRow) -> tuple[str, ...]:
    return (_code(row.name), _code(", ".join(row.arguments)) if row.arguments else "nothing")


def _code(text: str) -> str:
    # A bar would end the cell.
    return f"`` {text} ``".replace("|", "\\|") if "`" in text else f"`{text}`".replace("|", "\\|")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; nothing where there is no row."""
    lines = [" | ".join(name.capitalize() for name in head), " | ".join("---" for _ in head)]
    lines += [" | ".join(" ".join(cell.split()) for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines) if rows else ""


def _markdown(text: str) -> Any:
    return box(*prose(Text(list(parse(text))), lambda address: address), style=TEXT)
