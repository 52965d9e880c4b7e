"""Databases for tests: SQLite files, and a PostgreSQL server of our own on a free port."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest


def program(name):
    found = shutil.which(name)
    return found or next((str(path) for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), None)


@pytest.fixture(scope="session")
def postgres_server():
    """The URL of a server without databases of ours; it refuses to run as root, so it runs as somebody else there."""
    initdb, postgres = program("initdb"), program("postgres")
    if initdb is None or postgres is None:
        pytest.skip("PostgreSQL is not installed")
    user = "postgres" if os.geteuid() == 0 else None
    folder = tempfile.mkdtemp(prefix="mirra-pg-", dir="/tmp")
    if user:
        shutil.chown(folder, user)
    data = f"{folder}/data"
    subprocess.run(
        [initdb, "-D", data, "-U", "mirra", "-A", "trust", "--no-sync"],
        check=True, capture_output=True, user=user, cwd=folder,
    )  # fmt: skip
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [postgres, "-D", data, "-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, user=user, cwd=folder,
    )  # fmt: skip
    for line in server.stderr:
        if "ready to accept connections" in line:
            break
    yield f"postgresql+psycopg://mirra@127.0.0.1:{port}"
    server.terminate()
    server.communicate()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path, monkeypatch):
    """The project's database, empty, of both kinds; the test runs in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    if request.param == "sqlite":
        found = f"sqlite:///{tmp_path}/app.db"
    else:
        import psycopg

        server = request.getfixturevalue("postgres_server")
        plain = server.replace("+psycopg", "")
        with psycopg.connect(f"{plain}/postgres", autocommit=True) as admin:
            admin.execute("drop database if exists app with (force)")
            admin.execute("create database app")
        found = f"{server}/app"
    monkeypatch.setenv("MIRRA_DB_URL", found)
    return found


@pytest.fixture(autouse=True)
def no_tables():
    """Tables of one test do not reach another."""
    import sqlmodel

    sqlmodel.SQLModel.metadata.clear()
    sqlmodel.main.default_registry.dispose() if hasattr(sqlmodel.main, "default_registry") else None
    yield
    sqlmodel.SQLModel.metadata.clear()
