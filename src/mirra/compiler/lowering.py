"""Page nodes to the components of a JavaScript module.

Whatever reads state becomes a React component of its own, as small as possible: an element whose props read it, a piece of
text, a choice, a loop. So a change renders only what shows it. Loop variables are handed down as props.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from mirra.compiler.callbacks import Callbacks, with_lazy_reads
from mirra.elements.node import (
    Composed,
    Cond,
    Dynamic,
    Element,
    Foreach,
    Fragment,
    Match,
    Memo,
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
    Binary,
    Call,
    Conditional,
    Const,
    Do,
    Expr,
    Import,
    LazyImport,
    Literal,
    Member,
    Name,
    Object,
    Raw,
    RawStatement,
    Return,
    Spread,
    Statement,
    StateRef,
    call_runtime,
    transform,
    walk,
)
from mirra.js.tree import Index as JsIndex
from mirra.protocol.manifest import FieldRef
from mirra.style.atomic import AtomicRule, render

JSX = Import("react/jsx-runtime", "jsx")
JSXS = Import("react/jsx-runtime", "jsxs")
FRAGMENT = Import("react/jsx-runtime", "Fragment")
TEXT_ONLY = frozenset({"option", "title", "style", "script", "textarea"})
_TEXT_ONLY_IMPORTS = frozenset({"react-markdown"})


def mirra(name: str) -> Import:
    """An export of the browser runtime."""
    return Import("mirra", name)


@dataclass(slots=True)
class Frame:
    """One component function while it is being written: what stands at its top."""

    hooks: dict[StateRef, str] = field(default_factory=dict)
    """State read -> local name."""
    statements: list[Statement] = field(default_factory=list)

    def bind(self, expr: Expr) -> Expr:
        """``expr`` with its state reads replaced by local names, which hooks at the top of the function fill."""
        for node in walk(expr):
            if isinstance(node, Raw):
                for hook in node.hooks:
                    statement = RawStatement(hook, node.imports)
                    if statement not in self.statements:
                        self.statements.append(statement)

        def replace(node: Expr) -> Expr | None:
            if not isinstance(node, StateRef):
                return None
            return Name(self.hooks.setdefault(node, f"v{len(self.hooks) + 1}"))

        return transform(expr, replace)

    def top(self) -> list[Statement]:
        """The hooks, then what uses them."""
        reads: list[Statement] = [
            Const(
                name,
                Call(mirra("useVar"), tuple(Literal(part) for part in (ref.state, ref.field, *ref.path))),
            )
            for ref, name in self.hooks.items()
        ]
        return [*reads, *self.statements]

    def signature(self) -> str:
        """The list of hooks as text: another one means that React must start the component anew."""
        reads = [".".join(map(str, (ref.state, ref.field, *ref.path))) for ref in self.hooks]
        hooks = [s.text if isinstance(s, RawStatement) else type(s).__name__ for s in self.statements]
        return "|".join([*reads, *hooks])


def reads_state(*exprs: Expr) -> bool:
    """Whether any of the expressions needs a hook."""
    return any(
        isinstance(node, StateRef) or (isinstance(node, Raw) and node.hooks)
        for expr in exprs
        for node in walk(expr)
    )


def names_in(things: Iterable[Expr | Statement], wanted: Iterable[str]) -> list[str]:
    """Those of the wanted local names that occur."""
    found = {node.id for thing in things for node in walk(thing) if isinstance(node, Name)}
    return [name for name in wanted if name in found]


@dataclass(slots=True)
class Lowering:
    """Collects one module: definitions in order, styles, reads, bindings."""

    route: str
    definitions: list[Statement] = field(default_factory=list)
    rules: set[AtomicRule] = field(default_factory=set)
    reads: set[FieldRef] = field(default_factory=set)
    elements: list[Element] = field(default_factory=list)
    callbacks: Callbacks = field(default_factory=Callbacks)
    memos: dict[MemoDefinition, Name] = field(default_factory=dict)
    custom_code: dict[RawStatement, None] = field(default_factory=dict)
    effects: dict[str, None] = field(default_factory=dict)
    dependencies: dict[str, None] = field(default_factory=dict)
    shows_data: bool = False
    """Whether components come from the state, which may be any of the prebuilt ones."""
    _counts: dict[str, int] = field(default_factory=dict)
    is_foreign: Callable[[str], bool] = lambda _: False
    """Whether a module is a package or a file of the user's own: its components are guarded."""
    _is_inside_foreign: bool = False

    # -- names

    def _identity(self, path: str) -> str:
        """The hot-swap id of a part: by its place, so that it survives edits elsewhere; no two parts have the same."""
        count = self._counts[path] = self._counts.get(path, 0) + 1
        return f"{self.route}#{path}" + (f"~{count}" if count > 1 else "")

    def note_reads(self, *exprs: Expr) -> None:
        """Remember the state that an expression reads."""
        for expr in exprs:
            for node in walk(expr):
                if isinstance(node, StateRef) and not node.state.startswith("@"):
                    self.reads.add((node.state, node.field))
                elif isinstance(node, Raw):
                    self.note_reads(*node.reads)

    # -- nodes

    def component(self, node: Node, path: str, loop: tuple[str, ...]) -> Expr:
        """A new component around ``node``, used here with the loop variables it needs."""
        identity = self._identity(path)
        frame = Frame()
        result = self.lower(node, frame, path, loop, own=True)
        return self._define(identity, frame, result, loop)

    def _define(
        self,
        identity: str,
        frame: Frame,
        result: Expr,
        loop: tuple[str, ...],
        children: Expr | None = None,
    ) -> Expr:
        body = [*frame.top(), Return(result)]
        used = names_in(body, loop)
        given = [Const(variable, Member(Name("props"), variable)) for variable in used]
        parameters = ("props",) if used or children is not None or names_in(body, ("props",)) else ()
        function = Arrow(parameters, (*given, *body))
        name = Name(f"C{len(self.definitions) + 1}")
        self.definitions.append(
            Const(name.id, Call(mirra("part"), (Literal(identity), function, Literal(frame.signature()))))
        )
        props: list[tuple[str | Expr, Expr]] = [(variable, Name(variable)) for variable in used]
        if children is not None:
            props.append(("children", children))
        # An array of children that were written one by one needs no keys: that is what `jsxs` says.
        return Call(JSXS if isinstance(children, Array) else JSX, (name, Object(tuple(props))))

    def lower(self, node: Node, frame: Frame, path: str, loop: tuple[str, ...], own: bool = False) -> Expr:
        """The expression of ``node`` inside ``frame``. ``own``: the frame is this node's, so it may read state in it."""
        if isinstance(node, Text):
            return self._text(node, frame, path, loop, own)
        if isinstance(node, Fragment):
            return self._fragment(node, frame, path, loop)
        if isinstance(node, Element):
            return self._element(node, frame, path, loop)
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
        children = self._children(node.children, frame, path, loop)
        if not children:
            return Literal(None)
        return children[0] if len(children) == 1 else _jsx(FRAGMENT, [], children)

    def _children(
        self, nodes: tuple[Node, ...], frame: Frame, path: str, loop: tuple[str, ...]
    ) -> list[Expr]:
        counts: dict[str, int] = {}
        result = []
        for node in nodes:
            label = label_of(node)
            counts[label] = counts.get(label, -1) + 1
            result.append(self.lower(node, frame, f"{path}/{label}{counts[label] or ''}", loop))
        return result

    # -- elements

    def _element(self, node: Element, frame: Frame, path: str, loop: tuple[str, ...]) -> Expr:
        self.elements.append(node)
        if node.tag == _SCRIPT:
            node = _runnable(node)
        own_text = _is_text_only(node.tag) or self._takes_text(node)
        props, slots, composed = self._props(node)
        texts = [child.value for child in node.children if isinstance(child, Text)] if own_text else []
        spread = [] if node.spread is None else [node.spread]
        values = [value for _, value in props]
        values += [part for _, prop in composed for part in parts_of(prop) if isinstance(part, Expr)]
        given = [value for hook in node.hooks for _, value in hook.given]
        self.note_reads(*values, *texts, *spread, *given)
        needs_part = reads_state(*values, *texts, *spread) or bool(node.hooks)
        self._third_party(node)
        inner = Frame() if needs_part else frame
        for hook in node.hooks:
            inner.statements += [Const(name, inner.bind(value)) for name, value in hook.given]
            inner.statements.append(RawStatement(hook.text, tuple(i for i in node.imports if i[1])))
        entries: list[tuple[str, Expr]] = [(name, inner.bind(value)) for name, value in props]
        events = dict(node.events)
        mount, unmount = events.pop("onMount", None), events.pop("onUnmount", None)
        for name, chain in events.items():
            entries.append((name, self._callback(chain, inner, loop)))
        tag = self._tag(node)
        is_inside, self._is_inside_foreign = self._is_inside_foreign, self._is_foreign_tag(node.tag)
        entries += [(name, self.lower(slot, frame, f"{path}@{name}", loop)) for name, slot in slots]
        entries += [(name, self._composed(prop, inner, f"{path}@{name}", loop)) for name, prop in composed]
        children: list[Expr] = []
        if own_text and texts:
            # Text that the element must have itself is read where its props are, not by whoever holds it.
            entries.append(("children", _joined([inner.bind(text) for text in texts])))
        else:
            children = self._children(node.children, frame, path, loop)
        self._is_inside_foreign = is_inside
        key = None if node.key is None else frame.bind(node.key)
        result = self._jsx_element(node, tag, path, loop, inner, needs_part, entries, children)
        result = self._with_lifecycle(result, mount, unmount, frame, loop)
        return result if key is None else _keyed(result, key)

    def _with_lifecycle(
        self, made: Expr, mount: EventChain | None, unmount: EventChain | None, frame: Frame, loop: tuple[str, ...]
    ) -> Expr:  # fmt: skip
        callbacks = [
            (name, self._callback(chain, frame, loop))
            for name, chain in (("onMount", mount), ("onUnmount", unmount))
            if chain
        ]
        return _jsx(mirra("Lifecycle"), callbacks, [made]) if callbacks else made

    def _jsx_element(
        self, node: Element, tag: Expr, path: str, loop: tuple[str, ...], inner: Frame, needs_part: bool, entries: list[tuple[str, Expr]], children: list[Expr],
    ) -> Expr:  # fmt: skip
        spread = None if node.spread is None else inner.bind(node.spread)
        if not needs_part:
            return _jsx(tag, entries, children, spread)
        identity = self._identity(path)
        # Children are made outside and handed through: they do not render again with this element. What a parent adds
        # (a trigger's click, a ref) is merged with what the element has of its own.
        used = names_in([value for _, value in entries] + inner.top(), loop)  # type: ignore[operator]  # both are nodes
        taken = Array(tuple(Literal(variable) for variable in used))
        own: Expr = Object(tuple((key, value) for key, value in entries))
        if spread is not None:
            own = Call(mirra("spreadProps"), (spread, own))
        merged = Call(mirra("mergeProps"), (own, Name("props"), taken))
        inner_children = _children_of(children)
        return self._define(
            identity,
            inner,
            Call(JSXS if len(children) > 1 else JSX, (tag, merged)),
            loop,
            inner_children,
        )

    def _takes_text(self, node: Element) -> bool:
        """Whether a component of another's library has text alone inside: many of them read it, and know no elements."""
        return all(isinstance(child, Text) for child in node.children) and self._is_foreign_tag(node.tag)

    def _is_foreign_tag(self, tag: Expr) -> bool:
        return any(isinstance(node, Import) and self.is_foreign(node.module) for node in walk(tag))

    def _tag(self, node: Element) -> Expr:
        """A package's component is guarded against its own errors, and loaded later if it is only for the browser. What stands directly in
        another one of a package is left alone: its parent may look at its type."""
        if self._is_inside_foreign or not self._is_foreign_tag(node.tag):
            return node.tag
        path, found = _path_of(node.tag)
        name = Literal(".".join(part for part in path if part != "default"))
        if node.client_only and found is not None:
            load = LazyImport(found.module, found.export)
            return self._constant(Call(mirra("lazily"), (load, name, *(Literal(part) for part in path[1:]))))
        return self._constant(Call(mirra("guarded"), (node.tag, name)))

    def _composed(self, prop: PropValue, frame: Frame, path: str, loop: tuple[str, ...]) -> Expr:
        """A prop with nodes, component types or functions in it."""
        if isinstance(prop, MemoDefinition):
            return self._memo_name(prop)
        if isinstance(prop, EventChain):
            return self._callback(prop, frame, loop)
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
            return Array(tuple(self._composed(item, frame, f"{path}.{at}", loop) for at, item in items))
        if isinstance(prop, PropObject):
            return Object(
                tuple(
                    (name, self._composed(item, frame, f"{path}.{name}", loop)) for name, item in prop.entries
                )
            )
        return self.lower(prop, frame, path, loop) if isinstance(prop, Node) else frame.bind(prop)

    def _props(
        self, node: Element
    ) -> tuple[list[tuple[str, Expr]], list[tuple[str, Node]], list[tuple[str, Composed]]]:
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
                    own if class_name is None else _joined([Literal(rendered.class_name + " "), class_name])
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

    def _third_party(self, node: Element) -> None:
        self.dependencies.update(dict.fromkeys(node.dependencies))
        named = tuple(i for i in node.imports if i[1])
        for module, export, _ in node.imports:
            if not export:
                self.effects[module] = None
        # Imports alone are a statement without text: props may name what they bring.
        for code in node.custom_code or ([""] if named else []):
            self.custom_code[RawStatement(code, named)] = None

    def _callback(self, chain: EventChain, frame: Frame, loop: tuple[str, ...]) -> Expr:
        made = self.callbacks.expression(chain)
        self.note_reads(made)
        made = with_lazy_reads(made)
        captured = names_in([made], loop)
        if not captured:
            return self._constant(made)
        arrow = Arrow(tuple(captured), made)
        name = f"h{sum(isinstance(s, Const) for s in frame.statements) + 1}"
        names = Array(tuple(Name(variable) for variable in captured))
        frame.statements.append(Const(name, Call(mirra("useCallbackFor"), (arrow, names))))
        return Name(name)

    def _constant(self, made: Expr) -> Expr:
        """A module-level name for a value, the same for equal ones."""
        for statement in self.definitions:
            if isinstance(statement, Const) and statement.value == made and isinstance(statement.name, str):
                return Name(statement.name)
        name = f"C{len(self.definitions) + 1}"
        self.definitions.append(Const(name, made))
        return Name(name)

    # -- control flow

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
        return _jsx(mirra("Foreach"), props, [])

    def _memo_name(self, definition: MemoDefinition) -> Name:
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
        name = self._memo_name(node.definition)
        own = Frame()
        entries: list[tuple[str, Expr]] = []
        props: list[tuple[str, Expr | Node | EventChain]] = list(node.props)
        events: dict[str, EventChain] = {}
        if node.rest is not None:
            values, slots, composed = self._props(node.rest)
            entries += [
                (prop, self._composed(value, own, f"{path}@{prop}", loop)) for prop, value in composed
            ]
            events = dict(node.rest.events)
            props += [*values, *slots]
        mount, unmount = events.pop("onMount", None), events.pop("onUnmount", None)
        for prop, value in (*props, *events.items()):
            if isinstance(value, EventChain):
                entries.append((prop, self._callback(value, own, loop)))
            elif isinstance(value, Node):
                entries.append((prop, self.lower(value, frame, f"{path}@{prop}", loop)))
            else:
                self.note_reads(value)
                entries.append((prop, own.bind(value)))
        children = self._children(node.children, frame, path, loop)
        if own.hooks or own.statements:
            identity = self._identity(path)
            merged = Call(mirra("mergeProps"), (Object(tuple(entries)), Name("props"), Array(())))
            made = self._define(identity, own, Call(JSX, (name, merged)), loop, _children_of(children))
        else:
            made = _jsx(name, entries, children)
        made = self._with_lifecycle(made, mount, unmount, frame, loop)
        return made if node.key is None else _keyed(made, frame.bind(node.key))

    def _dynamic(self, node: Dynamic, frame: Frame, path: str, loop: tuple[str, ...], own: bool) -> Expr:
        self.note_reads(node.value)
        if reads_state(node.value) and not own:
            return self.component(node, f"{path}.dynamic", loop)
        self.shows_data = True
        return _jsx(Import("mirra/dynamic", "DynamicNode"), [("tree", frame.bind(node.value))], [])


def label_of(node: Node) -> str:
    """A short name of a node for its place in the tree."""
    if isinstance(node, Element):
        if isinstance(node.tag, Literal):
            return str(node.tag.value)
        if isinstance(node.tag, Import):
            return f"{node.tag.module.rpartition('/')[2]}.{node.tag.export}"
    return type(node).__name__.lower()


def _path_of(tag: Expr) -> tuple[tuple[str, ...], Import | None]:
    """The names that lead from a module to a tag, and the import at the beginning."""
    if isinstance(tag, Member):
        path, found = _path_of(tag.object)
        return (*path, tag.key), found
    return ((tag.export,), tag) if isinstance(tag, Import) else ((), None)


def _is_text_only(tag: Expr) -> bool:
    if isinstance(tag, Literal):
        return tag.value in TEXT_ONLY
    return isinstance(tag, Import) and tag.module in _TEXT_ONLY_IMPORTS


_SCRIPT = Literal("script")


def _runnable(script: Element) -> Element:
    """React makes `<script>` elements that never run: what is written inside becomes a function of the page's module. Data stays data."""
    kind = dict(script.props).get("type", Literal("text/javascript"))
    if kind not in (Literal("text/javascript"), Literal("application/javascript"), Literal("module")):
        return script
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


def _without_key(node: Node) -> Node:
    """The row's key is given by the loop."""
    if isinstance(node, Element | Memo) and node.key is not None:
        return replace(node, key=None)
    return node


def _joined(parts: list[Expr]) -> Expr:
    result = parts[0]
    for part in parts[1:]:
        result = Binary("+", result, part)
    return result


def _children_of(children: list[Expr]) -> Expr | None:
    if not children:
        return None
    return children[0] if len(children) == 1 else Array(tuple(children))


def _jsx(tag: Expr, props: list[tuple[str, Expr]], children: list[Expr], spread: Expr | None = None) -> Expr:
    entries: list[tuple[str | Expr, Expr]] = list(props)
    inner = _children_of(children)
    if inner is not None:
        entries.append(("children", inner))
    given: Expr = Object(tuple(entries))
    if spread is not None:
        given = Call(mirra("spreadProps"), (spread, given))
    return Call(JSXS if len(children) > 1 else JSX, (tag, given))


def _keyed(expr: Expr, key: Expr) -> Expr:
    return Call(expr.function, (*expr.arguments[:2], key)) if isinstance(expr, Call) else expr


def statement_of(expr: Expr) -> Statement:
    """An expression as a statement."""
    return Do(expr)


Definitions = Mapping[str, Expr]
