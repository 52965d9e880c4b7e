"""A PostgreSQL server of our own on a free port, without anything in it."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path


def program(name):
    """Where one of PostgreSQL's programs is, or ``None``."""
    found = shutil.which(name)
    return found or next((str(path) for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), None)


def is_installed():
    return bool(program("initdb") and program("postgres"))


@contextlib.contextmanager
def postgres():
    """Its URL. It refuses to run as root, so it runs as somebody else there."""
    user = "postgres" if os.geteuid() == 0 else None
    folder = tempfile.mkdtemp(prefix="mirra-pg-", dir="/tmp")
    if user:
        shutil.chown(folder, user)
    data = f"{folder}/data"
    subprocess.run(
        [program("initdb"), "-D", data, "-U", "mirra", "-A", "trust", "--no-sync"],
        check=True, capture_output=True, user=user, cwd=folder,
    )  # fmt: skip
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [program("postgres"), "-D", data, "-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, user=user, cwd=folder,
    )  # fmt: skip
    for line in server.stderr:
        if "ready to accept connections" in line:
            break
    yield f"postgresql+psycopg://mirra@127.0.0.1:{port}"
    server.send_signal(signal.SIGINT)  # without waiting for clients
    server.communicate()
    shutil.rmtree(folder, ignore_errors=True)


def new_database(server, name):
    """An empty database of this name on the server; its URL."""
    import psycopg

    with psycopg.connect(f"{server.replace('+psycopg', '')}/postgres", autocommit=True) as admin:
        admin.execute(f"drop database if exists {name} with (force)")
        admin.execute(f"create database {name}")
    return f"{server}/{name}"
