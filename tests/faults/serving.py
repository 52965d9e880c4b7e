"""An app compiled once, and served by processes that are forked, killed and forked again in milliseconds.

``python -m faults.serving counter`` reads lines ``port folder redis`` (the URL, or ``-``: SQLite) and answers each with the id of a
process that listens.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import os
import signal
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]


class Template:
    """The process that has imported and compiled ``app``."""

    def __init__(self, app: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "faults.serving", app],
            cwd=TESTS,
            env={**os.environ, "PYTHONPATH": f"{TESTS.parent / 'src'}{os.pathsep}{TESTS}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def serve(self, port: int, folder: Path, redis: str = "") -> int:
        """A process that serves the app at ``port``, with effects in ``folder``, and state there or in Redis; returns when it listens."""
        assert self._process.stdin is not None and self._process.stdout is not None
        print(port, folder, redis or "-", file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def stop(self) -> None:
        """End it and all that it made."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


def kill(pid: int) -> None:
    """As a power cut does."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def main(name: str) -> None:
    """Compile, then fork a server for each line of the standard input."""
    from mirra.compiler.compiled import CompiledApp

    app = importlib.import_module(f"faults.apps.{name}").app
    source = CompiledApp(app, _config(name, "-"), dev=False)
    list(source.compile_all())
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    made = []
    for line in sys.stdin:
        port, folder, redis = line.split()
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(read)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _serve(app, _config(name, redis), source, int(port), Path(folder), write)
            os._exit(0)
        os.close(write)
        os.read(read, 1)
        os.close(read)
        made.append(pid)
        print(pid, flush=True)
    for pid in made:
        kill(pid)


def _config(name, redis):
    from mirra.config import Config

    store = {"state_manager_mode": "disk"} if redis == "-" else {"redis_url": redis}
    # A lease shorter than a browser's patience: a server that was killed is followed at once.
    return Config(app_name=name, secret_key="a key for tests", redis_lock_expiration=300, **store)


def _serve(app, config, source, port, folder, ready) -> None:
    from mirra.asgi import build_application
    from mirra.server.serve import listen, run, serve

    os.chdir(folder)
    os.environ["FAULTS_EFFECTS"] = str(folder / "effects.txt")
    log = os.open("server.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    os.dup2(log, 1)

    async def main() -> None:
        listening = asyncio.Event()
        application = build_application(app, config, source=source)
        serving = asyncio.create_task(serve(application, [listen("127.0.0.1", port)], listening))
        await listening.wait()
        os.write(ready, b"1")
        os.close(ready)
        await serving

    run(main())


if __name__ == "__main__":
    main(sys.argv[1])
