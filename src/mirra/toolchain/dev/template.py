"""The process that workers are forked from: everything imported that an edit does not change."""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from mirra.toolchain.load import Target

Work = Callable[[socket.socket], None]


def imports_file(target: Target) -> Path:
    """Where the third-party modules that the app used last time are noted."""
    name = f"imports-{target.file.stem}.json" if target.file else "imports.json"
    return target.root / ".mirra" / name


def warm_up(target: Target) -> None:
    """Import what workers will need. A module that starts a thread cannot be forked: it is struck off the list."""
    for name in (
        "mirra.asgi",
        "mirra.compiler.compiled",
        "mirra.server.serve",
        "mirra.components.buttons",
        "mirra.components.checkboxes",
        "mirra.components.controls",
        "mirra.components.dialogs",
        "mirra.components.display",
        "mirra.components.dropdown_menus",
        "mirra.components.inputs",
        "mirra.components.layout",
        "mirra.components.popovers",
        "mirra.components.radios",
        "mirra.components.selects",
        "mirra.components.tables",
        "mirra.components.tabs",
        "mirra.components.typography",
        "mirra.components.color_mode",
        "mirra.components.html",
        "uvloop",
        "uvicorn.lifespan.on",
        "uvicorn.protocols.http.httptools_impl",
        "uvicorn.protocols.websockets.websockets_sansio_impl",
    ):
        importlib.import_module(name)
    path = imports_file(target)
    try:
        names: list[str] = json.loads(path.read_text())
    except (OSError, ValueError):
        names = []
    for name in names:
        before = threading.active_count()
        try:
            importlib.import_module(name)
        except Exception:  # the worker will say so, at the user's own import
            continue
        if threading.active_count() > before:
            path.write_text(json.dumps([other for other in names if other != name]))
            sys.stderr.write(
                f"  note: `{name}` starts a thread when imported, so it is imported anew for each edit: reloading is slower\n"
            )
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    gc.collect()
    gc.freeze()


def template_main(control: socket.socket, target: Target, work: Work) -> None:
    """Serve requests of the supervisor: each comes with a socket for the worker that is forked for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    warm_up(target)
    forked = 0
    while True:
        data, fds, _, _ = socket.recv_fds(control, 65536, 1)
        if not data:
            os._exit(0)
        forked += 1
        if forked == 2:  # not before the first worker: the person waits for that one
            from mirra.toolchain.dev.rehearsal import rehearse

            rehearse()
            gc.collect()
            gc.freeze()
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            code = 0
            try:
                work(socket.socket(fileno=fds[0]))
            except KeyboardInterrupt:
                code = 130
            except BaseException:
                import traceback

                traceback.print_exc()
                code = 1
            finally:
                sys.stderr.flush()
                os._exit(code)
        os.close(fds[0])
