"""Python values as JSON values, without loss where JSON has a way.

What JSON cannot hold travels tagged: ``{"$int": "9007199254740993"}``, ``{"$float": "nan"}``; a dict one of whose own keys starts
with ``$`` is wrapped as ``{"$dict": {...}}``. ``frontend/src/json.ts`` undoes it.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime
import io
import math
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import Any

from mirra.codec.serializers import serializer_of
from mirra.errors import StateSerializationError


class Rest:
    """One passage to the store or from it."""

    __slots__ = ("met_rows",)

    def __init__(self) -> None:
        self.met_rows = False
        """Whether a model that is a row of a database was among the values."""


_AT_REST: ContextVar[Rest | None] = ContextVar("at_rest", default=None)


@contextmanager
def at_rest() -> Iterator[Rest]:
    """Values are written to the store or read from it, not for a browser or from one: a component keeps what its events call."""
    rest = Rest()
    token = _AT_REST.set(rest)
    try:
        yield rest
    finally:
        _AT_REST.reset(token)


def is_at_rest() -> bool:
    """Whether the other side is the store."""
    return _AT_REST.get() is not None


MAX_SAFE_INTEGER = 2**53 - 1
"""Largest integer that a JavaScript number holds exactly (ECMA-262, Number.MAX_SAFE_INTEGER)."""


def to_wire(value: Any) -> Any:
    """The JSON value sent for ``value``; raises ``StateSerializationError`` naming the type if there is none."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return value
    if kind is int:
        return value if -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER else {"$int": str(value)}
    if kind is float:
        return (
            value
            if math.isfinite(value)
            else {"$float": "nan" if value != value else "inf" if value > 0 else "-inf"}
        )
    custom = serializer_of(kind)
    if custom is not None:
        return to_wire(custom(value))
    if kind is list or kind is tuple:
        return [to_wire(item) for item in value]
    if kind is dict:
        return _entries(value)
    return _rich(value)


def key_text(key: Any) -> str:
    """The text under which a dict's key travels."""
    if isinstance(key, str):
        return str(key.value) if isinstance(key, Enum) else key
    if key is None or isinstance(key, bool | int | float):
        return str(key)
    found = to_wire(key)
    return found if isinstance(found, str) else str(found)


def _entries(value: Mapping[Any, Any]) -> dict[str, Any]:
    entries = {key_text(key): to_wire(item) for key, item in value.items()}
    return {"$dict": entries} if any(key.startswith("$") for key in entries) else entries


def _rich(value: Any) -> Any:
    if isinstance(value, Enum):
        return to_wire(value.value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return str(value)
    if isinstance(value, Decimal):
        return to_wire(float(value))
    if isinstance(value, uuid.UUID | PurePath):
        return str(value)
    if isinstance(value, str | int | float):
        return to_wire(
            str(value) if isinstance(value, str) else int(value) if isinstance(value, int) else float(value)
        )
    if isinstance(value, Mapping):
        return _entries(value)
    if isinstance(value, Set):
        return [to_wire(item) for item in stable(value)]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_wire(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return _foreign(value)


def stable(value: Set[Any]) -> list[Any]:
    """A set in an order that depends on nothing but its members, where they have one."""
    try:
        return sorted(value)
    except TypeError:
        return list(value)


def _foreign(value: Any) -> Any:
    """Objects of libraries that mirra never imports, known by their shape, and what says itself how it is sent."""
    if hasattr(type(value), "__mirra_wire__"):
        return value.__mirra_wire__()
    if hasattr(value, "model_dump") and hasattr(type(value), "model_fields"):
        _note_row(value)
        related = getattr(type(value), "__sqlmodel_relationships__", {})
        loaded = {name: value.__dict__[name] for name in related if name in value.__dict__}
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return {name: to_wire(item) for name, item in (fields | loaded).items()}
    if hasattr(value, "to_plotly_json"):
        return _figure(value)
    if hasattr(value, "columns") and hasattr(value, "itertuples"):
        rows = [
            [to_wire(getattr(cell, "item", lambda c=cell: c)()) for cell in row]
            for row in value.itertuples(index=False)
        ]
        return {"columns": [str(column) for column in value.columns], "data": rows}
    if hasattr(value, "save") and hasattr(value, "getpixel"):
        buffer = io.BytesIO()
        value.save(buffer, format="PNG")
        return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    if hasattr(value, "savefig"):
        buffer = io.BytesIO()
        value.savefig(buffer, format="png")
        return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    if hasattr(value, "item") and type(value).__module__.partition(".")[0] == "numpy":
        return to_wire(value.tolist() if hasattr(value, "tolist") else value.item())
    if isinstance(value, Sequence):
        return [to_wire(item) for item in value]
    raise StateSerializationError(
        f"A value of type `{type(value).__name__}` cannot be sent to the browser.",
        "Register how it is sent with `@rx.serializer`, or keep it in a backend var (a name starting with `_`).",
    )


def _note_row(model: Any) -> None:
    """A model that has been saved or loaded, rather than just made, is a row: SQLAlchemy gave it an identity."""
    rest = _AT_REST.get()
    if rest is not None and getattr(getattr(model, "_sa_instance_state", None), "key", None) is not None:
        rest.met_rows = True


def _figure(value: Any) -> Any:
    """A Plotly figure. The template that Plotly gives every figure is left out: pages have a look of their own."""
    import json

    sent = json.loads(value.to_json())
    layout = getattr(value, "layout", None)
    if layout is not None and layout.template == sys.modules["plotly.io"].templates["plotly"]:
        del sent["layout"]["template"]
    return sent


def is_sendable(value: Any) -> bool:
    """Whether :func:`to_wire` knows what to do with ``value``."""
    try:
        to_wire(value)
    except StateSerializationError:
        return False
    return True
