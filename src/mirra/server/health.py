"""`/_health`: whether what the app stands on can be reached."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

logger = logging.getLogger("mirra.server")
Check: TypeAlias = Callable[[], Awaitable[Any]]
"""Raises whatever it likes where the thing cannot be reached."""
_PATIENCE = 5.0


async def check_health(checks: Mapping[str, Check]) -> tuple[int, str]:
    """Status code and JSON: ``{"status": true, "db": true}``. Why something failed is for the log alone."""
    passed = dict(zip(checks, await asyncio.gather(*(_passes(n, c) for n, c in checks.items())), strict=True))
    healthy = all(passed.values())
    return (200 if healthy else 503), json.dumps({"status": healthy, **passed})


async def _passes(name: str, check: Check) -> bool:
    try:
        await asyncio.wait_for(check(), _PATIENCE)
    except Exception as error:
        logger.error("health: `%s` cannot be reached: %s", name, type(error).__name__)
        return False
    return True
