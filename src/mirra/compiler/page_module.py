"""A page's tree as the module of its own that a browser loads."""

from __future__ import annotations

from dataclasses import replace

from mirra.compiler.callbacks import Callbacks, upload_rules
from mirra.compiler.linking import is_foreign
from mirra.compiler.lowering.nodes import Lowering
from mirra.compiler.runtime_files import RuntimeFiles
from mirra.elements.node import Element, Fragment, Node, Text
from mirra.js.tree import (
    Array,
    Call,
    Const,
    ExportDefault,
    Expr,
    Import,
    Literal,
    Member,
    Module,
    Name,
    Statement,
)


def lower_module(route: str, node: Node, files: RuntimeFiles, name: str = "Page") -> tuple[Lowering, Module]:
    """The page as a module whose default export is its component."""
    lowering = Lowering(
        route,
        callbacks=Callbacks(uploads=upload_rules(node)),
        is_foreign=lambda module: is_foreign(module, files, remote=True),
    )
    page: Expr = _component(lowering, node, name)
    providers = _providers(lowering)
    if providers:
        page = Call(Import("mirra", "needing"), (page, Array(tuple(providers))))
    body: list[Statement] = [*lowering.custom_code, *lowering.definitions, ExportDefault(page)]
    return lowering, Module(tuple(body), tuple(lowering.effects))


def _component(lowering: Lowering, node: Node, name: str) -> Name:
    lowering.component(node, name, ())
    last = lowering.definitions[-1]
    assert isinstance(last, Const) and isinstance(
        last.name, str
    )  # `component` ends with the definition it made
    return Name(last.name)


def _providers(lowering: Lowering) -> list[Expr]:
    """What the components need around the page (`_get_app_wrap_components`), each with its place among the others."""
    made: dict[tuple[int, str], Expr] = {}
    while left := {place: wrap for place, wrap in lowering.wraps.items() if place not in made}:
        for (priority, name), wrap in left.items():
            assert isinstance(wrap, Element)  # a component is frozen into one
            # In a fragment, since text alone would be the provider's own.
            page = Fragment((Text(Member(Name("props"), "children")),))
            inner = replace(wrap, children=(*wrap.children, page))
            component = _component(lowering, inner, f"{name} around the page")
            made[priority, name] = Array((Literal(priority), Literal(name), component))
    return list(made.values())
