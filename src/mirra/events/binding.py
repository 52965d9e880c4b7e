"""What the server keeps of a handler that is bound: its constant arguments, and places for what the browser computes."""

from __future__ import annotations

from typing import Any

from mirra.events.chain import ServerStep
from mirra.js.tree import Array, Expr, Literal, Object
from mirra.protocol.bindings import SLOT, Binding, UploadTarget, binding_id

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


def binding_of(step: ServerStep, upload: UploadTarget | None = None) -> tuple[Binding, list[Expr]]:
    """The binding of a handler call, with where its files go, and the expressions for its slots."""
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
    identity = binding_id(step.handler, step.parameters, frozen, upload)
    return Binding(identity, step.handler, step.parameters, frozen, step.is_background, upload), dynamic
