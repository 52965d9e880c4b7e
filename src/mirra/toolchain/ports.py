"""Listening sockets: the asked ports, or the next free ones in development."""

from __future__ import annotations

import socket

from mirra.errors import MirraRuntimeError
from mirra.server.serve import listen

_TRIES = 50


def open_port(host: str, port: int, step_over: bool) -> tuple[socket.socket, int]:
    """A listening socket and its port; ``step_over``: the next free one if it is taken.

    Raises ``MirraRuntimeError`` for a taken port.
    """
    for candidate in range(port, port + (_TRIES if step_over else 1)):
        try:
            return listen(host, candidate), candidate
        except OSError:
            continue
    raise MirraRuntimeError(
        f"Port {port} is in use.", "Stop what uses it, or choose another port.", source=None
    )
