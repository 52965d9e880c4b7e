"""What ``reflex.utils.serializers`` has."""

from __future__ import annotations

from typing import Any

from mirra.codec import to_wire
from mirra.codec.serializers import serializer, serializer_of


def serialize(value: Any) -> Any:
    """What a browser is sent for a value."""
    return to_wire(value)


def get_serializer(kind: type) -> Any:
    """The function that was registered for a type, or ``None``."""
    return serializer_of(kind)


def has_serializer(kind: type) -> bool:
    """Whether there is one."""
    return serializer_of(kind) is not None


__all__ = ["get_serializer", "has_serializer", "serialize", "serializer"]
