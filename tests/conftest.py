"""A registry of its own for each test, so that state classes and pages of one do not reach another; a real Redis."""

import shutil
import socket
import subprocess
import time

import pytest

from mirra.registry import use_registry


@pytest.fixture(autouse=True)
def registry():
    with use_registry() as own:
        yield own


def pytest_collection_modifyitems(items):
    # Playwright's synchronous interface leaves an event loop running, in which asynchronous tests cannot start.
    items.sort(key=lambda item: item.nodeid.startswith("tests/browser/"))


class RedisServer:
    """A ``redis-server`` process that can be stopped and started again on its port."""

    def __init__(self, folder):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process = None

    def start(self, *options):
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--dir", self.folder, "--save", "", *options],
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        end = time.monotonic() + 10
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.01)
        raise AssertionError("redis-server did not start")

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def flush(self):
        with socket.create_connection(("127.0.0.1", self.port), 2) as link:
            link.sendall(b"FLUSHALL\r\n")
            assert link.recv(100).startswith(b"+OK")


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory):
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    server = RedisServer(str(tmp_path_factory.mktemp("redis")))
    server.start()
    yield server
    server.stop()
