"""``@memo``: a function of Vars that becomes one React component, rendered again only when its props change.

>>> @memo
... def row(rest: RestProp, name: Var[str], on_pick: EventHandler[passthrough_event_spec(str)]) -> Component:
...     return button(name, rest, on_click=on_pick(name))
...
>>> row(name=S.name, on_pick=S.pick, variant="soft")

The body runs once, with Vars that stand for the props; the node it gives is shared by all uses. A memo that returns a
``Var`` is a function of the browser instead (:mod:`mirra.elements.memo_function`).
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mirra.elements.children import freeze_child
from mirra.elements.component import Component
from mirra.elements.memo_function import VarMemo, returns_var, wanted_arguments
from mirra.elements.memo_props import HandlerProp, Slot, is_slot, rest_of, value_type
from mirra.elements.node import MEMO, Element, Memo, MemoDefinition, Node
from mirra.elements.shown import Shown
from mirra.elements.spec import ComponentSpec
from mirra.errors import ChildrenTypeError, Source, user_source
from mirra.events.bind import bind
from mirra.events.chain import EventChain
from mirra.events.handler import TriggerAnnotation
from mirra.js.tree import Import, Literal, Member, Name
from mirra.names import camel
from mirra.vars.base import Var, make
from mirra.vars.literal import literal_var
from mirra.vars.rest import RestProp

PROPS = Name(MEMO)
"""Under this name the body of a memo sees its props."""
REACT_MEMO = Import("react", "memo")


class MemoUse(Shown):
    """One use of a memo."""

    def __init__(
        self, memo: MemoFunction, children: tuple[Any, ...], props: dict[str, Any], rest: dict[str, Any]
    ) -> None:
        self.memo = memo
        self.children = list(children)
        self.key = props.pop("key", None)
        self.props = props
        self.rest = rest
        self.source = user_source()

    def freeze(self) -> Node:
        """The node."""
        definition = self.memo.definition
        return Memo(
            definition,
            tuple((name, _prop_node(value)) for name, value in self.props.items()),
            self.memo.rest_element(self.rest, self.source) if self.rest else None,
            tuple(freeze_child(child, self.memo.__name__) for child in self.children),
            None if self.key is None else literal_var(self.key)._expr,
        )


def _prop_node(value: Any) -> Any:
    if isinstance(value, EventChain):
        return value
    return freeze_child(value) if is_slot(value) else literal_var(value)._expr


class MemoFunction:
    """What ``@memo`` makes: call it with keywords for its props; positional arguments are its children."""

    def __init__(self, function: Callable[..., Any], wrapper: Any) -> None:
        self.function = function
        self.wrapper = wrapper
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__
        self.__wrapped__ = function
        self._definition: MemoDefinition | None = None
        self._kinds: Mapping[str, Any] | None = None
        self._takers: list[ComponentSpec] = []

    @property
    def kinds(self) -> Mapping[str, Any]:
        """Parameter -> annotation; ``Any`` where there is none."""
        if self._kinds is None:
            hints = typing.get_type_hints(self.function, include_extras=True)
            self._kinds = {name: hints.get(name, Any) for name in inspect.signature(self.function).parameters}
        return self._kinds

    @property
    def rest_name(self) -> str | None:
        """The parameter that gets what the others do not name."""
        return next((name for name, kind in self.kinds.items() if kind is RestProp), None)

    @property
    def definition(self) -> MemoDefinition:
        """The body, as nodes; made at the first use."""
        if self._definition is None:
            wrapper = None if self.wrapper is None else literal_var(self.wrapper)._expr
            self._definition = MemoDefinition(self.__name__, wrapper=wrapper)
            positional, given = [], {}
            for name, parameter in inspect.signature(self.function).parameters.items():
                value = self._parameter(name, self.kinds[name])
                if parameter.kind is parameter.POSITIONAL_ONLY:
                    positional.append(value)
                else:
                    given[name] = value
            self._definition.body = freeze_child(self.function(*positional, **given), self.__name__)
        return self._definition

    def _parameter(self, name: str, kind: Any) -> Any:
        value = Member(PROPS, camel(name))
        if kind is RestProp:
            named = [camel(other) for other in self.kinds if other != name]
            return RestProp(rest_of(PROPS, named), self._takers)
        if isinstance(kind, TriggerAnnotation):
            return HandlerProp(name, value, kind)
        inner = value_type(kind)
        if name == "children" or (isinstance(inner, type) and issubclass(inner, Component)):
            return Slot(value, Component)
        return make(value, inner)

    def __call__(self, *children: Any, **props: Any) -> MemoUse:
        """A use; raises ``UnknownPropError`` for a keyword that is no parameter, ``InvalidPropTypeError`` for a missing one,
        ``ChildrenTypeError`` for children where there is no parameter ``children``."""
        kinds = self.kinds
        if children and "children" not in kinds:
            raise ChildrenTypeError(
                f"`{self.__name__}` takes no children.",
                "Give it a parameter `children: rx.Var[rx.Component]`.",
            )
        own = {name: value for name, value in props.items() if name in kinds and name != self.rest_name}
        rest = {name: value for name, value in props.items() if name not in own and name != "key"}
        optional = {name for name, kind in kinds.items() if isinstance(kind, TriggerAnnotation)}
        left_out = {"children", self.rest_name, *optional}
        given = wanted_arguments(self.function, own, {} if self.rest_name else rest, left_out)
        if children:
            given.pop("children", None)
        bound = {camel(name): self._bound(name, value) for name, value in given.items()}
        if "key" in props:
            bound["key"] = props["key"]
        return MemoUse(self, children, bound, rest)

    create = __call__

    def _bound(self, name: str, value: Any) -> Any:
        kind = self.kinds[name]
        if not isinstance(kind, TriggerAnnotation) or value is None:
            return value
        return bind(value, [HandlerProp.given(spec) for spec in kind.specs], component=self.__name__, trigger=name)  # fmt: skip

    def rest_element(self, props: dict[str, Any], source: Source | None) -> Element:
        """What is given beyond the parameters, read as the component reads it that the body gives the rest to."""
        taken = self._takers[0] if self._takers else ComponentSpec("", Literal("div"), open_props=True)
        spec = replace(taken, name=self.__name__, is_controlled=False, defaults={})
        kind = type(self.__name__, (Component,), {"spec": spec, "__module__": __name__})
        made = kind()
        made.source = source
        made.set(**props)
        node = made.freeze()
        assert isinstance(node, Element)  # what a plain component is
        return node


@typing.overload
def memo(function: Callable[..., Any], *, wrapper: Any = ...) -> Any: ...
@typing.overload
def memo(function: None = None, *, wrapper: Any = ...) -> Callable[[Callable[..., Any]], Any]: ...
def memo(function: Callable[..., Any] | None = None, *, wrapper: Any = REACT_MEMO) -> Any:
    """Make one React component of a function whose parameters are props (see the module).

    ``wrapper`` is a function Var that gets the React component and gives the one to use; ``None`` is for none. A function that
    returns ``rx.Var[T]`` becomes one of the browser's: call it with keywords for its value, or ``.call``, ``.partial``.
    """
    if function is None:
        return lambda given: memo(given, wrapper=wrapper)
    if returns_var(function):
        return VarMemo(function)
    return MemoFunction(function, Var(wrapper) if wrapper is REACT_MEMO else wrapper)
