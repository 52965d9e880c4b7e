"""What code may touch of a session's state without awaiting it: that has to be there before the code runs.

A large substate that nothing has touched is left in the store (:attr:`StateTree.left`). A handler reaches its own state, those above
it, and what it asks for with ``get_state``, which awaits; one whose class names the ways to look around gets everything.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from mirra.js.tree import Expr, StateRef, walk
from mirra.registry import registry
from mirra.state.calls import Call
from mirra.state.tree import StateTree, spec_of

_AROUND = frozenset({"get_delta", "get_root_state", "get_substate", "parent_state", "reset", "substates"})


async def bring(tree: StateTree, names: Iterable[str] | None = None) -> None:
    """Have these states, those above them and those their computed vars depend on loaded; all by default."""
    if tree.left:
        wanted = set(tree.left) if names is None else _reach(names) & tree.left.keys()
        if wanted:
            await tree.session.fetch(wanted)


async def bring_for(tree: StateTree, call: Call) -> None:
    """Have loaded what a call touches."""
    if not tree.left:
        return
    cls: Any = spec_of(call.handler.state).cls
    if _looks_around(cls):
        await bring(tree)
    else:
        required = [*states_in(call.handler.requires), *states_in(call.requires)]
        await bring(tree, [call.handler.state, *required])


def states_in(condition: Expr | None) -> list[str]:
    """The states that an expression reads."""
    return [node.state for node in walk(condition) if isinstance(node, StateRef)] if condition else []


def _reach(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        cls = registry().get("state", name)
        if cls is None or name in found:
            continue  # what a browser names may be no state
        spec = cls.__mirra__
        found |= {name, spec.formerly} if spec.formerly else {name}
        if spec.parent is not None:
            waiting.append(spec.parent.name)
        waiting.extend(state for computed in spec.computed.values() for state, _ in computed.deps)
    return found


@cache
def _looks_around(cls: Any) -> bool:
    return any(_AROUND.intersection(code.co_names) for code in _code_of(cls))


def _code_of(cls: type[Any]) -> Iterator[types.CodeType]:
    for base in cls.__mro__:
        if base.__module__.partition(".")[0] == "mirra":
            continue
        for member in vars(base).values():
            function = getattr(member, "function", member)
            if isinstance(function, types.FunctionType):
                yield from _with_nested(function.__code__)


def _with_nested(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _with_nested(constant)
