"""A handler with its arguments, ready to be run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mirra.codec import from_wire
from mirra.codec.forms import FormError
from mirra.errors import EventDeserializationError
from mirra.events.handler import EventHandler
from mirra.js.tree import Expr
from mirra.state.tree import spec_of


@dataclass(frozen=True, slots=True)
class Call:
    """A handler with its arguments, decoded."""

    handler: EventHandler
    arguments: Mapping[str, Any]
    requires: Expr | None = None
    """What the page requires that calls it."""


def find_handler(full_name: str) -> EventHandler:
    """The handler by ``"<state>.<name>"``; raises ``KeyError``."""
    state, _, name = full_name.rpartition(".")
    return spec_of(state).handlers[name]


def decoded_call(handler: EventHandler, parameters: tuple[str, ...], values: list[Any]) -> Call:
    """A call with arguments from a browser, decoded by the handler's annotations.

    Raises ``EventDeserializationError`` naming the parameter.
    """
    declared = handler.parameters
    arguments = {}
    for name, value in zip(parameters, values, strict=True):
        kind = declared[name].annotation if name in declared else Any
        try:
            arguments[name] = from_wire(value, kind)
        except FormError:
            raise
        except EventDeserializationError as error:
            raise EventDeserializationError(f"`{name}` of `{handler.full_name}`: {error.message}") from error
    return Call(handler, arguments)
