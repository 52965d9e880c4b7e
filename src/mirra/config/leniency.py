"""What is an error in an app that was written for mirra, and a warning in one that was not (``Config.strict``)."""

from __future__ import annotations

import logging

from mirra.config.settings import Config
from mirra.errors import MirraError
from mirra.registry import registry

logger = logging.getLogger("mirra")


def be_lenient() -> None:
    """From now on, whatever the settings say: the app imports another framework's name."""
    registry().keep("config", "lenient", True)


def refuse(error: MirraError) -> None:
    """Raise ``error``; with ``Config.strict`` off, say the same sentences as a warning and return."""
    config = registry().get("config", "current")
    if not (registry().get("config", "lenient") or (isinstance(config, Config) and not config.strict)):
        raise error
    logger.warning("%s", error)
