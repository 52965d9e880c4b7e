"""A node as data: what the browser is sent of a component that is made on the server while the page lives.

::

    {"tag": "p" | [module, export, …], "props": {…}, "imports": {prop: [module, export]}, "slots": {prop: tree},
     "on": {onClick: {"given": [names], "steps": […], "actions": {…}}}, "children": [tree, "text", …], "key": …}

Everything is worked out here but what the arguments of events take from the browser's event: those are small expressions
(``["member", ["name", "event"], "key"]``). At the root ``"rules"`` has the CSS rules of the styles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mirra.elements.markup import AS_IT_IS, CLEANED
from mirra.elements.node import (
    MEMO,
    Composed,
    Cond,
    Dynamic,
    Element,
    Foreach,
    Fragment,
    Match,
    Memo,
    Node,
    Text,
)
from mirra.elements.urls import is_safe_url
from mirra.errors import VarValueError
from mirra.events.binding import binding_of
from mirra.events.chain import ClientStep, EventChain, ServerStep, Step
from mirra.js.evaluate import evaluate, js_truth
from mirra.js.semantics import FUNCTIONS
from mirra.js.tree import (
    Array,
    Call,
    Expr,
    Import,
    Index,
    Literal,
    Member,
    Name,
    Object,
    StateRef,
    literal,
    transform,
    walk,
)
from mirra.protocol.bindings import Binding
from mirra.style.atomic import AtomicRule, render

Tree = Any
"""JSON: ``None``, text, a list of trees, or an object as above."""
_NODES = (Text, Element, Fragment, Cond, Foreach, Match, Memo, Dynamic)
_ACTIONS = (
    ("preventDefault", "prevent_default"), ("stopPropagation", "stop_propagation"), ("throttle", "throttle"), ("debounce", "debounce"),
    ("temporal", "temporal"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Data:
    """The tree, and what its events may call, by id."""

    tree: Tree
    bindings: dict[str, Binding]


def data_of(node: Node) -> Data:
    """Raises ``VarValueError`` for what only a page can have: Vars, memos, JavaScript of one's own."""
    writer = _Writer()
    tree = writer.node(node, {})
    if writer.rules:
        rules = [rule.css for rule in sorted(writer.rules, key=lambda rule: rule.order)]
        tree = {"rules": rules, "children": [tree]}
    return Data(tree, writer.bindings)


_EVALUATED = ("mirra", "mirra/python")
"""Modules whose functions are worked out here."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """What a memo was given to put somewhere into its body."""

    tree: Tree


@dataclass(slots=True)
class _Writer:
    bindings: dict[str, Binding] = field(default_factory=dict)
    rules: set[AtomicRule] = field(default_factory=set)

    def value(self, expr: Expr, scope: Mapping[str, Any]) -> Any:
        found = evaluate(expr, scope, _refuse_state, _RUNTIME)
        if callable(found):
            raise _only_on_pages("A JavaScript function")
        return found

    def node(self, node: Node, scope: Mapping[str, Any]) -> Tree:
        match node:
            case Text(value):
                found = self.value(value, scope)
                if isinstance(found, _Slot):
                    return found.tree
                return None if found is None or isinstance(found, bool) else str(found)
            case Fragment(children):
                return [self.node(child, scope) for child in children]
            case Cond(test, then, otherwise):
                chosen = then if js_truth(self.value(test, scope)) else otherwise
                return None if chosen is None else self.node(chosen, scope)
            case Match(value, cases, default):
                found = self.value(value, scope)
                for patterns, outcome in cases:
                    if any(FUNCTIONS["eq"](found, self.value(each, scope)) for each in patterns):
                        return self.node(outcome, scope)
                return None if default is None else self.node(default, scope)
            case Foreach(iterable, item, index, body):
                members = self.value(iterable, scope) or []
                return [self.node(body, {**scope, item: each, index: i}) for i, each in enumerate(members)]
            case Element():
                return self.element(node, scope)
            case Dynamic(value):
                return self.value(value, scope)
            case Memo():
                return self.memo(node, scope)

    def memo(self, node: Memo, scope: Mapping[str, Any]) -> Tree:
        """A use of a memo is its body with the props of this use: in data there is nothing to be remembered."""
        if node.rest is not None:
            raise _only_on_pages("`@rx.memo` with an `rx.RestProp`")
        given: dict[str, Any] = {"children": _Slot([self.node(child, scope) for child in node.children])}
        for name, value in node.props:
            if isinstance(value, EventChain):
                raise _only_on_pages("`@rx.memo` with a handler as a prop")
            given[name] = (
                _Slot(self.node(value, scope)) if isinstance(value, _NODES) else self.value(value, scope)
            )
        return self.node(node.definition.body, {**scope, MEMO: given})

    def element(self, node: Element, scope: Mapping[str, Any]) -> Tree:
        if node.hooks or node.custom_code or node.spread is not None or node.upload is not None:
            raise _only_on_pages("An upload, or a component with JavaScript of its own,")
        # What is made while the page lives is made of state.
        made: dict[str, Any] = {"tag": _tag(CLEANED if node.tag == AS_IT_IS else node.tag)}
        props, imports, slots = {}, {}, {}
        for name, value in node.props:
            if isinstance(value, Composed):
                raise _only_on_pages("A prop with functions or components inside")
            if isinstance(value, _NODES):
                slots[name] = self.node(value, scope)
            elif isinstance(value, Import):
                imports[name] = _tag(value)
            elif any(isinstance(each, Import) and each.module not in _EVALUATED for each in walk(value)):
                raise _only_on_pages("What needs functions of a library, as `rx.markdown` does,")
            else:
                props[name] = self.value(value, scope)
        names = [] if node.class_name is None else [str(self.value(node.class_name, scope))]
        if node.style is not None:
            rendered = render(node.style)
            self.rules.update(rendered.rules)
            names.insert(0, rendered.class_name)
            styles = {name: self.value(value, scope) for name, value in rendered.variables}
            if node.style.dynamic is not None:
                styles |= self.value(node.style.dynamic, scope)
            if styles:
                props["style"] = styles
        if any(names):
            props["className"] = " ".join(filter(None, names))
        on = {name: self.callback(chain, scope) for name, chain in node.events}
        children = [self.node(child, scope) for child in node.children]
        key = None if node.key is None else self.value(node.key, scope)
        more = {"props": props, "imports": imports, "slots": slots, "on": on, "children": children}
        made |= {name: value for name, value in more.items() if value}
        return made if key is None else made | {"key": key}

    # -- events

    def callback(self, chain: EventChain, scope: Mapping[str, Any]) -> Any:
        steps = [self.step(step, scope) for step in chain.steps]
        actions = {js: getattr(chain.actions, name) for js, name in _ACTIONS}
        return {
            "given": list(chain.parameters),
            "steps": steps,
            "actions": {name: value for name, value in actions.items() if value not in (None, False)},
        }

    def step(self, step: Step, scope: Mapping[str, Any]) -> Any:
        if isinstance(step, ServerStep) and step.upload is None:
            settled = tuple(self.settled(argument, scope) for argument in step.arguments)
            binding, sent = binding_of(ServerStep(step.handler, step.parameters, settled, step.is_background))
            self.bindings[binding.id] = binding
            return ["b~" if step.is_background else "b", binding.id, [written(expr) for expr in sent]]
        if isinstance(step, ClientStep):
            arguments = {
                name: {"callback": self.callback(value, scope)}
                if isinstance(value, EventChain)
                else {"value": written(self.settled(value, scope))}
                for name, value in step.arguments
            }
            return ["do", step.action, arguments]
        raise _only_on_pages("A JavaScript function as an event")

    def settled(self, expr: Expr, scope: Mapping[str, Any]) -> Expr:
        """With everything worked out that does not depend on the browser's event."""
        expr = transform(expr, lambda node: self.known(node, scope))
        if any(isinstance(node, Name) for node in walk(expr)):
            return expr
        return literal(self.value(expr, {}))

    def known(self, expr: Expr, scope: Mapping[str, Any]) -> Expr | None:
        """A name of the loops and memos around, or a prop of such a memo, as what it stands for."""
        if isinstance(expr, Member) and expr.object == Name(MEMO) and MEMO in scope:
            return literal(self.value(expr, scope))
        return literal(scope[expr.id]) if isinstance(expr, Name) and expr.id in scope else None


def written(expr: Expr) -> Any:
    """An argument that the browser works out, as data."""
    match expr:
        case Literal(value):
            return ["value", value]
        case Name(name):
            return ["name", name]
        case Member(owner, key):
            return ["member", written(owner), key]
        case Index(owner, index):
            return ["index", written(owner), written(index)]
        case Array(items):
            return ["array", *(written(item) for item in items)]
        case Object(entries):
            pairs = [entry for entry in entries if isinstance(entry, tuple)]
            return ["object", *([key, written(value)] for key, value in pairs if isinstance(key, str))]
        case Call(Import("mirra", "formData") | Import("mirra/python", _) as function, arguments):
            return ["call", function.export, *(written(argument) for argument in arguments)]
        case Call(Name("Number"), (argument,)):
            return ["call", "Number", written(argument)]
        case StateRef():
            _refuse_state(expr)
    raise _only_on_pages("An event with such an argument")


def _tag(tag: Expr) -> Any:
    if isinstance(tag, Literal):
        return str(tag.value)
    if isinstance(tag, Import):
        return [tag.module, tag.export]
    if isinstance(tag, Member):
        return [*_tag(tag.object), tag.key]
    raise _only_on_pages("A tag that is JavaScript")


def _refuse_state(ref: StateRef) -> Any:
    raise VarValueError(
        f"`{ref.field}` is a Var: a component that is made on the server shows values.",
        f"Use `self.{ref.field}`, or the state that `@rx.dynamic` gives.",
    )


def _only_on_pages(what: str) -> VarValueError:
    return VarValueError(f"{what} cannot be in a component that is the value of a state var.")


_RUNTIME: Mapping[str, Callable[..., Any]] = {
    "safeUrl": lambda name, url: url if url is None or is_safe_url(name, str(url)) else None
}
