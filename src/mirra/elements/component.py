"""``Component``: what a page function builds, mutable until it is frozen into nodes.

Catalogue components are made by declarations (``declare``); a user wraps React by subclassing:

>>> class Picker(Component):
...     library = "react-colorful"
...     tag = "HexColorPicker"
...     color: Var[str]
...     on_change: EventHandler[lambda color: [color]]
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar

from mirra.config.leniency import refuse
from mirra.elements.children import Child, freeze_child
from mirra.elements.composed import composed, is_composed
from mirra.elements.markup import with_markup
from mirra.elements.nesting import check_nesting
from mirra.elements.node import Element, Node, PropValue
from mirra.elements.shown import Shown
from mirra.elements.spec import ComponentSpec, Prop, Trigger, check_prop, default_triggers
from mirra.elements.themed import current_style
from mirra.elements.urls import checked_attribute, checked_url, is_url_prop
from mirra.elements.wrapping import ThirdParty, default_value, field, library_tag, spec_of_class, third_party
from mirra.errors import (
    InvalidPropTypeError,
    Source,
    UnknownPropError,
    UnknownTriggerError,
    did_you_mean,
    user_source,
)
from mirra.events.bind import bind
from mirra.js.tree import Import
from mirra.names import camel
from mirra.style.build import KNOWN, build_style, is_style_key
from mirra.vars.base import Var
from mirra.vars.color import Color
from mirra.vars.data import ImportVar
from mirra.vars.literal import literal_var
from mirra.vars.rest import RestProp

_COMMON = ("id", "class_name", "key", "style", "custom_attrs", "ref", "special_props")


class ComponentType(type):
    """The class of component classes: ``Picker.color`` is what is declared of the prop or trigger ``color``."""

    def __getattr__(cls, name: str) -> Prop | Trigger:
        spec = next((c.__dict__["spec"] for c in cls.__mro__ if "spec" in c.__dict__), None)
        declared = None if spec is None else spec.props.get(name) or spec.triggers.get(name)
        if declared is None:
            raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'")
        return declared  # type: ignore[no-any-return]  # a spec's own


class Component(Shown, metaclass=ComponentType):
    """One component with its children and props. ``create`` makes one; ``freeze`` turns it into nodes."""

    library: ClassVar[str | None] = None
    tag: ClassVar[str | None] = None
    is_default: ClassVar[bool] = False
    alias: ClassVar[str | None] = None
    lib_dependencies: ClassVar[list[str]] = []
    _rename_props: ClassVar[dict[str, str]] = {}
    _valid_children: ClassVar[list[str]] = []
    _invalid_children: ClassVar[list[str]] = []
    _valid_parents: ClassVar[list[str]] = []
    _client_only: ClassVar[bool] = False
    _has_element: ClassVar[bool] = True
    spec: ComponentSpec
    State: ClassVar[Any] = None
    """The state class of a `ComponentState`'s component."""
    children: Any = ()
    style: Any = None
    event_triggers: Any = None
    id: Any = None
    class_name: Any = None
    key: Any = None
    ref: Any = None
    custom_attrs: Any = None
    special_props: Any = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "spec" not in cls.__dict__:
            cls.spec = spec_of_class(cls, Component)

    def __init__(self, *children: Any, **props: Any) -> None:
        self.children = list(children)
        self.props: dict[str, Any] = {}
        self.styles: list[Mapping[str, Any] | Var[Any]] = []
        self.style = {}
        self.event_triggers = {}
        self.attributes: dict[str, Any] = {}
        self.custom_attrs = self.attributes
        self.source: Source | None = user_source()
        self.set(**{**{name: default_value(value) for name, value in self.spec.defaults.items()}, **props})

    @classmethod
    def create(cls, *children: Any, **props: Any) -> Any:
        """A component with these children and props; raises the errors of :mod:`mirra.errors` for unknown or wrong ones."""
        return cls(*children, **props)

    def set(self, **props: Any) -> None:
        """Set props after creation, checked in the same way."""
        spec = self.spec
        for name, value in props.items():
            if name in spec.props:
                self.props[name] = check_prop(spec.name, name, spec.props[name], value)
            elif name in spec.triggers:
                if value is not None:
                    self.event_triggers[name] = bind(
                        value, list(spec.triggers[name].specs), component=spec.name, trigger=name
                    )
            elif name in _COMMON:
                self._common(name, value)
            elif name.startswith(("data_", "aria_", "data-", "aria-")):
                self.attributes[name.replace("_", "-")] = value
            elif name.startswith("on_"):
                raise UnknownTriggerError(
                    f"`{spec.name}` has no event trigger `{name}`.", did_you_mean(name, spec.triggers)
                )
            elif spec.open_props and not name.startswith(("_", "--")):
                self.props[name] = value
            elif is_style_key(name):
                self.style[name] = value
            else:
                refuse(
                    UnknownPropError(
                        f"`{spec.name}` has no prop `{name}`.", _nearest_prop(name, spec), source=self.source
                    )
                )
                if isinstance(value, str | int | float | Var):
                    self.style[name] = value

    def _common(self, name: str, value: Any) -> None:
        if name == "style":
            for style in value if isinstance(value, list | tuple) else [value]:
                if style is not None and not isinstance(style, Mapping | Var):
                    raise InvalidPropTypeError(
                        f"`style` of `{self.spec.name}` must be a dict, not `{type(style).__name__}`."
                    )
                if style is not None:
                    self.styles.append(style)
        elif name == "custom_attrs":
            self.attributes.update(
                {key: checked_attribute(self.spec.name, key, given) for key, given in (value or {}).items()}
            )
        elif name == "class_name" and isinstance(value, list | tuple):
            known = all(isinstance(part, str) for part in value)
            joined: Any = value[0] if value else ""
            for part in value[1:]:
                joined = f"{joined} {part}" if known else _text_of(joined) + " " + part
            self.class_name = joined
        else:
            if name == "class_name" and value is not None and not isinstance(value, str | Var):
                raise InvalidPropTypeError(
                    f"`class_name` of `{self.spec.name}` must be text or a list of texts, not `{type(value).__name__}`."
                )
            setattr(self, name, value)

    def __getattr__(self, name: str) -> Any:
        # What a wrapped component's own hooks read: `self.color` is the Var of the prop, or None.
        if name.startswith("__") or name not in type(self).spec.props:
            raise AttributeError(name)
        value = self.__dict__.get("props", {}).get(name)
        is_plain = value is None or not type(self).spec.props[name].is_sent
        return value if is_plain else literal_var(value)

    # -- what the class declares

    @classmethod
    def get_props(cls) -> AbstractSet[str]:
        """The names of all props."""
        return frozenset(cls.spec.props) if hasattr(cls, "spec") else frozenset()

    @classmethod
    def get_initial_props(cls) -> AbstractSet[str]:
        """The names that ``create`` takes besides styles and triggers."""
        return cls.get_props() | {"id", "class_name", "key", "ref", "custom_attrs", "special_props"}

    @classmethod
    def get_fields(cls) -> dict[str, Prop | Trigger]:
        """Props and triggers by name, as they are declared."""
        return {**cls.spec.props, **cls.spec.triggers} if hasattr(cls, "spec") else {}

    @classmethod
    def get_js_fields(cls) -> dict[str, Prop]:
        """The props that reach the browser, by name."""
        return (
            {name: prop for name, prop in cls.spec.props.items() if prop.is_sent}
            if hasattr(cls, "spec")
            else {}
        )

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        """The triggers and what each gives a handler; a wrapped component may override this and add its own."""
        triggers = cls.spec.triggers if hasattr(cls, "spec") else default_triggers()
        return {name: trigger.specs for name, trigger in triggers.items()}

    def get_ref(self) -> str | None:
        """The name under which events find the element: its ``id``."""
        return None if self.id is None else str(self.id)

    @property
    def import_var(self) -> ImportVar:
        """How the tag is imported."""
        return ImportVar(self.tag or "", is_default=self.is_default, alias=self.alias)

    # -- hooks for wrapped libraries, merged along the class chain

    def add_imports(self) -> Mapping[str, Any]:
        """Further imports: library -> names."""
        return {}

    def add_hooks(self) -> list[Any]:
        """JavaScript statements that run inside the React component."""
        return []

    def add_custom_code(self) -> list[str]:
        """JavaScript declarations at the top of the page's module."""
        return []

    def add_style(self) -> Mapping[str, Any] | None:
        """Default style, under what the user gives."""
        return None

    def _get_imports(self) -> Mapping[str, Any]:
        """The older way to add imports."""
        return {}

    def _get_hooks(self) -> Any:
        """The older way to add hooks: one text."""
        return None

    def _get_custom_code(self) -> Any:
        """The older way to add declarations: one text."""
        return None

    def _exclude_props(self) -> list[str]:
        """Names of props that are not sent."""
        return []

    def _get_app_wrap_components(self) -> Mapping[tuple[int, str], Any]:
        """What must be around every page that has this component: ``(priority, name)`` -> component, the highest outermost."""
        return {}

    def chain(self, method: str) -> list[Any]:
        """Results of a hook of every class that defines it, base first."""
        found = []
        for cls in reversed(type(self).__mro__):
            if method in cls.__dict__ and cls is not Component:
                found.append(cls.__dict__[method](self))
        return found

    # -- freezing

    def js_props(self) -> dict[str, Any]:
        """Props by JavaScript name, before freezing; subclasses of the catalogue adjust them here."""
        spec = self.spec
        found = {}
        excluded = self._exclude_props()
        for name, value in self.props.items():
            prop = spec.props.get(name)
            if value is not None and name not in excluded and (prop is None or prop.is_sent):
                js_name = prop.js_name if prop is not None else camel(name)
                found[spec.renames.get(js_name, js_name)] = value
        return found

    def freeze(self) -> Node:
        """The immutable node."""
        spec = self.spec
        props: list[tuple[str, PropValue]] = [
            (name, self._frozen_prop(name, value)) for name, value in self.js_props().items()
        ]
        if self.id is not None:
            props.append(("id", literal_var(self.id)._expr))
        props.extend((name, literal_var(value)._expr) for name, value in self.attributes.items())
        events = tuple(
            (spec.renames.get(spec.triggers[name].js_name, spec.triggers[name].js_name), chain)
            for name, chain in self.event_triggers.items()
        )
        tag = spec.tag
        rest = next((child for child in self.children if isinstance(child, RestProp)), None)
        if rest is not None:
            rest.takers.append(spec)
        if spec.is_controlled and (rest is not None or any(name == "value" for name, _ in props)):
            props.append(("as", tag))
            tag = Import("mirra", "Controlled" if rest is None else "Input")
        tag, props = with_markup(tag, props)
        own = [style for style in self.chain("add_style") if style]
        theme = current_style()
        themed = theme.by_component.get(spec.name)
        dynamic = next((style._expr for style in self.styles if isinstance(style, Var)), None)
        given = [style for style in self.styles if isinstance(style, Mapping)]
        own_code = ThirdParty() if type(self).__module__.startswith("mirra.") else third_party(self)
        return Element(
            tag=tag,
            props=tuple(props),
            events=events,
            children=self.freeze_children(),
            spread=None if rest is None else rest._expr,
            style=build_style(*own, themed, *given, self.style, widths=theme.widths, dynamic=dynamic),
            class_name=None if self.class_name is None else literal_var(self.class_name)._expr,
            key=None if self.key is None else literal_var(self.key)._expr,
            hooks=own_code.hooks,
            custom_code=own_code.code,
            imports=own_code.imports,
            dependencies=tuple(type(self).lib_dependencies),
            client_only=spec.client_only,
            wraps=self._wraps(),
            source=self.source,
        )

    def _wraps(self) -> tuple[tuple[int, str, Node], ...]:
        if type(self).__module__.startswith("mirra."):
            return ()
        found = self._get_app_wrap_components()
        return tuple((priority, name, freeze_child(made)) for (priority, name), made in found.items())

    def render(self) -> Node:
        """The same as :meth:`freeze`, under the name that component packages call."""
        return self.freeze()

    def freeze_children(self) -> tuple[Node, ...]:
        """The children as nodes."""
        check_nesting(self, self.children, [child for child in self.children if isinstance(child, Component)])
        return tuple(
            freeze_child(child, self.spec.name, self.source)
            for child in self.children
            if child is not None and not (isinstance(child, RestProp) and self._has_element)
        )

    def _frozen_prop(self, name: str, value: Any) -> PropValue:
        if is_composed(value):
            return composed(value)
        expr = literal_var(str(value) if isinstance(value, Color) else value)._expr
        return checked_url(self.spec.name, name, expr) if is_url_prop(self.spec.tag, name) else expr

    def __repr__(self) -> str:
        return f"<{self.spec.name} with {len(self.children)} children>"


def _nearest_prop(name: str, spec: ComponentSpec) -> str | None:
    # A word that starts like a prop is meant to be it, even where another is nearer by letters.
    alike = [prop for prop in spec.props if prop[:4] == name[:4]]
    return (
        did_you_mean(name, alike)
        or (f"Did you mean `{alike[0]}`?" if alike else None)
        or did_you_mean(name, spec.props)
        or did_you_mean(name, [*spec.triggers, *_COMMON, *KNOWN])
    )


class NoSSRComponent(Component):
    """A component that exists only in the browser: never rendered on the server, loaded lazily."""

    _client_only = True


class ComponentNamespace:
    """Components under one name: ``x.root``, ``x.item``; ``__call__`` makes the usual combination."""


def _text_of(value: Any) -> Any:
    return literal_var(value)


__all__ = ["Child", "Component", "ComponentNamespace", "NoSSRComponent", "field", "library_tag"]
