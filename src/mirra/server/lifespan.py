"""What runs while the app runs: the user's lifespan tasks."""

from __future__ import annotations

import asyncio
import inspect
import logging
from contextlib import AsyncExitStack
from typing import Any

logger = logging.getLogger("mirra.server")
_PATIENCE = 5.0


def _filled(function: Any, keywords: dict[str, Any], app: Any) -> dict[str, Any]:
    """A task's parameters called ``app`` or ``starlette_app`` are the ASGI app, unless they are given."""
    try:
        names = inspect.signature(function).parameters
    except (TypeError, ValueError):
        return keywords
    return {**{name: app for name in ("app", "starlette_app") if name in names}, **keywords}


class Lifespan:
    """Coroutine functions run as tasks, async context managers are entered, functions are called once."""

    def __init__(self, tasks: list[tuple[Any, dict[str, Any]]]) -> None:
        self.tasks = tasks

    async def run(self, app: Any, receive: Any, send: Any) -> None:
        """The ASGI lifespan conversation."""
        await receive()
        async with AsyncExitStack() as stack:
            running: list[asyncio.Task[Any]] = []
            try:
                await app.startup()
                for function, keywords in self.tasks:
                    made = function(**_filled(function, keywords, app))
                    if hasattr(made, "__aenter__"):
                        await stack.enter_async_context(made)
                    elif inspect.iscoroutine(made):
                        running.append(asyncio.create_task(made))
            except Exception as error:
                await send({"type": "lifespan.startup.failed", "message": str(error)})
                return
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await app.shutdown()
            for task in running:
                task.cancel()
            if running:
                await asyncio.wait(running, timeout=_PATIENCE)
        await send({"type": "lifespan.shutdown.complete"})
