"""How the server behaves: all that differs between development and production, and what an operator sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

STATE_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """Settings of the server. Times are seconds."""

    dev: bool = False
    origins: tuple[str, ...] = ()
    """Further origins that may connect, such as an exported frontend's: ``https://app.example``."""
    hosts: tuple[str, ...] = ()
    """Host names answered in development; empty: any."""
    trusted_proxy_hops: int = 0
    frontend_path: str = ""
    backend_path: str = ""
    assets: Path | None = None
    uploads: Path | None = None
    """The folder whose files are served below ``/_upload/``."""
    detached_seconds: float = 3600.0
    """How long the state of a tab without a connection is kept."""
    resting_seconds: float = 60.0
    """How long it is kept as objects before it is encoded into the store."""
    lease_seconds: float = 10.0
    """How long a worker that has died keeps its sessions from the others."""
    state_bytes: int = STATE_BYTES
    """How large the stored state of one session may become."""
    upload_bytes_per_hour: int = 16 * 1024**3
    """Bytes of files that one session may send in an hour."""
    waiting_events: int = 32
    """Events of one tab that wait before its socket is no longer read."""
    messages_per_second: int = 1000
    """Messages of one socket, of whatever kind, on the average (each 4 KB count as one more); beyond it the socket is not read for a while."""
    message_burst: int = 3000
    """How many of them may come at once."""
    sockets_per_address: int = 1000
    """Sockets that one public address may have open."""
    handshakes_per_second: int = 50
    """Sockets that one public address may open, on the average."""
    handshake_burst: int = 1000
    replay: int = 256
    """Deltas kept for a tab until it says that it has them."""
    all_routes: bool = False
    """Whether `/_all_routes` lists the routes."""
    connect_sources: tuple[str, ...] = field(default_factory=tuple)
    """Origins the page may fetch from, beyond its own."""
