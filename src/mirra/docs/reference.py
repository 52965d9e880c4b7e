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
            box(_table(("part", "what it is"), [(_code(p.name), p.text) for p in told.parts]), style=TEXT),
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
    text = prose(Text(list(parse(told.text))), lambda address: address)
    yield box(heading, *text, style=TEXT)
    for example in told.examples:
        yield box(
            box(value_of(example), class_name="docs-stage"),
            source_code(example, "python"),
            class_name="docs-demo",
        )
    tables = [
        _table(("prop", "type", "default"), [_prop(row) for row in told.props]) if told.props else None,
        _table(("trigger", "its handler gets"), [_trigger(row) for row in told.triggers])
        if told.triggers
        else None,
        el.p("And margins and paddings: ", _code("m mx my mt … p px py pt …")) if told.has_spacing else None,
    ]
    if any(table is not None for table in tables):
        yield box(*tables, style=TEXT)


def value_of(example: str) -> Any:
    """What a docstring's example makes; its last line is an expression."""
    return value(ast.parse(example), "<example>", {"rx": import_module("mirra"), "__name__": "example"})


def _prop(row: PropRow) -> tuple[Any, ...]:
    kind = [_code(row.type), " or by breakpoint" if row.is_responsive else None]
    return (_code(row.name), kind, _code(row.default) if row.default else "")


def _trigger(row: TriggerRow) -> tuple[Any, ...]:
    return (_code(row.name), _code(", ".join(row.arguments)) if row.arguments else "nothing")


def _code(text: str) -> Any:
    return el.code(text)


def _table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    return el.div(
        el.table(
            el.thead(el.tr(*[el.th(name.capitalize(), scope="col") for name in head])),
            el.tbody(*[el.tr(*[el.td(cell) for cell in row]) for row in rows]),
        ),
        class_name="docs-table", tab_index=0, role="region", aria_label=head[0].capitalize() + "s",
    )  # fmt: skip
