"""What is open, chosen or ticked: from the state where a prop says so, else remembered by the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mirra.testing.drawn import Drawn

Memory = dict[str, dict[str, Any]]
"""By an element's path: what the browser remembers of it while it is on the page."""
Fire = Callable[[Drawn, str, tuple[Any, ...]], None]
"""Run an element's handlers for a trigger, with these arguments."""


class Holder:
    """One remembered value of one element: ``open``, ``value`` or ``checked``."""

    def __init__(self, owner: Drawn, name: str, memory: Memory, fire: Fire, default: Any) -> None:
        self.owner = owner
        self.name = name
        self._memory = memory
        self._fire = fire
        given = owner.props.get(f"default{name.capitalize()}")
        self._default = default if given is None else given

    @property
    def current(self) -> Any:
        """The value now."""
        given = self.owner.props.get(self.name)
        if given is not None:
            return given
        return self._memory.get(self.owner.path, {}).get(self.name, self._default)

    def change(self, value: Any) -> None:
        """A person changes it: remembered, unless the state decides, and told to the handler."""
        if self.owner.props.get(self.name) is None:
            self._memory.setdefault(self.owner.path, {})[self.name] = value
        trigger = {"open": "onOpenChange", "value": "onValueChange", "checked": "onCheckedChange"}[self.name]
        self._fire(self.owner, trigger, (value,))

    def is_chosen(self, value: Any) -> bool:
        """Whether ``value`` is chosen, or among those that are."""
        current = self.current
        return value in current if isinstance(current, list) else str(current) == str(value)

    def choose(self, value: Any) -> None:
        """Choose a value. An accordion's is given back by choosing it again; of several each goes its own way."""
        several = self.owner.part.family.startswith("checkbox-") or self.owner.props.get("type") == "multiple"
        if several:
            chosen = list(self.current or [])
            self.change([each for each in chosen if each != value] if value in chosen else [*chosen, value])
        elif self.owner.part.family != "accordion":
            if not self.is_chosen(value) or self.owner.part.family == "tabs":
                self.change(value)
        elif not self.is_chosen(value):
            self.change(value)
        elif self.owner.props.get("collapsible"):
            self.change("")
