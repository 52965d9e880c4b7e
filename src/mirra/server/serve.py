"""Running the ASGI app with uvicorn on given sockets."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from functools import partial
from typing import Any

import uvicorn

from mirra.server.protocols import PATIENCE, BoundedHttp, BoundedWebSocket

Leave = Callable[[], Awaitable[None]]


class Server(uvicorn.Server):
    """A server that ends in order: no new connections, then what ``leave`` does, then the end of those that are left."""

    def __init__(self, config: uvicorn.Config, leave: Leave | None = None) -> None:
        super().__init__(config)
        self._leave = leave

    def take_no_more(self) -> None:
        """Stop listening, also on connections that are kept open for a next request. WebSockets stay."""
        for server in getattr(self, "servers", ()):
            server.close()
        for connection in list(self.server_state.connections):
            if isinstance(connection, BoundedHttp):
                connection.shutdown()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """See the class."""
        self.take_no_more()
        if self._leave is not None:
            await self._leave()
        await super().shutdown(sockets)


def make_server(app: Any, patience: float = PATIENCE, leave: Leave | None = None) -> Server:
    """A uvicorn server with the fastest parts and without logs of its own; ``patience`` with slow clients in seconds."""
    config = uvicorn.Config(
        app,
        loop="auto",
        http=partial(BoundedHttp, patience=patience),  # type: ignore[arg-type]  # called, as a class is
        ws=partial(BoundedWebSocket, patience=patience),  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # uvicorn would believe them from any proxy on this machine; `trusted_proxy_hops` decides
        date_header=True,
        ws_max_size=1024 * 1024,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
        timeout_keep_alive=30,
        backlog=2048,
    )
    return Server(config, leave)


async def serve(
    app: Any, sockets: Sequence[socket.socket], ready: asyncio.Event | None = None, leave: Leave | None = None
) -> None:
    """Serve until stopped by a signal."""
    server = make_server(app, leave=leave)
    task = asyncio.create_task(server.serve(sockets=list(sockets)))
    while not server.started and not task.done():
        await asyncio.sleep(0.002)
    if ready is not None:
        ready.set()
    await task


def run(main: Coroutine[Any, Any, None]) -> None:
    """``asyncio.run`` on uvloop where there is one."""
    try:
        import uvloop
    except ImportError:  # Windows has none
        asyncio.run(main)
    else:
        uvloop.run(main)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises ``OSError`` when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, connections get TCP_NODELAY from asyncio; without it a body waits 40 ms behind its headers.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(2048)
    except OSError:
        made.close()
        raise
    made.setblocking(False)
    made.set_inheritable(True)
    return made
