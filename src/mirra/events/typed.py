"""What an event handler is to type checkers: arguments are checked where it is bound, with Vars in place of values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, ParamSpec, Protocol, TypeVar, overload

from mirra.events.handler import EventHandler, ServerEvent
from mirra.events.uploads import FileUpload, UploadFilesChunk
from mirra.vars.base import Var

P = ParamSpec("P")
R = TypeVar("R", covariant=True)
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
A_ = TypeVar("A_", contravariant=True)
B_ = TypeVar("B_", contravariant=True)
C_ = TypeVar("C_", contravariant=True)


class _Takes1(Protocol[A_]):
    def _run(self, a: A_, /, *args: Any, **kwargs: Any) -> Any: ...


class _Takes2(Protocol[A_, B_]):
    def _run(self, a: A_, b: B_, /, *args: Any, **kwargs: Any) -> Any: ...


class _Takes3(Protocol[A_, B_, C_]):
    def _run(self, a: A_, b: B_, c: C_, /, *args: Any, **kwargs: Any) -> Any: ...


class TypedHandler(EventHandler, Generic[P]):
    """A handler with parameters ``P``: the first ones may be given, the rest comes from the trigger."""

    def _run(self, *args: P.args, **kwargs: P.kwargs) -> Any: ...

    @overload
    def __call__(self, /, **rest: Any) -> ServerEvent: ...
    @overload
    def __call__(
        self: _Takes1[A], a: A | Var[Any] | FileUpload | UploadFilesChunk, /, **rest: Any
    ) -> ServerEvent: ...
    @overload
    def __call__(
        self: _Takes2[A, B], a: A | Var[Any] | FileUpload, b: B | Var[Any] | FileUpload, /, **rest: Any
    ) -> ServerEvent: ...
    @overload
    def __call__(
        self: _Takes3[A, B, C], a: A | Var[Any], b: B | Var[Any], c: C | Var[Any], /, *more: Any, **rest: Any
    ) -> ServerEvent: ...
    def __call__(self: Any, /, *args: Any, **rest: Any) -> ServerEvent:
        """As :class:`EventHandler`."""
        raise NotImplementedError


class HandlerMethod(Protocol[P, R]):
    """A decorated method: a handler on the class, the method on an instance."""

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> TypedHandler[P]: ...
    @overload
    def __get__(self, instance: object, owner: type[Any]) -> Callable[P, R]: ...
    def __call__(self, *args: Any, **kwargs: Any) -> ServerEvent:
        """Of a handler outside a class: it with these arguments."""
        ...
