"""Back from what a browser is sent of a state's component (:mod:`mirra.elements.data`) to nodes, which the drawing knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mirra.elements.node import Element, Fragment, Node, Text
from mirra.events.chain import ClientStep, EventActions, EventChain
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
    call_runtime,
    literal,
)


@dataclass(frozen=True, slots=True)
class SentStep:
    """A step of which only the binding is known, as in a browser."""

    binding: str
    arguments: tuple[Expr, ...]


def node_of(tree: Any) -> Node:
    """The node of a tree."""
    if tree is None:
        return Fragment()
    if isinstance(tree, str):
        return Text(Literal(tree))
    if isinstance(tree, list):
        return Fragment(tuple(map(node_of, tree)))
    children = tuple(map(node_of, tree.get("children", ())))
    if "tag" not in tree:
        return Fragment(children)
    props: list[tuple[str, Any]] = [(name, literal(value)) for name, value in tree.get("props", {}).items()]
    props += [(name, _tag(tag)) for name, tag in tree.get("imports", {}).items()]
    props += [(name, node_of(slot)) for name, slot in tree.get("slots", {}).items()]
    events = tuple((name, _chain(chain)) for name, chain in tree.get("on", {}).items())
    key = literal(tree["key"]) if "key" in tree else None
    return Element(_tag(tree["tag"]), tuple(props), events, children, key=key)


def _tag(tag: Any) -> Expr:
    if isinstance(tag, str):
        return Literal(tag)
    found: Expr = Import(tag[0], tag[1])
    for member in tag[2:]:
        found = Member(found, member)
    return found


def _chain(chain: dict[str, Any]) -> EventChain:
    actions = chain["actions"]
    waits = EventActions(
        actions.get("preventDefault"), actions.get("stopPropagation"), actions.get("throttle"), actions.get("debounce"), actions.get("temporal"),
    )  # fmt: skip
    steps: tuple[Any, ...] = tuple(map(_step, chain["steps"]))
    return EventChain(tuple(chain["given"]), steps, waits)


def _step(step: list[Any]) -> Any:
    if step[0] != "do":
        return SentStep(step[1], tuple(map(_expression, step[2])))
    arguments = tuple(
        (name, _chain(given["callback"]) if "callback" in given else _expression(given["value"]))
        for name, given in step[2].items()
    )
    return ClientStep(step[1], arguments)


def _expression(data: list[Any]) -> Expr:
    match data:
        case ["value", value]:
            return literal(value)
        case ["name", str(name)]:
            return Name(name)
        case ["member", owner, str(key)]:
            return Member(_expression(owner), key)
        case ["index", owner, index]:
            return Index(_expression(owner), _expression(index))
        case ["array", *items]:
            return Array(tuple(map(_expression, items)))
        case ["object", *entries]:
            return Object(tuple((key, _expression(value)) for key, value in entries))
        case ["call", "formData", event]:
            return Call(Import("mirra", "formData"), (_expression(event),))
        case ["call", str(name), *arguments]:
            return call_runtime("float" if name == "Number" else name, *map(_expression, arguments))
    raise ValueError(data)
