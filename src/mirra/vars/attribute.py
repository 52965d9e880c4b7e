"""What a var of a state is to type checkers: a Var on the class, of the kind that fits its type, and the value on an instance."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from mirra.errors import StateValueError
from mirra.vars.base import Var

if TYPE_CHECKING:
    from mirra.vars.array import ArrayVar, TupleVar
    from mirra.vars.number import BooleanVar, DateTimeVar, NumberVar
    from mirra.vars.object import ObjectVar
    from mirra.vars.text import StringVar

T = TypeVar("T", covariant=True)
V = TypeVar("V", covariant=True)
I = TypeVar("I")  # noqa: E741  # an item
K = TypeVar("K")


class VarAttribute(Generic[T, V]):
    """The declared type of what ``rx.field`` and ``rx.var`` give; the state class puts its own descriptor in its place.

    ``T`` is the var's type, ``V`` what an instance has of it: the same, or for async computed vars what is awaited.
    """

    # A bool is an int too: the first that fits is meant.
    @overload
    def __get__(self: VarAttribute[bool, Any], instance: None, owner: type[Any]) -> BooleanVar: ...  # pyright: ignore[reportOverlappingOverload]
    @overload
    def __get__(self: VarAttribute[int, Any], instance: None, owner: type[Any]) -> NumberVar[int]: ...  # pyright: ignore[reportOverlappingOverload]
    @overload
    def __get__(self: VarAttribute[float, Any], instance: None, owner: type[Any]) -> NumberVar[float]: ...
    @overload
    def __get__(self: VarAttribute[str, Any], instance: None, owner: type[Any]) -> StringVar: ...
    @overload
    def __get__(self: VarAttribute[list[I], Any], instance: None, owner: type[Any]) -> ArrayVar[list[I]]: ...
    @overload
    def __get__(self: VarAttribute[set[I], Any], instance: None, owner: type[Any]) -> ArrayVar[set[I]]: ...
    @overload
    def __get__(
        self: VarAttribute[tuple[I, ...], Any], instance: None, owner: type[Any]
    ) -> TupleVar[tuple[I, ...]]: ...
    @overload
    def __get__(
        self: VarAttribute[dict[K, I], Any], instance: None, owner: type[Any]
    ) -> ObjectVar[dict[K, I]]: ...
    @overload
    def __get__(self: VarAttribute[datetime.date, Any], instance: None, owner: type[Any]) -> DateTimeVar: ...
    @overload
    def __get__(self, instance: None, owner: type[Any]) -> Var[T]: ...
    @overload
    def __get__(self, instance: object, owner: type[Any]) -> V: ...
    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        """Raises: outside a state class nothing has taken its place."""
        raise StateValueError("`rx.field` and `rx.var` belong into a state class.")
