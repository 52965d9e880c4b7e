"""From a trigger to its steps, as ``frontend/src/dispatch.ts`` does it: throttle and debounce by the page's clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mirra.events.binding import binding_of
from mirra.events.chain import ClientStep, EventChain, ServerStep, UploadSource
from mirra.js.tree import Expr
from mirra.protocol.bindings import UploadRule, UploadTarget
from mirra.testing.clock import Clock
from mirra.testing.data import SentStep
from mirra.testing.drawn import Scope


class Dispatch:
    """Runs chains. ``send`` takes a binding and its values, ``act`` an action and its arguments."""

    def __init__(
        self,
        clock: Clock,
        value: Callable[[Expr, Scope], Any],
        send: Callable[[str, list[Any]], None],
        act: Callable[[str, dict[str, Any]], None],
        files: Callable[[str, Callable[..., None] | None], dict[str, Any] | None],
    ) -> None:
        self._files = files
        self.rules: dict[Expr, UploadRule] = {}
        """What the page's upload elements let through."""
        self._clock = clock
        self._value = value
        self._send = send
        self._act = act
        self._last: dict[str, float] = {}
        self._waiting: dict[str, Callable[[], None]] = {}

    @property
    def waiting(self) -> bool:
        """Whether a debounced event has still to be sent."""
        return bool(self._waiting)

    def run(self, chain: EventChain, scope: Scope, source: str, args: tuple[Any, ...]) -> None:
        """One trigger: ``source`` names the element and the trigger, so that their timers are their own."""
        actions = chain.actions
        if actions.throttle is not None:
            last = self._last.get(source)
            if last is not None and self._clock.now - last < actions.throttle / 1000:
                return
            self._last[source] = self._clock.now
        steps = self._planned(chain, scope, args)
        if actions.debounce is None:
            return _do(steps)
        if source in self._waiting:
            self._waiting.pop(source)()

        def due() -> None:
            self._waiting.pop(source, None)
            _do(steps)

        self._waiting[source] = self._clock.after(actions.debounce / 1000, due)

    def callback(self, chain: EventChain, scope: Scope, path: str, name: str) -> Callable[..., None]:
        """A chain as a value: what a memo is given as a prop."""
        return lambda *args: self.run(chain, scope, f"{path}#{name}", args)

    def _planned(self, chain: EventChain, scope: Scope, args: tuple[Any, ...]) -> list[Callable[[], None]]:
        """The steps with their arguments, which are read now: what is typed later is another event."""
        inner = {**scope, **dict(zip(chain.parameters, args, strict=False))}
        for index, name in enumerate(chain.parameters):
            if name.startswith("..."):
                inner[name.removeprefix("...")] = list(args[index:])
            inner.setdefault(name, None)
        return [self._step(step, inner, args) for step in chain.steps]

    def _step(self, step: Any, scope: Scope, args: tuple[Any, ...]) -> Callable[[], None]:
        if isinstance(step, SentStep):
            sent = [self._value(expr, scope) for expr in step.arguments]
            return lambda: self._send(step.binding, sent)
        if isinstance(step, ServerStep) and step.upload is not None:
            return self._upload(step, step.upload, scope)
        if isinstance(step, ServerStep):
            binding, dynamic = binding_of(step)
            values = [self._value(expr, scope) for expr in dynamic]
            return lambda: self._send(binding.id, values)
        if isinstance(step, ClientStep):
            arguments = {name: self._argument(value, scope) for name, value in step.arguments}
            return lambda: self._act(step.action, arguments)
        function = self._value(step.function, scope)

        def call() -> None:
            if callable(function):
                function(*args)

        return call

    def _upload(self, step: ServerStep, source: UploadSource, scope: Scope) -> Callable[[], None]:
        """A handler that gets files: the event says which there are."""
        target = UploadTarget(source.parameter, self.rules[source.upload_id], source.is_chunked)
        binding, dynamic = binding_of(step, target)
        values = [self._value(expr, scope) for expr in dynamic]
        progress = None if source.progress is None else self.callback(source.progress, scope, binding.id, "")

        def send() -> None:
            request = self._files(str(self._value(source.upload_id, scope)), progress)
            if request is not None:
                self._send(binding.id, [*values, request])

        return send

    def _argument(self, value: Expr | EventChain, scope: Scope) -> Any:
        if isinstance(value, EventChain):
            return self.callback(value, scope, str(id(value)), "")
        return self._value(value, scope)


def _do(steps: list[Callable[[], None]]) -> None:
    for step in steps:
        step()
