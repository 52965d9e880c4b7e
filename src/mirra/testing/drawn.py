"""The page as a person has it before them: elements with roles, names and text. Made anew when something changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mirra.events.chain import EventChain
from mirra.style.rules import Style
from mirra.testing.parts import HTML_ROLES, INPUT_ROLES, NAMED_BY_CONTENT, Part

Scope = Mapping[str, Any]


@dataclass(slots=True, eq=False)
class Drawn:
    """One element that is on the page now."""

    part: Part
    tag: str
    path: str
    """Its place, the same from one drawing to the next."""
    props: dict[str, Any] = field(default_factory=dict)
    events: dict[str, list[tuple[EventChain, Scope]]] = field(default_factory=dict)
    children: list[Drawn | str] = field(default_factory=list)
    parent: Drawn | None = None
    style: tuple[Style, Scope] | None = None
    uses: list[Callable[[], None]] = field(default_factory=list)
    """What a click does by itself, after its handlers: open, choose, close."""
    context_uses: list[Callable[[], None]] = field(default_factory=list)
    """The same for the other button."""
    hover_uses: list[Callable[[bool], None]] = field(default_factory=list)
    """What happens when the pointer comes (``True``) and when it is somewhere else."""
    closes: Callable[[], None] | None = None
    """How a layer is left with Escape."""
    marks: dict[str, Any] = field(default_factory=dict)
    """What can be seen of its condition: ``checked``, ``selected``, ``expanded``, ``value``."""
    hint: list[Drawn | str] = field(default_factory=list)
    """A tooltip, shown while the pointer is on it."""
    opaque: str = ""
    """What it is, if only a browser knows what it shows."""

    @property
    def role(self) -> str:
        """Its role, by the table and by ``role``."""
        given = self.props.get("role")
        if given:
            return str(given)
        if self.part.role:
            return self.part.role
        if self.tag == "input":
            return INPUT_ROLES.get(str(self.props.get("type") or "text"), "textbox")
        if self.tag == "a" and self.props.get("href") is None:
            return ""
        if self.tag == "section":
            return "region" if self.props.get("aria-label") or self.props.get("aria-labelledby") else ""
        if self.tag == "img" and self.props.get("alt") == "":
            return "presentation"
        return HTML_ROLES.get(self.tag, "")

    @property
    def text(self) -> str:
        """The text inside, as a browser gives it: what stands in one line joined, blocks apart."""
        return " ".join("".join(_texts(self)).split())

    @property
    def disabled(self) -> bool:
        """Whether it does nothing when used."""
        return bool(self.props.get("disabled")) or bool(self.props.get("data-disabled"))

    def walk(self) -> Iterator[Drawn]:
        """It and all below, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Drawn):
                yield from child.walk()

    def above(self) -> Iterator[Drawn]:
        """It and all around it, inside out."""
        here: Drawn | None = self
        while here is not None:
            yield here
            here = here.parent

    def name(self, root: Drawn) -> str:
        """What a screen reader calls it (accessible name and description computation, in its common cases)."""
        if label := self.props.get("aria-label"):
            return str(label)
        if labelled := self.props.get("aria-labelledby"):
            return " ".join(each.text for each in root.walk() if each.props.get("id") == labelled)
        if self.is_labelable:
            found = [label.text for label in self.labels(root)]
            if found:
                return " ".join(found)
        if self.tag == "img":
            return str(self.props.get("alt") or "")
        if self.role in NAMED_BY_CONTENT and self.text:
            return self.text
        if self.role in ("dialog", "alertdialog"):
            return next((each.text for each in self.walk() if each.tag == "h1"), "")
        return str(self.props.get("title") or self.props.get("placeholder") or "")

    @property
    def is_labelable(self) -> bool:
        """Whether a label can be its."""
        return self.tag in ("input", "textarea", "select", "button")

    def labels(self, root: Drawn) -> list[Drawn]:
        """The labels of this control: around it, or for its id."""
        own = self.props.get("id")
        return [
            each
            for each in root.walk()
            if each.tag == "label"
            and (
                (own is not None and each.props.get("htmlFor") == own)
                or ("htmlFor" not in each.props and self.tag != "label" and each in list(self.above()))
            )
        ]


_INLINE = frozenset({"a", "b", "code", "em", "i", "kbd", "label", "q", "span", "strong", "svg"})


def _texts(element: Drawn) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag in _INLINE:
            yield from _texts(child)
        else:
            yield " "
            yield from _texts(child)
            yield " "
