"""The process in the terminal: sockets, file watcher, and which worker serves."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mirra.config import environment
from mirra.toolchain import terminal
from mirra.toolchain.dev.channel import Channel
from mirra.toolchain.dev.template import imports_file, template_main
from mirra.toolchain.load import BUNDLED, SASS, Failure, Target

_LULL = 0.5
"""Seconds after which a reload is over for the browser too: the spare worker is not to compete with it."""
_IGNORED = frozenset(
    {".mirra", ".git", "__pycache__", "node_modules", ".venv", "venv", ".web", ".states", "uploaded_files"}
)


@dataclass(slots=True)
class Worker:
    """A running worker and what is known of it."""

    channel: Channel


class Supervisor:
    """Keeps one worker serving and replaces it when the code changes."""

    def __init__(
        self,
        target: Target,
        sockets: list[socket.socket],
        work: Callable[[socket.socket], None],
        on_serving: Callable[[], None],
    ) -> None:
        self.target = target
        self.sockets = sockets
        self.work = work
        self.on_serving = on_serving
        self.current: Worker | None = None
        self.spare: Worker | None = None
        """Forked already, waiting for the next edit."""
        self.preparing: asyncio.Task[None] | None = None
        self.routes: list[str] = []
        self.template_pid = 0
        self.template = self._fork_template()
        self.announced = False
        self.error_page: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()

    # -- processes

    def _fork_template(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            ours.close()
            try:
                template_main(theirs, self.target, self.work)
            finally:
                os._exit(1)
        theirs.close()
        self.template_pid = pid
        return ours

    async def _fork_worker(self) -> Worker:
        ours, theirs = socket.socketpair()
        socket.send_fds(self.template, [b"fork"], [theirs.fileno()])
        theirs.close()
        return Worker(await Channel.over(ours))

    def _prepare_spare(self) -> None:
        async def prepare() -> None:
            await asyncio.sleep(_LULL)
            if self.spare is None:
                self.spare = await self._fork_worker()

        if self.preparing is not None:
            self.preparing.cancel()
        self.preparing = asyncio.create_task(prepare())

    async def _new_worker(self) -> tuple[Worker, dict[str, Any]] | None:
        """Have a worker load the project and wait until it has, or has failed to."""
        worker, self.spare = self.spare or await self._fork_worker(), None
        await worker.channel.send({"command": "load", "routes": self.routes})
        message = await worker.channel.receive()
        return (worker, message[0]) if message else None

    def restart_template(self) -> None:
        """Begin again with an empty template: what it had imported has changed."""
        self.template.close()
        if self.spare is not None:
            self.spare.channel.close()
            self.spare = None
        self.template = self._fork_template()

    # -- running

    async def run(self) -> None:
        """Until Ctrl-C."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stop.set)
        await self.reload(time.perf_counter())
        watching = asyncio.create_task(self._watch())
        await self._stop.wait()
        watching.cancel()
        if self.current is not None:
            await self.current.channel.send({"command": "stop"})
            await asyncio.wait_for(self.current.channel.receive(), 4)
        if self.spare is not None:
            self.spare.channel.close()
        self.template.close()

    async def reload(self, started: float) -> None:
        """Bring a new worker in; the old one goes on if it does not run."""
        made = await self._new_worker()
        if made is None:
            terminal.problem(Failure("The app's process ended while it was starting."))
            return
        worker, told = made
        if told["event"] == "failed":
            await self._failed(told)
            return
        self._note_imports(told["third_party"])
        blob = b""
        if self.error_page is not None:
            self.error_page.cancel()
            self.error_page = None
        if self.current is not None:
            old = self.current
            await old.channel.send({"command": "hand_over"})
            message = await old.channel.receive()
            if message is not None:
                blob = message[1]
                self.routes = message[0].get("routes", [])
            old.channel.close()
        await worker.channel.send({"command": "serve"}, blob)
        self.current = worker
        await worker.channel.receive()
        if self.announced:
            terminal.step("reloaded", started)
        else:
            self.announced = True
            self.on_serving()
        self._prepare_spare()

    async def _failed(self, told: dict[str, Any]) -> None:
        self._prepare_spare()
        failure = Failure(told["text"], told["file"], told["line"], told["excerpt"])
        terminal.problem(failure)
        overlay = {
            "text": failure.text,
            "file": failure.file,
            "line": failure.line,
            "excerpt": failure.excerpt,
        }
        if self.current is not None:
            await self.current.channel.send({"command": "overlay", "overlay": overlay})
        else:
            if self.error_page is not None:
                self.error_page.cancel()
            self.error_page = asyncio.create_task(serve_failure(failure, self.sockets))

    def _note_imports(self, names: list[str]) -> None:
        path = imports_file(self.target)
        known = json.loads(path.read_text()) if path.exists() else []
        if sorted(known) != names:
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(names))
            if set(names) - set(known):
                self.restart_template()

    # -- watching

    async def _watch(self) -> None:
        from watchfiles import awatch

        root = self.target.root

        more, less = (
            [(root / name).resolve() for name in variable.get()]
            for variable in (environment.HOT_RELOAD_INCLUDE_PATHS, environment.HOT_RELOAD_EXCLUDE_PATHS)
        )

        def wanted(_: Any, changed: str) -> bool:
            path = Path(changed)
            if any(path.is_relative_to(folder) for folder in less):
                return False
            if path.is_relative_to(root):
                return not _IGNORED & set(path.relative_to(root).parts)
            return any(path.is_relative_to(folder) for folder in more)

        async for changes in awatch(
            root, *more, watch_filter=wanted, debounce=20, step=5, stop_event=self._stop
        ):
            started = time.perf_counter()
            paths = {Path(path) for _, path in changes}
            assets = sorted(
                path for path in paths if path.is_relative_to(self.target.assets) and path.suffix not in SASS
            )
            if any(path.suffix in (".py", ".md", *BUNDLED, *SASS) for path in paths):
                if any(path.name == "rxconfig.py" for path in paths):
                    self.restart_template()
                await self.reload(started)
            if self.current is not None and assets:
                urls = [f"/{path.relative_to(self.target.assets).as_posix()}" for path in assets]
                await self.current.channel.send({"command": "assets", "paths": urls})


async def serve_failure(failure: Failure, sockets: list[socket.socket]) -> None:
    """While the app has never run: a page that says why, and asks again."""
    import html

    text = html.escape(
        "\n\n".join(
            part
            for part in (
                failure.text,
                f"{failure.file}:{failure.line}" if failure.file else "",
                failure.excerpt,
            )
            if part
        )
    )
    page = (
        "<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=1><title>The app does not start</title>"
        "<body style='margin:0;background:#111113;color:#edeef0;font:15px/1.6 ui-monospace,monospace'><div style='max-width:56rem;margin:10vh auto;padding:28px;"
        "background:#18191b;border-top:4px solid #e5484d;border-radius:12px'><p style='margin-top:0;font-family:system-ui;color:#b0b4ba'>The app does not start yet"
        f"</p><pre style='white-space:pre-wrap'>{text}</pre></div>"
    ).encode()
    answer = (
        b"HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
        % len(page)
        + page
    )

    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    servers = [await asyncio.start_server(respond, sock=sock.dup()) for sock in sockets]
    try:
        await asyncio.Event().wait()
    finally:
        for server in servers:
            server.close()


def run_dev(
    target: Target, sockets: list[socket.socket], loglevel: str, on_serving: Callable[[], None]
) -> None:
    """Serve ``target`` on listening sockets until Ctrl-C, reloading when it changes."""

    def work(control: socket.socket) -> None:
        from mirra.toolchain.dev.worker import worker_main

        worker_main(control, target, sockets, loglevel)

    async def main() -> None:
        await supervisor.run()

    supervisor = Supervisor(target, sockets, work, on_serving)
    asyncio.run(main())
