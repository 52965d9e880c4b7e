"""Production: every page compiled once, then served on one port."""

from __future__ import annotations

import asyncio
import gc
import socket
import time
from collections.abc import Callable

from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.server.serve import run, serve
from mirra.toolchain import terminal
from mirra.toolchain.libraries import project_libraries
from mirra.toolchain.load import Target, load


def compile_for_production(target: Target) -> CompiledApp:
    """Load and compile all pages, with progress; raises the user's own errors."""
    started = time.perf_counter()
    loaded = load(target)
    libraries = project_libraries(target.root, loaded.config, "production")
    source = CompiledApp(loaded.app, loaded.config, libraries=libraries)
    count = sum(1 for _ in source.compile_all())
    if libraries.generation > 1:  # pages compiled before the last bundle was made name an older one
        source = CompiledApp(loaded.app, loaded.config, libraries=libraries)
        count = sum(1 for _ in source.compile_all())
    terminal.step(f"{count} page{'s' * (count != 1)} compiled", started)
    return source


def run_production(target: Target, sockets: list[socket.socket], on_serving: Callable[[], None]) -> None:
    """Serve until stopped."""
    source = compile_for_production(target)
    assets = target.assets if target.assets.is_dir() else None
    application = build_application(source.app, source.config, assets=assets, source=source)
    gc.collect()
    gc.freeze()

    async def main() -> None:
        ready = asyncio.Event()
        task = asyncio.create_task(serve(application, sockets, ready))
        await ready.wait()
        on_serving()
        await task

    run(main())
