"""``Config``: the settings of an app, from `rxconfig.py`, the environment and the command line, the last winning."""

from __future__ import annotations

import dataclasses
import difflib
import enum
import importlib
import os
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from mirra.config.values import parsed
from mirra.errors import ConfigError, InvalidPluginConfigError, InvalidStateManagerModeError


class LogLevel(enum.StrEnum):
    """What is logged, from everything to almost nothing."""

    DEBUG = "debug"
    DEFAULT = "default"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    CRITICAL = "critical"


PREFIXES = ("MIRRA_", "REFLEX_")
_TYPING_ERROR = 0.8
"""Likeness from which an unknown setting is taken for a known one mistyped, not for one of the app's own."""
_BY_COMMA = ("cors_allowed_origins", "frontend_compression_formats")
"""Lists whose items have colons."""
_MILLISECONDS = ("redis_lock_expiration", "redis_lock_warning_threshold")
_CHOICES = {
    "default_color_mode": ("system", "light", "dark"),
    "state_manager_mode": ("memory", "disk", "redis"),
    "loglevel": tuple(level.value for level in LogLevel),
    "transport": ("websocket", "polling"),
}
_SECRET = ("secret_key",)


@dataclasses.dataclass
class Config:
    """All settings; unknown keywords are kept as attributes for extensions. The environment (``MIRRA_<FIELD>``) wins.

    Raises ``ConfigError`` for a value of the wrong type or a malformed path.
    """

    app_name: str = ""
    app_module_import: str | None = None
    loglevel: str = "default"
    frontend_port: int | None = None
    backend_port: int | None = None
    frontend_path: str = ""
    backend_path: str = ""
    api_url: str = "http://localhost:8000"
    deploy_url: str | None = "http://localhost:3000"
    backend_host: str = ""
    trusted_proxy_hops: int = 0
    db_url: str | None = None
    async_db_url: str | None = None
    redis_url: str | None = None
    telemetry_enabled: bool = False
    bun_path: str | None = None
    frozen_lockfile: bool = True
    static_page_generation_timeout: int = 60
    cors_allowed_origins: Sequence[str] = ()
    vite_allowed_hosts: Any = False
    react_strict_mode: bool = True
    react_compiler: bool = False
    frontend_compression_formats: list[str] = dataclasses.field(default_factory=lambda: ["gzip"])
    frontend_packages: list[str] = dataclasses.field(default_factory=list)
    frontend_lazy_bundled_libraries: bool = False
    state_manager_mode: str = "memory"
    redis_lock_expiration: int = 10_000
    redis_lock_warning_threshold: int = 1_000
    redis_token_expiration: int = 3_600
    upload_bytes_per_hour: int = 16 * 1024**3
    env_file: str | None = None
    state_auto_setters: bool | None = None
    default_color_mode: str = "system"
    show_built_with_reflex: bool | None = None
    is_reflex_cloud: bool = False
    extra_overlay_function: str | None = None
    hydrate_fallback: str | None = None
    plugins: list[Any] = dataclasses.field(default_factory=list)
    disable_plugins: list[Any] = dataclasses.field(default_factory=list)
    transport: str = "websocket"
    secret_key: str | None = None
    strict: bool = True

    def __init__(self, **settings: Any) -> None:
        for field in dataclasses.fields(self):
            default = (
                field.default_factory() if field.default_factory is not dataclasses.MISSING else field.default
            )
            setattr(self, field.name, settings.pop(field.name, default))
        for name, value in settings.items():
            near = difflib.get_close_matches(
                name, [f.name for f in dataclasses.fields(self)], 1, _TYPING_ERROR
            )
            if near:
                raise ConfigError(f"There is no setting `{name}`.", f"Did you mean `{near[0]}`?")
            setattr(self, name, value)  # an app's own settings
        self.update_from_env(
            environment_of(os.environ.get("MIRRA_ENV_FILE", os.environ.get("REFLEX_ENV_FILE", self.env_file)))
        )
        self._check()

    def update_from_env(self, environment: Mapping[str, str] = os.environ) -> None:
        """Take over what the environment sets; raises ``ConfigError`` for a value that is not of the field's type."""
        hints = typing.get_type_hints(type(self))
        for field in dataclasses.fields(self):
            for prefix in reversed(PREFIXES):
                variable = prefix + field.name.upper()
                text = environment.get(variable)
                if text is None:
                    continue
                if field.name == "plugins":
                    self.plugins = [imported(name, variable) for name in text.split(":") if name]
                    continue
                separator = "," if field.name in _BY_COMMA else ":"
                unit = "ms" if field.name in _MILLISECONDS else "s"
                setattr(self, field.name, parsed(variable, text, hints[field.name], separator, unit))
        more = [environment.get(f"{prefix}EXTRA_PLUGINS", "") for prefix in PREFIXES]
        self.plugins = [
            *self.plugins,
            *(imported(name, "EXTRA_PLUGINS") for text in more for name in text.split(":") if name),
        ]

    @property
    def module(self) -> str:
        """The name of the module that has the app."""
        return self.app_module_import or f"{self.app_name}.{self.app_name}"

    @property
    def app_module(self) -> ModuleType:
        """The module that has the app, imported if it was not."""
        return importlib.import_module(self.module)

    @classmethod
    def class_fields(cls) -> set[str]:
        """The names of all settings."""
        return {field.name for field in dataclasses.fields(cls)}

    def json(self) -> str:
        """All settings but secrets, as JSON; what JSON cannot say is written as Python shows it."""
        values = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return msgspec.json.encode(
            {name: value for name, value in values.items() if name not in _SECRET}, enc_hook=repr
        ).decode()

    def prepend_frontend_path(self, path: str) -> str:
        """A path of the frontend as browsers see it; addresses of other sites stay as they are."""
        return f"{self.frontend_path}{path}" if path.startswith("/") else path

    def prepend_backend_path(self, path: str) -> str:
        """A path of the backend as browsers see it."""
        return f"{self.backend_path}{path}" if path.startswith("/") else path

    def get_event_namespace(self) -> str:
        """The path of the WebSocket."""
        return self.prepend_backend_path("/_event")

    def _check(self) -> None:
        hints = typing.get_type_hints(type(self))
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if isinstance(value, enum.Enum):
                value = value.value  # `rx.constants.LogLevel.DEBUG` is as good as its name
                setattr(self, field.name, value)
            try:
                msgspec.convert(value, hints[field.name])
            except msgspec.ValidationError:
                wanted = getattr(hints[field.name], "__name__", str(hints[field.name]))
                raise ConfigError(f"`{field.name}` must be `{wanted}`, not `{value!r}`.") from None
        for name, choices in _CHOICES.items():
            value = getattr(self, name)
            if value not in choices:
                kind = InvalidStateManagerModeError if name == "state_manager_mode" else ConfigError
                raise kind(
                    f"`{name}` cannot be `{value}`.", f"It is one of {', '.join(f'`{c}`' for c in choices)}."
                )
        for name in ("frontend_path", "backend_path"):
            path = getattr(self, name).strip("/")
            if any(part in ("", ".", "..") for part in path.split("/")) and path:
                raise ConfigError(f"`{name}` cannot be `{getattr(self, name)}`.", "Write it like `/app`.")
            setattr(self, name, f"/{path}" if path else "")


def environment_of(files: str | None) -> Mapping[str, str]:
    """The process's environment, with the lines of `.env` files put into it: what is set already wins, and the first file.

    Raises ``ConfigError`` for a file that is not there or a line that is no ``NAME=value``.
    """
    for name in filter(None, (files or "").split(os.pathsep)):
        try:
            lines = Path(name).read_text("utf-8").splitlines()
        except OSError:
            raise ConfigError(f"`env_file` names `{name}`, which cannot be read.") from None
        for number, line in enumerate(lines, 1):
            entry = line.strip().removeprefix("export ")
            if not entry or entry.startswith("#"):
                continue
            key, equals, value = entry.partition("=")
            if not equals or not key.strip().isidentifier():
                raise ConfigError(f"`{name}`, line {number}: this is no `NAME=value`.")
            os.environ.setdefault(key.strip(), _unquoted(value.strip()))
    return os.environ


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.partition(" #")[0].rstrip()


def imported(name: str, variable: str) -> Any:
    """What ``package.module.Name`` names; raises ``InvalidPluginConfigError`` where there is no such thing."""
    module, _, attribute = name.rpartition(".")
    try:
        return getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise InvalidPluginConfigError(
            f"`{variable}` names `{name}`, which cannot be imported: {error}.", source=None
        ) from error
