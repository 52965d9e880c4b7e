"""Several workers of an app, on SQLite or on Redis."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from store.cluster import APP, Cluster

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def run(tmp_path, redis_server):
    """``run("disk", 2)`` starts the app; in another ``folder`` it is another deployment."""
    running = []
    redis_server.flush()

    def start(store, workers, lease=600, text=APP, folder="one"):
        url = f"redis_url={redis_server.url!r}," if store == "redis" else ""
        root = tmp_path / folder
        root.mkdir()
        (root / "shop.py").write_text(text)
        (root / "rxconfig.py").write_text(
            f"import mirra as rx\nconfig = rx.Config(app_name='shop', {url} state_manager_mode={store!r}, redis_lock_expiration={lease})\n"
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-c", "from mirra.cli import main; main()", "run", "shop.py", "--env", "prod", "--workers", str(workers), "--frontend-port", str(port)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(SOURCE), "MIRRA_SECRET_KEY": "test key", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        running.append(process)
        return Cluster(process, port, root / "shop.py")

    yield start
    for process in running:
        for child in psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []:
            child.send_signal(signal.SIGCONT)
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
