"""The reference of a public name as a section of a page: its signature, what it is for, and what can be reached from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mirra.components.html import el
from mirra.components.layout import box
from mirra.docs.look import MEMBER, TEXT
from mirra.docs.prose import source_code
from mirra.docs.reference import anchor_of, linked_heading, markdown
from mirra.docs.signatures import COMMANDS, Documented, documented


def api_title(name: str) -> str:
    """What the section is called: ``rx.App``, or the command itself."""
    return name if name.startswith(COMMANDS) else f"rx.{name}"


def api_reference(name: str) -> list[Any]:
    """The section about ``rx.<name>`` or a command; raises ``UnknownComponentError`` for what there is not."""
    told = documented(name)
    shown = [box(linked_heading(api_title(name), anchor_of(name), "h2"), style=TEXT)]
    if told.signature.removeprefix("class ") != api_title(name):
        shown.append(source_code(told.signature, "bash" if name.startswith(COMMANDS) else "python"))
    return [*shown, *_text(told), *(_member(member) for member in told.members)]


def _text(told: Documented) -> Iterator[Any]:
    if told.text:
        yield markdown(told.text)
    for example in told.examples:
        yield source_code(example, "python")


def _member(told: Documented) -> Any:
    return box(
        el.pre(el.code(told.signature), tab_index=0),
        *_text(told),
        id=anchor_of(told.name),
        style=MEMBER,
    )
