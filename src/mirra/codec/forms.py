"""A submitted form as the value that a handler's annotation names, and what does not fit told field by field.

A form comes as ``{"$form": {"key": …, "fields": [[name, value], …]}}``: each control once, in order; values are text, and booleans for
checkboxes that have only an ``id``.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Union

from mirra.errors import EventDeserializationError

Pairs = list[tuple[str, Any]]


class FormData(Mapping[str, Any]):
    """The fields of a form, unchangeable: of a repeated name ``[name]`` is the last value, ``getlist(name)`` has all."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Any] | Pairs = ()) -> None:  # type: ignore[assignment]  # empty is both
        self._items = list(items.items()) if isinstance(items, Mapping) else [(k, v) for k, v in items]

    def getlist(self, key: str) -> list[Any]:
        """All values of a name, in the order of the form."""
        return [value for name, value in self._items if name == key]

    def multi_items(self) -> list[tuple[str, Any]]:
        """Every control's name and value, in the order of the form."""
        return list(self._items)

    def __getitem__(self, key: str) -> Any:
        found = self.getlist(key)
        if not found:
            raise KeyError(key)
        return found[-1]

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self._items))

    def __len__(self) -> int:
        return len(dict(self._items))

    def __repr__(self) -> str:
        return f"FormData({self._items!r})"


class FieldError(ValueError):
    """Raised by a dataclass for a form: what is wrong with one of its fields, for the person who typed it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class FormError(EventDeserializationError):
    """A form whose fields do not fit: ``fields`` says what is wrong with which, for the person who typed it."""

    def __init__(self, key: str, fields: Mapping[str, str]) -> None:
        super().__init__(f"The form does not fit: {dict(fields)}.", source=None)
        self.key = key
        self.fields = dict(fields)


@dataclasses.dataclass(frozen=True, slots=True)
class FormShape:
    """What an annotation wants of a form: the types of its fields, those it must have, and how it is made."""

    kinds: Mapping[str, Any]
    required: frozenset[str]
    make: Callable[[dict[str, Any]], Any]
    is_model: bool = False
    """Whether ``make`` converts and checks the fields itself (pydantic)."""


def form_shape(kind: Any) -> FormShape | None:
    """The fields of a TypedDict, a dataclass or a pydantic model; ``None`` for anything else."""
    if typing.is_typeddict(kind):
        return FormShape(typing.get_type_hints(kind), frozenset(kind.__required_keys__), dict)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        required = {
            field.name
            for field in dataclasses.fields(kind)
            if field.init and field.default is field.default_factory is dataclasses.MISSING
        }
        return FormShape(typing.get_type_hints(kind), frozenset(required), lambda given: kind(**given))
    if isinstance(kind, type) and hasattr(kind, "model_validate"):
        fields: Mapping[str, Any] = kind.model_fields  # type: ignore[attr-defined]  # pydantic, which is not imported here
        return FormShape(
            {name: field.annotation for name, field in fields.items()},
            frozenset(name for name, field in fields.items() if field.is_required()),
            kind.model_validate,
            True,
        )
    return None


def is_list(kind: Any) -> bool:
    """Whether a field takes all values of its name."""
    return any(
        (typing.get_origin(member) or member) in (list, tuple, set, frozenset) for member in _members(kind)
    )


def from_form(key: str, pairs: Pairs, kind: Any, convert: Callable[[Any, Any], Any]) -> Any:
    """The form as ``kind``: a dict, :class:`FormData`, or what has a :class:`FormShape`. Raises :class:`FormError`."""
    data = FormData(pairs)
    if kind is FormData:
        return data
    shape = form_shape(kind)
    if shape is None:
        return convert(dict(data), kind)
    given: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, wanted in shape.kinds.items():
        value = _field(data, name, wanted)
        if value is None:
            if name in shape.required:
                wrong[name] = "This field is required."
            continue
        try:
            given[name] = value if shape.is_model else convert(value, wanted)
        except EventDeserializationError:
            wrong[name] = _needed(wanted)
    if not wrong or shape.is_model:
        try:
            made = shape.make(given)
        except ValueError as error:
            wrong = {**_reasons(error), **wrong}
        else:
            if not wrong:
                return made
    raise FormError(key, wrong)


def _field(data: FormData, name: str, kind: Any) -> Any:
    """What a form has for a field; ``None`` if nothing, which an empty control is too, unless the field takes text."""
    members = _members(kind)
    if is_list(kind):
        return data.getlist(name) or data.getlist(f"{name}[]")
    if bool in members:
        # A box that is not ticked is not sent.
        return data.get(name, False) not in (False, "", "false", "off", "0")
    value = data.get(name)
    return None if value == "" and str not in members and Any not in members else value


def _members(kind: Any) -> tuple[Any, ...]:
    origin = typing.get_origin(kind)
    if origin in (Union, types.UnionType):
        return tuple(member for choice in typing.get_args(kind) for member in _members(choice))
    if origin in (typing.Annotated, typing.Required, typing.NotRequired):
        return _members(typing.get_args(kind)[0])
    return (kind,)


def _needed(kind: Any) -> str:
    members = _members(kind)
    if int in members and float not in members:
        return "A whole number is needed."
    if int in members or float in members:
        return "A number is needed."
    return "This does not fit."


def _reasons(error: ValueError) -> dict[str, str]:
    """By field, from a pydantic error; anything else is about the form as a whole, which has no name."""
    errors = getattr(error, "errors", None)
    if errors is None:
        return {getattr(error, "field", ""): str(error)}
    found: dict[str, str] = {}
    for each in errors():
        name = str(each["loc"][0]) if each["loc"] else ""
        found.setdefault(name, each["msg"].removeprefix("Value error, "))
    return found
