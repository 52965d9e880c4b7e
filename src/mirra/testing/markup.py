"""HTML as text, as elements of a test's page: near enough to what a browser makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from mirra.elements.urls import URL_PROPS, is_safe_url
from mirra.js.tree import Literal
from mirra.testing.drawn import Drawn
from mirra.testing.parts import VOID, part_of

_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "title"})
"""What has nothing inside that a person reads."""
_TAKEN_OUT = frozenset(
    {"form", "input", "button", "select", "textarea", "option", "dialog", "embed", "base", "link", "meta"}
)
"""With `_UNSEEN`, what is taken out of markup that comes from state; the text inside stays. As in `frontend/src/html.ts`."""


def drawn_markup(text: str, parent: Drawn, is_cleaned: bool) -> list[Drawn | str]:
    """What stands inside ``parent``."""
    reader = _Reader(parent, is_cleaned)
    reader.feed(text)
    reader.close()
    return reader.top


class _Reader(HTMLParser):
    def __init__(self, parent: Drawn, is_cleaned: bool) -> None:
        super().__init__()
        self.top: list[Drawn | str] = []
        self._open: list[tuple[str, Drawn | None]] = []
        """The elements that are not closed yet; ``None`` for one that is not drawn."""
        self._parent = parent
        self._is_cleaned = is_cleaned

    @property
    def _inner(self) -> Drawn | None:
        return next((made for _, made in reversed(self._open) if made is not None), None)

    def _add(self, made: Drawn | str) -> None:
        (self.top if self._inner is None else self._inner.children).append(made)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        made = None
        if tag not in _UNSEEN and not (self._is_cleaned and tag in _TAKEN_OUT):
            part = part_of(Literal(tag))
            assert part is not None  # an HTML element always is one
            parent = self._inner or self._parent
            made = Drawn(
                part, tag, f"{parent.path}/{len(parent.children)}", self._props(attrs), parent=parent
            )
            self._add(made)
        if tag not in VOID:
            self._open.append((tag, made))

    def handle_endtag(self, tag: str) -> None:
        at = next((n for n in reversed(range(len(self._open))) if self._open[n][0] == tag), None)
        if at is not None:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        if not any(tag in _UNSEEN for tag, _ in self._open):
            self._add(data)

    def _props(self, attributes: Sequence[tuple[str, str | None]]) -> dict[str, object]:
        props: dict[str, object] = {}
        for name, value in attributes:
            is_unsafe = name in URL_PROPS and not is_safe_url(name, value or "")
            if self._is_cleaned and (name.startswith("on") or is_unsafe):
                continue
            prefix = "user-content-" if self._is_cleaned and name in ("id", "name") else ""
            props[name] = prefix + (value or "")
        return props
