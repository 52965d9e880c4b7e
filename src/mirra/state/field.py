"""The descriptor behind a var: a Var on the class, the value on an instance; and ``rx.field``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from mirra.errors import BackendVarFormatError, ImmutableStateError, Source, StateValueError
from mirra.js.tree import StateRef
from mirra.state.expected import classes_of, log_misfit
from mirra.state.spec import MISSING, FieldSpec
from mirra.state.tracked.cells import Cell
from mirra.state.tracked.wrapping import wrap
from mirra.vars.attribute import VarAttribute
from mirra.vars.base import make
from mirra.vars.hybrid import ServerOnly

T = TypeVar("T")

_PLAIN = frozenset({int, str, float, bool, type(None)})


class BackendField(ServerOnly):
    """What a backend var is on the class: nothing that could be shown."""

    def __init__(self, spec: FieldSpec, state: str) -> None:
        self.spec = spec
        self.state = state
        self.ref = (state, spec.name)

    def __format__(self, spec: str) -> str:
        raise self.refusal()

    __str__ = None  # type: ignore[assignment]  # `str()` goes to `__repr__`, which is for people and not for pages

    def __repr__(self) -> str:
        return f"<backend var {self.state}.{self.spec.name}>"

    def refusal(self, source: Source | None = None) -> BackendVarFormatError:
        """The error of whoever would show it."""
        return BackendVarFormatError(
            f"`{self.spec.name}` is a backend var: it stays on the server and cannot be shown.",
            "Show a computed var (`@rx.var`) that is made of it.",
            source=source,
        )


class FieldDescriptor:
    """Reads and writes one var of one state class; inherited vars live in the ancestor's instance."""

    __slots__ = ("classes", "name", "spec", "state", "var")

    def __init__(self, spec: FieldSpec, state: str) -> None:
        self.name = spec.name
        self.spec = spec
        self.state = state
        self.classes = classes_of(spec.kind)
        self.var: Any = (
            BackendField(spec, state) if spec.is_backend else make(StateRef(state, spec.name), spec.kind)
        )

    def __get__(self, state: Any, owner: type[Any]) -> Any:
        if state is None:
            return self.var
        instance = state.__mirra_instance__
        tree = instance.tree
        if instance.spec.name != self.state:
            instance = tree.instance(self.state)
        if tree.tracking:
            tree.tracking[-1].add((self.state, self.name))
        value = instance.value(self.name)
        if type(value) in _PLAIN:
            return value
        scope = state.__mirra_scope__
        if scope is not None and not scope.is_open:
            return wrap(value, scope.cell(instance, self.name, None, None, value, state))
        instance.writable(self.name)
        return wrap(value, Cell(instance, self.name, None, None, value))

    def __set__(self, state: Any, value: Any) -> None:
        instance = state.__mirra_instance__
        scope = state.__mirra_scope__
        if scope is not None and not scope.is_open:
            message, advice = scope.cell.refusal
            raise ImmutableStateError(message.format(name=self.name), advice)
        if instance.spec.name != self.state:
            instance = instance.tree.instance(self.state)
        if self.classes is not None and not isinstance(value, self.classes):
            log_misfit(f"{self.state}.{self.name}", self.spec.kind, self.classes, value)
        instance.assign(self.name, value)


class RouterDescriptor(FieldDescriptor):
    """Reads ``router``, which is the session's and never stored."""

    __slots__ = ()

    def __get__(self, state: Any, owner: type[Any]) -> Any:
        if state is None:
            return self.var
        tree = state.__mirra_instance__.tree
        if tree.tracking:
            tree.tracking[-1].add((self.state, self.name))
        return tree.router


class Field(VarAttribute[T, T]):
    """A var declared with :func:`field`."""

    def __init__(
        self,
        default: Any,
        default_factory: Callable[[], Any] | None,
        is_var: bool,
        formerly: str | None = None,
        migrate: Callable[[Any], Any] | None = None,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.is_var = is_var
        self.formerly = formerly
        self.migrate = migrate

    def __set__(self, instance: Any, value: T) -> None:
        """For type checkers only."""
        raise StateValueError("`rx.field` belongs into a state class.")

    def default_value(self) -> Any:
        """What a new session starts with."""
        return self.default_factory() if self.default_factory else self.default

    def set_default(
        self, default: Any = MISSING, *, default_factory: Callable[[], Any] | None = None
    ) -> None:
        """Another default, before the class is made; raises ``StateValueError`` unless it is one of both."""
        if (default is MISSING) == (default_factory is None):
            raise StateValueError("`set_default` takes either a value or `default_factory`.")
        self.default, self.default_factory = default, default_factory


def field(
    default: Any = MISSING,
    *,
    default_factory: Callable[[], Any] | None = None,
    is_var: bool = True,
    formerly: str | None = None,
    migrate: Callable[[Any], Any] | None = None,
) -> Any:
    """A var with a default factory, or with ``is_var=False`` a backend var without an underscore.

    For state that an older version of the app has stored: ``formerly`` is the var's old name, ``migrate`` makes a value of one
    that does not fit the type any more.

    Raises ``StateValueError`` when both a default and a factory are given.
    """
    if default is not MISSING and default_factory is not None:
        raise StateValueError("`rx.field` takes `default` or `default_factory`, not both.")
    return Field(default, default_factory, is_var, formerly, migrate)
