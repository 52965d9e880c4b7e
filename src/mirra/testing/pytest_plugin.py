"""What pytest loads where mirra is installed: the fixture ``connect``. It imports nothing of mirra before a test asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def connect(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """:func:`mirra.testing.connect`, without a browser or with one.

    A test that is to run in both says so:

    >>> @pytest.mark.parametrize("connect", ["browserless", "browser"], indirect=True)
    ... async def test_click(connect):
    ...     async with connect(app) as page: ...

    Others follow the environment variable ``MIRRA_TEST_BROWSER``.
    """
    from mirra.testing.connecting import connect

    mode = getattr(request, "param", None)
    browser = None if mode is None else mode == "browser"
    return lambda app, path="/", **options: connect(app, path, **{"browser": browser, **options})
