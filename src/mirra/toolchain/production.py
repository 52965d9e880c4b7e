"""Production: every page compiled once, then served on one port."""

from __future__ import annotations

import asyncio
import gc
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.errors import ConfigError
from mirra.server.serve import run, serve
from mirra.server.store.choose import store_of
from mirra.toolchain import terminal
from mirra.toolchain.drawing import drawing, report
from mirra.toolchain.libraries import project_libraries
from mirra.toolchain.load import Target, load
from mirra.toolchain.workers import run_workers


def compile_for_production(
    target: Target, ssr: bool | None = None, mode: str = "production", static: bool = False
) -> CompiledApp:
    """Load, compile and draw all pages, with progress; raises the user's own errors.

    ``static``: for a server of files, so that the pages talk to ``api_url`` and not to where they come from.
    """
    started = time.perf_counter()
    loaded = load(target)
    libraries = project_libraries(target.root, loaded.config, mode)
    with drawing(ssr) as engine:

        def compiled() -> CompiledApp:
            source = CompiledApp(
                loaded.app, loaded.config, mode=mode, libraries=libraries, renderer=engine, static=static
            )
            with terminal.progress("compiling page", len(source.app.pages)) as advance:
                for _ in source.compile_all(advance):
                    pass
            return source

        source = compiled()
        if libraries.generation > 1:  # pages compiled before the last bundle was made name an older one
            source = compiled()
    report(source, engine)
    count = len(source.app.pages)
    terminal.step(f"{count} page{'s' * (count != 1)} compiled", started)
    return source


def run_production(
    target: Target, sockets: list[socket.socket], on_serving: Callable[[], None], workers: int = 1
) -> None:
    """Serve until stopped, with so many processes."""
    source = compile_for_production(target)
    assets = target.assets if target.assets.is_dir() else None
    gc.collect()
    gc.freeze()
    if workers > 1:
        run_workers(workers, lambda ready: _serve(source, assets, sockets, ready), on_serving)
    else:
        _serve(source, assets, sockets, on_serving)


def require_shared_store(config: Config, workers: int) -> None:
    """Raises ``ConfigError`` for a store in memory: each worker would have its own."""
    if store_of(config) == "memory":
        raise ConfigError(
            f"`--workers {workers}` needs a store that the workers share; this app's is in memory.",
            'On one machine: `rx.Config(state_manager_mode="disk")`; on many: `rx.Config(redis_url="redis://…")`.',
        )


def _serve(
    source: CompiledApp, assets: Path | None, sockets: list[socket.socket], on_serving: Callable[[], None]
) -> None:
    # Made in the process that serves: a worker's name, its file handles and its connections are its own.
    application = build_application(source.app, source.config, assets=assets, source=source)

    async def main() -> None:
        ready = asyncio.Event()
        task = asyncio.create_task(serve(application, sockets, ready))
        await ready.wait()
        on_serving()
        await task

    with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has stopped
        run(main())
