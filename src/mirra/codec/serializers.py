"""The user's own serializers: type -> function that makes a JSON value of it."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from typing import Any

from mirra.errors import MissingAnnotationError, StateValueError

_SERIALIZERS: dict[type, Callable[[Any], Any]] = {}
"""Filled while the user's modules are imported, like the registry."""


def serializer(
    function: Callable[[Any], Any] | None = None, *, to: Any = None, overwrite: bool | None = None
) -> Any:
    """Register how values of a type reach the browser; the type is the annotation of the one parameter.

    >>> @serializer
    ... def money(value: Money) -> str:
    ...     return f"{value.amount} {value.currency}"

    Raises ``MissingAnnotationError`` without an annotation and ``StateValueError`` where the type has a serializer already
    and ``overwrite=False``.
    """

    def register(fn: Callable[[Any], Any]) -> Callable[[Any], Any]:
        parameters = list(inspect.signature(fn).parameters)
        hints = typing.get_type_hints(fn)
        if len(parameters) != 1 or parameters[0] not in hints:
            raise MissingAnnotationError(
                f"Serializer `{fn.__name__}` needs exactly one parameter with an annotation."
            )
        kind = hints[parameters[0]]
        if overwrite is False and kind in _SERIALIZERS:
            raise StateValueError(
                f"`{kind.__name__}` has a serializer already: `{_SERIALIZERS[kind].__name__}`."
            )
        _SERIALIZERS[kind] = fn
        return fn

    return register if function is None else register(function)


def serializer_of(kind: type) -> Callable[[Any], Any] | None:
    """The registered function for a class or the nearest of its bases."""
    if not _SERIALIZERS:
        return None
    return next((_SERIALIZERS[base] for base in kind.__mro__ if base in _SERIALIZERS), None)
