"""What a state class and its instances tell of themselves: seldom used, so a user's own names win over all of it."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Generic, TypeVar

from mirra.errors import StateValueError, did_you_mean
from mirra.registry import registry
from mirra.state.field import FieldDescriptor
from mirra.state.spec import MISSING, FieldSpec, StateSpec
from mirra.state.tracked.proxy import unwrap
from mirra.vars.base import Var

T = TypeVar("T")


class of_class(Generic[T]):
    """An attribute computed from the class, also when it is read from an instance."""

    def __init__(self, function: Callable[[Any], T]) -> None:
        self.function = function
        self.__doc__ = function.__doc__

    def __get__(self, instance: Any, owner: type[Any]) -> T:
        return self.function(owner)


class of_router:
    """A part of ``router``: a Var on the class, the value on an instance."""

    def __init__(self, *path: str) -> None:
        self.path = path

    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        found = owner.router if instance is None else instance.router
        for name in self.path:
            found = getattr(found, name)
        return found


def family(spec: StateSpec) -> list[StateSpec]:
    """The spec and those of all substates below it."""
    found = [spec]
    for other in registry().all("state").values():
        above = other.__mirra__.parent
        while above is not None and above is not spec:
            above = above.parent
        if above is spec:
            found.append(other.__mirra__)
    return found


def add_var(spec: StateSpec, declared: FieldSpec) -> None:
    """Give a state class one more var; raises ``StateValueError`` where it has one of this name."""
    if spec.owner_of(declared.name) is not None:
        raise StateValueError(f"`{spec.cls.__name__}` has a var `{declared.name}` already.")
    spec.fields[declared.name] = declared
    type.__setattr__(spec.cls, declared.name, FieldDescriptor(declared, spec.name))


class Introspection:
    """The part of every state that looks at itself."""

    __mirra__: ClassVar[StateSpec]
    __mirra_instance__: Any

    rx_router_headers = of_router("headers")
    rx_router_page = of_router("page")
    rx_router_route_id = of_router("route_id")
    rx_router_session = of_router("session")
    rx_router_url = of_router("url")

    # -- of the class

    @of_class
    def vars(cls) -> dict[str, Var[Any]]:
        """All public vars, inherited ones included."""
        return {name: getattr(cls, name) for name in cls.__mirra__.vars()}

    @of_class
    def base_vars(cls) -> dict[str, Var[Any]]:
        """The public vars that the class itself declares."""
        return {f.name: getattr(cls, f.name) for f in cls.__mirra__.fields.values() if not f.is_backend}

    @of_class
    def computed_vars(cls) -> dict[str, Var[Any]]:
        """The computed vars of the class itself."""
        return {name: getattr(cls, name) for name in cls.__mirra__.computed}

    @of_class
    def event_handlers(cls) -> dict[str, Any]:
        """The event handlers of the class itself."""
        return {**cls.__mirra__.handlers}

    @classmethod
    def is_user_defined(cls) -> bool:
        """Whether the class is the app's own."""
        return not cls.__module__.startswith("mirra.")

    @classmethod
    def setup_dynamic_args(cls, args: Mapping[str, Any]) -> None:
        """Arguments of routes as vars, which pages do by themselves when they are added: by name, ``list`` ones a list of text."""
        for name, kind in args.items():
            if cls.__mirra__.owner_of(name) is None:
                cls.add_var(name, list[str] if "list" in str(kind) else str)

    @classmethod
    def add_var(cls, name: str, type_: Any, default_value: Any = MISSING) -> None:
        """Declare one more public var, before pages are compiled: ``S.add_var("n", int, 0)``."""
        from mirra.state.declare import implied_default

        if default_value is MISSING:
            type_, default_value = implied_default(type_)
        add_var(cls.__mirra__, FieldSpec(name, type_, default_value))

    @classmethod
    def add_field(cls, name: str, var: Var[Any], default_value: Any = MISSING) -> None:
        """Declare one more public var of the type of ``var``."""
        cls.add_var(name, var._type, default_value)

    @classmethod
    def get_class_substate(cls, path: str | Iterable[str]) -> type[Any]:
        """The state class of a full name, this one or one below it; raises ``StateValueError``."""
        name = path if isinstance(path, str) else ".".join(path)
        below = {spec.name: spec.cls for spec in family(cls.__mirra__)}
        if name not in below:
            raise StateValueError(
                f"`{cls.__name__}` has no substate `{name}`.",
                did_you_mean(name, below),
                "Give the full name.",
            )
        return below[name]

    @classmethod
    def get_class_var(cls, path: str | Iterable[str]) -> Var[Any]:
        """The Var of a full name, ``"module.Class.name"``, or of a name of this class; raises ``StateValueError``."""
        state, _, name = (path if isinstance(path, str) else ".".join(path)).rpartition(".")
        owner: Any = cls.get_class_substate(state) if state else cls
        known = owner.__mirra__.vars()
        if name not in known:
            raise StateValueError(f"`{owner.__name__}` has no var `{name}`.", did_you_mean(name, known))
        return getattr(owner, name)  # type: ignore[no-any-return]  # a Var on the class

    # -- of an instance

    @property
    def parent_state(self) -> Any:
        """The instance of the parent state; ``None`` for the root."""
        above = type(self).__mirra__.parent
        return above and self.__mirra_instance__.tree.get(above.name)

    @property
    def substates(self) -> dict[str, Any]:
        """The instances of the states directly below, by full name."""
        tree, own = self.__mirra_instance__.tree, type(self).__mirra__
        return {spec.name: tree.get(spec.name) for spec in family(own) if spec.parent is own}

    def get_root_state(self) -> Any:
        """The instance of ``rx.State`` in this session."""
        root = type(self).__mirra__
        while root.parent is not None:
            root = root.parent
        return self.__mirra_instance__.tree.get(root.name)

    def get_substate(self, path: str | Iterable[str]) -> Any:
        """The instance of this state or of one below it, by full name."""
        return self.__mirra_instance__.tree.get(type(self).get_class_substate(path).__mirra__.name)

    @property
    def dirty_vars(self) -> builtins.set[str]:
        """Names of the vars of this state that changed since the last delta."""
        name = type(self).__mirra__.name
        return {field for state, field in self.__mirra_instance__.tree.changes if state == name}

    @property
    def dirty_substates(self) -> builtins.set[str]:
        """Full names of the states directly below in which, or below which, something changed since the last delta."""
        tree, own = self.__mirra_instance__.tree, type(self).__mirra__
        changed = {state for state, _ in tree.changes}
        below = [spec for spec in family(own) if spec.parent is own]
        return {spec.name for spec in below if changed & {inner.name for inner in family(spec)}}

    def get_delta(self) -> dict[str, dict[str, Any]]:
        """State -> public vars that changed since the last delta, here and below. They are still sent."""
        tree = self.__mirra_instance__.tree
        delta: dict[str, dict[str, Any]] = {}
        for spec in family(type(self).__mirra__):
            changed = [name for state, name in tree.changes if state == spec.name]
            stale = [
                name
                for name in spec.computed
                if (found := tree.evaluations.get((spec.name, name))) is not None and found.is_stale(tree)
            ]
            for name in [*changed, *stale]:
                if name in spec.vars():
                    delta.setdefault(spec.name, {})[name] = unwrap(tree.value((spec.name, name)))
        return delta

    def set(self, **values: Any) -> Any:
        """Set several vars; returns the state."""
        for name, value in values.items():
            setattr(self, name, value)
        return self

    @property
    def router_data(self) -> dict[str, Any]:
        """The router as a plain dict, under its older names."""
        router = self.__mirra_instance__.tree.router
        return {
            "pathname": router.route_id,
            "asPath": f"{router.url.path}?{router.url.query}" if router.url.query else router.url.path,
            "query": router.page.params,
            "token": router.session.client_token,
            "sid": router.session.session_id,
            "ip": router.session.client_ip,
            "headers": {**router.headers.raw_headers},
        }
