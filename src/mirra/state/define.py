"""A state class becomes a spec: its vars, computed vars and handlers, and the descriptors that stand for them."""

from __future__ import annotations

from collections.abc import Set
from types import FunctionType
from typing import Any

from mirra.config.leniency import refuse
from mirra.errors import (
    EventHandlerShadowsBuiltInStateMethodError,
    MirraNameError,
    MirraRuntimeError,
    StateValueError,
    VarDependencyError,
    did_you_mean,
)
from mirra.events.decorator import OPTIONS, HandlerOptions
from mirra.events.handler import EventHandler
from mirra.js.tree import Expr, StateRef
from mirra.registry import registry
from mirra.state.computed import ComputedVar
from mirra.state.declare import fields_declared
from mirra.state.field import FieldDescriptor
from mirra.state.spec import ComputedSpec, StateSpec
from mirra.vars.base import make
from mirra.vars.condition import condition_of


class HandlerDescriptor:
    """An event handler on the class, the bound method on an instance."""

    __slots__ = ("function", "handler")

    def __init__(self, handler: EventHandler) -> None:
        self.handler = handler
        self.function = handler.function

    def __get__(self, state: Any, owner: type[Any]) -> Any:
        if state is None:
            return self.handler
        if self.handler.is_background:
            raise MirraRuntimeError(
                f"Background handler `{self.handler.name}` cannot be called directly.",
                f"Queue it: `return type(self).{self.handler.name}`.",
            )
        return self.function.__get__(state)


def auto_setter(spec: StateSpec, name: str) -> EventHandler | None:
    """The handler ``set_<name>`` of a var, made when it is first asked for."""
    owner = spec.owner_of(name)
    if owner is None or name not in owner.fields or owner.fields[name].is_backend:
        return None
    found = owner.handlers.get(f"set_{name}")
    if found is None:
        kind = owner.fields[name].kind

        def setter(self: Any, value: Any) -> None:
            if kind in (int, float) and isinstance(value, str):
                try:
                    value = kind(value)
                except ValueError:
                    return
            setattr(self, name, value)

        setter.__name__ = setter.__qualname__ = f"set_{name}"
        found = owner.handlers[f"set_{name}"] = EventHandler(owner.name, f"set_{name}", setter)
    return found


def spec_of_class(cls: Any) -> StateSpec:
    """What a state class was turned into."""
    return cls.__mirra__  # type: ignore[no-any-return]  # every state class has one


def define(cls: type[Any], built_in: Set[str]) -> None:
    """Give a class its spec, and put a descriptor in the place of each declaration. ``built_in``: the names that every state has."""
    parents: list[Any] = [base for base in cls.__bases__ if "__mirra__" in base.__dict__]
    mixins = [base for base in reversed(cls.__mro__) if base.__dict__.get("__mirra_mixin__")]
    if len(parents) > 1:
        names = ", ".join(f"`{parent.__name__}`" for parent in parents)
        raise StateValueError(
            f"`{cls.__name__}` has several parent states: {names}.",
            "Make all but one mixins: `class M(rx.State, mixin=True)`.",
        )
    above = parents or [base for base in cls.__mro__[1:] if "__mirra__" in base.__dict__]
    parent = spec_of_class(above[0]) if above else None
    name = _full_name(cls)
    spec = StateSpec(name, parent, cls)
    type.__setattr__(cls, "__mirra__", spec)
    for body in [*mixins, cls]:
        for declared in fields_declared(body, name):
            _refuse_taken(spec, declared.name, built_in, inherited=body is cls)
            spec.fields[declared.name] = declared
            type.__setattr__(cls, declared.name, FieldDescriptor(declared, name))
        for key, value in list(vars(body).items()):
            if isinstance(value, ComputedVar):
                _refuse_taken(spec, key, built_in, inherited=False)
                own = ComputedVar(value.function, value.options)
                own.name, own.state = key, name
                spec.computed[key] = own.spec()
                type.__setattr__(cls, key, own)
            elif isinstance(value, FunctionType) and not key.startswith("_"):
                if key in built_in:
                    raise EventHandlerShadowsBuiltInStateMethodError(
                        f"`{key}` is a method that every state has: name the handler otherwise."
                    )
                spec.handlers[key] = make_handler(name, key, value)
                type.__setattr__(cls, key, HandlerDescriptor(spec.handlers[key]))
    for computed in spec.computed.values():
        _check_dependencies(spec, computed)
    registry().add("state", name, cls)


def _check_dependencies(spec: StateSpec, computed: ComputedSpec) -> None:
    for state, name in computed.deps:
        owner = spec if state == spec.name else spec_of_class(registry().get("state", state))
        if owner.owner_of(name) is None:
            raise VarDependencyError(
                f"Computed var `{spec.cls.__name__}.{computed.name}` depends on `{name}`, which `{owner.cls.__name__}` has not.",
                did_you_mean(name, [*owner.vars(), *owner.fields]),
            )


def make_handler(state: str, name: str, function: FunctionType) -> EventHandler:
    """The handler of a method, with the options its decorator left."""
    options: HandlerOptions = getattr(function, OPTIONS, HandlerOptions())
    return EventHandler(
        state,
        name,
        function,
        options.background,
        options.supersedes,
        options.idempotent,
        options.thread,
        options.actions,
        _condition(state, name, options.requires),
    )


def _condition(state: str, name: str, requires: Any) -> Expr | None:
    """``requires=`` as an expression; within a class its own computed vars are not Vars yet."""
    if requires is None:
        return None
    if isinstance(requires, ComputedVar):
        requires = make(StateRef(state, requires.name), bool)
    return condition_of(requires, name)


def _refuse_taken(spec: StateSpec, name: str, built_in: Set[str], inherited: bool) -> None:
    if name in built_in:
        raise StateValueError(f"`{name}` is a method that every state has: name the var otherwise.")
    owner = spec.parent.owner_of(name) if spec.parent and inherited else None
    if owner is not None:
        refuse(
            StateValueError(
                f"`{spec.cls.__name__}.{name}` is declared again: it is inherited from `{owner.cls.__name__}`.",
                "Set it in a handler, or choose another name.",
            )
        )


def _full_name(cls: type[Any]) -> str:
    if "___" in cls.__module__:
        raise MirraNameError(
            f"A state class cannot be in the module `{cls.__module__}`: `___` in its name is reserved.",
            "Rename the module.",
        )
    name = f"{cls.__module__}.{cls.__name__}"
    taken = registry().get("state", name)
    # A class of the same name in a function or a reloaded module takes the place of the old one.
    if taken is not None and "<locals>" not in cls.__qualname__ and taken.__qualname__ != cls.__qualname__:
        raise StateValueError(f"There is a state `{cls.__name__}` in `{cls.__module__}` already.")
    return name
