"""Event chains to JavaScript callbacks, and the bindings that the server keeps for them.

A handler's constant arguments stay on the server in the binding; the page holds the binding's id and the expressions whose
values the browser computes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mirra.elements.node import Node, elements_of
from mirra.errors import UploadValueError, did_you_mean
from mirra.events.binding import binding_of
from mirra.events.chain import (
    ClientStep,
    EventActions,
    EventChain,
    FunctionStep,
    ServerStep,
    Step,
    UploadSource,
)
from mirra.js.tree import Array, Arrow, Call, Expr, Import, Literal, Object, StateRef, transform
from mirra.protocol.bindings import Binding, UploadRule, UploadTarget


def upload_rules(node: Node) -> dict[Expr, UploadRule]:
    """The upload elements of a page: what each lets through, by the expression of its id."""
    return {
        id: element.upload
        for element in elements_of(node)
        if element.upload is not None
        for name, id in element.props
        if name == "id" and isinstance(id, Expr)
    }


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
    uploads: Mapping[Expr, UploadRule] = field(default_factory=dict)
    """What the page's upload elements let through, by their ids."""

    def expression(self, chain: EventChain) -> Expr:
        """``callback((e) => [steps], actions)``."""
        steps = Array(tuple(self._step(step) for step in chain.steps))
        arguments: list[Expr] = [Arrow(chain.parameters, steps)]
        actions = _actions(chain.actions)
        if actions:
            arguments.append(Object(tuple(actions)))
        return Call(Import("mirra", "callback"), tuple(arguments))

    def _step(self, step: Step) -> Expr:
        if isinstance(step, ServerStep) and step.upload is not None:
            return self._upload(step, step.upload)
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

    def _upload(self, step: ServerStep, source: UploadSource) -> Expr:
        """``["call", sending(binding, [arguments], {id, progress, headers})]``."""
        rule = self.uploads.get(source.upload_id)
        if rule is None:
            raise _no_upload(step, source.upload_id, self.uploads)
        target = UploadTarget(source.parameter, rule, source.is_chunked)
        binding, dynamic = binding_of(step, target)
        self.bindings[binding.id] = binding
        options: list[tuple[str | Expr, Expr]] = [("id", source.upload_id)]
        if source.progress is not None:
            options.append(("progress", self.expression(source.progress)))
        if source.headers is not None:
            options.append(("headers", source.headers))
        arguments = (Literal(binding.id), Array(tuple(dynamic)), Object(tuple(options)))
        return Array((Literal("call"), Call(Import("mirra/upload", "sending"), arguments)))

    def _argument(self, value: Expr | EventChain) -> Expr:
        return self.expression(value) if isinstance(value, EventChain) else value


def _no_upload(step: ServerStep, id: Expr, known: Iterable[Expr]) -> UploadValueError:
    name = step.handler.rpartition(".")[2]
    shown = f"`{id.value}`" if isinstance(id, Literal) else "this id"
    ids = [str(each.value) for each in known if isinstance(each, Literal)]
    near = did_you_mean(str(id.value), ids) if isinstance(id, Literal) else None
    return UploadValueError(
        f"`{name}` gets the files of {shown}, but the page has no `rx.upload` of this id.",
        near
        or (f"The page has {', '.join(f'`{each}`' for each in ids)}." if ids else "Put one on the page."),
    )


def with_lazy_reads(expr: Expr) -> Expr:
    """State is read when the event happens: what is sent is what is shown then, and nothing renders because of it."""

    def replace(node: Expr) -> Expr | None:
        if not isinstance(node, StateRef):
            return None
        return Call(
            Import("mirra", "readVar"), tuple(Literal(part) for part in (node.state, node.field, *node.path))
        )

    return transform(expr, replace)
