"""One component function while it is written: the state that it reads, and the local names in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mirra.compiler.lowering.jsx import mirra
from mirra.js.tree import (
    Call,
    Const,
    Expr,
    Literal,
    Name,
    Raw,
    RawStatement,
    Statement,
    StateRef,
    transform,
    walk,
)


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
