"""The reference of a component as a section of a page: what it is for, its example, its props and triggers, and those of its parts."""

from __future__ import annotations

import ast
from collections import Counter
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

MANY = 30
"""A namespace of more parts than this has them in one table, such as the elements of HTML."""

NOT_RUN = frozenset({"plotly", "data_editor", "data_editor_theme", "video", "audio"})
"""Components whose examples are shown and not run: what needs a bundler for npm, or a file that is not there."""


def anchor_of(name: str) -> str:
    """Where a link to a component goes: ``dialog.root`` is at ``#dialog-root``."""
    return name.replace(".", "-").replace(" ", "-")


def reference(name: str) -> list[Any]:
    """The section about ``rx.<name>``; raises ``UnknownComponentError`` for a name that is none."""
    told = describe(name)
    shown = [*_told(told, "h2")]
    if len(told.parts) > MANY:
        return [*shown, markdown(_many(told.parts))]
    for alike in _alike(told.parts):
        shown.extend(_told(alike[0], "h3"))
        if alike[1:]:
            shown.append(
                markdown("The same is true of " + ", ".join(f"`rx.{part.name}`" for part in alike[1:]) + ".")
            )
    return shown


def _alike(parts: Sequence[Described]) -> list[list[Described]]:
    """Parts of which the same is told, such as the distributions of one library."""
    found: dict[tuple[object, ...], list[Described]] = {}
    for part in parts:
        found.setdefault((part.text, part.props, part.triggers), []).append(part)
    return list(found.values())


def _many(parts: Sequence[Described]) -> str:
    """A table of parts with the names of their props; those that most of them have are said once."""
    counted = Counter(name for part in parts for name in _names(part))
    usual = [name for name, count in counted.items() if count > len(parts) / 2]
    rows = [
        (
            _code(part.name.rpartition(".")[2]),
            part.text.partition(":")[0],
            _code(" ".join(n for n in _names(part) if n not in usual)),
        )
        for part in parts
    ]
    said = f"Most of them also take {_code(' '.join(usual))}.\n\n" if usual else ""
    return said + _table(("part", "what it is", "its own props and triggers"), rows)


def _names(part: Described) -> list[str]:
    return [*(row.name for row in part.props), *(row.name for row in part.triggers)]


def _told(told: Described, tag: str) -> Iterator[Any]:
    yield box(linked_heading(f"rx.{told.name}", anchor_of(told.name), tag), style=TEXT)
    yield markdown(told.text)
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
    yield markdown("\n\n".join(tables))


def linked_heading(title: str, anchor: str, tag: str) -> Any:
    """The heading of a section, with a link to itself."""
    link = el.a("#", href=f"#{anchor}", aria_label=f"Link to {title}", class_name="docs-anchor")
    return getattr(el, tag)(el.code(title), link, id=anchor)


def value_of(example: str) -> Any:
    """What a docstring's example makes; its last line is an expression."""
    return value(ast.parse(example), "<example>", {"rx": import_module("mirra"), "__name__": "example"})


def _prop(row: PropRow) -> tuple[str, ...]:
    kind = _code(row.type) + (" or by breakpoint" if row.is_responsive else "")
    return (_code(row.name), kind, _code(row.default) if row.default else "")


def _trigger(row: TriggerRow) -> tuple[str, ...]:
    return (_code(row.name), _code(", ".join(row.arguments)) if row.arguments else "nothing")


def _code(text: str) -> str:
    if not text:
        return ""
    # A bar would end the cell.
    return f"`` {text} ``".replace("|", "\\|") if "`" in text else f"`{text}`".replace("|", "\\|")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; nothing where there is no row."""
    lines = [" | ".join(name.capitalize() for name in head), " | ".join("---" for _ in head)]
    lines += [" | ".join(" ".join(cell.split()) for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines) if rows else ""


def markdown(text: str) -> Any:
    """A docstring's text as components."""
    return box(*prose(Text(list(parse(text))), lambda address: address), style=TEXT)
