"""Where the database is: ``DBConfig``, and the URL that the project's settings name. Imports no library."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from mirra.config import PREFIXES, get_config
from mirra.errors import ConfigError, MissingExtraError

DEFAULT_URL = "sqlite:///app.db"


@dataclass(frozen=True, slots=True)
class DBConfig:
    """The parts of a database URL: ``rx.Config(db_url=rx.DBConfig.sqlite("app.db").get_url())``."""

    engine: str
    database: str
    username: str = ""
    password: str = ""
    host: str = ""
    port: int | None = None

    @classmethod
    def sqlite(cls, database: str) -> DBConfig:
        """A file; ``""`` is a database in memory."""
        return cls("sqlite", database)

    @classmethod
    def postgresql(
        cls, database: str, username: str, password: str = "", host: str = "", port: int | None = 5432
    ) -> DBConfig:
        """PostgreSQL through SQLAlchemy's default driver."""
        return cls("postgresql", database, username, password, host, port)

    @classmethod
    def postgresql_psycopg(
        cls, database: str, username: str, password: str = "", host: str = "", port: int | None = 5432
    ) -> DBConfig:
        """PostgreSQL through psycopg 3, which serves :func:`~mirra.db.engine.asession` too."""
        return cls("postgresql+psycopg", database, username, password, host, port)

    def get_url(self) -> str:
        """The URL, with what is special in names and passwords escaped."""
        host = f"{self.host}:{self.port}" if self.host and self.port else self.host
        user = quote(self.username, safe="")
        password = f":{quote(self.password, safe='')}" if self.password else ""
        at = f"{user}{password}@" if user else ""
        return f"{self.engine}://{at}{host}/{self.database}"


def database_url(name: str = "db_url", environment: Mapping[str, str] = os.environ) -> str | None:
    """The project's ``db_url`` or ``async_db_url``: the environment's, else that of `rxconfig.py`."""
    for prefix in PREFIXES:
        found = environment.get(prefix + name.upper())
        if found:
            return found
    value = getattr(get_config(), name)
    return value.get_url() if isinstance(value, DBConfig) else value


def required_url(name: str) -> str:
    """The URL; raises ``ConfigError`` (a ``ValueError``) with the line to write where there is none."""
    found = database_url(name)
    if found is None and name == "db_url":
        return DEFAULT_URL
    if found is None:
        raise ConfigError(
            f"There is no database: `{name}` is not set.",
            f'Set it in `rxconfig.py`: `rx.Config(app_name="…", {name}="sqlite+aiosqlite:///app.db")`.',
        )
    return found


def missing_extra(what: str) -> MissingExtraError:
    """The error of a feature that needs the extra ``db``."""
    return MissingExtraError(f"{what} needs SQLModel and Alembic.", "pip install 'mirra[db]'")
