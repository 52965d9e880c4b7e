"""Which store an app's config asks for."""

from __future__ import annotations

import logging
import socket
from dataclasses import dataclass
from pathlib import Path

from mirra.config import Config
from mirra.errors import ConfigError
from mirra.server.bus import Bus, RedisBus, SocketBus
from mirra.server.store.base import Store
from mirra.server.store.memory import MemoryStore
from mirra.server.store.redis import RedisStore
from mirra.server.store.signed import Seal, SignedStore
from mirra.server.store.sqlite import SqliteStore

logger = logging.getLogger("mirra.server")
FILE = Path(".states") / "sessions.db"
_KEY_ADVICE = (
    "Set the environment variable `MIRRA_SECRET_KEY`, the same for all workers and restarts.",
    'Make one: python -c "import secrets; print(secrets.token_urlsafe(32))"',
)


def store_of(config: Config) -> str:
    """``"memory"``, ``"disk"`` or ``"redis"``: a ``redis_url`` decides where nothing else was chosen."""
    if config.redis_url and config.state_manager_mode == "memory":
        return "redis"
    if config.state_manager_mode == "redis" and not config.redis_url:
        raise ConfigError(
            '`state_manager_mode="redis"` needs a `redis_url`.',
            'Give it: `rx.Config(redis_url="redis://localhost:6379", ...)`.',
            source=None,
        )
    return config.state_manager_mode


@dataclass(frozen=True, slots=True)
class Backing:
    """What the workers of an app share: its store, a bus, and what signs values and messages."""

    store: Store
    bus: Bus | None = None
    seal: Seal | None = None


def make_backing(config: Config, dev: bool = False) -> Backing:
    """What the config asks for; nothing is opened yet.

    Raises ``ConfigError`` in production where a shared store has no ``secret_key``.
    """
    kind = store_of(config)
    if kind == "memory":
        return Backing(MemoryStore())
    store: Store
    bus: Bus | None = None
    if kind == "redis":
        prefix = f"mirra:{config.app_name or 'app'}"
        store, bus = RedisStore(config.redis_url or "", prefix), RedisBus(config.redis_url or "", prefix)
    else:
        store = SqliteStore(FILE)
        bus = SocketBus(FILE) if hasattr(socket, "AF_UNIX") else None
    if config.secret_key:
        seal = Seal(config.secret_key.split())
        return Backing(SignedStore(store, seal), bus, seal)
    if not dev:
        if config.strict:
            raise ConfigError(
                "State outside the process is signed, and there is no `secret_key`.",
                *_KEY_ADVICE,
                source=None,
            )
        logger.warning("stored state is not signed: there is no `secret_key`")
    return Backing(store, bus)
