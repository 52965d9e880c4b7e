"""Waiting for what a browser and a server do on their own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar, cast

T = TypeVar("T")
DEFAULT_TIMEOUT = 15.0
"""Seconds that are waited where nothing else is said."""
POLL_INTERVAL = 0.05
"""Seconds between two looks."""


class Polling:
    """Looks again and again until it is so; what :class:`~mirra.testing.harness.AppHarness` waits with."""

    @staticmethod
    def _poll_for(
        target: Callable[[], T], timeout: float | None = None, step: float | None = None
    ) -> T | bool:
        """The first true result of ``target``; ``False`` when the time is over."""
        end = time.monotonic() + (DEFAULT_TIMEOUT if timeout is None else timeout)
        while True:
            if found := target():
                return found
            if time.monotonic() > end:
                return False
            time.sleep(POLL_INTERVAL if step is None else step)

    @staticmethod
    async def _poll_for_async(
        target: Callable[[], Awaitable[T]],
        timeout: float | None = None,  # noqa: ASYNC109  # the name is known
        step: float | None = None,
    ) -> T | bool:
        """The same of a coroutine function."""
        end = time.monotonic() + (DEFAULT_TIMEOUT if timeout is None else timeout)
        while True:
            if found := await target():
                return found
            if time.monotonic() > end:
                return False
            await asyncio.sleep(POLL_INTERVAL if step is None else step)

    @classmethod
    def poll_for_or_raise_timeout(cls, target: Callable[[], T], timeout: float | None = None) -> T:
        """The first true result of ``target``, whose failed assertions count as not yet; raises ``TimeoutError``."""
        last: list[Exception] = []

        def quiet() -> T | None:
            try:
                return target()
            except Exception as error:
                last[:] = [error]
                return None

        found = cls._poll_for(quiet, timeout)
        if found is None or found is False:
            seconds = DEFAULT_TIMEOUT if timeout is None else timeout
            raise TimeoutError(f"It was not so within {seconds:g} seconds.") from (last[0] if last else None)
        return cast("T", found)

    expect = poll_for_or_raise_timeout

    @classmethod
    def poll_for_content(cls, element: Any, timeout: float | None = None, exp_not_equal: str = "") -> str:
        """An element's text as soon as it is another than ``exp_not_equal``; raises ``TimeoutError``."""
        return cls._other_than(lambda: element.text, timeout, exp_not_equal)

    @classmethod
    def poll_for_value(
        cls, element: Any, timeout: float | None = None, exp_not_equal: str | Sequence[str] = ""
    ) -> str | None:
        """An input's value as soon as it is none of ``exp_not_equal``; raises ``TimeoutError``."""
        return cls._other_than(lambda: element.get_attribute("value"), timeout, exp_not_equal)

    @classmethod
    def _other_than(
        cls, read: Callable[[], Any], timeout: float | None, unwanted: str | Sequence[str]
    ) -> str:
        refused = (unwanted,) if isinstance(unwanted, str) else tuple(unwanted)

        def look() -> Any:
            value = read()
            return None if value is None or value in refused else (value,)

        (found,) = cls.poll_for_or_raise_timeout(look, timeout)
        return str(found)
