"""Computed vars: ``@rx.var`` methods, cached by what they read while they ran."""

from __future__ import annotations

import datetime
import inspect
import time
import typing
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from mirra.errors import ComputedVarSignatureError, UntypedComputedVarError, VarDependencyError, VarValueError
from mirra.js.tree import StateRef
from mirra.protocol.manifest import FieldRef
from mirra.state.spec import MISSING, ComputedSpec
from mirra.vars.attribute import VarAttribute
from mirra.vars.base import Var, make
from mirra.vars.hybrid import ServerOnly

if TYPE_CHECKING:
    from mirra.state.tree import StateTree


class Evaluation:
    """One result of a computed var: its value, what it read, and what was last sent of it."""

    __slots__ = ("cache", "expires", "reads", "sent", "value")

    def __init__(
        self,
        value: Any,
        reads: dict[FieldRef, Evaluation | int],
        expires: float | None,
        cache: bool,
        sent: Any,
    ) -> None:
        self.value = value
        self.reads = reads
        """Field -> its version then, or the evaluation behind it where it is computed itself."""
        self.expires = expires
        self.cache = cache
        self.sent = sent

    def is_stale(self, tree: StateTree) -> bool:
        """Whether something it read has changed, it has expired, or it is not cached."""
        if not self.cache or (self.expires is not None and time.monotonic() >= self.expires):
            return True
        for ref, stamp in self.reads.items():
            if isinstance(stamp, Evaluation):
                if tree.evaluations.get(ref) is not stamp or stamp.is_stale(tree):
                    return True
            elif tree.versions.get(ref, 0) != stamp:
                return True
        return False


class ComputedVar:
    """Descriptor of a computed var: a Var on the class, the value on an instance."""

    def __init__(self, function: Callable[[Any], Any], options: dict[str, Any]) -> None:
        self.function = function
        self.options = options
        self.name = function.__name__
        self.state = ""
        self.__doc__ = function.__doc__

    def spec(self) -> ComputedSpec:
        """Checked when the class is made; raises at the user's line."""
        if len(inspect.signature(self.function).parameters) != 1:
            raise ComputedVarSignatureError(f"Computed var `{self.name}` must take `self` and nothing else.")
        try:
            hints = typing.get_type_hints(self.function)
        except NameError:
            hints = dict(self.function.__annotations__)
        if "return" not in hints:
            raise UntypedComputedVarError(
                f"Computed var `{self.name}` has no return annotation.",
                f"Write `def {self.name}(self) -> int:`, with its type.",
            )
        options = self.options
        interval = options["interval"]
        backend = options["backend"]
        return ComputedSpec(
            name=self.name,
            kind=hints["return"],
            function=self.function,
            cache=options["cache"],
            interval=interval.total_seconds() if isinstance(interval, datetime.timedelta) else interval,
            is_backend=self.name.startswith("_") if backend is None else backend,
            is_async=inspect.iscoroutinefunction(self.function),
            initial_value=options["initial_value"],
            auto_deps=options["auto_deps"],
            deps=[_dependency(self.name, self.state, dep) for dep in options["deps"] or ()],
        )

    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        if instance is None:
            spec = owner.__mirra__.owner_of(self.name) or owner.__mirra__
            return make(StateRef(spec.name, self.name), spec.computed[self.name].kind)
        own = instance.__mirra_instance__
        tree = own.tree
        name = self.state
        target = own if own.spec.name == name else tree.instance(name)
        spec = target.spec.computed[self.name]
        if tree.tracking:
            tree.tracking[-1].add((name, self.name))
        if spec.is_async:
            return _Awaited(tree, target, spec)
        return tree.evaluate(target, spec)


def _dependency(name: str, state: str, dep: Any) -> FieldRef:
    if isinstance(dep, str):
        return state, dep
    if isinstance(dep, Var) and isinstance(dep._expr, StateRef):
        return dep._expr.state, dep._expr.field
    if isinstance(dep, ServerOnly):
        return dep.ref
    raise VarDependencyError(
        f"A dependency of computed var `{name}` is a `{type(dep).__name__}`.",
        "Give the names of vars of the same state, or vars: `deps=['count', Other.total]`.",
    )


class _Awaited:
    """``await self.x`` of an async computed var."""

    __slots__ = ("instance", "spec", "tree")

    def __init__(self, tree: StateTree, instance: Any, spec: ComputedSpec) -> None:
        self.tree, self.instance, self.spec = tree, instance, spec

    def __await__(self) -> Any:
        return self.tree.evaluate_awaited(self.instance, self.spec).__await__()


T = TypeVar("T")


class _Options(Protocol):
    """``@rx.var(…)``."""

    @typing.overload
    def __call__(self, fn: Callable[[Any], Coroutine[Any, Any, T]], /) -> VarAttribute[T, Awaitable[T]]: ...
    @typing.overload
    def __call__(self, fn: Callable[[Any], T], /) -> VarAttribute[T, T]: ...


@typing.overload
def var(fn: Callable[[Any], Coroutine[Any, Any, T]]) -> VarAttribute[T, Awaitable[T]]: ...
@typing.overload
def var(fn: Callable[[Any], T]) -> VarAttribute[T, T]: ...
@typing.overload
def var(
    fn: None = None, *, initial_value: Any = MISSING, cache: bool = True, deps: list[Any] | None = None, auto_deps: bool = True,
    interval: float | datetime.timedelta | None = None, backend: bool | None = None,
) -> _Options: ...  # fmt: skip
def var(
    fn: Callable[[Any], Any] | None = None,
    *,
    initial_value: Any = MISSING,
    cache: bool = True,
    deps: list[Any] | None = None,
    auto_deps: bool = True,
    interval: float | datetime.timedelta | None = None,
    backend: bool | None = None,
) -> Any:
    """A var computed from others, again only when one of those it read has changed.

    ``cache=False``: after every event. ``interval``: also after this time (seconds or timedelta), at the next event. ``deps``: fields
    it depends on beyond what it reads. Raises ``VarValueError`` or ``VarDependencyError`` for options that exclude each other.
    """
    if not cache and interval is not None:
        raise VarValueError(
            "A computed var with `cache=False` is computed after every event: `interval` has no meaning."
        )
    if not cache and (deps is not None or not auto_deps):
        raise VarDependencyError(
            "A computed var with `cache=False` is computed after every event: `deps` have no meaning."
        )
    options = {
        "initial_value": initial_value,
        "cache": cache,
        "deps": deps,
        "auto_deps": auto_deps,
        "interval": interval,
        "backend": backend,
    }

    def decorate(function: Callable[[Any], Any]) -> ComputedVar:
        return ComputedVar(function, options)

    return decorate if fn is None else decorate(fn)
