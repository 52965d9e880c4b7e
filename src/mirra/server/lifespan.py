"""What runs while the app runs: the user's lifespan tasks."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Callable
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

    def __init__(
        self, tasks: list[tuple[Any, dict[str, Any]]], on_start: Callable[[], None] = lambda: None
    ) -> None:
        self.tasks = tasks
        self.on_start = on_start

    async def run(self, app: Any, receive: Any, send: Any) -> None:
        """The ASGI lifespan conversation."""
        await receive()
        async with AsyncExitStack() as stack:
            running: list[asyncio.Task[Any]] = []
            try:
                await app.startup()
                self.on_start()
                for function, keywords in self.tasks:
                    made = function(**_filled(function, keywords, app))
                    if hasattr(made, "__aenter__"):
                        await stack.enter_async_context(made)
                    elif inspect.iscoroutine(made):
                        running.append(asyncio.create_task(made))
                    elif isinstance(made, asyncio.Task):
                        running.append(made)
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
