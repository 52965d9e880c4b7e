"""A registry of its own for each test, so that state classes and pages of one do not reach another."""

import pytest

from mirra.registry import use_registry


@pytest.fixture(autouse=True)
def registry():
    with use_registry() as own:
        yield own
