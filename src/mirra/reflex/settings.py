"""What ``reflex.config`` has beside ``Config``."""

from __future__ import annotations

from typing import Any, TypeVar

from mirra.config import Config, EnvVar, get_config
from mirra.config.values import parsed
from mirra.registry import Registry as RegistrationContext

BaseConfig = Config
T = TypeVar("T")


def env_var(default: T, name: str = "", internal: bool = False) -> EnvVar[T]:
    """An environment variable of one's own, of the type of its default: ``MIRRA_<name>`` or ``REFLEX_<name>``."""
    return EnvVar(name, default, type(default))


def interpret_env_var_value(value: str, field_type: Any, field_name: str) -> Any:
    """A text of the environment as a value of a type; raises ``ConfigError`` naming the variable."""
    return parsed(field_name, value, field_type)


def get_state_auto_setters() -> bool:
    """Whether ``S.set_x`` exists without being written: always, unless the config says no."""
    return get_config().state_auto_setters is not False


__all__ = [
    "BaseConfig",
    "RegistrationContext",
    "env_var",
    "get_state_auto_setters",
    "interpret_env_var_value",
]
