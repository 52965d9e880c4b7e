"""The immutable tree of a page: what components are frozen into, and all that the compiler sees.

Everything is a value: expressions are :mod:`mirra.js` trees, callbacks are event chains, styles are rules. A node
never names a component class or a state class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from mirra.errors import Source
from mirra.events.chain import EventChain
from mirra.js.tree import Expr
from mirra.protocol.bindings import UploadRule
from mirra.style.rules import Style


@dataclass(frozen=True, slots=True)
class Text:
    """A child that is text: a literal, or a Var (already wrapped so that the browser shows what Python would)."""

    value: Expr


@dataclass(frozen=True, slots=True)
class Hook:
    """A third party's statement. ``given``: names in its text and what they stand for, such as a read of state."""

    text: str
    given: tuple[tuple[str, Expr], ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One React element."""

    tag: Expr
    """``js.Literal("div")`` for HTML, ``js.Import(module, export)`` for components."""
    props: tuple[tuple[str, PropValue], ...] = ()
    """JavaScript prop names, renamed already; a Node as value is a slot (a component given as a prop)."""
    events: tuple[tuple[str, EventChain], ...] = ()
    """JavaScript callback prop name (``onClick``) -> chain. ``onMount`` and ``onUnmount`` are mirra's own."""
    children: tuple[Node, ...] = ()
    spread: Expr | None = None
    """An object of further props (a memo's ``RestProp``); where both have one it wins, classes, styles and callbacks add up."""
    style: Style | None = None
    class_name: Expr | None = None
    key: Expr | None = None
    hooks: tuple[Hook, ...] = ()
    """A third party's statements that run at the top of the React component around this element."""
    custom_code: tuple[str, ...] = ()
    """A third party's declarations at the top of the module, printed once each."""
    imports: tuple[tuple[str, str, str], ...] = ()
    """``(module, export, local name)`` that ``hooks``, ``custom_code`` and raw props rely on; ``export`` ``""``
    imports for effect only (a stylesheet)."""
    dependencies: tuple[str, ...] = ()
    """npm packages that the tag's library needs beside it."""
    wraps: tuple[tuple[int, str, Node], ...] = ()
    """``(priority, name, element)`` that must be around every page with this element: a library's context providers."""
    upload: UploadRule | None = None
    """Of an element at which files are chosen: what it lets through. Its ``id`` is what uploads name."""
    client_only: bool = False
    """Never rendered on the server; its module is imported lazily (``NoSSRComponent``)."""
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Children without an element around them."""

    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Cond:
    """One of two nodes; ``test`` is a JavaScript boolean (Python's truth is already part of the expression)."""

    test: Expr
    then: Node
    otherwise: Node | None = None


@dataclass(frozen=True, slots=True)
class Foreach:
    """``body`` once per item. ``iterable`` is a JavaScript array when evaluated.

    ``item`` and ``index`` are the names under which ``body`` and ``key`` see the current item. Without a ``key`` the
    browser uses the item's own identity where it has one (``id`` or ``key`` entries), else the index.
    """

    iterable: Expr
    item: str
    index: str
    body: Node
    key: Expr | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The node of the first case one of whose patterns equals ``value`` by Python's ``==``."""

    value: Expr
    cases: tuple[tuple[tuple[Expr, ...], Node], ...]
    default: Node | None = None


@dataclass(frozen=True, slots=True)
class Memo:
    """A use of an ``@rx.memo`` component; its body is compiled once, as a React component of its own."""

    definition: MemoDefinition
    props: tuple[tuple[str, Expr | Node | EventChain], ...] = ()
    rest: Element | None = None
    """Props, callbacks and style that the body names not: its ``tag`` and children mean nothing."""
    children: tuple[Node, ...] = ()
    key: Expr | None = None


MEMO = "memo"
"""The name of its props in a memo's body."""


@dataclass(slots=True, eq=False)
class MemoDefinition:
    """What ``@rx.memo`` made: compared by identity. In ``body`` a prop is ``js.Member(js.Name(MEMO), name)``.

    The body is set when it has been made, since it may use the memo itself.
    """

    name: str
    body: Node = Fragment()
    wrapper: Expr | None = None
    """A function of the React component, such as React's own ``memo``."""


@dataclass(frozen=True, slots=True)
class PropArray:
    """A list given as a prop that holds components, component types or render functions somewhere."""

    items: tuple[PropValue, ...]


@dataclass(frozen=True, slots=True)
class PropObject:
    """A dict given as a prop that holds such things somewhere."""

    entries: tuple[tuple[str, PropValue], ...]


@dataclass(frozen=True, slots=True)
class RenderProp:
    """A function given as a prop, which the library calls: its body sees the arguments under these names."""

    parameters: tuple[str, ...]
    body: Node | Expr


@dataclass(frozen=True, slots=True)
class Dynamic:
    """A component that comes from state: the expression's value is what ``data`` made of its node."""

    value: Expr


Node: TypeAlias = Text | Element | Fragment | Cond | Foreach | Match | Memo | Dynamic
Composed: TypeAlias = EventChain | MemoDefinition | PropArray | PropObject | RenderProp
"""A prop that is neither one expression nor one node: a callback, a component type (a ``MemoDefinition``), a function, or such things inside
lists and dicts."""
PropValue: TypeAlias = Expr | Node | Composed


def parts_of(value: Composed) -> Iterator[PropValue]:
    """Every expression and node inside a composed prop, and every component type's body."""
    if isinstance(value, MemoDefinition | RenderProp):
        inner: tuple[PropValue, ...] = (value.body,)
    elif isinstance(value, EventChain):
        inner = ()
    else:
        inner = value.items if isinstance(value, PropArray) else tuple(item for _, item in value.entries)
    for part in inner:
        if isinstance(part, Composed):
            yield from parts_of(part)
        else:
            yield part


def elements_of(node: Node, seen: frozenset[MemoDefinition] = frozenset()) -> Iterator[Element]:
    """Every element below a node, itself included, through memos (a memo within itself once) and components given as props."""
    below: tuple[object, ...] = ()
    if isinstance(node, Element):
        yield node
        below = (*node.children, *(value for _, value in node.props))
    elif isinstance(node, Fragment):
        below = node.children
    elif isinstance(node, Cond):
        below = (node.then, node.otherwise)
    elif isinstance(node, Foreach):
        below = (node.body,)
    elif isinstance(node, Match):
        below = (*(result for _, result in node.cases), node.default)
    elif isinstance(node, Memo):
        body = () if node.definition in seen else (node.definition.body,)
        below = (*body, *node.children, *(value for _, value in node.props))
        seen = seen | {node.definition}
    for child in below:
        for part in parts_of(child) if isinstance(child, Composed) else (child,):
            if isinstance(part, Node):
                yield from elements_of(part, seen)
