"""Running the ASGI app with uvicorn on given sockets."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Coroutine, Sequence
from functools import partial
from typing import Any

import uvicorn

from mirra.server.protocols import PATIENCE, BoundedHttp, BoundedWebSocket


def make_server(app: Any, patience: float = PATIENCE) -> uvicorn.Server:
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
    return uvicorn.Server(config)


async def serve(app: Any, sockets: Sequence[socket.socket], ready: asyncio.Event | None = None) -> None:
    """Serve until stopped by a signal."""
    server = make_server(app)
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
