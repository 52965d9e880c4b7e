"""``SharedState``: state that several clients see together, once they are linked to the same token.

>>> class Chat(SharedState):
...     lines: list[str] = []
...
...     @event
...     async def join(self, room: str):
...         await self._link_to(room)
...
...     def say(self, line: str):
...         self.lines.append(line)

Until then, and after ``_unlink``, each session has a copy of its own.
"""

from __future__ import annotations

from typing import Any

from mirra.errors import MirraRuntimeError
from mirra.state.base import State
from mirra.state.spec import StateSpec

_LONGEST = 200


class SharedState(State, mixin=True):
    """Subclass it; a handler calls ``await self._link_to(token)``."""

    @property
    def _linked_to(self) -> str:
        """The token to which this session is linked, or nothing."""
        return str(self.__mirra_instance__.tree.links.get(_top(type(self).__mirra__).name, ""))

    @property
    def _linked_from(self) -> set[str]:
        """The client tokens of the sessions that are linked to the same token."""
        session = self.__mirra_instance__.tree.session
        name = _top(type(self).__mirra__).name
        return set(session.linked_with(name)) if session is not None else set()

    async def _link_to(self, token: str) -> Any:
        """Share this state with all sessions linked to ``token``, from now on; returns it, with the shared values.

        What the session had before comes back with :meth:`_unlink`. Raises ``MirraRuntimeError`` for a token that cannot be.
        """
        if not isinstance(token, str) or not token or "_" in token or len(token) > _LONGEST:
            raise MirraRuntimeError(
                f"`{type(self).__name__}` cannot be linked to {token!r}.",
                f"A token is text of 1 to {_LONGEST} characters without `_`.",
            )
        await self._session("_link_to").link(_top(type(self).__mirra__), token)
        return self

    async def _unlink(self) -> None:
        """Go back to the copy that only this session has. Raises ``MirraRuntimeError`` where it is not linked."""
        if not self._linked_to:
            raise MirraRuntimeError(f"`{type(self).__name__}` is not linked to anything.")
        await self._session("_unlink").unlink(_top(type(self).__mirra__))

    def _session(self, what: str) -> Any:
        if self.__mirra_scope__ is not None:
            self.__mirra_scope__.require_open(what)
        session = self.__mirra_instance__.tree.session
        if session is None:
            raise MirraRuntimeError(f"`{what}` needs a running app.")
        return session


def _top(spec: StateSpec) -> StateSpec:
    """The highest shared class: it and all its substates are linked as one."""
    while spec.parent is not None and issubclass(spec.parent.cls, SharedState):
        spec = spec.parent
    return spec
