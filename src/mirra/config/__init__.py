"""Settings: ``Config`` (`settings`), the project's own one (`project`), and what else the environment says (`environment`)."""

from mirra.config.environment import Env, EnvironmentVariables, EnvVar, environment
from mirra.config.project import get_config, load_config, reload_config
from mirra.config.settings import PREFIXES, Config, LogLevel, environment_of

__all__ = [
    "PREFIXES", "Config", "Env", "EnvVar", "EnvironmentVariables", "LogLevel", "environment", "environment_of", "get_config",
    "load_config", "reload_config",
]  # fmt: skip
