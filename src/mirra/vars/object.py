"""Dicts, dataclasses, TypedDicts and models: objects in the browser."""

from __future__ import annotations

import inspect
from typing import Any, Self, TypeVar, cast

from mirra.errors import VarAttributeError, did_you_mean
from mirra.js.tree import Expr, Literal, Member, Name, Object, StateRef, call_runtime
from mirra.vars import types
from mirra.vars.array import ArrayVar
from mirra.vars.base import Record, Var, expr_of, make, var_of
from mirra.vars.flow import key_arguments
from mirra.vars.hybrid import hybrid_property
from mirra.vars.number import BooleanVar, NumberVar
from mirra.vars.refusals import missing_attribute
from mirra.vars.types import type_name

O = TypeVar("O", covariant=True)  # noqa: E741  # one letter, as the other type variables


def _list_of(kind: Any) -> Any:
    return list[kind]


_CERTAIN = (StateRef, Name, Member, Object)
"""Owners that are there if their type says so; an item or a key may be missing, and the page must not break then."""


class ObjectVar(Var[O], python_types=dict):
    """``["key"]``, ``.field`` and the reading methods of ``dict``, typed by the class of the value."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if types.fields_of(self._type) is None and callable(getattr(dict, name, None)):
            raise missing_attribute(self, name, ())
        return self._field(name)

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str) and types.fields_of(self._type) is not None:
            return self._field(key)
        return make(call_runtime("getitem", self._expr, self._key(key)), types.value_type(self._type))

    def _key(self, key: Any) -> Expr:
        """The key as the dict has it: ``d[1]`` of a ``dict[float, int]`` means 1.0."""
        var, kind = var_of(key), types.key_kind(self._type)
        if kind == "str" or (kind == types.shape(var._type).__name__ and kind != "float"):
            return var._expr
        return call_runtime("dict_key", var._expr, Literal(kind))

    def _field(self, name: str) -> Var[Any]:
        hybrid = inspect.getattr_static(types.base(self._type), name, None)
        if isinstance(hybrid, hybrid_property):
            return hybrid.expression(self)  # type: ignore[no-any-return]  # a Var
        fields = types.fields_of(self._type)
        kind = types.value_type(self._type) if fields is None else types.field_type(self._type, name)
        if kind is types.UNKNOWN and isinstance(hybrid, property):
            raise VarAttributeError(
                f"`{type_name(types.base(self._type))}.{name}` is a property: the browser has the fields alone.",
                "Make it a field, a computed var of the state, or a `@rx._x.hybrid_property`.",
            )
        if kind is types.UNKNOWN and fields is not None:
            raise VarAttributeError(
                f"`{type_name(types.base(self._type))}` has no field `{name}`.", did_you_mean(name, fields)
            )
        if fields is None or types.allows_none(self._type) or not isinstance(self._expr, _CERTAIN):
            return make(call_runtime("getitem", self._expr, Literal(name)), kind)
        if isinstance(self._expr, StateRef):
            # A field that is always there can be watched by itself.
            return make(StateRef(self._expr.state, self._expr.field, (*self._expr.path, name)), kind)
        return make(Member(self._expr, name), kind)

    def get(self, key: Any, default: Any = None) -> Any:
        """``value.get(key, default)``: the default only where the key is missing."""
        found = Var.create(default)
        kind = types.value_type(self._type)
        if isinstance(key, str) and types.fields_of(self._type) is not None:
            kind = types.field_type(self._type, key)
            kind = Any if kind is types.UNKNOWN else kind
        return make(
            call_runtime("get", self._expr, self._key(key), found._expr), types.join(kind, found._type)
        )

    def keys(self) -> ArrayVar[list[Any]]:
        """``list(value.keys())``."""
        key = types.key_type(self._type)
        return ArrayVar(call_runtime("keys", self._expr, *key_arguments(self)), list[key])  # type: ignore[valid-type]

    def values(self) -> ArrayVar[list[Any]]:
        """``list(value.values())``."""
        return ArrayVar(call_runtime("values", self._expr), _list_of(types.value_type(self._type)))

    def items(self) -> ArrayVar[list[Any]]:
        """``list(value.items())``: pairs."""
        return ArrayVar(
            call_runtime("entries", self._expr, *key_arguments(self)), _list_of(types.item_type(self._type))
        )

    entries = items

    def length(self) -> NumberVar[int]:
        """``len(value)``."""
        return NumberVar(call_runtime("length", self._expr), int)

    def merge(self, other: Any) -> Self:
        """``{**value, **other}``."""
        return cast("Self", make(call_runtime("merge", self._expr, expr_of(other)), self._type))

    def contains(self, key: Any) -> BooleanVar:
        """``key in value``."""
        return BooleanVar(call_runtime("contains", self._expr, self._key(key)), bool)


class RecordVar(ObjectVar[O], python_types=Record):
    """A dataclass, model or other class with declared fields: a field wins over a method of the same name, so that
    ``order.items`` is the order's own."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name in (types.fields_of(self._type) or ()):
            return self._field(name)
        return super().__getattribute__(name)
