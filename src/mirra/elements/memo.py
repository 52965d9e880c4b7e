"""``@memo``: a function of Vars that becomes one React component, rendered again only when its props change.

>>> @memo
... def row(name: Var[str], on_pick: EventHandler[lambda: []]) -> Component:
...     return button(name, on_click=on_pick)
...
>>> row(name=S.name, on_pick=S.pick)

The body runs once, with Vars that stand for the props; the node it gives is shared by all uses.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from typing import Any

from mirra.elements.children import freeze_child
from mirra.elements.node import Memo, MemoDefinition, Node, Text
from mirra.elements.spec import camel
from mirra.errors import InvalidPropTypeError, UnknownPropError, did_you_mean, user_source
from mirra.events.bind import bind
from mirra.events.chain import EventChain
from mirra.events.handler import TriggerAnnotation
from mirra.js.tree import Arrow, Call, Expr, Member, Name
from mirra.vars.base import Var, expr_of, make
from mirra.vars.function import FunctionVar
from mirra.vars.literal import literal_var

PROPS = Name("memo")
"""Under this name the body of a memo sees its props."""


class Slot:
    """A component given as a prop, where the body puts it."""

    def __init__(self, value: Expr) -> None:
        self.value = value

    def freeze(self) -> Node:
        """The node."""
        return Text(self.value)


class HandlerProp:
    """An event handler given as a prop: bound in the body, it gets what the trigger there gives."""

    def __init__(self, value: Expr) -> None:
        self.value = value

    def __call__(self, *values: Any) -> Any:
        """A call of the given handler with these values."""
        # The trigger's values are expressions over the callback's parameters, which are in scope where this stands.
        return FunctionVar(Arrow((), Call(self.value, tuple(expr_of(value) for value in values))))


class MemoUse:
    """One use of a memo."""

    def __init__(self, memo: MemoFunction, children: tuple[Any, ...], props: dict[str, Any]) -> None:
        self.memo = memo
        self.children = list(children)
        self.key = props.pop("key", None)
        self.props = props
        self.source = user_source()

    def freeze(self) -> Node:
        """The node."""
        return Memo(
            self.memo.definition,
            tuple((name, _prop_node(value)) for name, value in self.props.items()),
            tuple(freeze_child(child, self.memo.__name__) for child in self.children),
            None if self.key is None else literal_var(self.key)._expr,
        )


def _prop_node(value: Any) -> Any:
    if isinstance(value, EventChain):
        return value
    return freeze_child(value) if hasattr(type(value), "freeze") else literal_var(value)._expr


class MemoFunction:
    """What ``@memo`` makes: call it with keywords for its props; positional arguments are its children."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__
        self.__wrapped__ = function
        self._definition: MemoDefinition | None = None
        self._kinds: dict[str, Any] | None = None

    @property
    def kinds(self) -> dict[str, Any]:
        """Parameter -> annotation; ``Any`` where there is none."""
        if self._kinds is None:
            hints = typing.get_type_hints(self.function, include_extras=True)
            self._kinds = {name: hints.get(name, Any) for name in inspect.signature(self.function).parameters}
        return self._kinds

    @property
    def definition(self) -> MemoDefinition:
        """The body, as nodes; made at the first use."""
        if self._definition is None:
            given = {name: _parameter(name, kind) for name, kind in self.kinds.items()}
            body = freeze_child(self.function(**given), self.__name__)
            self._definition = MemoDefinition(self.__name__, body)
        return self._definition

    def __call__(self, *children: Any, **props: Any) -> MemoUse:
        """A use; raises ``UnknownPropError`` for a keyword that is no parameter, ``InvalidPropTypeError`` for a missing one."""
        parameters = inspect.signature(self.function).parameters
        given: dict[str, Any] = {}
        for name, value in props.items():
            if name == "key":
                given[name] = value
                continue
            if name not in parameters:
                raise UnknownPropError(
                    f"`{self.__name__}` has no prop `{name}`.", did_you_mean(name, parameters)
                )
            kind = self.kinds[name]
            if isinstance(kind, TriggerAnnotation):
                value = bind(value, list(kind.specs), component=self.__name__, trigger=name)
            given[camel(name)] = value
        for name, parameter in parameters.items():
            if name == "children" or name in props:
                continue
            if parameter.default is not parameter.empty:
                given[camel(name)] = parameter.default
            elif not isinstance(self.kinds[name], TriggerAnnotation):
                raise InvalidPropTypeError(f"`{self.__name__}` needs the prop `{name}`.")
        return MemoUse(self, children, given)

    create = __call__


def _parameter(name: str, kind: Any) -> Any:
    value = Member(PROPS, camel(name))
    if isinstance(kind, TriggerAnnotation):
        return HandlerProp(value)
    inner = typing.get_args(kind)[0] if typing.get_origin(kind) is Var and typing.get_args(kind) else kind
    if name == "children" or (isinstance(inner, type) and hasattr(inner, "freeze")):
        return Slot(value)
    return make(value, Any if inner is Var else inner)


def memo(function: Callable[..., Any] | None = None, **options: Any) -> Any:
    """Make one React component of a function whose parameters are props (see the module)."""
    return MemoFunction if function is None else MemoFunction(function)
