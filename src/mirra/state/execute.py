"""Running handlers: one call and everything it chains, knowing no socket.

A call is run to its end; what it returns or yields are actions for the browser and further calls. After each ``yield`` the
caller's ``emit`` is awaited: the server saves and sends there.
"""

from __future__ import annotations

import asyncio
import contextvars
import inspect
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from mirra.events.handler import EventHandler
from mirra.protocol.messages import Action
from mirra.state.calls import Call
from mirra.state.guards import check
from mirra.state.inline import method_calls_contained, runs_inline
from mirra.state.outcome import sort_events
from mirra.state.reach import bring_for
from mirra.state.runtime import BackgroundScope, Runtime
from mirra.state.tree import StateTree, spec_of

Emit = Callable[[list[Action]], Awaitable[None]]
THREADS = 32
"""Handlers that may wait outside at the same time; more wait for a place."""


@cache
def _kind(handler: EventHandler) -> str:
    function = handler.function
    if inspect.isasyncgenfunction(function):
        return "async generator"
    if inspect.iscoroutinefunction(function):
        return "async"
    if inspect.isgeneratorfunction(function):
        return "generator"
    if handler.thread is not None:
        return "thread" if handler.thread else "inline"
    cls = spec_of(handler.state).cls
    return "inline" if runs_inline(function) and method_calls_contained(cls, function) else "thread"


def is_inline(handler: EventHandler) -> bool:
    """Whether a call can be finished at once, without awaiting anything."""
    return _kind(handler) == "inline"


def arguments_of(call: Call) -> tuple[list[Any], dict[str, Any]]:
    """Positional and keyword arguments; names starting with ``*`` are for a ``*args`` parameter, behind all others."""
    surplus = [value for name, value in call.arguments.items() if name.startswith("*")]
    named = {name: value for name, value in call.arguments.items() if not name.startswith("*")}
    if not surplus:
        return [], named
    before = [
        p.name for p in call.handler.parameters.values() if p.name in named and p.kind != p.KEYWORD_ONLY
    ]
    return [*(named.pop(name) for name in before), *surplus], named


def run_inline(tree: StateTree, call: Call) -> tuple[list[Action], list[Call]]:
    """Run a call that :func:`is_inline`; returns its actions and what it chains."""
    check(tree, call)
    positional, keywords = arguments_of(call)
    result = call.handler.function(tree.get(call.handler.state), *positional, **keywords)
    return ([], []) if result is None else sort_events(result, call.handler, tree.session)


async def run(
    tree: StateTree,
    call: Call,
    emit: Emit,
    before: Callable[[Call], Awaitable[None]] | None = None,
    runtime: Runtime | None = None,
) -> list[Action]:
    """Run a call and everything it chains; returns the actions that go with the end. ``before`` is awaited before each of them.

    With ``runtime`` the call is a background handler: it gets a state that must be opened with ``async with``.
    """
    waiting = [call]
    actions: list[Action] = []
    while waiting:
        current = waiting.pop(0)
        if current.handler.is_background and (runtime is None or current is not call):
            tree.session.start_background(current)
            continue
        if runtime is not None and current is not call:
            # What a background handler chains is an ordinary event of its session.
            tree.session.enqueue_call(current)
            continue
        await bring_for(tree, current)
        if before is not None:
            await before(current)
        chained: list[Call] = []

        async def intermediate(result: Any, current: Call = current, chained: list[Call] = chained) -> None:
            shown, more = (
                sort_events(result, current.handler, tree.session) if result is not None else ([], [])
            )
            chained.extend(more)
            await emit([*actions, *shown])
            actions.clear()

        result = await _run_one(tree, current, intermediate, runtime)
        if result is not None:
            shown, more = sort_events(result, current.handler, tree.session)
            actions.extend(shown)
            chained.extend(more)
        waiting[:0] = chained
    return actions


async def _run_one(
    tree: StateTree, call: Call, intermediate: Callable[[Any], Awaitable[None]], runtime: Runtime | None
) -> Any:
    check(tree, call)
    handler = call.handler
    positional, keywords = arguments_of(call)
    state = tree.get(handler.state)
    if runtime is not None:
        state = type(state).__new_state__(state.__mirra_instance__, BackgroundScope(runtime))
    kind = _kind(handler)
    if kind == "async":
        return await handler.function(state, *positional, **keywords)
    if kind == "async generator":
        async for item in handler.function(state, *positional, **keywords):
            await intermediate(item)
        return None
    if kind == "inline":
        return handler.function(state, *positional, **keywords)
    loop = asyncio.get_running_loop()
    context = contextvars.copy_context()
    if kind == "thread":
        return await loop.run_in_executor(
            _threads(), lambda: context.run(handler.function, state, *positional, **keywords)
        )
    generator = handler.function(state, *positional, **keywords)
    while True:
        done, item = await loop.run_in_executor(_threads(), lambda: context.run(_advance, generator))
        if done:
            return item
        await intermediate(item)


def _advance(generator: Any) -> tuple[bool, Any]:
    try:
        return False, next(generator)
    except StopIteration as stop:
        return True, stop.value


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix="mirra-handler")
