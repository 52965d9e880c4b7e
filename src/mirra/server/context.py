"""What a session needs of those around it: the app, the store, the other sessions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeAlias, TypeVar

from mirra.protocol.messages import Action
from mirra.server.conversation import Pages
from mirra.server.uploads.grants import Grant
from mirra.state.calls import Call
from mirra.state.tree import StateTree

S = TypeVar("S", contravariant=True)
"""The session."""
Around: TypeAlias = Callable[
    [StateTree, Call, Callable[[], Awaitable[list[Action]]]], Awaitable[list[Action]]
]
"""The app's middleware: called with an event's call and the way to go on."""


class Shared(Protocol[S]):
    """What sessions have in common."""

    async def take(self, session: S) -> None:
        """Lock what a session shares, and bring it up to date."""
        ...

    async def give_back(self, session: S) -> None:
        """Unlock it."""
        ...

    async def save(self, session: S) -> list[Action]:
        """Write what changed of it; returned is what the browser is told if that was undone."""
        ...

    async def link(self, session: S, state: str, token: str) -> None:
        """Share a state with others."""
        ...

    async def unlink(self, session: S, state: str) -> None:
        """Share it no more."""
        ...

    def members(self, session: S, state: str) -> set[str]:
        """Client tokens of those that share it."""
        ...


class Context(Pages, Protocol[S]):
    """What sessions share: the compiled app and its settings."""

    dev: bool
    on_error: Callable[[Exception, str], Any]
    saves_each_change: bool
    around: Around | None
    upload_quota: int
    """Bytes of files that one session may send in an hour."""

    @property
    def rooms(self) -> Shared[S]:
        """What the sessions share with each other."""
        ...

    async def save(self, session: S) -> list[Action]:
        """Write what changed since the last call to the store; returned is what the browser is told if that was undone."""
        ...

    async def load(self, session: S, names: Collection[str]) -> dict[str, bytes]:
        """Substates that were left in the store."""
        ...

    async def note_start(self, session: S) -> None:
        """Write that an event has started: it is not to be run again."""
        ...

    def publish(self, module: str) -> str:
        """The address of a module of this text, for one browser and one time."""
        ...

    def grant_upload(self, grant: Grant) -> str:
        """Let a browser send files once: the name to do it by."""
        ...

    def borrow(self, token: str, guest: S, actions: list[Action]) -> AbstractAsyncContextManager[Any]:
        """The state of a session that another worker has, put into ``guest``."""
        ...

    def modify_state(self, token: str) -> Any:
        """Another session's root state, exclusively."""
        ...

    async def read_state(self, token: str) -> StateTree | None:
        """The state of another session, to be looked at."""
        ...

    def connected(self) -> Mapping[str, str]:
        """Token -> id of the page, of the connected clients."""
        ...
