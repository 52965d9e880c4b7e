"""The process that imports the project and serves it, until a newer one takes over."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import sys
from pathlib import Path

from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.protocol.messages import CLOSE_MOVED, Overlay, Reload
from mirra.server.application import Application
from mirra.server.serve import make_server, run
from mirra.toolchain import terminal
from mirra.toolchain.dev.channel import Channel, receive_now, send_now
from mirra.toolchain.libraries import project_libraries
from mirra.toolchain.load import Loaded, Target, failure_of, load, source_hash
from mirra.toolchain.sass import ProjectSass


def worker_main(control: socket.socket, target: Target, sockets: list[socket.socket], loglevel: str) -> None:
    """Stand by; load when told to; say how it went; serve when told to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    terminal.set_up_logging(loglevel)
    told = receive_now(control)
    if told is None:
        return
    routes: list[str] = told["routes"]
    before = set(sys.modules)
    try:
        loaded = load(target)
        source = compiled(loaded, target)
        for route in routes or ["/"]:
            if route in source.app.pages:
                source.page(route)
    except BaseException as error:
        failure = failure_of(error)
        send_now(
            control,
            {
                "event": "failed",
                "text": failure.text,
                "file": failure.file,
                "line": failure.line,
                "excerpt": failure.excerpt,
            },
        )
        return
    third_party = sorted(third_party_modules(set(sys.modules) - before, target.root))
    send_now(control, {"event": "loaded", "third_party": third_party, "pages": len(source.app.pages)})
    gc.freeze()
    run(_serve(control, loaded, source, target, sockets))


def compiled(loaded: Loaded, target: Target) -> CompiledApp:
    """The app for development."""
    libraries = project_libraries(target.root, loaded.config, "development")
    return CompiledApp(
        loaded.app,
        loaded.config,
        mode="development",
        dev=True,
        build=source_hash(target),
        libraries=libraries,
        sheets=ProjectSass(target.root),
    )


def third_party_modules(names: set[str], root: Path) -> set[str]:
    """Top-level modules that come from site-packages."""
    found = set()
    for name in names:
        top = name.partition(".")[0]
        file = getattr(sys.modules.get(top), "__file__", None)
        if file and "site-packages" in file and top not in ("mirra", "reflex"):
            found.add(top)
    return found


async def _serve(
    control: socket.socket, loaded: Loaded, source: CompiledApp, target: Target, sockets: list[socket.socket]
) -> None:
    channel = await Channel.over(control)
    assets = target.assets if target.assets.is_dir() else None
    application = build_application(
        loaded.app, loaded.config, dev=True, assets=assets, source=source, hosts=("localhost",)
    )
    first = await channel.receive()
    if first is None or first[0]["command"] != "serve":
        return
    application.sessions.restore(first[1])
    server = make_server(application)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # the supervisor decides when to stop
    serving = asyncio.create_task(server.serve(sockets=sockets))
    while not server.started:
        await asyncio.sleep(0.001)
    await channel.send({"event": "serving"})
    compiling = asyncio.create_task(compile_the_rest(source))
    while True:
        message = await channel.receive()
        command = message[0]["command"] if message else "stop"
        if command == "overlay" and message:
            await application.broadcast(Overlay(**message[0]["overlay"]))
        elif command == "assets" and message:
            await application.broadcast(
                Reload([loaded.config.frontend_path + path for path in message[0]["paths"]])
            )
        elif command == "hand_over":
            compiling.cancel()
            # Only what somebody looks at is compiled before the new code serves.
            routes = {s.page.route for s in application.sessions.by_token.values() if s.page and s.sender}
            blob = await hand_over(application, server)
            await channel.send({"event": "handed_over", "routes": sorted(routes)}, blob)
            os._exit(0)
        else:
            server.should_exit = True
            await asyncio.wait([serving], timeout=3)
            os._exit(0)


async def hand_over(application: Application, server: object) -> bytes:
    """Take no more connections, let running handlers end (at most two seconds), and give the sessions away."""
    for listening in getattr(server, "servers", []):
        listening.close()
    await asyncio.gather(*(session.idle(2.0) for session in application.sessions.by_token.values()))
    for session in application.sessions.by_token.values():
        for task in list(session.background.tasks):
            terminal.say(
                f"  note: background handler of a page was cancelled by the reload: {task.get_name()}"
            )
            task.cancel()
    blob = application.sessions.encode()
    await application.close_connections(CLOSE_MOVED)
    await asyncio.sleep(0)
    return blob


async def compile_the_rest(source: CompiledApp) -> None:
    """The pages nobody asked for yet, a little at a time; what is wrong with them is printed."""
    await asyncio.sleep(0.5)
    for route in list(source.app.pages):
        if source.compiled(route) is None:
            try:
                source.page(route)
            except Exception as error:
                terminal.say(f"  ✗ page `{route}`")
                terminal.problem(failure_of(error))
            await asyncio.sleep(0.005)
