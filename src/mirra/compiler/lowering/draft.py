"""One module while it is written: definitions in order, styles, reads, bindings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mirra.compiler.callbacks import Callbacks, with_lazy_reads
from mirra.compiler.lowering.frame import Frame, names_in
from mirra.compiler.lowering.jsx import JSX, JSXS, mirra
from mirra.elements.children import freeze_child
from mirra.elements.node import Element, MemoDefinition, Node
from mirra.events.chain import EventChain
from mirra.js.tree import (
    Array,
    Arrow,
    Call,
    Const,
    Expr,
    Import,
    Literal,
    Member,
    Name,
    Object,
    Raw,
    RawStatement,
    Return,
    Statement,
    StateRef,
    walk,
)
from mirra.protocol.manifest import FieldRef
from mirra.style.atomic import AtomicRule


@dataclass(slots=True)
class Draft:
    """What is known of the module so far."""

    route: str
    definitions: list[Statement] = field(default_factory=list)
    rules: set[AtomicRule] = field(default_factory=set)
    reads: set[FieldRef] = field(default_factory=set)
    elements: list[Element] = field(default_factory=list)
    wraps: dict[tuple[int, str], Node] = field(default_factory=dict)
    """What must be around the page, by priority and name."""
    callbacks: Callbacks = field(default_factory=Callbacks)
    memos: dict[MemoDefinition, Name] = field(default_factory=dict)
    custom_code: dict[RawStatement, None] = field(default_factory=dict)
    effects: dict[str, None] = field(default_factory=dict)
    dependencies: dict[str, None] = field(default_factory=dict)
    shows_data: bool = False
    """Whether components come from the state, which may be any of the prebuilt ones."""
    is_foreign: Callable[[str], bool] = lambda _: False
    """Whether a module is a package or a file of the user's own: its components are guarded."""
    _counts: dict[str, int] = field(default_factory=dict)

    def identity(self, path: str) -> str:
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
                    self.wraps |= {place: freeze_child(wrap) for place, wrap in node.wraps}

    def note_third_party(self, node: Element) -> None:
        """Remember the packages, imports and code that an element of another's brings."""
        self.dependencies.update(dict.fromkeys(node.dependencies))
        named = tuple(i for i in node.imports if i[1])
        for module, export, _ in node.imports:
            if not export:
                self.effects[module] = None
        # Imports alone are a statement without text: props may name what they bring.
        for code in node.custom_code or ([""] if named else []):
            self.custom_code[RawStatement(code, named)] = None

    def is_foreign_tag(self, tag: Expr) -> bool:
        """Whether a tag comes from a package or a file of the user's own."""
        return any(isinstance(node, Import) and self.is_foreign(node.module) for node in walk(tag))

    # -- definitions

    def define(
        self,
        identity: str,
        frame: Frame,
        result: Expr,
        loop: tuple[str, ...],
        children: Expr | None = None,
    ) -> Expr:
        """A component that returns ``result``, used here with the loop variables it needs, and with ``children`` handed through."""
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

    def callback(self, chain: EventChain, frame: Frame, loop: tuple[str, ...]) -> Expr:
        """The name of a callback: of the module's, or of one in ``frame`` where it captures loop variables."""
        made = self.callbacks.expression(chain)
        self.note_reads(made)
        made = with_lazy_reads(made)
        captured = names_in([made], loop)
        if not captured:
            return self.constant(made)
        arrow = Arrow(tuple(captured), made)
        name = f"h{sum(isinstance(s, Const) for s in frame.statements) + 1}"
        names = Array(tuple(Name(variable) for variable in captured))
        frame.statements.append(Const(name, Call(mirra("useCallbackFor"), (arrow, names))))
        return Name(name)

    def constant(self, made: Expr) -> Expr:
        """A module-level name for a value, the same for equal ones."""
        for statement in self.definitions:
            if isinstance(statement, Const) and statement.value == made and isinstance(statement.name, str):
                return Name(statement.name)
        name = f"C{len(self.definitions) + 1}"
        self.definitions.append(Const(name, made))
        return Name(name)
