"""``Config``: the settings of an app, from `rxconfig.py`, the environment and the command line, the last winning."""

from __future__ import annotations

import dataclasses
import difflib
import os
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from mirra.errors import ConfigError

PREFIXES = ("MIRRA_", "REFLEX_")
_TYPING_ERROR = 0.8
"""Likeness from which an unknown setting is taken for a known one mistyped, not for one of the app's own."""
_BOOLEANS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


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
    cors_allowed_origins: list[str] = dataclasses.field(default_factory=list)
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
        self.read_environment(
            environment_of(os.environ.get("MIRRA_ENV_FILE", os.environ.get("REFLEX_ENV_FILE", self.env_file)))
        )
        self._check()

    def read_environment(self, environment: Mapping[str, str]) -> None:
        """Take over what the environment sets; raises ``ConfigError`` for a value that is not of the field's type."""
        hints = typing.get_type_hints(type(self))
        for field in dataclasses.fields(self):
            for prefix in reversed(PREFIXES):
                text = environment.get(prefix + field.name.upper())
                if text is not None:
                    setattr(
                        self,
                        field.name,
                        _parsed(prefix + field.name.upper(), field.name, text, hints[field.name]),
                    )

    def _check(self) -> None:
        hints = typing.get_type_hints(type(self))
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            try:
                msgspec.convert(value, hints[field.name])
            except msgspec.ValidationError:
                wanted = getattr(hints[field.name], "__name__", str(hints[field.name]))
                raise ConfigError(f"`{field.name}` must be `{wanted}`, not `{value!r}`.") from None
        if self.default_color_mode not in ("system", "light", "dark"):
            raise ConfigError(
                f"`default_color_mode` cannot be `{self.default_color_mode}`.",
                "It is one of `system`, `light`, `dark`.",
            )
        if self.state_manager_mode not in ("memory", "disk", "redis"):
            raise ConfigError(
                f"`state_manager_mode` cannot be `{self.state_manager_mode}`.",
                "It is one of `memory`, `disk`, `redis`.",
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


def _parsed(variable: str, name: str, text: str, hint: Any) -> Any:
    members = typing.get_args(hint) or (hint,)
    try:
        if bool in members and text.lower() in _BOOLEANS:
            return _BOOLEANS[text.lower()]
        if int in members:
            return int(text)
        if float in members:
            return float(text)
    except ValueError:
        raise ConfigError(f"`{variable}` must be a number, not `{text}`.") from None
    if typing.get_origin(hint) is list:
        return [
            part
            for part in text.split(
                "," if name in ("cors_allowed_origins", "frontend_compression_formats") else ":"
            )
            if part
        ]
    if bool in members and str not in members:
        raise ConfigError(f"`{variable}` must be `true` or `false`, not `{text}`.")
    return text
