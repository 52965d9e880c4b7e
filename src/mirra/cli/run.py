"""``mirra run`` and ``mirra compile``."""

from __future__ import annotations

import socket
import time
from pathlib import Path

from mirra.config import Config, Env, environment, load_config
from mirra.errors import ConfigError, MirraError
from mirra.toolchain import terminal
from mirra.toolchain.load import Target, failure_of
from mirra.toolchain.ports import open_port

FRONTEND_PORT, BACKEND_PORT = 3000, 8000


def target_of(file: Path | None) -> Target:
    """What is run: the file, or the project in the working directory."""
    return Target(file.resolve().parent, file.resolve()) if file else Target(Path.cwd())


def run_app(
    file: Path | None, env: str, frontend_port: int | None, backend_port: int | None, host: str | None, backend_only: bool, loglevel: str,
    workers: int = 1,
) -> None:  # fmt: skip
    """Open the ports, then run for development or production until Ctrl-C."""
    started = time.perf_counter()
    target = target_of(file)
    terminal.set_up_logging(loglevel)
    config = _config(target, env)
    environment.ENV_MODE.set(Env(env))
    if env != "prod":
        _development(target, config, frontend_port, backend_port, host, loglevel, started, env == "preview")
    else:
        _production(target, config, frontend_port, backend_port, host, backend_only, started, workers)


def _config(target: Target, env: str) -> Config:
    if target.file is None and not (target.root / "rxconfig.py").exists():
        raise ConfigError(
            "There is no project here: `rxconfig.py` is missing.",
            "Make one with `mirra init`, or name a file: `mirra run app.py`.",
            source=None,
        )
    try:
        return load_config(target.root)
    except ConfigError:
        if env == "prod":
            raise
        # In development the server starts and shows what is wrong until it is mended.
        return Config()


def _development(
    target: Target, config: Config, frontend_port: int | None, backend_port: int | None, host: str | None, loglevel: str, started: float,
    is_preview: bool,
) -> None:  # fmt: skip
    """Two ports with the same app on both; a preview has one, for others to look at."""
    from mirra.toolchain.dev.supervisor import run_dev

    address = host or config.backend_host or "127.0.0.1"
    sockets: list[socket.socket] = []
    shown: list[tuple[str, int]] = []
    for label, asked, default in (
        ("App", frontend_port or config.frontend_port, FRONTEND_PORT),
        ("Backend", backend_port or config.backend_port, BACKEND_PORT),
    ):
        if label == "Backend" and (is_preview or (asked is not None and shown and asked == shown[0][1])):
            continue
        sock, port = open_port(address, asked or default, step_over=asked is None)
        if port != (asked or default):
            terminal.step(f"port {asked or default} is in use: taking {port}")
        sockets.append(sock)
        shown.append((label, port))

    def serving() -> None:
        name = "localhost" if address in ("127.0.0.1", "0.0.0.0", "::1") else address
        terminal.step("ready in", started)
        for label, port in shown:
            terminal.address(f"http://{name}:{port}{config.frontend_path}/", label)

    run_dev(target, sockets, loglevel, serving)


def _production(
    target: Target, config: Config, frontend_port: int | None, backend_port: int | None, host: str | None, backend_only: bool, started: float,
    workers: int,
) -> None:  # fmt: skip
    from mirra.toolchain.production import require_shared_store, run_production

    if workers > 1:
        require_shared_store(config, workers)

    front, back = frontend_port or config.frontend_port, backend_port or config.backend_port
    if front is not None and back is not None and front != back and not backend_only:
        raise ConfigError(
            "`--env prod` serves everything on one port.",
            f"Give one port, not {front} and {back}.",
            source=None,
        )
    port = (back or BACKEND_PORT) if backend_only else (front or back or FRONTEND_PORT)
    address = host or config.backend_host or "0.0.0.0"
    sock, _ = open_port(address, port, step_over=False)

    def serving() -> None:
        terminal.step("ready in", started)
        terminal.address(
            f"http://{'localhost' if address in ('0.0.0.0', '127.0.0.1') else address}:{port}{config.frontend_path}/"
        )

    run_production(target, [sock], serving, workers)


def check_pages(file: Path | None) -> int:
    """Compile all pages and print what is wrong; the exit code."""
    from mirra.compiler.compiled import CompiledApp
    from mirra.toolchain.libraries import project_libraries
    from mirra.toolchain.load import load
    from mirra.toolchain.permits import permits_of
    from mirra.toolchain.sass import ProjectSass

    started = time.perf_counter()
    target = target_of(file)
    try:
        loaded = load(target)
        source = CompiledApp(
            loaded.app,
            loaded.config,
            libraries=project_libraries(target.root, loaded.config, "production"),
            sheets=ProjectSass(target.root),
        )
    except MirraError:
        raise
    except Exception as error:
        terminal.problem(failure_of(error))
        return 1
    with terminal.progress("compiling page", len(source.app.pages)) as advance:
        failed = source.errors(advance)
    for _, wrong in failed:
        terminal.problem(failure_of(wrong))
    for line in permits_of(source):
        terminal.step(line)
    good = len(source.app.pages) - len(failed)
    terminal.step(f"{good} of {len(source.app.pages)} pages compile", started)
    return 1 if failed else 0
