"""Rows that rest in a session's stored state: making decoded models rows of their table again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_SCALARS = frozenset({str, int, float, bool, type(None), bytes})


def models_in(value: Any) -> Iterator[Any]:
    """The database models in a value: itself, or items of lists and dicts."""
    kind = type(value)
    if kind in _SCALARS:
        return
    if hasattr(kind, "__mapper__"):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from models_in(item)
    elif isinstance(value, list | tuple | set):
        for item in value:
            yield from models_in(item)


def mark_rows(value: Any) -> None:
    """Have SQLAlchemy know decoded models as rows again: adding one to a session updates it instead of inserting a second."""
    for model in models_in(value):
        from sqlalchemy import inspect
        from sqlalchemy.orm import make_transient_to_detached

        state: Any = inspect(model)
        if state.transient and all(
            part is not None for part in state.mapper.primary_key_from_instance(model)
        ):
            # What an expired attribute would be read from is the values at hand: nothing is left to load.
            loaded = {key: value for key, value in state.dict.items() if not key.startswith("_sa_")}
            make_transient_to_detached(model)
            for key, found in loaded.items():
                state.dict[key] = found
            state.expired_attributes.difference_update(loaded)
