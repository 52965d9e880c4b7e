"""What an app can ask of the server that runs it: who is connected, and their state."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any

from mirra.state.runtime import current_runtime


class EventNamespace:
    """The open pages: ``app.event_namespace.token_to_sid``. Of this worker alone."""

    @property
    def token_to_sid(self) -> Mapping[str, str]:
        """Client token -> id of the page that is open."""
        return current_runtime().connected()

    @property
    def sid_to_token(self) -> Mapping[str, str]:
        """The other way round."""
        return {page: token for token, page in self.token_to_sid.items()}


class StateManager:
    """The state of every client, by token, wherever it rests: ``app.state_manager``."""

    def modify_state(self, token: str) -> AbstractAsyncContextManager[Any]:
        """The root state of a client, exclusively; its changes are saved and sent when the block is left."""
        return current_runtime().modify_state(token)

    async def get_state(self, token: str) -> Any:
        """The root state of a client as it is now, to look at; what is set on it is not saved."""
        async with self.modify_state(token) as state:
            return state
