"""``rx.PropsBase``: an object that a prop takes, with names that JavaScript understands."""

from __future__ import annotations

import json
import typing
from collections.abc import Mapping
from typing import Any, TypeAlias

from mirra.codec import to_wire
from mirra.errors import InvalidPropValueError, PrimitiveUnserializableToJSONError, did_you_mean
from mirra.names import camel
from mirra.vars.base import Var

Record: TypeAlias = dict[str, Any]
"""``dict`` where a method of that name hides it."""


class PropsBase:
    """Annotated fields are its keys; those that are ``None`` are left out, and ``line_width`` becomes ``lineWidth``.

    >>> class Pen(PropsBase):
    ...     line_width: int = 1
    >>> Pen(line_width=2).dict()
    {'lineWidth': 2}

    Raises ``InvalidPropValueError`` for an unknown key.
    """

    def __init__(self, **values: Any) -> None:
        known = self.get_fields()
        for name, value in values.items():
            if name not in known:
                raise InvalidPropValueError(
                    f"`{type(self).__name__}` has no `{name}`.", did_you_mean(name, known)
                )
            setattr(self, name, value)

    @classmethod
    def get_fields(cls) -> Record:
        """The fields of the class and its bases, with their types."""
        hints = typing.get_type_hints(cls)
        return {name: kind for name, kind in hints.items() if not name.startswith("_")}

    def dict(self) -> Record:
        """The keys and values as JavaScript has them."""
        return {
            camel(name): _plain(value)
            for name in self.get_fields()
            if (value := getattr(self, name, None)) is not None
        }

    def json(self) -> str:
        """The same as JSON text; raises ``PrimitiveUnserializableToJSONError`` for infinite numbers and ``nan``."""
        try:
            return json.dumps(to_wire(self.dict()), allow_nan=False)
        except ValueError:
            raise PrimitiveUnserializableToJSONError(
                f"`{self!r}` has a number that JSON cannot say.", "Leave it out, or make a text of it."
            ) from None

    def __mirra_value__(self) -> Mapping[str, Any]:
        return self.dict()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.dict() == self.dict()

    def __hash__(self) -> int:
        return hash((type(self), tuple(self.dict())))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name, None)!r}" for name in self.get_fields())
        return f"{type(self).__name__}({shown})"


def _plain(value: Any) -> Any:
    if isinstance(value, Var):
        return value
    if isinstance(value, PropsBase):
        return value.dict()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
