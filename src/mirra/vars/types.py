"""What an annotation says about the values it allows: the questions that Vars ask of types.

``Any`` is the answer whenever nothing is known; it is never an error to know nothing.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence, Set
from typing import Any, Literal, Union

UNKNOWN = object()
"""``field_type`` of a field that a class is known not to have."""


def plain(kind: Any) -> Any:
    """``kind`` without ``Annotated``, ``NewType``, ``Required`` and ``Optional``: what a value is when it is there."""
    while True:
        origin = typing.get_origin(kind)
        if origin is typing.Annotated or origin in (
            typing.Required,
            typing.NotRequired,
            typing.Final,
            typing.ClassVar,
        ):
            kind = typing.get_args(kind)[0]
        elif isinstance(kind, typing.NewType):
            kind = kind.__supertype__
        elif origin is Union or origin is types.UnionType:
            members = [member for member in typing.get_args(kind) if member is not type(None)]
            if len(members) != 1:
                return kind
            kind = members[0]
        else:
            return kind


def allows_none(kind: Any) -> bool:
    """Whether ``None`` is among the values."""
    if kind is None or kind is type(None) or kind is Any:
        return True
    return typing.get_origin(kind) in (Union, types.UnionType) and type(None) in typing.get_args(kind)


def is_union(kind: Any) -> bool:
    """Whether values may be of more than one type, ``None`` included."""
    return kind is Any or typing.get_origin(kind) in (Union, types.UnionType)


def base(kind: Any) -> Any:
    """The class behind an annotation: ``list`` for ``list[int]``, ``str`` for ``Literal["a"]``, else ``Any``.

    A union whose members have one base has that base.
    """
    kind = plain(kind)
    if kind is None:
        return type(None)
    origin = typing.get_origin(kind)
    if origin is Literal:
        return joined_base([type(choice) for choice in typing.get_args(kind)])
    if origin in (Union, types.UnionType):
        return joined_base([base(m) for m in typing.get_args(kind) if m is not type(None)])
    if origin is not None:
        return origin
    return kind if isinstance(kind, type) else Any


def joined_base(bases: Sequence[Any]) -> Any:
    """The one base of several, ``float`` for numbers of both kinds, else ``Any``."""
    found = set(bases)
    if len(found) == 1:
        return found.pop()
    return float if found == {int, float} else Any


def join(*kinds: Any) -> Any:
    """The type of a value that has one of these types."""
    unique = list(dict.fromkeys(kinds))
    if len(unique) == 1:
        return unique[0]
    if Any in unique:
        return Any
    try:
        return Union[tuple(unique)]  # noqa: UP007  # built at run time
    except TypeError:
        return Any


def is_mapping(kind: Any) -> bool:
    """Whether values are dicts (``TypedDict`` included)."""
    found = base(kind)
    return isinstance(found, type) and (issubclass(found, Mapping) or typing.is_typeddict(found))


def is_sequence(kind: Any) -> bool:
    """Whether values are lists, tuples or sets, which the browser has as arrays."""
    found = base(kind)
    return (
        isinstance(found, type) and issubclass(found, Sequence | Set) and not issubclass(found, str | bytes)
    )


def item_type(kind: Any, index: int | None = None) -> Any:
    """The type of an item; ``index`` matters for tuples. Pairs for a mapping, as ``foreach`` gives them."""
    kind = plain(kind)
    found, arguments = base(kind), typing.get_args(kind)
    if found is str:
        return str
    if is_mapping(kind):
        return tuple[key_type(kind), value_type(kind)]  # type: ignore[misc]  # built at run time
    if not is_sequence(kind) or not arguments:
        return Any
    if found is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return arguments[0]
        if index is None:
            return join(*arguments)
        return arguments[index] if -len(arguments) <= index < len(arguments) else Any
    return arguments[0]


def key_kind(kind: Any) -> str:
    """What a mapping's keys are to the browser, which has them all as text: ``int``, ``float``, ``bool`` or ``str``."""
    arguments = typing.get_args(plain(kind))
    found = base(arguments[0]) if len(arguments) == 2 and is_mapping(kind) else str
    return found.__name__ if found in (int, float, bool) else "str"


def key_type(kind: Any) -> Any:
    """The type of a mapping's keys."""
    arguments = typing.get_args(plain(kind))
    return arguments[0] if len(arguments) == 2 and base(arguments[0]) in (int, float, bool) else str


def value_type(kind: Any) -> Any:
    """The type of a mapping's values."""
    kind = plain(kind)
    if typing.is_typeddict(base(kind)):
        return join(*typing.get_type_hints(base(kind)).values())
    arguments = typing.get_args(kind)
    return arguments[1] if len(arguments) == 2 else Any


def fields_of(kind: Any) -> dict[str, Any] | None:
    """Field names and types of a dataclass, TypedDict, model or other annotated class; ``None`` for other types."""
    found = base(kind)
    if not isinstance(found, type) or found.__module__ == "builtins":
        return None
    annotated = (
        dataclasses.is_dataclass(found) or typing.is_typeddict(found) or hasattr(found, "model_fields")
    )
    if not annotated and not hasattr(found, "__annotations__") and not hasattr(found, "_fields"):
        return None
    try:
        hints = typing.get_type_hints(found)
    except Exception:  # a forward reference that only the user's checker can follow
        hints = dict(getattr(found, "__annotations__", {}))
    return {name: hint for name, hint in hints.items() if not name.startswith("_")}


def property_type(kind: Any, name: str) -> Any:
    """The annotated result of a property of the class, or :data:`UNKNOWN`."""
    found = getattr(base(kind), name, None)
    if isinstance(found, property) and found.fget is not None:
        return typing.get_type_hints(found.fget).get("return", Any)
    return UNKNOWN


def field_type(kind: Any, name: str) -> Any:
    """The type of ``value.name``; :data:`UNKNOWN` if the class is known and has no such field, ``Any`` if it is not."""
    fields = fields_of(kind)
    if fields is None:
        return Any
    return fields.get(name, UNKNOWN)
