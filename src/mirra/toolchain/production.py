"""Production: every page compiled once, then served on one port, by one process or by several (see ``generations.py``)."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.errors import ConfigError
from mirra.protocol.messages import CLOSE_MOVED
from mirra.server.application import Application
from mirra.server.serve import Leave, make_server, run, serve
from mirra.server.store.choose import store_of
from mirra.toolchain.building import compile_for_production
from mirra.toolchain.generations import run_generations
from mirra.toolchain.kept_files import KeptFiles
from mirra.toolchain.load import Target
from mirra.toolchain.workers import CLOSE, READY, SERVE, Work


def run_production(
    target: Target, sockets: list[socket.socket], on_serving: Callable[[], None], workers: int = 1
) -> None:
    """Serve until stopped, with so many processes."""
    if workers == 1:
        source = _compiled(target)
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has stopped
            run(_serve(source, target, sockets, on_serving))
        return
    with TemporaryDirectory(prefix="mirra-") as folder:
        kept = KeptFiles(Path(folder))

        def prepare() -> Work:
            source = _compiled(target)
            source.earlier_files = kept.replace(source.generated_files)
            return lambda line: run(_serve_as_told(source, target, sockets, line))

        run_generations(workers, prepare, on_serving)


def _compiled(target: Target) -> CompiledApp:
    source = compile_for_production(target)
    gc.collect()
    gc.freeze()
    return source


def require_shared_store(config: Config, workers: int) -> None:
    """Raises ``ConfigError`` for a store in memory: each worker would have its own."""
    if store_of(config) == "memory":
        raise ConfigError(
            f"`--workers {workers}` needs a store that the workers share; this app's is in memory.",
            'On one machine: `rx.Config(state_manager_mode="disk")`; on many: `rx.Config(redis_url="redis://…")`.',
        )


def _application(source: CompiledApp, target: Target) -> Application:
    # Made in the process that serves: a worker's name, its file handles and its connections are its own.
    assets = target.assets if target.assets.is_dir() else None
    return build_application(source.app, source.config, assets=assets, source=source)


async def _serve(
    source: CompiledApp, target: Target, sockets: list[socket.socket], on_serving: Callable[[], None]
) -> None:
    application = _application(source, target)
    ready = asyncio.Event()
    task = asyncio.create_task(serve(application, sockets, ready, _leave(application)))
    await ready.wait()
    on_serving()
    await task


def _leave(application: Application) -> Leave:
    return lambda: application.close_connections(CLOSE_MOVED)


async def _serve_as_told(
    source: CompiledApp, target: Target, sockets: list[socket.socket], line: socket.socket
) -> None:
    """As a worker: see the words in ``workers.py``."""
    loop = asyncio.get_running_loop()
    line.setblocking(False)
    application = _application(source, target)
    may_serve = asyncio.Event()

    async def waiting(scope: Any, receive: Any, send: Any) -> None:
        async def started(message: Any) -> None:
            if message["type"] == "lifespan.startup.complete":
                await loop.sock_sendall(line, READY)
                await may_serve.wait()
            await send(message)

        await application(scope, receive, started if scope["type"] == "lifespan" else send)

    server = make_server(waiting, leave=_leave(application))

    async def listen() -> None:
        while word := await loop.sock_recv(line, 1):
            if word == SERVE:
                may_serve.set()
            elif word == CLOSE:
                server.take_no_more()
                await loop.sock_sendall(line, CLOSE)
        server.should_exit = True  # its parent has died
        may_serve.set()

    listening = asyncio.create_task(listen())
    await server.serve(sockets=sockets)
    listening.cancel()
