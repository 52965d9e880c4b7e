"""The examples, in both ways in which users test their apps."""

import pytest

from mirra.registry import use_registry
from mirra.testing import connect as connect_to


@pytest.fixture(scope="module", autouse=True)
def registry():
    """One for each example: it is imported once."""
    with use_registry() as own:
        yield own
        for engine in own.all("engine").values():
            engine.dispose()


@pytest.fixture(params=["browserless", "browser"])
def connect(request):
    return lambda app, path="/": connect_to(app, path, browser=request.param == "browser")
