"""Reading the vars of a class body: annotations, defaults, and what may not be there."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from types import FunctionType
from typing import Any, ClassVar, Literal

from mirra.codec.wire import is_sendable
from mirra.errors import VarTypeError
from mirra.protocol.manifest import StorageField
from mirra.state.computed import ComputedVar
from mirra.state.field import Field, FieldDescriptor
from mirra.state.spec import MISSING, FieldSpec
from mirra.state.storage import ClientStorage
from mirra.vars.types import base, own_annotations

_EMPTY: dict[Any, Any] = {str: "", int: 0, float: 0.0, bool: False, list: [], dict: {}, set: set(), tuple: ()}
_NOT_VARS = (
    FunctionType,
    classmethod,
    staticmethod,
    property,
    type,
    ComputedVar,
    FieldDescriptor,
    types.ModuleType,
)


def fields_declared(cls: type[Any], state: str) -> Iterator[FieldSpec]:
    """The vars that the body of ``cls`` itself declares, in order.

    Raises ``VarTypeError`` for a public default that cannot be sent to the browser.
    """
    hints = own_annotations(cls)
    names = [*hints, *(name for name in vars(cls) if name not in hints)]
    for name in names:
        if (
            name.startswith("__")
            or f"_{cls.__name__}__" in name
            or (name in ("is_hydrated", "router") and cls.__module__.startswith("mirra."))
        ):
            continue
        value = vars(cls).get(name, MISSING)
        kind = hints.get(name, MISSING)
        if typing.get_origin(kind) is ClassVar or kind is ClassVar:
            continue
        if kind is MISSING and (
            value is MISSING or isinstance(value, _NOT_VARS) or callable(value) or hasattr(value, "__get__")
        ):
            continue
        if isinstance(value, _NOT_VARS):
            continue
        yield _field(cls, state, name, kind, value)


def _field(cls: type[Any], state: str, name: str, kind: Any, value: Any) -> FieldSpec:
    is_backend = name.startswith("_")
    factory = formerly = migrate = None
    if typing.get_origin(kind) is Field:
        kind = typing.get_args(kind)[0]
    if isinstance(value, Field):
        is_backend = is_backend or not value.is_var
        formerly, migrate = value.formerly, value.migrate
        value, factory = value.default, value.default_factory
    if kind is MISSING:
        kind = type(value)
    if value is MISSING and factory is None:
        kind, value = implied_default(kind)
    storage = None
    if isinstance(value, ClientStorage):
        options = {key: option for key, option in value.options.items() if option is not None}
        storage = StorageField(state, name, value.kind, value.key or f"{state}.{name}", options)
        value, kind = str(value), str
    if not is_backend and factory is None and not is_sendable(value):
        raise VarTypeError(
            f"`{cls.__name__}.{name}` has a default of type `{type(value).__name__}`, which cannot be sent to the browser.",
            f"Keep it on the server by naming it `_{name}`, or register how it is sent with `@rx.serializer`.",
        )
    return FieldSpec(name, kind, value, factory, is_backend, storage, formerly, migrate)


def implied_default(kind: Any) -> tuple[Any, Any]:
    """The annotation and value of a var declared without a default."""
    if typing.get_origin(kind) is Literal:
        return kind, typing.get_args(kind)[0]
    if typing.get_origin(kind) in (typing.Union, types.UnionType) and type(None) in typing.get_args(kind):
        return kind, None
    found = base(kind)
    if found in _EMPTY:
        return kind, type(_EMPTY[found])()
    return (kind if kind is Any else typing.Optional[kind]), None  # noqa: UP045  # built at run time
