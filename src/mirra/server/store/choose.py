"""Which store an app's config asks for."""

from __future__ import annotations

import logging
from pathlib import Path

from mirra.config import Config
from mirra.errors import ConfigError
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


def make_store(config: Config, dev: bool = False) -> tuple[Store, Seal | None]:
    """The store of an app, and what signs its values and the messages between workers.

    Raises ``ConfigError`` in production where a shared store has no ``secret_key``.
    """
    kind = store_of(config)
    if kind == "memory":
        return MemoryStore(), None
    store: Store = (
        RedisStore(config.redis_url or "", f"mirra:{config.app_name or 'app'}")
        if kind == "redis"
        else SqliteStore(FILE)
    )
    if config.secret_key:
        seal = Seal(config.secret_key.split())
        return SignedStore(store, seal), seal
    if not dev:
        if config.strict:
            raise ConfigError(
                "State outside the process is signed, and there is no `secret_key`.",
                *_KEY_ADVICE,
                source=None,
            )
        logger.warning("stored state is not signed: there is no `secret_key`")
    return store, None
