"""Here each harness has a registry of its own, for longer than one test."""

import pytest


@pytest.fixture(autouse=True)
def registry():
    yield None
