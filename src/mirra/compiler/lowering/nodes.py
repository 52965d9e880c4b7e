"""Nodes of all kinds: text, choices, loops, memos, and what comes from the state."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mirra.compiler.lowering.elements import ElementLowering
from mirra.compiler.lowering.frame import Frame, names_in, reads_state
from mirra.compiler.lowering.jsx import FRAGMENT, JSX, children_of, jsx, keyed, mirra
from mirra.elements.node import (
    Cond,
    Dynamic,
    Element,
    Foreach,
    Fragment,
    Match,
    Memo,
    MemoDefinition,
    Node,
    Text,
)
from mirra.events.chain import EventChain
from mirra.js.tree import (
    Array,
    Arrow,
    Binary,
    Call,
    Conditional,
    Const,
    Expr,
    Import,
    Literal,
    Member,
    Name,
    Object,
    Return,
    Statement,
    call_runtime,
)
from mirra.js.tree import Index as JsIndex


@dataclass(slots=True)
class Lowering(ElementLowering):
    """Writes a module: :meth:`component` with the page's node, then all that is known of it is here."""

    def lower(self, node: Node, frame: Frame, path: str, loop: tuple[str, ...], own: bool = False) -> Expr:
        """The expression of a node of any kind."""
        if isinstance(node, Text):
            return self._text(node, frame, path, loop, own)
        if isinstance(node, Fragment):
            return self._fragment(node, frame, path, loop)
        if isinstance(node, Element):
            return self.element(node, frame, path, loop)
        if isinstance(node, Cond):
            return self._cond(node, frame, path, loop, own)
        if isinstance(node, Match):
            return self._match(node, frame, path, loop, own)
        if isinstance(node, Foreach):
            return self._foreach(node, frame, path, loop, own)
        if isinstance(node, Memo):
            return self._memo(node, frame, path, loop)
        return self._dynamic(node, frame, path, loop, own)

    def _text(self, node: Text, frame: Frame, path: str, loop: tuple[str, ...], own: bool) -> Expr:
        self.note_reads(node.value)
        if reads_state(node.value) and not own:
            return self.component(node, f"{path}.text", loop)
        return frame.bind(node.value)

    def _fragment(self, node: Fragment, frame: Frame, path: str, loop: tuple[str, ...]) -> Expr:
        children = self.children(node.children, frame, path, loop)
        if not children:
            return Literal(None)
        return children[0] if len(children) == 1 else jsx(FRAGMENT, [], children)

    def _cond(self, node: Cond, frame: Frame, path: str, loop: tuple[str, ...], own: bool) -> Expr:
        self.note_reads(node.test)
        if reads_state(node.test) and not own:
            return self.component(node, f"{path}.cond", loop)
        otherwise = (
            Literal(None)
            if node.otherwise is None
            else self.lower(node.otherwise, frame, f"{path}:else", loop)
        )
        return Conditional(
            frame.bind(node.test), self.lower(node.then, frame, f"{path}:then", loop), otherwise
        )

    def _match(self, node: Match, frame: Frame, path: str, loop: tuple[str, ...], own: bool) -> Expr:
        patterns = [pattern for found, _ in node.cases for pattern in found]
        self.note_reads(node.value, *patterns)
        if reads_state(node.value, *patterns) and not own:
            return self.component(node, f"{path}.match", loop)
        result = (
            Literal(None)
            if node.default is None
            else self.lower(node.default, frame, f"{path}:default", loop)
        )
        value = frame.bind(node.value)
        for index, (found, outcome) in reversed(list(enumerate(node.cases))):
            tests = [call_runtime("eq", value, frame.bind(pattern)) for pattern in found]
            test: Expr = tests[0]
            for other in tests[1:]:
                test = Binary("||", test, other)
            result = Conditional(test, self.lower(outcome, frame, f"{path}:case{index}", loop), result)
        return result

    def _foreach(self, node: Foreach, frame: Frame, path: str, loop: tuple[str, ...], own: bool) -> Expr:
        self.note_reads(node.iterable)
        if reads_state(node.iterable) and not own:
            return self.component(node, f"{path}.each", loop)
        inner = (*loop, node.item, node.index)
        row_frame = Frame()
        body = self.lower(_without_key(node.body), row_frame, f"{path}.row", inner)
        statements = [*row_frame.top(), Return(body)]
        outer = names_in(statements, loop)
        uses_index = bool(names_in(statements, (node.index,)))
        given: list[Statement] = [Const(node.item, Member(Name("props"), "item"))]
        if uses_index:
            given.append(Const(node.index, Member(Name("props"), "index")))
        given += [
            Const(name, JsIndex(Member(Name("props"), "context"), Literal(i))) for i, name in enumerate(outer)
        ]
        row = Name(f"C{len(self.definitions) + 1}")
        arguments = (
            Literal(f"{self.route}#{path}.row"),
            Arrow(("props",), (*given, *statements)),
            Literal(row_frame.signature()),
            Literal(uses_index),
        )
        self.definitions.append(Const(row.id, Call(mirra("row"), arguments)))
        props: list[tuple[str, Expr]] = [("each", frame.bind(node.iterable)), ("row", row)]
        if outer:
            props.append(("context", Array(tuple(Name(name) for name in outer))))
        if node.key is not None:
            self.note_reads(node.key)
            props.append(("keyOf", Arrow((node.item, node.index), frame.bind(node.key))))
        return jsx(mirra("Foreach"), props, [])

    def memo_name(self, definition: MemoDefinition) -> Name:
        """The component that a memo's body is compiled to, once."""
        name = self.memos.get(definition)
        if name is None:
            name = self.memos[definition] = Name(f"Memo{len(self.memos) + 1}")
            inner = Frame()
            identity = f"memo:{definition.name}"
            body = self.lower(definition.body, inner, identity, ("memo",), own=True)
            function = Arrow(("memo",), (*inner.top(), Return(body)))
            wrapper = () if definition.wrapper is None else (inner.bind(definition.wrapper),)
            made = Call(mirra("part"), (Literal(identity), function, Literal(inner.signature()), *wrapper))
            self.definitions.append(Const(name.id, made))
        return name

    def _memo(self, node: Memo, frame: Frame, path: str, loop: tuple[str, ...]) -> Expr:
        name = self.memo_name(node.definition)
        own = Frame()
        entries: list[tuple[str, Expr]] = []
        props: list[tuple[str, Expr | Node | EventChain]] = list(node.props)
        events: dict[str, EventChain] = {}
        if node.rest is not None:
            values, slots, composed = self.props(node.rest)
            entries += [(prop, self.composed(value, own, f"{path}@{prop}", loop)) for prop, value in composed]
            events = dict(node.rest.events)
            props += [*values, *slots]
        mount, unmount = events.pop("onMount", None), events.pop("onUnmount", None)
        for prop, value in (*props, *events.items()):
            if isinstance(value, EventChain):
                entries.append((prop, self.callback(value, own, loop)))
            elif isinstance(value, Node):
                entries.append((prop, self.lower(value, frame, f"{path}@{prop}", loop)))
            else:
                self.note_reads(value)
                entries.append((prop, own.bind(value)))
        children = self.children(node.children, frame, path, loop)
        if own.hooks or own.statements:
            identity = self.identity(path)
            merged = Call(mirra("mergeProps"), (Object(tuple(entries)), Name("props"), Array(())))
            made = self.define(identity, own, Call(JSX, (name, merged)), loop, children_of(children))
        else:
            made = jsx(name, entries, children)
        made = self.with_lifecycle(made, mount, unmount, frame, loop)
        return made if node.key is None else keyed(made, frame.bind(node.key))

    def _dynamic(self, node: Dynamic, frame: Frame, path: str, loop: tuple[str, ...], own: bool) -> Expr:
        self.note_reads(node.value)
        if reads_state(node.value) and not own:
            return self.component(node, f"{path}.dynamic", loop)
        self.shows_data = True
        return jsx(Import("mirra/dynamic", "DynamicNode"), [("tree", frame.bind(node.value))], [])


def _without_key(node: Node) -> Node:
    """The row's key is given by the loop."""
    if isinstance(node, Element | Memo) and node.key is not None:
        return replace(node, key=None)
    return node
