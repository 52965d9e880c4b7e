"""A tab's WebSocket without a socket: the same messages, through the app's own ASGI interface."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from mirra.protocol.messages import WEBSOCKET_PATH, ClientMessage, ServerMessage
from mirra.server.application import Application

_decode = msgspec.json.Decoder(ServerMessage).decode


class Conversation:
    """Messages to and from the server; ``on_message`` is called for each that comes."""

    def __init__(
        self,
        application: Application,
        headers: Mapping[str, str],
        on_message: Callable[[ServerMessage], None],
    ) -> None:
        self._application = application
        self._headers = headers
        self._on_message = on_message
        self._outgoing: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self.closed: int | None = None
        """The code with which the server has closed it."""
        self.sent = 0
        self.received = 0

    def open(self) -> None:
        """Connect; what is sent before the server answers waits."""
        options = self._application.options
        scope = {
            "type": "websocket",
            "scheme": "ws",
            "path": f"{options.backend_path}{WEBSOCKET_PATH}",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in self._headers.items()],
            "client": ("127.0.0.1", 1),
        }
        self._outgoing.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(self._application(scope, self._outgoing.get, self._take))

    def send(self, message: ClientMessage) -> None:
        """Put a message on the wire."""
        self.sent += 1
        self._outgoing.put_nowait(
            {"type": "websocket.receive", "text": msgspec.json.encode(message).decode()}
        )

    async def _take(self, frame: Mapping[str, Any]) -> None:
        if frame["type"] == "websocket.send":
            self.received += 1
            self._on_message(_decode(frame["text"]))
        elif frame["type"] == "websocket.close":
            self.closed = frame.get("code", 1000)

    async def close(self) -> None:
        """End it as a browser does that closes a tab."""
        self._outgoing.put_nowait({"type": "websocket.disconnect", "code": 1001})
        if self._task is not None:
            await self._task
