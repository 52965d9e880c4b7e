"""The index of the search: one file that the browser fetches when somebody searches."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from contextlib import suppress

import msgspec

from mirra.docs.api import api_title
from mirra.docs.document import Alert, Text, plain
from mirra.docs.reference import anchor_of
from mirra.docs.signatures import Documented, documented
from mirra.docs.tree import Entry
from mirra.errors import UnknownComponentError

LIMIT = 256 * 1024
"""Bytes that the index may have; texts are cut until it fits."""
_LONGEST = 2000


class Place(msgspec.Struct, array_like=True):
    """What can be found: a page or one of its headings, with the text below it."""

    url: str
    page: str
    heading: str
    text: str


def search_index(entries: Sequence[Entry], limit: int = LIMIT) -> bytes:
    """All places as JSON, in at most ``limit`` bytes: each text is cut to the same length, names are always whole."""
    places = [place for entry in entries for place in places_of(entry)]
    length = _LONGEST
    while True:
        made = msgspec.json.encode([Place(p.url, p.page, p.heading, p.text[:length]) for p in places])
        if len(made) <= limit or length == 0:
            return made
        length //= 2


def places_of(entry: Entry) -> list[Place]:
    """The page, then its headings, each with the text that follows."""
    places = [Place(entry.route, entry.title, "", entry.document.meta.description)]
    for part in entry.document.parts:
        if isinstance(part, Alert):
            _add(places[-1], " ".join([part.title, *(plain(node) for node in part.text.nodes)]))
        if not isinstance(part, Text):
            continue
        headings = iter(part.headings)
        for node in part.nodes:
            if node.type != "heading":
                _add(places[-1], plain(node))
                continue
            heading = next(headings)
            if heading.level > 1:
                places.append(Place(f"{entry.route}#{heading.id}", entry.title, heading.text, ""))
    places.extend(
        Place(f"{entry.route}#{name.replace('.', '-')}", entry.title, f"rx.{name}", "")
        for name in entry.document.meta.components
    )
    for name in entry.document.meta.api:
        with suppress(UnknownComponentError):  # the page says so
            places.extend(
                Place(
                    f"{entry.route}#{anchor_of(told.name)}",
                    entry.title,
                    api_title(told.name),
                    textwrap.shorten(told.text.replace("`", ""), 70, placeholder=" …"),
                )
                for told in _with_members(documented(name))
            )
    return places


def _add(place: Place, text: str) -> None:
    place.text = f"{place.text} {' '.join(text.split())}".strip()


def _with_members(told: Documented) -> tuple[Documented, ...]:
    return (told, *told.members)
