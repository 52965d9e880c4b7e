"""What ``reflex.utils.console`` has: lines for whoever runs the app."""

from __future__ import annotations

import logging
from typing import Any

from mirra.config import LogLevel

_logger = logging.getLogger("mirra.app")


def set_log_level(log_level: LogLevel | str) -> None:
    """What is shown from now on."""
    name = str(log_level).upper()
    _logger.setLevel(logging.INFO if name == "DEFAULT" else name)


def debug(msg: str, **options: Any) -> None:
    """For whoever looks for a mistake."""
    _logger.debug("%s", msg)


def info(msg: str, **options: Any) -> None:
    """For information."""
    _logger.info("%s", msg)


log = success = info
print = info


def warn(msg: str, **options: Any) -> None:
    """Something needs attention."""
    _logger.warning("%s", msg)


def error(msg: str, **options: Any) -> None:
    """Something failed."""
    _logger.error("%s", msg)


def deprecate(
    *, feature_name: str, reason: str, deprecation_version: str, removal_version: str, **options: Any
) -> None:
    """Something will be gone, and why."""
    _logger.warning(
        "%s is deprecated since %s and will be gone in %s: %s",
        feature_name,
        deprecation_version,
        removal_version,
        reason,
    )


def ask(question: str, choices: list[str] | None = None, default: str | None = None, **options: Any) -> str:
    """A question on the terminal."""
    import click

    kind = click.Choice(choices) if choices else None
    return str(click.prompt(question, type=kind, default=default))
