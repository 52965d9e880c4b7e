"""Work that would stall the server, in a thread of its own."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import TypeVar

from mirra.errors import EventHandlerValueError

T = TypeVar("T")


async def run_in_thread(func: Callable[[], T]) -> T:
    """Await a plain function in a thread, from an async handler: ``await rx.run_in_thread(lambda: slow(3))``.

    Raises ``EventHandlerValueError`` for an ``async`` function, which can be awaited as it is.
    """
    if inspect.iscoroutinefunction(func):
        raise EventHandlerValueError(
            f"`{getattr(func, '__name__', func)}` is `async`: a thread is for plain functions.",
            "Await it directly.",
        )
    return await asyncio.to_thread(func)
