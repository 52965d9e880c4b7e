"""How a test names what a person would look for: ``"Save"``, ``"#total"``, ``role("tab", "Details")``, ``label("Name")`` …"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

By = Literal["any", "role", "label", "text", "placeholder", "id"]


@dataclass(frozen=True, slots=True)
class Target:
    """One element of the page, by what can be seen of it."""

    by: By
    value: str
    name: str | None = None
    """With a role: what the element is called."""
    within: Target | None = None
    position: int | None = None

    def inside(self, other: Target | str) -> Target:
        """The same, looked for only inside of another element."""
        return replace(self, within=target_of(other))

    def nth(self, position: int) -> Target:
        """Of several the one at this place, from 0."""
        return replace(self, position=position)

    def __str__(self) -> str:
        kinds = {
            "any": f"`{self.value}`",
            "role": self.value + (f" `{self.name}`" if self.name is not None else ""),
            "label": f"field with the label `{self.value}`",
            "text": f"text `{self.value}`",
            "placeholder": f"field with the placeholder `{self.value}`",
            "id": f"element with the id `{self.value}`",
        }
        return kinds[self.by] + (f" in {self.within}" if self.within is not None else "")


def role(kind: str, name: str | None = None) -> Target:
    """By role (``"button"``, ``"tab"``, ``"dialog"`` …) and, if given, by name."""
    return Target("role", kind, name)


def label(text: str) -> Target:
    """A field by its label, or its ``aria_label``."""
    return Target("label", text)


def text(content: str) -> Target:
    """The innermost element with exactly this text."""
    return Target("text", content)


def placeholder(content: str) -> Target:
    """A field by what stands in it while it is empty."""
    return Target("placeholder", content)


def target_of(given: Target | str) -> Target:
    """``"#total"`` is an id; other text is a name, a label, a placeholder or a text, whichever the page has."""
    if isinstance(given, Target):
        return given
    return Target("id", given[1:]) if given.startswith("#") else Target("any", given)
