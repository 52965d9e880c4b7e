"""Databases for tests: SQLite files, and a PostgreSQL server of our own."""

import pytest

from postgres import new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path, monkeypatch):
    """The project's database, empty, of both kinds; the test runs in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    if request.param == "sqlite":
        found = f"sqlite:///{tmp_path}/app.db"
    else:
        found = new_database(request.getfixturevalue("postgres_server"), "app")
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
