"""Grants: what a browser may set off once, because a handler returned an event with a callback (a script's, a toast's).

A grant is a random name that only this session's browser is told. It goes where the session goes: what calls handlers is stored
beside the state; what only the browser does (a redirect as a toast's button) lives as long as the worker.
"""

from __future__ import annotations

import secrets

import msgspec

from mirra.events.chain import EventChain, ServerStep
from mirra.js.tree import Expr

_MOST = 1000


class _Step(msgspec.Struct, array_like=True):
    handler: str
    parameters: tuple[str, ...]
    arguments: tuple[Expr, ...]


class _Chain(msgspec.Struct, array_like=True):
    parameters: tuple[str, ...]
    steps: tuple[_Step, ...]


class Grants:
    """The grants of one session; the oldest are forgotten when there are very many."""

    __slots__ = ("_chains",)

    def __init__(self, stored: bytes = b"") -> None:
        found = msgspec.msgpack.decode(stored, type=dict[str, _Chain]) if stored else {}
        self._chains = {
            name: EventChain(
                chain.parameters,
                tuple(ServerStep(step.handler, step.parameters, step.arguments) for step in chain.steps),
            )
            for name, chain in found.items()
        }

    def add(self, chain: EventChain) -> str:
        """Let a chain be set off once; returned is the name to do it by."""
        name = secrets.token_urlsafe(16)
        self._chains[name] = chain
        if len(self._chains) > _MOST:
            del self._chains[next(iter(self._chains))]
        return name

    def take(self, name: str) -> EventChain | None:
        """The chain of a name, which is used up by that."""
        return self._chains.pop(name, None)

    def encode(self) -> bytes:
        """Those that call handlers alone, as data; nothing if there are none."""
        kept = {}
        for name, chain in self._chains.items():
            steps = [step for step in chain.steps if isinstance(step, ServerStep)]
            if len(steps) == len(chain.steps):
                kept[name] = _Chain(
                    chain.parameters,
                    tuple(_Step(step.handler, step.parameters, step.arguments) for step in steps),
                )
        return msgspec.msgpack.encode(kept) if kept else b""
