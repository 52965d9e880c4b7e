"""Bindings made ready to be called: the handler looked up, what can be decided once decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from mirra.events.handler import EventHandler
from mirra.protocol.bindings import SLOT, Binding
from mirra.state.calls import Call, decoded_call, find_handler
from mirra.state.execute import is_inline
from mirra.state.guards import required_of


@dataclass(frozen=True, slots=True)
class Bound:
    """A binding of a page that this process serves. ``constant``: its call, where that is the same each time."""

    binding: Binding
    handler: EventHandler
    slots: int
    is_inline: bool
    constant: Call | None
    function: Callable[[Any], Any] | None
    """What to call with the state alone, for handlers without arguments that wait for nothing."""
    requires: Any = None
    """What the page requires."""

    def call(self, values: list[Any]) -> Call:
        """The call with values from the browser; raises ``EventDeserializationError`` where one does not fit."""
        if self.constant is not None:
            return self.constant
        call = decoded_call(self.handler, self.binding.parameters, self.arguments(values))
        return call if self.requires is None else replace(call, requires=self.requires)

    def arguments(self, values: list[Any]) -> list[Any]:
        """All arguments: the constants, and the browser's values in their places."""
        given = iter(values)
        return [next(given) if item is SLOT else item for item in self.binding.template]


def bind(binding: Binding, requires: Any = None) -> Bound:
    """Look the handler up; raises ``KeyError`` where it is gone."""
    handler = find_handler(binding.handler)
    slots = binding.slots
    # A list or dict among the constants is made anew for each call: the handler may change it.
    fixed = slots == 0 and all(isinstance(item, str | int | float | None) for item in binding.template)
    constant = decoded_call(handler, binding.parameters, list(binding.template)) if fixed else None
    if constant is not None and requires is not None:
        constant = replace(constant, requires=requires)
    waits = binding.upload is not None or not is_inline(handler)
    is_open = required_of(handler) is None and requires is None
    plain = constant is not None and not constant.arguments and not waits and is_open
    return Bound(binding, handler, slots, not waits, constant, handler.function if plain else None, requires)


def bind_all(bindings: Iterable[Binding], requires: Any = None) -> dict[str, Bound]:
    """What a page lets its browser call, by id."""
    return {binding.id: bind(binding, requires) for binding in bindings}
