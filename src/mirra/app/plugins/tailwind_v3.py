"""``TailwindV3Plugin``: the older name of the Tailwind plugin."""

from __future__ import annotations

import logging
from typing import Any

from mirra.app.plugins.tailwind_v4 import TailwindV4Plugin

logger = logging.getLogger("mirra.compiler")


class TailwindV3Plugin(TailwindV4Plugin):
    """A configuration of version 3, compiled by version 4; a line says so."""

    def pre_compile(self, **context: Any) -> None:
        """The notice."""
        logger.info("`TailwindV3Plugin`: Tailwind 4 compiles this configuration; write `TailwindV4Plugin`")
