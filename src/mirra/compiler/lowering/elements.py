"""Elements: their props, styles, events and children."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mirra.compiler.lowering.draft import Draft
from mirra.compiler.lowering.frame import Frame, names_in, reads_state
from mirra.compiler.lowering.jsx import JSX, JSXS, children_of, joined, jsx, keyed, mirra
from mirra.elements.node import (
    Composed,
    Element,
    MemoDefinition,
    Node,
    PropArray,
    PropObject,
    PropValue,
    RenderProp,
    Text,
    parts_of,
)
from mirra.errors import InvalidPropValueError
from mirra.events.chain import EventChain
from mirra.js.tree import (
    Array,
    Arrow,
    Call,
    Const,
    Expr,
    Import,
    LazyImport,
    Literal,
    Member,
    Name,
    Object,
    RawStatement,
    Spread,
)
from mirra.style.atomic import render

_TEXT_ONLY = frozenset({"option", "title", "style", "script", "textarea"})
_TEXT_ONLY_IMPORTS = frozenset({"react-markdown"})


@dataclass(slots=True)
class ElementLowering(Draft):
    """Lowers elements; what is in them, nodes of any kind, is for whoever has :meth:`lower`."""

    _is_inside_foreign: bool = False

    def lower(self, node: Node, frame: Frame, path: str, loop: tuple[str, ...], own: bool = False) -> Expr:
        """The expression of ``node`` inside ``frame``. ``own``: the frame is this node's, so it may read state in it."""
        raise NotImplementedError

    def memo_name(self, definition: MemoDefinition) -> Name:
        """The component that a memo's body is compiled to, once."""
        raise NotImplementedError

    def component(self, node: Node, path: str, loop: tuple[str, ...]) -> Expr:
        """A new component around ``node``, used here with the loop variables it needs."""
        identity = self.identity(path)
        frame = Frame()
        result = self.lower(node, frame, path, loop, own=True)
        return self.define(identity, frame, result, loop)

    def children(self, nodes: tuple[Node, ...], frame: Frame, path: str, loop: tuple[str, ...]) -> list[Expr]:
        """The expressions of an element's children; the path of each has its label and its number among those of the same."""
        counts: dict[str, int] = {}
        result = []
        for node in nodes:
            label = _label(node)
            counts[label] = counts.get(label, -1) + 1
            result.append(self.lower(node, frame, f"{path}/{label}{counts[label] or ''}", loop))
        return result

    def element(self, node: Element, frame: Frame, path: str, loop: tuple[str, ...]) -> Expr:
        """An element in ``frame``, or where it reads state itself a component of its own around it."""
        self.elements.append(node)
        self.wraps |= {(priority, name): wrap for priority, name, wrap in node.wraps}
        if node.tag == _SCRIPT:
            node = _runnable(node)
        own_text = _is_text_only(node.tag) or self._takes_text(node)
        props, slots, composed = self.props(node)
        texts = [child.value for child in node.children if isinstance(child, Text)] if own_text else []
        spread = [] if node.spread is None else [node.spread]
        values = [value for _, value in props]
        values += [part for _, prop in composed for part in parts_of(prop) if isinstance(part, Expr)]
        given = [value for hook in node.hooks for _, value in hook.given]
        self.note_reads(*values, *texts, *spread, *given)
        needs_part = reads_state(*values, *texts, *spread) or bool(node.hooks)
        self.note_third_party(node)
        inner = Frame() if needs_part else frame
        for hook in node.hooks:
            inner.statements += [Const(name, inner.bind(value)) for name, value in hook.given]
            inner.statements.append(RawStatement(hook.text, tuple(i for i in node.imports if i[1])))
        entries: list[tuple[str, Expr]] = [(name, inner.bind(value)) for name, value in props]
        events = dict(node.events)
        mount, unmount = events.pop("onMount", None), events.pop("onUnmount", None)
        for name, chain in events.items():
            entries.append((name, self.callback(chain, inner, loop)))
        tag = self._tag(node)
        is_inside, self._is_inside_foreign = self._is_inside_foreign, self.is_foreign_tag(node.tag)
        entries += [(name, self.lower(slot, frame, f"{path}@{name}", loop)) for name, slot in slots]
        entries += [(name, self.composed(prop, inner, f"{path}@{name}", loop)) for name, prop in composed]
        children: list[Expr] = []
        if own_text and texts:
            # Text that the element must have itself is read where its props are, not by whoever holds it.
            entries.append(("children", joined([inner.bind(text) for text in texts])))
        else:
            children = self.children(node.children, frame, path, loop)
        self._is_inside_foreign = is_inside
        key = None if node.key is None else frame.bind(node.key)
        result = self._jsx_element(node, tag, path, loop, inner, needs_part, entries, children)
        result = self.with_lifecycle(result, mount, unmount, frame, loop)
        return result if key is None else keyed(result, key)

    def with_lifecycle(
        self, made: Expr, mount: EventChain | None, unmount: EventChain | None, frame: Frame, loop: tuple[str, ...]
    ) -> Expr:  # fmt: skip
        """``made``, with what is to be done when it comes and when it goes."""
        callbacks = [
            (name, self.callback(chain, frame, loop))
            for name, chain in (("onMount", mount), ("onUnmount", unmount))
            if chain
        ]
        return jsx(mirra("Lifecycle"), callbacks, [made]) if callbacks else made

    def _jsx_element(
        self, node: Element, tag: Expr, path: str, loop: tuple[str, ...], inner: Frame, needs_part: bool, entries: list[tuple[str, Expr]], children: list[Expr],
    ) -> Expr:  # fmt: skip
        spread = None if node.spread is None else inner.bind(node.spread)
        if not needs_part:
            return jsx(tag, entries, children, spread)
        identity = self.identity(path)
        # Children are made outside and handed through: they do not render again with this element. What a parent adds
        # (a trigger's click, a ref) is merged with what the element has of its own.
        used = names_in([value for _, value in entries] + inner.top(), loop)  # type: ignore[operator]  # both are nodes
        taken = Array(tuple(Literal(variable) for variable in used))
        own: Expr = Object(tuple((key, value) for key, value in entries))
        if spread is not None:
            own = Call(mirra("spreadProps"), (spread, own))
        merged = Call(mirra("mergeProps"), (own, Name("props"), taken))
        inner_children = children_of(children)
        return self.define(
            identity,
            inner,
            Call(JSXS if len(children) > 1 else JSX, (tag, merged)),
            loop,
            inner_children,
        )

    def _takes_text(self, node: Element) -> bool:
        """Whether a component of another's library has text alone inside: many of them read it, and know no elements."""
        return all(isinstance(child, Text) for child in node.children) and self.is_foreign_tag(node.tag)

    def _tag(self, node: Element) -> Expr:
        """A package's component is guarded against its own errors, and loaded later if it is only for the browser. What stands directly in
        another one of a package is left alone: its parent may look at its type."""
        if self._is_inside_foreign or not self.is_foreign_tag(node.tag):
            return node.tag
        path, found = _path_of(node.tag)
        name = Literal(".".join(part for part in path if part != "default"))
        if node.client_only and found is not None:
            load = LazyImport(found.module, found.export)
            return self.constant(Call(mirra("lazily"), (load, name, *(Literal(part) for part in path[1:]))))
        return self.constant(Call(mirra("guarded"), (node.tag, name)))

    def composed(self, prop: PropValue, frame: Frame, path: str, loop: tuple[str, ...]) -> Expr:
        """A prop with nodes, component types or functions in it."""
        if isinstance(prop, MemoDefinition):
            return self.memo_name(prop)
        if isinstance(prop, EventChain):
            return self.callback(prop, frame, loop)
        if isinstance(prop, RenderProp):
            given = (*loop, *prop.parameters)
            # The library calls it when it likes, so what it shows is a component of its own, with its own hooks.
            made = (
                frame.bind(prop.body)
                if not isinstance(prop.body, Node)
                else self.component(prop.body, path, given)
            )
            return Arrow(prop.parameters, made)
        if isinstance(prop, PropArray):
            items = enumerate(prop.items)
            return Array(tuple(self.composed(item, frame, f"{path}.{at}", loop) for at, item in items))
        if isinstance(prop, PropObject):
            return Object(
                tuple(
                    (name, self.composed(item, frame, f"{path}.{name}", loop)) for name, item in prop.entries
                )
            )
        return self.lower(prop, frame, path, loop) if isinstance(prop, Node) else frame.bind(prop)

    def props(
        self, node: Element
    ) -> tuple[list[tuple[str, Expr]], list[tuple[str, Node]], list[tuple[str, Composed]]]:
        """An element's props: expressions, with class and style among them; nodes; and what is composed of both."""
        props: list[tuple[str, Expr]] = []
        slots: list[tuple[str, Node]] = []
        composed: list[tuple[str, Composed]] = []
        for name, value in node.props:
            if isinstance(value, Node):
                slots.append((name, value))
            elif isinstance(value, Composed):
                composed.append((name, value))
            else:
                props.append((name, value))
        class_name = node.class_name
        if node.style is not None:
            rendered = render(node.style)
            self.rules.update(rendered.rules)
            if rendered.class_name:
                own = Literal(rendered.class_name)
                class_name = (
                    own if class_name is None else joined([Literal(rendered.class_name + " "), class_name])
                )
            variables: list[tuple[str | Expr, Expr] | Spread] = [
                (name, value) for name, value in rendered.variables
            ]
            if node.style.dynamic is not None:
                variables.append(Spread(node.style.dynamic))
            if variables:
                props.append(("style", Object(tuple(variables))))
        if class_name is not None:
            props.append(("className", class_name))
        return props, slots, composed


def _path_of(tag: Expr) -> tuple[tuple[str, ...], Import | None]:
    """The names that lead from a module to a tag, and the import at the beginning."""
    if isinstance(tag, Member):
        path, found = _path_of(tag.object)
        return (*path, tag.key), found
    return ((tag.export,), tag) if isinstance(tag, Import) else ((), None)


def _is_text_only(tag: Expr) -> bool:
    if isinstance(tag, Literal):
        return tag.value in _TEXT_ONLY
    return isinstance(tag, Import) and (tag.module in _TEXT_ONLY_IMPORTS or tag == mirra("DataScript"))


_SCRIPT = Literal("script")


def _runnable(script: Element) -> Element:
    """React makes `<script>` elements that never run: what is written inside becomes a function of the page's module."""
    kind = dict(script.props).get("type", Literal("text/javascript"))
    if kind not in (Literal("text/javascript"), Literal("application/javascript"), Literal("module")):
        return replace(script, tag=mirra("DataScript"))
    written = [
        child.value.value if isinstance(child, Text) and isinstance(child.value, Literal) else None
        for child in script.children
    ]
    if None in written or (written and kind == Literal("module")):
        raise InvalidPropValueError(
            "The text of a `script` is part of the page and cannot come from state or import modules.",
            "Use `rx.call_script` for what an event decides, and `src` for a module.",
            source=script.source,
        )
    text = "".join(map(str, written))
    run = [("run", Arrow((), (RawStatement(text),)))] if text else []
    return replace(script, tag=mirra("Script"), props=(*script.props, *run), children=())


def _label(node: Node) -> str:
    """A short name of a node for its place in the tree."""
    if isinstance(node, Element):
        if isinstance(node.tag, Literal):
            return str(node.tag.value)
        if isinstance(node.tag, Import):
            return f"{node.tag.module.rpartition('/')[2]}.{node.tag.export}"
    return type(node).__name__.lower()
