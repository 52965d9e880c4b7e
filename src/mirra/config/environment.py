"""``environment``: what else the environment says, beside the fields of :class:`Config`.

>>> environment.MIRRA_ENV_MODE.get()
<Env.DEV: 'dev'>

Each variable is read when it is asked for, as ``MIRRA_<NAME>`` or ``REFLEX_<NAME>``; a few have no prefix.
"""

from __future__ import annotations

import datetime
import enum
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from mirra.config.settings import PREFIXES
from mirra.config.values import parsed

T = TypeVar("T")


class Env(enum.StrEnum):
    """How an app runs."""

    DEV = "dev"
    PREVIEW = "preview"
    PROD = "prod"


class PerformanceMode(enum.StrEnum):
    """What happens when a session's state is too large."""

    WARN = "warn"
    RAISE = "raise"
    OFF = "off"


@dataclass(frozen=True)
class EnvVar(Generic[T]):
    """One variable: its name without a prefix, its default and its type."""

    name: str
    default: T
    type_: Any
    is_prefixed: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which it is looked for, the first one winning."""
        return tuple(prefix + self.name for prefix in PREFIXES) if self.is_prefixed else (self.name,)

    def getenv(self) -> T | None:
        """The value that is set, or ``None``; raises ``ConfigError`` for a text that is none of the type."""
        for name in self.names:
            text = os.environ.get(name)
            if text is not None:
                return parsed(name, text, self.type_)  # type: ignore[no-any-return]  # of the type that was asked for
        return None

    def is_set(self) -> bool:
        """Whether the environment says anything."""
        return any(os.environ.get(name) for name in self.names)

    def get(self) -> T:
        """The value, or the default."""
        found = self.getenv()
        return self.default if found is None else found

    def set(self, value: T | None) -> None:
        """Set it for this process and those it starts; ``None`` takes it away."""
        for name in self.names:
            os.environ.pop(name, None)
        if value is not None:
            shown = value.value if isinstance(value, enum.Enum) else value
            if isinstance(shown, list | tuple):
                shown = ":".join(map(str, shown))
            elif isinstance(shown, datetime.timedelta):
                shown = f"{shown.total_seconds():g}s"
            os.environ[self.names[0]] = str(shown)


def _seconds(number: float) -> datetime.timedelta:
    return datetime.timedelta(seconds=number)


def _table() -> dict[str, EnvVar[Any]]:
    flag = (bool, False)
    prefixed: dict[str, tuple[Any, Any]] = {
        "ENV_MODE": (Env, Env.DEV),
        "ENV_FILE": (str | None, None),
        "SSR": (bool, True),
        "ADD_ALL_ROUTES_ENDPOINT": flag,
        "BACKEND_ONLY": flag,
        "FRONTEND_ONLY": flag,
        "FRONTEND_PORT": (int | None, None),
        "BACKEND_PORT": (int | None, None),
        "STATES_WORKDIR": (Path, Path(".states")),
        "UPLOADED_FILES_DIR": (Path, Path("uploaded_files")),
        "WEB_WORKDIR": (Path, Path(".mirra")),
        "PERF_MODE": (PerformanceMode, PerformanceMode.WARN),
        "STATE_SIZE_LIMIT": (int, 1000),
        "HOT_RELOAD_INCLUDE_PATHS": (list[str], []),
        "HOT_RELOAD_EXCLUDE_PATHS": (list[str], []),
        "HOT_RELOAD_OVERRIDE_PATHS": (list[str], []),
        "LOG_FILE": (Path | None, None),
        "LOG_JSON": flag,
        "ENABLE_FULL_LOGGING": flag,
        "EXTRA_PLUGINS": (list[str], []),
        "MOUNT_TARGET": (str | None, None),
        "EMBED_ORIGIN": (str | None, None),
        "REFERRER_PARAM": (str | None, None),
        "CHECK_LATEST_VERSION": flag,
        "AUTO_RELOAD_COOLDOWN": (datetime.timedelta, _seconds(10)),
        "STATE_MANAGER_DISK_DEBOUNCE": (datetime.timedelta, _seconds(2)),
        "BACKEND_COLD_START_TIMEOUT": (datetime.timedelta, _seconds(10)),
        "DOES_BACKEND_COLD_START": flag,
        "SOCKET_MAX_HTTP_BUFFER_SIZE": (int, 1024 * 1024),
        "SOCKET_INTERVAL": (datetime.timedelta, _seconds(25)),
        "SOCKET_TIMEOUT": (datetime.timedelta, _seconds(120)),
        "REDIS_MAX_CONNECTIONS": (int | None, None),
        "REDIS_POOL_TIMEOUT": (datetime.timedelta, _seconds(2)),
        "IGNORE_REDIS_CONFIG_ERROR": flag,
        "OPLOCK_ENABLED": flag,
        "OPLOCK_HOLD_TIME": (datetime.timedelta | None, None),
        "STRICT_HOT_RELOAD": flag,
        "PERSIST_WEB_DIR": flag,
        "DIR": (Path | None, None),
        "HTTP_CLIENT_BIND_ADDRESS": (str | None, None),
        "BACKEND_START_METHOD": (str | None, None),
        "USE_NPM": flag,
        "USE_GRANIAN": flag,
        "USE_SYSTEM_BUN": flag,
        "DEV_PROD_REACT": flag,
        "VITE_WARMUP_ROUTES": (list[str], []),
        "NO_AUTOPREFIXER": flag,
        "REACT_OWNER_STACKS": flag,
    }
    plain: dict[str, tuple[Any, Any]] = {
        "NPM_CONFIG_REGISTRY": (str | None, None),
        "SSL_NO_VERIFY": flag,
        "ALEMBIC_CONFIG": (Path, Path("alembic.ini")),
        "ALEMBIC_INCLUDE_SCHEMAS": flag,
        "SQLALCHEMY_ECHO": flag,
        "SQLALCHEMY_POOL_PRE_PING": (bool, True),
        "SQLALCHEMY_POOL_SIZE": (int | None, None),
        "SQLALCHEMY_MAX_OVERFLOW": (int | None, None),
        "SQLALCHEMY_POOL_RECYCLE": (int, -1),
        "SQLALCHEMY_POOL_TIMEOUT": (int, 30),
        "VITE_HMR": (bool, True),
        "VITE_FORCE_FULL_RELOAD": flag,
        "VITE_SOURCEMAP": (bool | str, False),
        "VITE_MINIFY": (bool, True),
        "APP_HARNESS_HEADLESS": flag,
        "APP_HARNESS_DRIVER": (str, "Chrome"),
        "APP_HARNESS_DRIVER_ARGS": (str, ""),
    }
    return {
        **{name: EnvVar(name, default, kind) for name, (kind, default) in prefixed.items()},
        **{name: EnvVar(name, default, kind, False) for name, (kind, default) in plain.items()},
    }


class EnvironmentVariables:
    """All of them as attributes: ``environment.MIRRA_SSR``, ``environment.REFLEX_SSR`` and ``environment.SSR`` are one."""

    def __init__(self) -> None:
        self._known = _table()

    def __getattr__(self, name: str) -> EnvVar[Any]:
        short = name
        for prefix in PREFIXES:
            short = short.removeprefix(prefix)
        found = self.__dict__["_known"].get(short)
        if found is None:
            raise AttributeError(f"There is no environment variable `{name}`.")
        return found  # type: ignore[no-any-return]  # an EnvVar of the table

    def __dir__(self) -> list[str]:
        return sorted(self._known)


environment = EnvironmentVariables()
"""The one there is; it reads, and holds nothing."""
