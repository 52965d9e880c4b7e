"""What ``reflex.utils.types`` has: questions about type annotations."""

from __future__ import annotations

import types
import typing
from typing import Any

GenericType = Any
ArgsSpec = Any
StateVar = Any


def get_origin(annotation: Any) -> Any:
    """``list`` of ``list[int]``."""
    return typing.get_origin(annotation)


def get_args(annotation: Any) -> tuple[Any, ...]:
    """``(int,)`` of ``list[int]``."""
    return typing.get_args(annotation)


def is_union(annotation: Any) -> bool:
    """Whether it is ``A | B``."""
    return isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union


def is_optional(annotation: Any) -> bool:
    """Whether ``None`` is among its members."""
    return is_union(annotation) and type(None) in typing.get_args(annotation)


is_none_allowed = is_optional


def is_literal(annotation: Any) -> bool:
    """Whether it is a ``Literal``."""
    return typing.get_origin(annotation) is typing.Literal


def value_inside_optional(annotation: Any) -> Any:
    """``int`` of ``int | None``."""
    members = tuple(member for member in typing.get_args(annotation) if member is not type(None))
    return typing.Union[members] if is_optional(annotation) else annotation  # noqa: UP007  # made at run time


def typehint_issubclass(possible: Any, wanted: Any) -> bool:
    """Whether a type fits where another is wanted; ``Any`` fits everywhere."""
    if wanted is Any or possible is Any or possible == wanted:
        return True
    if is_union(possible):
        return all(typehint_issubclass(member, wanted) for member in typing.get_args(possible))
    if is_union(wanted):
        return any(typehint_issubclass(possible, member) for member in typing.get_args(wanted))
    if is_literal(possible):
        return all(typehint_issubclass(type(value), wanted) for value in typing.get_args(possible))
    ours, theirs = get_origin(possible) or possible, get_origin(wanted) or wanted
    if not (isinstance(ours, type) and isinstance(theirs, type) and issubclass(ours, theirs)):
        return (ours, theirs) == (int, float)
    pairs = zip(typing.get_args(possible), typing.get_args(wanted), strict=False)
    return all(typehint_issubclass(one, other) for one, other in pairs)


def safe_issubclass(cls: Any, kind: Any) -> bool:
    """``issubclass`` that is false for what is no class."""
    return isinstance(cls, type) and issubclass(cls, kind)


_issubclass = safe_issubclass
