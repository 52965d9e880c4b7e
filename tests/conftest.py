"""A registry of its own for each test, so that state classes and pages of one do not reach another."""

import pytest

from mirra.registry import use_registry


@pytest.fixture(autouse=True)
def registry():
    with use_registry() as own:
        yield own


def pytest_collection_modifyitems(items):
    # Playwright's synchronous interface leaves an event loop running, in which asynchronous tests cannot start.
    items.sort(key=lambda item: "/browser/" in item.path.as_posix())
