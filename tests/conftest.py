"""A registry of its own for each test, so that state classes and pages of one do not reach another; a real Redis."""

import shutil

import pytest

from faults.redis import RedisServer
from mirra.registry import use_registry
from postgres import is_installed, postgres


@pytest.fixture(autouse=True)
def registry():
    with use_registry() as own:
        yield own
        for engine in own.all("engine").values():
            engine.dispose()


def pytest_collection_modifyitems(items):
    # Playwright's synchronous interface leaves an event loop running, in which asynchronous tests cannot start.
    items.sort(key=lambda item: item.nodeid.startswith("tests/browser/"))


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory):
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    server = RedisServer(str(tmp_path_factory.mktemp("redis")))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_server():
    """The URL of a server without databases of ours."""
    if not is_installed():
        pytest.skip("PostgreSQL is not installed")
    with postgres() as url:
        yield url
