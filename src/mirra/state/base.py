"""``State``: subclass it, annotate vars, write handlers as methods.

>>> class Counter(State):
...     count: int = 0
...
...     def increment(self):
...         self.count += 1

On the class, ``Counter.count`` is a Var and ``Counter.increment`` an event handler; in a handler they are the value and the
method. Everything of the framework's own is under ``__mirra…__``, so that names stay free.
"""

from __future__ import annotations

import copy
import inspect
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar

from mirra.errors import (
    MirraRuntimeError,
    SetUndefinedStateVarError,
    UnretrievableVarValueError,
    VarAttributeError,
    VarTypeError,
    did_you_mean,
)
from mirra.events.handler import ClientEvent, EventHandler, ServerEvent
from mirra.events.special import noop, redirect
from mirra.js.tree import StateRef
from mirra.registry import registry
from mirra.state.computed import ComputedVar
from mirra.state.define import auto_setter, define, make_handler, spec_of_class
from mirra.state.field import FieldDescriptor, RouterDescriptor
from mirra.state.introspect import Introspection, family
from mirra.state.reach import bring
from mirra.state.router import RouterData
from mirra.state.runtime import BackgroundScope
from mirra.state.spec import ROOT, FieldSpec, StateSpec
from mirra.state.tracked.proxy import unwrap
from mirra.vars.base import Var

S = TypeVar("S")
Fields: TypeAlias = dict[str, Any]
"""Names and values; ``State.dict`` hides the builtin."""


class StateMeta(type):
    """Turns a class body into a :class:`StateSpec`, and class attribute access into Vars and handlers."""

    __mirra__: StateSpec

    if not TYPE_CHECKING:  # for a type checker a name that nothing declares is an error

        def __setattr__(cls, name: str, value: Any) -> None:
            spec = cls.__dict__.get("__mirra__")
            if spec is not None and spec.owner_of(name) is not None:
                raise VarTypeError(
                    f"`{cls.__name__}.{name}` cannot be set on the class.",
                    "Set it in an event handler: `self.x = value`.",
                )
            super().__setattr__(name, value)

        def __getattr__(cls, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            # A mixin has no vars of its own, but those that every state has.
            spec = spec_of_class(next(base for base in cls.__mro__ if "__mirra__" in base.__dict__))
            if name.startswith("set_"):
                setter = auto_setter(spec, name.removeprefix("set_"))
                if setter is not None:
                    return setter
            choices = [*spec.vars(), *spec.handlers]
            raise VarAttributeError(
                f"`{cls.__name__}` has no var or event handler `{name}`.", did_you_mean(name, choices)
            )


class State(Introspection, metaclass=StateMeta):
    """Base of all state classes, and the root of a session's state: ``router`` and ``is_hydrated`` live here."""

    __mirra__: ClassVar[StateSpec]
    __mirra_instance__: Any
    __mirra_scope__: Any
    is_hydrated: bool
    router: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise MirraRuntimeError(
            f"`{type(self).__name__}` is not instantiated by hand.",
            "Read it in a page as `State.var`, in a handler as `self`, or with `await self.get_state(State)`.",
        )

    def __init_subclass__(cls, mixin: bool = False, formerly: str | None = None, **kwargs: Any) -> None:
        """``formerly``: the full name, ``"module.Class"``, under which an older version of the app stored this state."""
        super().__init_subclass__(**kwargs)
        if mixin:
            type.__setattr__(cls, "__mirra_mixin__", True)
            return
        define(cls, _BUILT_IN)
        cls.__mirra__.formerly = formerly

    @classmethod
    def __new_state__(cls, instance: Any, scope: BackgroundScope | None = None) -> Any:
        state = object.__new__(cls)
        object.__setattr__(state, "__mirra_instance__", instance)
        object.__setattr__(state, "__mirra_scope__", scope)
        return state

    @classmethod
    def __mirra_attach__(cls, name: str, function: FunctionType) -> EventHandler:
        """Make a function outside the class one of its handlers."""
        found = cls.__mirra__.handlers[name] = make_handler(cls.__mirra__.name, name, function)
        return found

    @classmethod
    def __mirra_compute__(cls, computed: ComputedVar) -> None:
        """Make a function outside the class one of its computed vars."""
        spec = cls.__mirra__
        computed.state = spec.name
        spec.computed[computed.name] = computed.spec()
        type.__setattr__(cls, computed.name, computed)

    if not TYPE_CHECKING:

        def __setattr__(self, name: str, value: Any) -> None:
            if name in _NATIVE:
                object.__setattr__(self, name, value)
                return
            # By hand: `inspect.getattr_static` was a twentieth of the cost of an event.
            for base in type(self).__mro__:
                if name in base.__dict__:
                    if isinstance(base.__dict__[name], FieldDescriptor | property):
                        object.__setattr__(self, name, value)
                        return
                    break
            if name.startswith("__"):
                object.__setattr__(self, name, value)
                return
            raise SetUndefinedStateVarError(
                f"`{type(self).__name__}` has no var `{name}`.",
                did_you_mean(name, type(self).__mirra__.vars())
                or f"Declare it: `{name}: {type(value).__name__}`.",
            )

        def __getattr__(self, name: str) -> Any:
            if name.startswith("set_"):
                setter = auto_setter(type(self).__mirra__, name.removeprefix("set_"))
                if setter is not None:
                    return setter.function.__get__(self)
            raise AttributeError(
                f"`{type(self).__name__}` has no var or method `{name}`. {did_you_mean(name, type(self).__mirra__.vars()) or ''}".rstrip()
            )

    async def __aenter__(self) -> Any:
        scope = self.__mirra_scope__
        if scope is None:
            raise MirraRuntimeError(
                "`async with self` belongs into a background handler.",
                "Decorate it: `@rx.event(background=True)`.",
            )
        await scope.enter(self)
        return self

    async def __aexit__(self, *exc: Any) -> None:
        await self.__mirra_scope__.exit(self)

    # -- for handlers

    async def get_state(self, state: type[S]) -> S:
        """The instance of another state class in the same session; its changes are saved and sent like one's own."""
        scope = self.__mirra_scope__
        found: Any = state
        name = found.__mirra__.name
        if scope is None:
            await bring(self.__mirra_instance__.tree, [name])
            return self.__mirra_instance__.tree.get(name)  # type: ignore[no-any-return]  # of that class
        scope.require_open("get_state")
        await bring(self.__mirra_instance__.tree, [name])
        return found.__new_state__(self.__mirra_instance__.tree.instance(name), scope)  # type: ignore[no-any-return]

    async def get_var_value(self, var: Var[Any]) -> Any:
        """The value of ``OtherState.var`` in this session."""
        ref = var._expr
        if not isinstance(ref, StateRef) or ref.path:
            raise UnretrievableVarValueError(
                f"`get_var_value` takes a var of a state, such as `Basket.total`, not `{var!s}`.",
                "The value of anything else is only known in the browser.",
            )
        await bring(self.__mirra_instance__.tree, [ref.state])
        found = getattr(self.__mirra_instance__.tree.get(ref.state), ref.field)
        return await found if inspect.isawaitable(found) else found

    def get_value(self, name: str) -> Any:
        """The value of a var without change tracking: the plain list, dict or object; of a var that was never set, a copy."""
        value = unwrap(getattr(self, name))
        untouched = any(value is field.default for field in type(self).__mirra__.fields.values())
        return copy.deepcopy(value) if untouched else value

    def reset(self) -> None:
        """Every var of this state and of its substates back to its default."""
        tree = self.__mirra_instance__.tree
        for spec in family(type(self).__mirra__):
            instance = tree.instance(spec.name)
            for name, declared in spec.fields.items():
                if (
                    name in instance.values
                    and declared.storage is None
                    and (spec.name, name) != (ROOT, "router")
                ):
                    instance.assign(name, declared.make_default())

    def dict(self) -> Fields:
        """Public vars by name, without tracking."""
        return {name: self.get_value(name) for name in type(self).__mirra__.vars()}

    @classmethod
    def setvar(cls, name: str, value: Any = None) -> ServerEvent | EventHandler:
        """The setter of a var as an event: ``S.setvar("count", 3)``."""
        setter = auto_setter(cls.__mirra__, name)
        if setter is None:
            raise AttributeError(
                f"`{cls.__name__}` has no var `{name}` that can be set. {did_you_mean(name, cls.__mirra__.vars()) or ''}".rstrip()
            )
        return setter if value is None else setter(value)

    @classmethod
    def hydrate(cls) -> ClientEvent:
        """Nothing to do: a browser has the state from its first message on, and is kept in step."""
        return noop()

    @classmethod
    def hydrate_and_load(cls) -> ClientEvent:
        """The page as if it were opened again: its ``on_load`` runs once more, ``is_hydrated`` is false meanwhile."""
        return redirect("", replace=True)

    @classmethod
    def get_full_name(cls) -> str:
        """``"module.Class"``."""
        return cls.__mirra__.name

    @classmethod
    def get_name(cls) -> str:
        """The last part of the full name."""
        return cls.__mirra__.name.rpartition(".")[2]

    @classmethod
    def get_parent_state(cls) -> type[Any] | None:
        """The state class this one is a substate of."""
        parent = cls.__mirra__.parent
        return parent.cls if parent else None

    @classmethod
    def get_substates(cls) -> set[type[Any]]:
        """The state classes directly below this one."""
        return {other for other in registry().all("state").values() if other.get_parent_state() is cls}

    @classmethod
    def get_fields(cls) -> Fields:
        """The declared vars by name."""
        return {**cls.__mirra__.fields}


_NATIVE = frozenset({"__mirra_instance__", "__mirra_scope__"})
_BUILT_IN = frozenset(name for name in vars(State) if not name.startswith("_")) - {"is_hydrated", "router"}


def _define_root() -> None:
    spec = StateSpec(ROOT, None, State)
    type.__setattr__(State, "__mirra__", spec)
    for declared in (FieldSpec("is_hydrated", bool, False), FieldSpec("router", RouterData, RouterData())):
        spec.fields[declared.name] = declared
        kind = RouterDescriptor if declared.name == "router" else FieldDescriptor
        type.__setattr__(State, declared.name, kind(declared, ROOT))
    registry().add("state", ROOT, State, built_in=True)


_define_root()
