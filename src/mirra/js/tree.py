"""The nodes of the JavaScript that mirra writes.

All nodes are frozen, hashable values without behaviour: build them, walk them (:func:`walk`), replace them
(:func:`transform`), print them (``printer``) or run them (``evaluate``). Facts about a page, such as what it imports
and which state it reads, are found by walking, never carried beside the tree.

>>> Binary("+", Literal(1), StateRef("app.S", "count"))
Binary(operator='+', left=Literal(value=1), right=StateRef(state='app.S', field='count', path=()))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias, cast

import msgspec


class Literal(msgspec.Struct, frozen=True, tag=True):
    """A JSON scalar: ``null``, a boolean, a number or a string.

    Integers beyond 2^53, ``nan`` and infinities are allowed; the printer writes them so that the browser sees the
    value that Python meant.
    """

    value: bool | int | float | str | None

    def __eq__(self, other: object) -> bool:
        # True == 1 == 1.0 in Python, but they are three different pieces of JavaScript.
        return (
            isinstance(other, Literal)
            and type(self.value) is type(other.value)
            and (self.value == other.value or (self.value != self.value and other.value != other.value))
        )

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))


class Name(msgspec.Struct, frozen=True, tag=True):
    """A local identifier: a parameter, or a constant of the module. Must be a valid JavaScript identifier."""

    id: str


class Import(msgspec.Struct, frozen=True, tag=True):
    """A symbol of another module; the printer gathers these into import statements.

    ``module`` is what a component names (``"@radix-ui/themes"``, ``"mirra"``, ``"$/public/picker.jsx"``), without a
    version; the compiler resolves it to a URL. ``export`` is the exported name, ``"default"`` or ``"*"``.
    """

    module: str
    export: str


class LazyImport(msgspec.Struct, frozen=True, tag=True):
    """``() => import(module).then((m) => m.export)``: a symbol that comes when the function is called, and not with the page."""

    module: str
    export: str


class StateRef(msgspec.Struct, frozen=True, tag=True):
    """A read of server state, by name. ``path`` holds static keys below the field (``S.user.name``)."""

    state: str
    field: str
    path: tuple[str | int, ...] = ()


class Array(msgspec.Struct, frozen=True, tag=True):
    """``[a, b]``. Items may be :class:`Spread`."""

    items: tuple[Expr, ...]


class Object(msgspec.Struct, frozen=True, tag=True):
    """``{key: value}``; a key is static text or an expression (computed)."""

    entries: tuple[tuple[str | Expr, Expr] | Spread, ...]


class Spread(msgspec.Struct, frozen=True, tag=True):
    """``...value`` inside an array, object or call."""

    value: Expr


class Member(msgspec.Struct, frozen=True, tag=True):
    """``object.key`` with a key known when compiling."""

    object: Expr
    key: str


class Index(msgspec.Struct, frozen=True, tag=True):
    """``object[index]``: plain JavaScript indexing. Python's rules are calls of the runtime."""

    object: Expr
    index: Expr


class Call(msgspec.Struct, frozen=True, tag=True):
    """``function(...arguments)``."""

    function: Expr
    arguments: tuple[Expr, ...] = ()


class New(msgspec.Struct, frozen=True, tag=True):
    """``new constructor(...arguments)``."""

    constructor: Expr
    arguments: tuple[Expr, ...] = ()


class Unary(msgspec.Struct, frozen=True, tag=True):
    """``operator operand``; operators: ``! - + typeof await``."""

    operator: str
    operand: Expr


class Binary(msgspec.Struct, frozen=True, tag=True):
    """``left operator right``; arithmetic, comparison, ``&& || ??``, with JavaScript's own meaning."""

    operator: str
    left: Expr
    right: Expr


class Conditional(msgspec.Struct, frozen=True, tag=True):
    """``test ? then : otherwise``."""

    test: Expr
    then: Expr
    otherwise: Expr


class Arrow(msgspec.Struct, frozen=True, tag=True):
    """``(parameters) => body``; the body is one expression, or statements."""

    parameters: tuple[str, ...]
    body: Expr | tuple[Statement, ...]
    is_async: bool = False


class Raw(msgspec.Struct, frozen=True, tag=True):
    """A third party's own JavaScript expression, printed as it is and never read back.

    ``imports`` are ``(module, export, local name)`` that the text relies on; ``hooks`` are statements that must
    run in the component that uses it; ``reads`` are state fields it uses; ``wraps`` are components, by priority and name, that
    must be around the page. The evaluator refuses it.
    """

    text: str
    imports: tuple[tuple[str, str, str], ...] = ()
    hooks: tuple[str, ...] = ()
    reads: tuple[StateRef, ...] = ()
    wraps: tuple[tuple[tuple[int, str], Any], ...] = ()


Expr: TypeAlias = (
    Literal | Name | Import | LazyImport | StateRef | Array | Object | Spread | Member | Index | Call | New | Unary | Binary
    | Conditional | Arrow | Raw
)  # fmt: skip


class Const(msgspec.Struct, frozen=True, tag=True):
    """``const name = value;``, exported if ``export`` is set. ``name`` may be a list: array destructuring."""

    name: str | tuple[str, ...]
    value: Expr
    export: bool = False


class ExportDefault(msgspec.Struct, frozen=True, tag=True):
    """``export default value;``."""

    value: Expr


class Return(msgspec.Struct, frozen=True, tag=True):
    """``return value;``."""

    value: Expr


class Do(msgspec.Struct, frozen=True, tag=True):
    """An expression run for its effect."""

    value: Expr


class If(msgspec.Struct, frozen=True, tag=True):
    """``if (test) { then }``."""

    test: Expr
    then: tuple[Statement, ...]


class RawStatement(msgspec.Struct, frozen=True, tag=True):
    """A third party's own statement or declaration (``add_custom_code``, ``add_hooks``)."""

    text: str
    imports: tuple[tuple[str, str, str], ...] = ()


Statement: TypeAlias = Const | ExportDefault | Return | Do | If | RawStatement


class Module(msgspec.Struct, frozen=True, tag=True):
    """A whole ES module. Imports are found by walking ``body``; ``side_effects`` are imported for effect only."""

    body: tuple[Statement, ...]
    side_effects: tuple[str, ...] = ()


Node: TypeAlias = Expr | Statement | Module

UNDEFINED = Name("undefined")


def runtime(name: str) -> Import:
    """A function of mirra's browser runtime that gives Python semantics: ``runtime("floor_div")``."""
    return Import("mirra/python", name)


def call_runtime(name: str, *arguments: Expr) -> Call:
    """A call of :func:`runtime`."""
    return Call(runtime(name), arguments)


def literal(value: object) -> Expr:
    """The tree of a JSON-like Python value: scalars, lists, tuples and dicts of them with text keys.

    Raises ``TypeError`` for anything else; richer values go through the codec first.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return Literal(value)
    if isinstance(value, list | tuple):
        return Array(tuple(literal(item) for item in value))
    if isinstance(value, dict):
        return Object(tuple((_text_key(key), literal(item)) for key, item in value.items()))
    raise TypeError(f"`{type(value).__name__}` is not a JSON value")


def _text_key(key: object) -> str:
    if isinstance(key, str):
        return key
    raise TypeError(f"a JavaScript object has text keys, not `{type(key).__name__}`")


def _nodes_in(value: object) -> Iterator[Node]:
    if isinstance(value, tuple):
        for item in value:
            yield from _nodes_in(item)
    elif isinstance(value, msgspec.Struct):
        yield cast(Node, value)  # every struct in a node's field is a Node


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below ``node``, in the order they are written."""
    for name in node.__struct_fields__:
        yield from _nodes_in(getattr(node, name))


def walk(node: Node) -> Iterator[Node]:
    """``node`` and everything below it, parents first, in the order they are written."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(list(children(current))))


def transform(node: Expr, change: Callable[[Expr], Expr | None]) -> Expr:
    """A copy of ``node`` in which each expression for which ``change`` returns a node is replaced by it.

    Parents are asked first; what has been replaced is not descended into.
    """
    replaced = change(node)
    if replaced is not None:
        return replaced

    def visit(value: object) -> object:
        if isinstance(value, tuple):
            items = tuple(visit(item) for item in value)
            return value if all(a is b for a, b in zip(items, value, strict=True)) else items
        if isinstance(value, Const | ExportDefault | Return | Do | If):
            return _rebuilt(value, visit)
        if isinstance(value, msgspec.Struct):
            return transform(value, change)  # type: ignore[arg-type]  # an Expr: statements were handled above
        return value

    return _rebuilt(node, visit)  # type: ignore[return-value]  # same class as `node`


def _rebuilt(node: Node, visit: Callable[[object], object]) -> Node:
    old = [getattr(node, name) for name in node.__struct_fields__]
    new = [visit(value) for value in old]
    same = all(a is b for a, b in zip(old, new, strict=True))
    return node if same else type(node)(*new)  # type: ignore[arg-type]  # the fields in their order
