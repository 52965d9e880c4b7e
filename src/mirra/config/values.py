"""Texts of the environment as values: booleans, numbers, durations, lists."""

from __future__ import annotations

import datetime
import enum
import re
import typing
from collections.abc import Sequence
from pathlib import Path
from types import UnionType
from typing import Any

from mirra.errors import EnvironmentVarValueError

BOOLEANS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h)?\Z")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, None: 1.0}


def duration(text: str) -> datetime.timedelta | None:
    """``500ms``, ``2s``, ``5m``, ``1h`` or plain seconds; ``None`` for what is none of these."""
    found = _DURATION.match(text.strip())
    return datetime.timedelta(seconds=float(found[1]) * _SECONDS[found[2]]) if found else None


def parsed(variable: str, text: str, hint: Any, separator: str = ":", unit: str = "s") -> Any:
    """The value that ``text`` stands for, by the type that is wanted; raises ``EnvironmentVarValueError`` naming the variable.

    ``unit`` is what a field of whole numbers counts, where the text is a duration with a unit of its own.
    """
    is_union = isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union
    members = typing.get_args(hint) if is_union else (hint,)
    if text.strip().lower() in ("", "none") and type(None) in members:
        return None
    kind = next((member for member in members if member is not type(None)), str)
    if typing.get_origin(kind) in (list, tuple, Sequence):
        return [part.strip() for part in text.split(separator) if part.strip()]
    if bool in members and text.lower() in BOOLEANS:
        return BOOLEANS[text.lower()]
    if bool in members and str not in members:
        raise EnvironmentVarValueError(f"`{variable}` must be `true` or `false`, not `{text}`.")
    if kind is datetime.timedelta:
        found = duration(text)
        if found is None:
            raise EnvironmentVarValueError(
                f"`{variable}` must be a duration such as `500ms` or `2s`, not `{text}`."
            )
        return found
    if kind in (int, float):
        return _number(variable, text, kind, unit)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return _choice(variable, text, kind)
    return Path(text) if kind is Path else text


def _number(variable: str, text: str, kind: Any, unit: str) -> int | float:
    try:
        return kind(text)  # type: ignore[no-any-return]  # int or float
    except ValueError:
        found = duration(text)
    if found is None:
        raise EnvironmentVarValueError(f"`{variable}` must be a number, not `{text}`.")
    return kind(found.total_seconds() / _SECONDS[unit])  # type: ignore[no-any-return]  # as above


def _choice(variable: str, text: str, kind: type[enum.Enum]) -> enum.Enum:
    for member in kind:
        if text.lower() in (str(member.value).lower(), member.name.lower()):
            return member
    names = ", ".join(f"`{member.value}`" for member in kind)
    raise EnvironmentVarValueError(f"`{variable}` cannot be `{text}`.", f"It is one of {names}.")
