"""What an annotation says about the values it allows: the questions that Vars ask of types.

``Any`` is the answer whenever nothing is known; it is never an error to know nothing.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import sys
import types
import typing
import uuid
from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import Any, Literal, Union

UNKNOWN = object()
"""``field_type`` of a field that a class is known not to have."""


def plain(kind: Any) -> Any:
    """``kind`` without ``Annotated``, ``NewType``, ``Required`` and ``Optional``: what a value is when it is there."""
    while True:
        origin = typing.get_origin(kind)
        if (
            origin is typing.Annotated
            or origin
            in (
                typing.Required,
                typing.NotRequired,
                typing.Final,
                typing.ClassVar,
            )
            or getattr(origin, "__name__", "") == "Mapped"
        ):
            kind = typing.get_args(kind)[0]
        elif isinstance(kind, typing.NewType):
            kind = kind.__supertype__
        elif origin is Union or origin is types.UnionType:
            members = _members(kind)
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
        return joined_base([base(member) for member in _members(kind)])
    if origin is not None:
        return origin
    return kind if isinstance(kind, type) else Any


_AS_TEXT = (uuid.UUID, PurePath, datetime.time, datetime.timedelta, bytes)


def shape(kind: Any) -> Any:
    """The class of what the browser has for a value: as :func:`base`, but an enum is its values, ``Decimal`` is ``float``,
    ``UUID`` and paths are ``str``, and the abstract containers are ``dict`` and ``list``."""
    if kind in _PLAIN:
        return kind
    try:
        return _known_shape(kind)
    except TypeError:  # not hashable: `Annotated` with a list in it
        return _shape(kind)


_PLAIN = (str, int, float, bool, list, dict)


@functools.lru_cache(maxsize=1024)
def _known_shape(kind: Any) -> Any:
    return _shape(kind)


def _shape(kind: Any) -> Any:
    plain_kind = plain(kind)
    if members := _members(plain_kind):
        return joined_base([shape(member) for member in members])
    found = base(plain_kind)
    if not isinstance(found, type) or found in (str, int, float, bool, list, dict):
        return found
    if issubclass(found, Enum):
        return joined_base([type(member.value) for member in found] or [Any])
    for plainer in (bool, int, float, str):
        if issubclass(found, plainer):
            return plainer
    if issubclass(found, Decimal):
        return float
    if issubclass(found, _AS_TEXT):
        return str
    if typing.is_typeddict(found) or (issubclass(found, Mapping) and fields_of(found) is None):
        return dict
    if (
        issubclass(found, Sequence | Set)
        and found not in (tuple, set, frozenset)
        and fields_of(found) is None
    ):
        return list
    return found


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
    return shape(kind) is dict


def is_sequence(kind: Any) -> bool:
    """Whether values are lists, tuples or sets, which the browser has as arrays."""
    return shape(kind) in (list, tuple, set, frozenset) or _is_named_tuple(base(kind))


def _is_named_tuple(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, tuple) and hasattr(found, "_fields")


def _members(kind: Any) -> list[Any]:
    """What a union is of, without ``None``; nothing for any other type."""
    if typing.get_origin(kind) not in (Union, types.UnionType):
        return []
    return [member for member in typing.get_args(kind) if member is not type(None)]


def item_type(kind: Any, index: int | None = None) -> Any:
    """The type of an item; ``index`` matters for tuples. Pairs for a mapping, as ``foreach`` gives them."""
    kind = plain(kind)
    if alternatives := _members(kind):
        return join(*(item_type(each, index) for each in alternatives))
    found, arguments = base(kind), typing.get_args(kind)
    if _is_named_tuple(found):
        members = tuple((fields_of(found) or {}).values())
        return (
            join(*members)
            if index is None
            else members[index]
            if -len(members) <= index < len(members)
            else Any
        )
    if shape(kind) is str:
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


def slice_type(kind: Any, part: slice) -> Any:
    """The type of ``value[part]``: a tuple of known length is another one."""
    members = typing.get_args(plain(kind))
    if base(kind) is not tuple or not members or Ellipsis in members:
        return kind
    if any(bound is not None and not isinstance(bound, int) for bound in (part.start, part.stop, part.step)):
        return tuple[join(*members), ...]  # type: ignore[misc]  # built at run time
    return tuple[members[part]]  # type: ignore[valid-type]


def key_kind(kind: Any) -> str:
    """What a mapping's keys are to the browser, which has them all as text: ``int``, ``float``, ``bool`` or ``str``."""
    arguments = typing.get_args(plain(kind))
    found = base(arguments[0]) if len(arguments) == 2 and is_mapping(kind) else str
    return found.__name__ if found in (int, float, bool) else "str"


def key_type(kind: Any) -> Any:
    """The type of a mapping's keys."""
    if members := _members(plain(kind)):
        return join(*map(key_type, members))
    arguments = typing.get_args(plain(kind))
    return arguments[0] if len(arguments) == 2 and base(arguments[0]) in (int, float, bool) else str


def value_type(kind: Any) -> Any:
    """The type of a mapping's values."""
    kind = plain(kind)
    if members := _members(kind):
        return join(*map(value_type, members))
    if typing.is_typeddict(base(kind)):
        return join(*typing.get_type_hints(base(kind)).values())
    arguments = typing.get_args(kind)
    return arguments[1] if len(arguments) == 2 else Any


def fields_of(kind: Any) -> dict[str, Any] | None:
    """Field names and types of a dataclass, TypedDict, model or other annotated class; ``None`` for other types."""
    found = base(kind)
    if not isinstance(found, type) or found.__module__ in (
        "builtins",
        "collections.abc",
        "datetime",
        "enum",
        "pathlib",
    ):
        return None
    return _declared_fields(found)


@functools.lru_cache(maxsize=1024)
def _declared_fields(found: type) -> dict[str, Any] | None:
    annotated = dataclasses.is_dataclass(found) or typing.is_typeddict(found)
    if not annotated and not any(map(written_annotations, found.__mro__)):
        return None
    try:
        hints = typing.get_type_hints(found, include_extras=True)
    except Exception:  # a forward reference that only the user's checker can follow
        hints = _hints_one_by_one(found)
    return {
        name: hint
        for name, hint in hints.items()
        if not name.startswith("_")
        and typing.get_origin(hint) is not typing.ClassVar
        and hint is not typing.ClassVar
    }


def _hints_one_by_one(found: type) -> dict[str, Any]:
    """What is left where one annotation cannot be resolved: the others, and ``Any`` for that one."""
    hints: dict[str, Any] = {}
    for ancestor in reversed(found.__mro__):
        hints |= own_annotations(ancestor)
    return hints


def written_annotations(cls: type[Any]) -> dict[str, Any]:
    """The annotations of a class body itself, as far as they are known by now: a text, or a forward reference, where not."""
    if sys.version_info >= (3, 14):
        import annotationlib

        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)
    return dict(vars(cls).get("__annotations__", {}))


def own_annotations(cls: type[Any], unresolved: Any = Any) -> dict[str, Any]:
    """The annotations of a class body itself, resolved one by one: a name that only a type checker can follow
    spoils no other and becomes ``unresolved``."""
    scope = vars(sys.modules[cls.__module__]) if cls.__module__ in sys.modules else {}
    hints: dict[str, Any] = {}
    for name, annotation in written_annotations(cls).items():
        annotation = getattr(annotation, "__forward_arg__", annotation)
        if not isinstance(annotation, str):
            hints[name] = annotation
            continue
        probe = type(cls.__name__, (), {"__annotations__": {name: annotation}, "__module__": cls.__module__})
        try:
            found = typing.get_type_hints(probe, scope, {**vars(cls), cls.__name__: cls}, include_extras=True)
            hints[name] = found[name]
        except Exception:  # any error of the user's own annotation
            hints[name] = typing.ClassVar if "ClassVar" in annotation else unresolved
    return hints


def field_type(kind: Any, name: str) -> Any:
    """The type of ``value.name``; :data:`UNKNOWN` if the class is known and has no such field, ``Any`` if it is not."""
    fields = fields_of(kind)
    if fields is None:
        return Any
    return fields.get(name, UNKNOWN)


def type_name(kind: Any) -> str:
    """A type as a person writes it."""
    return (
        kind.__name__
        if isinstance(kind, type) and not hasattr(kind, "__args__")
        else str(kind).replace("typing.", "")
    )
