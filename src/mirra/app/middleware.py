"""``rx.Middleware``: the user's code before and after every event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """What a middleware is told of an event."""

    token: str
    name: str
    """The handler's full name, ``"shop.Basket.add"``."""
    payload: Mapping[str, Any]
    """Its arguments by name, decoded."""


@dataclass(frozen=True, slots=True)
class StateUpdate:
    """An answer in place of the event's own: what ``events`` say is done in the browser."""

    delta: Mapping[str, Any] = field(default_factory=dict)
    events: list[Any] = field(default_factory=list)
    final: bool = True


class Middleware:
    """Override one or both, and add an instance with ``app.add_middleware``."""

    async def preprocess(self, app: Any, state: Any, event: Event) -> StateUpdate | None:
        """Before the handler; anything but ``None`` is the answer, and the handler does not run."""
        return None

    async def postprocess(self, app: Any, state: Any, event: Event, update: StateUpdate) -> StateUpdate:
        """After the handler; ``events`` of the returned update are added to what the browser does."""
        return update
