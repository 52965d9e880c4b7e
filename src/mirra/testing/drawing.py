"""From the page's tree and the state to what is before a person: the tree that the compiler prints, evaluated in Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mirra.elements.markup import CLEANED
from mirra.elements.node import (
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
from mirra.errors import MirraRuntimeError
from mirra.events.chain import EventActions, EventChain, FunctionStep
from mirra.js.evaluate import evaluate, js_text, js_truth
from mirra.js.printer import print_expression
from mirra.js.semantics import FUNCTIONS
from mirra.js.tree import Expr, Import, Member, Name
from mirra.testing.data import node_of
from mirra.testing.drawn import Drawn, Scope
from mirra.testing.forms import FORM_ERRORS
from mirra.testing.holders import Fire, Holder, Memory
from mirra.testing.markup import drawn_markup
from mirra.testing.parts import Part, label_of, part_of
from mirra.testing.store import Store

Shown = list[Drawn | str]
_CONTROLLED = Import("mirra", "Controlled")
_INPUT = Import("mirra", "Input")
_DEBOUNCED = Import("mirra", "Debounced")
_FORM = Import("mirra", "Form")
_FORM_ERROR = Import("mirra", "FormError")
_NODES = (Text, Element, Fragment, Cond, Foreach, Match, Memo, Dynamic)
_OPAQUE = Part()
_SPREAD = "spread"
_STYLE = "@style"
"""Under this name a memo's further props have the style that was given with them."""
Around = Mapping[str, Holder]
"""The nearest root of each family of compound parts."""


class Slot:
    """Elements that are drawn already, as a value: a component's children or a component given as a prop."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown


class Drawing:
    """One drawing of a whole page."""

    def __init__(
        self, store: Store, memory: Memory, fire: Fire, runtime: Mapping[str, Any], hovered: str
    ) -> None:
        self._store = store
        self._memory = memory
        self._fire = fire
        self._runtime = runtime
        self._hovered = hovered
        self.layers: Shown = []
        """What is open above the page, in order of opening."""
        self.nodes = 0
        """Nodes visited: the work that it took."""

    def value(self, expr: Expr, scope: Scope) -> Any:
        """What an expression is worth here."""
        return evaluate(expr, scope, self._store.read, self._runtime)

    def draw(self, wrapper: Node, page: Node) -> Drawn:
        """The page inside its wrapper."""
        root = Drawn(Part(), "body", "")
        inner = self.node(page, {}, "page", {}, root)
        shown = self.node(wrapper, {"props": {"children": Slot(inner)}}, "app", {}, root)
        root.children = [*shown, *self.layers]
        return root

    # -- nodes

    def node(self, node: Node, scope: Scope, path: str, around: Around, parent: Drawn) -> Shown:
        """What one node shows."""
        self.nodes += 1
        match node:
            case Text(value):
                try:
                    return _as_children(self.value(value, scope), parent)
                except MirraRuntimeError:
                    return [
                        Drawn(_OPAQUE, "span", path, parent=parent, opaque=f"`{print_expression(value)}`")
                    ]
            case Fragment(children):
                return self.children(children, scope, path, around, parent)
            case Cond(test, then, otherwise):
                chosen = then if js_truth(self.value(test, scope)) else otherwise
                side = "then" if chosen is then else "else"
                return [] if chosen is None else self.node(chosen, scope, f"{path}:{side}", around, parent)
            case Match(value, cases, default):
                found = self.value(value, scope)
                for index, (patterns, outcome) in enumerate(cases):
                    if any(FUNCTIONS["eq"](found, self.value(each, scope)) for each in patterns):
                        return self.node(outcome, scope, f"{path}:{index}", around, parent)
                return [] if default is None else self.node(default, scope, f"{path}:else", around, parent)
            case Foreach():
                return self.rows(node, scope, path, around, parent)
            case Memo():
                return self.memo(node, scope, path, around, parent)
            case Dynamic(value):
                tree = (self.value(value, scope) or {}).get("$component")
                return self.node(node_of(tree), {}, path, around, parent)
            case Element():
                return self.element(node, scope, path, around, parent)

    def children(
        self, nodes: Iterable[Node], scope: Scope, path: str, around: Around, parent: Drawn
    ) -> Shown:
        """What several nodes show, one after the other."""
        shown: Shown = []
        for index, node in enumerate(nodes):
            shown += self.node(node, scope, f"{path}/{index}", around, parent)
        return shown

    def rows(self, node: Foreach, scope: Scope, path: str, around: Around, parent: Drawn) -> Shown:
        """A loop; rows are told apart by key, as React does."""
        shown: Shown = []
        for index, item in enumerate(self.value(node.iterable, scope) or []):
            inner = {**scope, node.item: item, node.index: index}
            key = self.value(node.key, inner) if node.key is not None else _identity(item, index)
            shown += self.node(node.body, inner, f"{path}[{key}]", around, parent)
        return shown

    def memo(self, node: Memo, scope: Scope, path: str, around: Around, parent: Drawn) -> Shown:
        """A use of a memo: its body with the props of this use."""
        props: dict[str, Any] = {
            "children": Slot(self.children(node.children, scope, f"{path}/of", around, parent))
        }
        rest = node.rest
        for name, value in (*node.props, *((*rest.props, *rest.events) if rest else ())):
            if isinstance(value, EventChain):
                props[name] = self._runtime["chain"](value, scope, path, name)
            elif value == Fragment():
                props[name] = None
            elif isinstance(value, _NODES):
                props[name] = Slot(self.node(value, scope, f"{path}@{name}", around, parent))
            elif isinstance(value, Expr):
                props[name] = self.value(value, scope)
        if rest is not None and rest.style is not None:
            props[_STYLE] = (rest.style, scope)
        return self.node(node.definition.body, {"memo": props}, f"{path}/memo", around, parent)

    # -- elements

    def element(self, node: Element, scope: Scope, path: str, around: Around, parent: Drawn) -> Shown:
        """One element, by the table of parts."""
        if node.key is not None:
            path = f"{path}[{self.value(node.key, scope)}]"
        slots = [(name, value) for name, value in node.props if isinstance(value, _NODES)]
        given = {name: value for name, value in node.props if isinstance(value, Expr)}
        tag, events = node.tag, node.events
        if tag == _DEBOUNCED:
            tag, settings = given.pop("inner"), self.value(given.pop("settings"), scope)
            waits = EventActions(debounce=settings["timeout"])
            events = tuple(
                (name, replace(chain, actions=chain.actions | waits) if name == "onChange" else chain)
                for name, chain in events
            )
        is_controlled = tag in (_CONTROLLED, _INPUT)
        if is_controlled or tag == _FORM:
            tag = given.pop("as")
        part = part_of(tag)
        if part is None:
            return [Drawn(_OPAQUE, "div", path, parent=parent, opaque=label_of(tag))]
        made = Drawn(part, part.tag, path, parent=parent)
        for name, value in given.items():
            try:
                made.props[name] = self.value(value, scope)
            except MirraRuntimeError:
                made.opaque = f"`{print_expression(value)}`"
        if isinstance(made.props.get("as"), str):
            made.tag = made.props["as"]
        if part.kind == "markup":
            text = str(made.props.pop("markup", None) or "")
            # What a frame shows is a page of its own.
            made.children = [] if made.tag == "iframe" else drawn_markup(text, made, node.tag == CLEANED)
            return [made]
        made.events = {name: [(chain, scope)] for name, chain in events}
        made.style = None if node.style is None else (node.style, scope)
        if node.spread is not None:
            self._spread(made, node, dict(self.value(node.spread, scope)))
        if node.tag == _FORM_ERROR:
            reason = self._store.values.get(FORM_ERRORS, {}).get(str(made.props.get("name")))
            made.children = [reason] if reason else []
            return [made] if reason else []
        return self._use(node, made, dict(slots), is_controlled, scope, around)

    def _spread(self, made: Drawn, node: Element, further: dict[str, Any]) -> None:
        """What a memo was given beyond the props it names."""
        style = further.pop(_STYLE, None)
        made.style = made.style or style
        for name, value in further.items():
            if callable(value):
                chain = EventChain((), (FunctionStep(Member(Name(_SPREAD), name)),))
                made.events.setdefault(name, []).append((chain, {_SPREAD: further}))
            else:
                made.props[name] = value

    def _use(
        self, node: Element, made: Drawn, slots: dict[str, Node], is_controlled: bool, scope: Scope, around: Around
    ) -> Shown:  # fmt: skip
        part, path = made.part, made.path
        inside = {**around, **self._roots(made)}
        own = around.get(part.family)
        if part.kind == "layer" and part.family == "select":
            self._show_choice(node, scope, path, inside)
        if part.kind == "hidden" or (part.kind == "layer" and not (own and own.current)):
            return []
        if part.kind == "panel" and own and not own.is_chosen(self._value_of(made, around)):
            return []
        self._mark(made, is_controlled, own, around)
        if part.kind == "item":
            inside = {**inside, "item": Holder(made, "value", self._memory, self._fire, "")}
        owner = made.parent if part.kind == "root" and made.parent else made
        above = len(self.layers)
        inner = self.children(node.children, scope, path, inside, owner)
        for name, slot in slots.items():
            drawn = self.node(slot, scope, f"{path}@{name}", inside, owner)
            if part.kind == "hint":
                made.hint = drawn
            else:
                inner += drawn
        if part.kind == "root":
            return inner
        if (part.merges or made.props.get("asChild")) and any(isinstance(each, Drawn) for each in inner):
            return self._merged(made, inner)
        made.children = inner
        if part.family == "select" and part.kind == "opener" and own:
            own.owner.marks["trigger"] = made
            made.children = [str(made.props.get("placeholder") or "")]
        if part.kind == "layer":
            made.closes = lambda: own.change(False) if own else None
            # What has opened inside it lies above it.
            self.layers.insert(above, made)
            return []
        return [made]

    def _roots(self, made: Drawn) -> dict[str, Holder]:
        part = made.part
        if part.kind not in ("root", "box"):
            return {}
        if part.kind == "box":
            return {part.family: Holder(made, "value", self._memory, self._fire, "")}
        roots = {part.family: Holder(made, "open", self._memory, self._fire, False)}
        if part.family == "select":
            roots["select-value"] = Holder(made, "value", self._memory, self._fire, "")
        return roots

    def _value_of(self, made: Drawn, around: Around) -> Any:
        """An accordion's trigger and content have the value of their item."""
        return around["item"].current if "item" in around and made.part.family == "accordion" else made.props.get("value")  # fmt: skip

    def _mark(self, made: Drawn, is_controlled: bool, own: Holder | None, around: Around) -> None:
        """What can be seen of its condition, and what a click changes."""
        part = made.part
        if part.kind == "field":
            self._mark_field(made, is_controlled)
        elif part.kind == "toggle":
            ticked = Holder(made, "checked", self._memory, self._fire, False)
            made.marks["checked"] = bool(ticked.current)
            made.uses.append(lambda: ticked.change(not ticked.current))
        elif own is None:
            return
        elif part.kind == "opener" and part.family == "hover-card":
            made.hover_uses.append(own.change)
        elif part.kind == "opener":
            toggle = made.context_uses if part.family == "context-menu" else made.uses
            if toggle is made.uses:
                made.marks["expanded"] = bool(own.current)
            toggle.append(lambda: own.change(not own.current))
        elif part.kind == "closer":
            made.uses.append(lambda: own.change(False))
            inner = around.get(f"{part.family}-sub")
            if inner is not None:
                made.uses.append(lambda: inner.change(False))
        elif part.kind == "choice":
            value = self._value_of(made, around)
            holder = around.get("select-value", own) if part.family == "select" else own
            mark = {
                "radio": "checked",
                "checkbox": "checked",
                "menuitemradio": "checked",
                "": "expanded",
            }.get(part.role, "selected")
            made.marks[mark] = holder.is_chosen(value)
            made.uses.append(lambda: holder.choose(value))
            if part.family == "select":
                made.uses.append(lambda: own.change(False))

    def _mark_field(self, made: Drawn, is_controlled: bool) -> None:
        props, memory = made.props, self._memory.get(made.path, {})
        if made.tag == "input" and props.get("type") in ("checkbox", "radio"):
            default = bool(props.get("defaultChecked"))
            state = props.get("checked")
            made.marks["checked"] = bool(memory.get("checked", default) if state is None else state)
            return
        given = props.get("value")
        shown = props.get("defaultValue") if given is None else given
        if "typed" in memory and (given is None or is_controlled):
            shown = memory["typed"]
        made.marks["value"] = "" if shown is None else js_text(shown)

    def _merged(self, made: Drawn, inner: Shown) -> Shown:
        """An element without one of its own: its child gets what it can do."""
        child = next(each for each in inner if isinstance(each, Drawn))
        for name, chains in made.events.items():
            child.events[name] = [*child.events.get(name, []), *chains]
        for name, value in made.props.items():
            if name not in ("asChild", "value", "content"):
                child.props.setdefault(name, value)
        child.uses += made.uses
        child.context_uses += made.context_uses
        child.hover_uses += made.hover_uses
        child.marks |= made.marks
        child.style = child.style or made.style
        if made.part.kind == "hint" and made.props.get("content") is not None:
            made.hint = [str(made.props["content"])]
        if made.hint:
            child.hint = made.hint
            if self._hovered == child.path:
                tooltip = Drawn(Part("div", "tooltip"), "div", f"{made.path}@hint", children=made.hint)
                tooltip.parent = child
                self.layers.append(tooltip)
        return inner

    def _show_choice(self, node: Element, scope: Scope, path: str, around: Around) -> None:
        """A closed select shows the text of what is chosen, which stands among the items that are not there yet."""
        value = around["select-value"]
        hidden = Drawn(Part(), "div", path)
        hidden.children = self.children(node.children, scope, path, around, hidden)
        chosen = [
            each
            for each in hidden.walk()
            if each.role == "option" and value.is_chosen(each.props.get("value"))
        ]
        trigger = around["select"].owner.marks.get("trigger")
        if chosen and trigger is not None:
            trigger.children = [chosen[0].text]


def _as_children(value: Any, parent: Drawn) -> Shown:
    if isinstance(value, Slot):
        for each in value.shown:
            if isinstance(each, Drawn):
                each.parent = parent
        return value.shown
    if isinstance(value, list):
        return [shown for each in value for shown in _as_children(each, parent)]
    if value is None or isinstance(value, bool) or value == "":
        return []
    return [js_text(value)]


def _identity(item: Any, index: int) -> Any:
    """What React is told to know a row by: its own ``id`` or ``key``, else its place."""
    if isinstance(item, dict):
        for name in ("id", "key"):
            if isinstance(item.get(name), str | int):
                return item[name]
    return index
