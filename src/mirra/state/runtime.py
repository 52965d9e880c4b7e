"""What state asks of whoever runs it: a Protocol that the server implements, found through a ContextVar."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from contextvars import ContextVar
from typing import Any, Protocol

from mirra.errors import ImmutableStateError, MirraRuntimeError
from mirra.state.tracked.cells import FrozenCell


class Runtime(Protocol):
    """The server, as seen from state."""

    def lock(self, session: Any) -> AbstractAsyncContextManager[None]:
        """Exclusive use of a session's state; leaving it saves and sends."""
        ...

    def modify_state(self, token: str) -> AbstractAsyncContextManager[Any]:
        """Another session's root state, exclusively; leaving it saves and sends to that client."""
        ...

    async def read_state(self, token: str) -> Any:
        """The state tree of a session, to be looked at: that of this process or a copy; ``None`` if there is no such session."""
        ...

    def connected(self) -> Mapping[str, str]:
        """Token -> id of the page, of every client that is connected to this worker."""
        ...


_RUNTIME: ContextVar[Runtime | None] = ContextVar("mirra_runtime", default=None)


def set_runtime(runtime: Runtime) -> None:
    """Make ``runtime`` the one of this context and of the tasks started from it."""
    _RUNTIME.set(runtime)


def current_runtime() -> Runtime:
    """The running server; raises ``MirraRuntimeError`` where there is none."""
    found = _RUNTIME.get()
    if found is None:
        raise MirraRuntimeError("This needs a running app.")
    return found


class BackgroundScope:
    """Whether a background handler may write right now: inside ``async with self``."""

    cell = FrozenCell

    __slots__ = ("_lock", "is_open", "runtime")

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.is_open = False
        self._lock: AbstractAsyncContextManager[None] | None = None

    async def enter(self, state: Any) -> None:
        """Wait for the session's lock."""
        self._lock = self.runtime.lock(state.__mirra_instance__.tree.session)
        await self._lock.__aenter__()
        self.is_open = True

    async def exit(self, state: Any) -> None:
        """Save and send what changed, and let others in."""
        self.is_open = False
        lock, self._lock = self._lock, None
        if lock is not None:
            await lock.__aexit__(None, None, None)

    def require_open(self, what: str) -> None:
        """Raises ``ImmutableStateError`` outside the block."""
        if not self.is_open:
            raise ImmutableStateError(f"`{what}` belongs inside `async with self:` in a background handler.")
