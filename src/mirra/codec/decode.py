"""JSON values as Python values of the type that the reader's annotation names."""

from __future__ import annotations

import base64
import datetime
import inspect
import types
import typing
from collections.abc import Mapping
from typing import Any, Union

import msgspec

from mirra.codec.forms import Pairs, from_form
from mirra.codec.wire import is_at_rest
from mirra.errors import EventDeserializationError

_UNTYPED = (Any, object, inspect.Parameter.empty)


def untagged(value: Any) -> Any:
    """The value with ``$int``, ``$float`` and ``$dict`` tags resolved, at any depth."""
    if isinstance(value, list):
        return [untagged(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((key, inner),) = value.items()
        if key == "$int" and isinstance(inner, str):
            return _big_integer(inner)
        if key == "$float" and inner in ("nan", "inf", "-inf"):
            return float(inner)
        if key == "$form":
            return dict(_form(inner)[1])
        if key == "$dict" and isinstance(inner, dict):
            return {k: untagged(item) for k, item in inner.items()}
    return {k: untagged(item) for k, item in value.items()}


def _form(value: Any) -> tuple[str, Pairs]:
    try:
        found = msgspec.convert(value, _SentForm)
    except msgspec.ValidationError as error:
        raise EventDeserializationError(f"A malformed form: {error}", source=None) from None
    return found.key, found.fields


class _SentForm(msgspec.Struct):
    key: str
    fields: list[tuple[str, str | bool]]


def _big_integer(text: str) -> int:
    # 4300 digits is CPython's own limit for text to integer; far less is enough for a value from a browser.
    if len(text) > 400:
        raise EventDeserializationError("An integer from the browser is longer than 400 digits.", source=None)
    return int(text)


def from_wire(value: Any, kind: Any = Any) -> Any:
    """``value`` as the annotation says: JSON becomes dataclasses, models, enums, dates, sets …; text becomes a number
    where a number is wanted. Raises ``EventDeserializationError`` telling what was expected.

    >>> from_wire("2026-11-24", datetime.date)
    datetime.date(2026, 11, 24)
    """
    try:
        if isinstance(value, dict) and len(value) == 1 and "$form" in value:
            return from_form(*_form(value["$form"]), kind, from_wire)
        value = untagged(value)
        if kind in _UNTYPED or (type(value) is kind and kind in (str, int, float, bool)):
            return value
        return _converted(value, kind)
    except EventDeserializationError:
        raise
    except (
        Exception
    ) as error:  # a model's own validators may raise anything, `float("inf")` seconds an `OverflowError`
        name = getattr(kind, "__name__", str(kind))
        raise EventDeserializationError(f"Expected `{name}`, got `{_shown(value)}`: {error}") from error


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _converted(value: Any, kind: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in arguments:
            return None
        return _first_fitting(value, [choice for choice in arguments if choice is not type(None)])
    if hasattr(kind, "model_validate"):
        return kind.model_validate(value)
    if hasattr(kind, "__mirra_restored__") and is_at_rest():
        return kind.__mirra_restored__(value)
    if origin in (list, set, frozenset) and isinstance(value, list):
        return origin(_converted(item, arguments[0]) if arguments else item for item in value)
    if origin is dict and isinstance(value, Mapping):
        key_kind, item_kind = arguments or (Any, Any)
        return {_converted(k, key_kind): _converted(item, item_kind) for k, item in value.items()}
    if kind in _UNTYPED:
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is int and isinstance(value, float) and value.is_integer():
        return int(value)
    if kind is bytes and isinstance(value, str):
        return base64.b64decode(value)
    if isinstance(value, str) and kind in (int, float):
        return kind(value)
    if isinstance(value, str) and kind is datetime.timedelta:
        return _timedelta(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and kind is datetime.timedelta:
        return datetime.timedelta(seconds=value)
    if isinstance(value, str) and kind in (datetime.datetime, datetime.time):
        return kind.fromisoformat(value)
    return msgspec.convert(value, kind, str_keys=True, dec_hook=_decode_class)


def _decode_class(kind: type, value: Any) -> Any:
    if hasattr(kind, "model_validate"):
        return kind.model_validate(value)
    if isinstance(value, kind):
        return value
    from pathlib import PurePath

    if issubclass(kind, PurePath) and isinstance(value, str):
        return kind(value)
    raise TypeError(f"`{kind.__name__}` has no decoder")


def _first_fitting(value: Any, choices: list[Any]) -> Any:
    failures = []
    for choice in sorted(choices, key=lambda c: type(value) is not c):
        try:
            return _converted(value, choice)
        except Exception as error:
            failures.append(str(error))
    raise ValueError("; ".join(failures))


def _timedelta(text: str) -> datetime.timedelta:
    days, _, rest = text.rpartition(" day") if "day" in text else ("0", "", text)
    clock = rest.split(", ")[-1].removeprefix("s").strip(" ,")
    hours, minutes, seconds = clock.split(":")
    return datetime.timedelta(days=int(days), hours=int(hours), minutes=int(minutes), seconds=float(seconds))
