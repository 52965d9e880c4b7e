"""Event chains to JavaScript callbacks, and the bindings that the server keeps for them.

A handler's constant arguments stay on the server in the binding; the page holds the binding's id and the expressions whose
values the browser computes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mirra.events.chain import ClientStep, EventActions, EventChain, FunctionStep, ServerStep, Step
from mirra.js.tree import Array, Arrow, Call, Expr, Import, Literal, Object, StateRef, transform
from mirra.protocol.bindings import SLOT, Binding, binding_id

NOT_CONSTANT: Any = object()


def constant_of(expr: Expr) -> Any:
    """The JSON value of an expression of literals only, else :data:`NOT_CONSTANT`."""
    if isinstance(expr, Literal):
        return expr.value
    if isinstance(expr, Array):
        items = [constant_of(item) for item in expr.items]
        return NOT_CONSTANT if any(item is NOT_CONSTANT for item in items) else items
    if isinstance(expr, Object):
        entries = {}
        for entry in expr.entries:
            if not isinstance(entry, tuple) or not isinstance(entry[0], str):
                return NOT_CONSTANT
            entries[entry[0]] = constant_of(entry[1])
        return NOT_CONSTANT if any(item is NOT_CONSTANT for item in entries.values()) else entries
    return NOT_CONSTANT


def binding_of(step: ServerStep) -> tuple[Binding, list[Expr]]:
    """The binding of a handler call, and the expressions for its slots."""
    template: list[Any] = []
    dynamic: list[Expr] = []
    for argument in step.arguments:
        value = constant_of(argument)
        if value is NOT_CONSTANT:
            dynamic.append(argument)
            template.append(SLOT)
        else:
            template.append(value)
    frozen = tuple(template)
    identity = binding_id(step.handler, step.parameters, frozen)
    return Binding(identity, step.handler, step.parameters, frozen, step.is_background, step.upload), dynamic


def _actions(actions: EventActions) -> list[tuple[str | Expr, Expr]]:
    found: list[tuple[str | Expr, Expr]] = []
    for name, value in (
        ("preventDefault", actions.prevent_default),
        ("stopPropagation", actions.stop_propagation),
        ("throttle", actions.throttle),
        ("debounce", actions.debounce),
        ("temporal", actions.temporal),
    ):
        if value is not None and value is not False:
            found.append((name, Literal(value)))
    return found


@dataclass(slots=True)
class Callbacks:
    """Makes callbacks and collects their bindings."""

    bindings: dict[str, Binding] = field(default_factory=dict)

    def expression(self, chain: EventChain) -> Expr:
        """``callback((e) => [steps], actions)``."""
        steps = Array(tuple(self._step(step) for step in chain.steps))
        arguments: list[Expr] = [Arrow(chain.parameters, steps)]
        actions = _actions(chain.actions)
        if actions:
            arguments.append(Object(tuple(actions)))
        return Call(Import("mirra", "callback"), tuple(arguments))

    def _step(self, step: Step) -> Expr:
        if isinstance(step, ServerStep):
            binding, dynamic = binding_of(step)
            self.bindings[binding.id] = binding
            kind = "b~" if step.is_background else "b"
            return Array((Literal(kind), Literal(binding.id), Array(tuple(dynamic))))
        if isinstance(step, ClientStep):
            return Array(
                (
                    Literal("do"),
                    Literal(step.action),
                    Object(tuple((name, self._argument(value)) for name, value in step.arguments)),
                )
            )
        if isinstance(step, FunctionStep):
            return Array((Literal("call"), step.function))
        raise TypeError(step)

    def _argument(self, value: Expr | EventChain) -> Expr:
        return self.expression(value) if isinstance(value, EventChain) else value


def with_lazy_reads(expr: Expr) -> Expr:
    """State is read when the event happens: what is sent is what is shown then, and nothing renders because of it."""

    def replace(node: Expr) -> Expr | None:
        if not isinstance(node, StateRef):
            return None
        return Call(
            Import("mirra", "readVar"), tuple(Literal(part) for part in (node.state, node.field, *node.path))
        )

    return transform(expr, replace)
