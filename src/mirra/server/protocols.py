"""uvicorn's two protocols with bounds that it leaves open: who is slow to ask, or never reads, does not hold a connection."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

PATIENCE = 15.0
"""Seconds that the head of a request may take, and that a full buffer may wait for its reader."""
HEAD_BYTES = 64 * 1024
FRAGMENTS = 1024
"""Frames that one message may come in."""


class BoundedHttp(HttpToolsProtocol):
    """HTTP whose requests are asked, and whose answers are read, in bounded time and space."""

    def __init__(self, *args: Any, patience: float = PATIENCE, **options: Any) -> None:
        super().__init__(*args, **options)
        self._patience = patience
        self._head_timer: asyncio.TimerHandle | None = None
        self._head_bytes = 0
        self._write_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """A client is here; it has something to ask."""
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """Some bytes; those of a head are counted."""
        super().data_received(data)
        if self._head_timer is not None:
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_BYTES:
                self.transport.abort()

    def on_message_begin(self) -> None:
        """The next request on this connection."""
        super().on_message_begin()
        self._await_head()

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._head_done()
        super().on_headers_complete()

    def pause_writing(self) -> None:
        """The buffer is full: now it is the client's turn to read."""
        super().pause_writing()
        self._write_timer = self.loop.call_later(self._patience, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has read."""
        super().resume_writing()
        stop(self._write_timer)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there to wait for."""
        self._head_done()
        stop(self._write_timer)
        super().connection_lost(exc)

    def _await_head(self) -> None:
        self._head_done()
        self._head_timer = self.loop.call_later(self._patience, self.transport.abort)

    def _head_done(self) -> None:
        self._head_bytes = 0
        stop(self._head_timer)
        self._head_timer = None


class BoundedWebSocket(WebSocketsSansIOProtocol):
    """A WebSocket that ends when its browser reads nothing for a while; one that lives comes again and gets what it missed."""

    def __init__(self, *args: Any, patience: float = PATIENCE, **options: Any) -> None:
        super().__init__(*args, **options)
        self._patience = patience
        self._write_timer: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        """The buffer is full. Nothing more is read either: each ping that came would be answered into it."""
        super().pause_writing()
        self.transport.pause_reading()
        self._write_timer = self.loop.call_later(self._patience, self.transport.abort)

    def resume_writing(self) -> None:
        """The browser has read."""
        super().resume_writing()
        stop(self._write_timer)
        if not self.read_paused:
            self.transport.resume_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there to wait for."""
        stop(self._write_timer)
        super().connection_lost(exc)

    def handle_cont(self, event: Any) -> None:
        """One more frame of a message: of empty ones its size says nothing."""
        if len(self.frames) >= FRAGMENTS:
            self.transport.abort()
        else:
            super().handle_cont(event)

    def keepalive_timeout(self) -> None:
        """No pong: what is left in the buffer will not be read, so there is nothing to wait for."""
        super().keepalive_timeout()
        self.transport.abort()


def stop(timer: asyncio.TimerHandle | None) -> None:
    """Stop a timer, if there is one."""
    if timer is not None:
        timer.cancel()
