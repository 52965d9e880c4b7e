"""A real Redis of our own."""

import signal
import socket
import subprocess
import time


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

    def pause(self):
        self.process.send_signal(signal.SIGSTOP)

    def resume(self):
        self.process.send_signal(signal.SIGCONT)

    def tell(self, *words):
        """A command, such as ``CONFIG SET maxmemory 1mb``."""
        with socket.create_connection(("127.0.0.1", self.port), 2) as link:
            link.sendall(" ".join(words).encode() + b"\r\n")
            assert link.recv(100).startswith(b"+OK")

    def flush(self):
        with socket.create_connection(("127.0.0.1", self.port), 2) as link:
            link.sendall(b"FLUSHALL\r\n")
            assert link.recv(100).startswith(b"+OK")
