"""What comes of an event: actions for the browser and calls for the server, from what a handler returned or a grant holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from mirra.codec import to_wire
from mirra.codec.decode import untagged
from mirra.errors import EventHandlerTypeError, MirraRuntimeError
from mirra.events.bind import bind
from mirra.events.chain import ClientStep, EventActions, EventChain, FunctionStep, ServerStep
from mirra.events.handler import ClientEvent, EventHandler, Reaction, ServerEvent
from mirra.js.evaluate import evaluate
from mirra.js.printer import print_module
from mirra.js.tree import ExportDefault, Expr, Import, Module, StateRef
from mirra.protocol.messages import Action
from mirra.state.calls import Call, decoded_call, find_handler
from mirra.state.tree import StateTree
from mirra.vars.base import Var
from mirra.vars.function import FunctionVar


class Granting(Protocol):
    """The session of an event, as far as what follows from it needs one."""

    def grant(self, chain: EventChain) -> str:
        """Leave for this session's browser to set a chain off once: the name to do it by."""
        ...

    def publish(self, module: str) -> str:
        """The address from which the browser can import a module of this text, once."""
        ...


def sort_events(
    result: Any, origin: EventHandler, session: Granting | None = None
) -> tuple[list[Action], list[Call]]:
    """What a handler returned or yielded, as actions for the browser and calls for the server.

    Raises ``EventHandlerTypeError`` for anything that is not an event.
    """
    actions: list[Action] = []
    calls: list[Call] = []
    for item in result if isinstance(result, list | tuple) else [result]:
        if item is None or isinstance(item, EventActions):
            continue
        if callable(item) and not isinstance(item, EventHandler | Var | type):
            more_actions, more_calls = sort_events(item(), origin, session)
            actions.extend(more_actions)
            calls.extend(more_calls)
        elif isinstance(item, ClientEvent):
            actions.append(_action(item, origin, session))
        elif isinstance(item, EventHandler):
            calls.append(Call(item, {}))
        elif isinstance(item, ServerEvent):
            for _, value in item.arguments:
                _refuse_var(value)
            calls.append(Call(item.handler, dict(item.arguments)))
        else:
            raise EventHandlerTypeError(
                f"`{origin.full_name}` returned a `{type(item).__name__}`, which is not an event.",
                "Return or yield event handlers (`State.handler`, `State.handler(x)`), special events such as `rx.redirect`, or lists of them.",
            )
    return actions, calls


def outcome_of(chain: EventChain, values: list[Any], tree: StateTree) -> tuple[list[Action], list[Call]]:
    """What a granted chain sets off, with the values that the browser sent.

    Its expressions are computed here, since nothing of them was ever in the page.
    """
    given = [untagged(value) for value in values]
    scope = dict(zip(chain.parameters, given + [None] * len(chain.parameters), strict=False))

    def value_of(expression: Expr) -> Any:
        return evaluate(expression, scope, lambda ref: read(tree, ref))

    actions: list[Action] = []
    calls: list[Call] = []
    for step in chain.steps:
        if isinstance(step, ServerStep):
            arguments = [value_of(argument) for argument in step.arguments]
            calls.append(decoded_call(find_handler(step.handler), step.parameters, arguments))
        elif isinstance(step, ClientStep):
            actions.append(_granted_action(step, value_of, tree.session))
        else:
            assert isinstance(step, FunctionStep)
            raise MirraRuntimeError("A JavaScript function can only be called from a page.")
    return actions, calls


_FUNCTION = "call_function"


def _granted_action(step: ClientStep, value_of: Callable[[Expr], Any], session: Granting) -> Action:
    action = step.action
    arguments: dict[str, Any] = {}
    for name, argument in step.arguments:
        if isinstance(argument, EventChain):
            arguments[name] = session.grant(argument)
        elif action == _FUNCTION and name == "function":
            action, arguments["url"] = "run_module", _published(argument, session)
        else:
            arguments[name] = value_of(argument)
    return action, arguments


def _action(event: ClientEvent, origin: EventHandler, session: Granting | None) -> Action:
    action = event.action
    arguments: dict[str, Any] = {}
    for name, value in event.arguments:
        if isinstance(value, Reaction):
            chain = bind(value.event, value.spec, component=origin.full_name, trigger=name)
            arguments[name] = _required(session).grant(chain)
        elif action == _FUNCTION and isinstance(value, FunctionVar):
            action = "run_module"
            arguments["url"] = _published(value._expr, session)
        else:
            _refuse_var(value)
            arguments[name] = to_wire(value)
    return action, arguments


def _published(function: Expr, session: Granting | None) -> str:
    return _required(session).publish(print_module(Module((ExportDefault(function),)), _no_imports))


def _no_imports(symbol: Import) -> tuple[str, str]:
    raise EventHandlerTypeError(
        f"A script that a handler returns cannot import `{symbol.module}`.",
        "Bind it to a trigger of the page, where the compiler sees it.",
    )


def _required(session: Granting | None) -> Granting:
    if session is None:
        raise MirraRuntimeError("Only events of a session can have callbacks or run scripts.")
    return session


def _refuse_var(value: Any) -> None:
    if isinstance(value, Var):
        raise EventHandlerTypeError(
            f"`{value!s}` is a Var: on the server its value is read from the state.",
            "Use `self.x` in place of `State.x`.",
        )


def read(tree: StateTree, ref: StateRef) -> Any:
    """The value of a var in a session, as its browser would have it."""
    value = to_wire(getattr(tree.get(ref.state), ref.field))
    for key in ref.path:
        value = value[key]
    return value
