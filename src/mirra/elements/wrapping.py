"""What a class that wraps a React library declares, as data: its tag, its props, and the JavaScript it brings.

>>> library_tag("@radix-ui/react-dialog@1.1", "Root")
Import(module='@radix-ui/react-dialog@1.1', export='Root')
"""

from __future__ import annotations

import hashlib
import re
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from inspect import getattr_static
from typing import Any, ClassVar

from mirra.elements.node import Hook
from mirra.elements.spec import ComponentSpec, Prop, Trigger, default_triggers
from mirra.events.handler import TriggerAnnotation
from mirra.js.printer import print_expression
from mirra.js.tree import Expr, Import, Literal, Member, Raw, StateRef, walk
from mirra.names import camel
from mirra.vars.base import Var
from mirra.vars.data import ImportTriple, import_triples
from mirra.vars.embed import as_code, shown_in
from mirra.vars.types import own_annotations

_NOT_PROPS = frozenset(
    {
        "library",
        "tag",
        "is_default",
        "alias",
        "lib_dependencies",
        "children",
        "style",
        "spec",
        "event_triggers",
    }
)


@dataclass(frozen=True, slots=True)
class PropField:
    """What :func:`field` makes."""

    default: Any = None
    default_factory: Any = None
    is_javascript_property: bool | None = None


def field(
    default: Any = None, *, default_factory: Any = None, is_javascript_property: bool | None = None
) -> Any:
    """A prop with a default; ``is_javascript_property`` says whether it is sent, whatever its annotation."""
    return PropField(default, default_factory, is_javascript_property)


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """A component's own JavaScript: statements of its hooks, declarations of its module, and what both import."""

    imports: tuple[ImportTriple, ...] = ()
    hooks: tuple[Hook, ...] = ()
    code: tuple[str, ...] = ()


def library_tag(library: str | None, tag: str | None, is_default: bool = False) -> Expr:
    """The tag expression of a wrapped component; a dotted tag (``Dialog.Root``) is a member of its first part.

    Without a library a capital says that the class's own code declares or imports the name.
    """
    if library is None:
        return Raw(tag) if tag is not None and tag[:1].isupper() else Literal(tag or "div")
    head, *rest = (tag or "default").split(".")
    expr: Expr = Import(library, "default" if is_default or tag is None else head)
    for part in rest:
        expr = Member(expr, part)
    return expr


def third_party(component: Any) -> ThirdParty:
    """What ``add_imports``, ``add_hooks`` and ``add_custom_code`` of the class chain say, and the older methods."""
    imported: dict[ImportTriple, None] = {}
    for found in (*component.chain("add_imports"), component._get_imports()):
        imported.update(dict.fromkeys(import_triples(found or {})))
    with as_code():
        hooks = [hook for found in component.chain("add_hooks") for hook in _listed(found)]
        code = [text for found in component.chain("add_custom_code") for text in _listed(found)]
        hooks += _listed(component._get_hooks())
        code += _listed(component._get_custom_code())
    for at, text in enumerate(code):
        if isinstance(text, str):
            code[at], found = _without_imports(text)
            imported.update(dict.fromkeys(found))
    for text in (*hooks, *code):
        if isinstance(text, Var):
            raws = [node for node in walk(text._expr) if isinstance(node, Raw)]
            imported.update((triple, None) for raw in raws for triple in raw.imports)
    if (hooks or code) and component.library and component.tag:
        # The text may speak of the component itself, by its alias or its tag.
        head = component.tag.partition(".")[0]
        export = "default" if component.is_default else head
        imported[component.library, export, component.alias or head] = None
    return ThirdParty(tuple(imported), tuple(dict.fromkeys(map(_hook, hooks))), _texts(code))


_IMPORT = re.compile(
    r"""^\s*import\s+(?:(?P<default>[\w$]+)?\s*,?\s*(?:\{(?P<named>[^}]*)\}|\*\s+as\s+(?P<whole>[\w$]+))?\s+from\s+)?["'](?P<library>[^"'\n]+)["'];?[ \t]*$""",
    re.MULTILINE,
)


def _without_imports(text: str) -> tuple[str, list[ImportTriple]]:
    """Declarations without the import statements among them, which name packages as no browser can; and what those import."""
    found: list[ImportTriple] = []
    for statement in _IMPORT.finditer(text):
        library, names = (
            statement["library"],
            [name for name in (statement["named"] or "").split(",") if name.strip()],
        )
        if statement["default"]:
            found.append((library, "default", statement["default"]))
        if statement["whole"]:
            found.append((library, "*", statement["whole"]))
        found += import_triples({library: names}) if names else ()
        if not (statement["default"] or statement["whole"] or names):
            found.append((library, "", ""))
    return _IMPORT.sub("", text), found


def _listed(found: Any) -> list[Any]:
    if found is None:
        return []
    return [found] if isinstance(found, str | Var) else list(found)


def _hook(statement: Any) -> Hook:
    """A statement in whose text an f-string may have put Vars: those that are not known now get a name there."""
    given: dict[str, Expr] = {}

    def shown(expr: Expr) -> str:
        if not any(isinstance(node, StateRef | Import) for node in walk(expr)):
            return print_expression(expr)
        name = f"given_{hashlib.sha256(repr(expr).encode()).hexdigest()[:8]}"
        given[name] = expr
        return name

    text = shown_in(str(statement), shown)
    return Hook(text, tuple(given.items()))


def _texts(found: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shown_in(str(text), print_expression) for text in found))


def spec_of_class(cls: type[Any], base: type[Any]) -> ComponentSpec:
    """The declaration that a subclass of ``base`` makes with its body and those of its ancestors."""
    props: dict[str, Prop] = {}
    triggers: dict[str, Trigger] = {}
    for ancestor in reversed(cls.__mro__):
        if ancestor is base or not issubclass(ancestor, base):
            continue
        for name, kind in own_annotations(ancestor).items():
            if isinstance(kind, TriggerAnnotation):
                triggers[name] = Trigger(camel(name), kind.specs)
            elif any(isinstance(member, TriggerAnnotation) for member in typing.get_args(kind)[:1]):
                # `Annotated[EventHandler[str], spec]`: types for a checker, and how the values are found.
                triggers[name] = Trigger(camel(name), tuple(typing.get_args(kind)[1:]))
            elif (
                not name.startswith("_")
                and name not in _NOT_PROPS
                and typing.get_origin(kind) is not ClassVar
            ):
                props[name] = Prop(
                    camel(name), kind, is_sent=_is_sent(kind, getattr_static(cls, name, None), base)
                )
    more = cls.__dict__.get("get_event_triggers")
    if more is not None:
        bound = (
            more.__get__(None, cls) if isinstance(more, classmethod | staticmethod) else partial(more, cls)
        )
        for name, spec in dict(bound()).items():
            triggers[name] = Trigger(camel(name), tuple(spec) if isinstance(spec, list | tuple) else (spec,))
    # A prop may be called like a method of ours (`render`): that is no default.
    known = {
        name: value
        for name in props
        if (value := getattr_static(cls, name, None)) is not getattr_static(base, name, None)
    }
    defaults = {name: value for name, value in known.items() if value is not None}
    for name in defaults:
        # The class attribute would hide the instance's own value.
        if name in cls.__dict__:
            delattr(cls, name)
    inherited = {
        name: value for base in reversed(cls.__mro__[1:]) for name, value in _defaults_of(base).items()
    }
    return ComponentSpec(
        name=cls.__name__,
        tag=library_tag(cls.library, cls.tag, cls.is_default),
        props=props,
        triggers=default_triggers() | triggers,
        renames=cls._rename_props,
        client_only=cls._client_only,
        invalid_children=tuple(cls._invalid_children),
        valid_children=tuple(cls._valid_children),
        valid_parents=tuple(cls._valid_parents),
        defaults=inherited | defaults,
    )


def default_value(value: Any) -> Any:
    """A declared default as a prop of one component."""
    if not isinstance(value, PropField):
        return value
    return value.default_factory() if value.default_factory is not None else value.default


def _is_sent(kind: Any, value: Any, base: type[Any]) -> bool:
    """A plain annotation (``int``, ``list[str]``) is for Python alone: only Vars, components and the unknown are sent."""
    if isinstance(value, PropField) and value.is_javascript_property is not None:
        return value.is_javascript_property
    origin = typing.get_origin(kind) or kind
    if origin is Any or (isinstance(origin, type) and issubclass(origin, Var | base)):
        return True
    return any(
        _is_sent(member, None, base) for member in typing.get_args(kind) if not isinstance(member, str | list)
    )


def _defaults_of(cls: type[Any]) -> Mapping[str, Any]:
    spec = cls.__dict__.get("spec")
    return spec.defaults if isinstance(spec, ComponentSpec) else {}
