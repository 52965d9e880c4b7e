"""What ``reflex.model`` has beside models and sessions: migrations, and how the engine is made."""

from __future__ import annotations

from typing import Any

from mirra.db import migration
from mirra.db.engine import engine_options
from mirra.db.model import Model
from mirra.db.url import required_url

alembic_init = Model.alembic_init
alembic_autogenerate = Model.alembic_autogenerate
migrate = Model.migrate


def get_engine_args(url: str | None = None) -> dict[str, Any]:
    """What the engine of a URL is made with."""
    return engine_options(url or required_url("db_url"))


def get_migration_history() -> list[tuple[str, str, bool]]:
    """The revisions, oldest first: name, message, whether it is applied."""
    return list(migration.status().history)


def get_db_status() -> dict[str, bool]:
    """Whether the database can be reached."""
    from mirra.db.engine import reach_database

    try:
        reach_database()
    except Exception:  # whatever the driver says
        return {"db": False}
    return {"db": True}


def format_revision(revision: str, message: str = "", is_current: bool = False) -> str:
    """One line of the history."""
    return f"{'✓' if is_current else '·'} {revision} {message}".rstrip()


def serialize_sqlmodel(row: Any) -> dict[str, Any]:
    """The fields of a row, and of the relationships that are loaded, as JSON has them."""
    from mirra.codec import to_wire

    return dict(to_wire(row))


def sqla_session(url: str | None = None) -> Any:
    """A session of SQLAlchemy alone, for models that are no SQLModel."""
    from sqlalchemy.orm import Session

    from mirra.db.engine import get_engine

    return Session(get_engine(url), expire_on_commit=False)


__all__ = [
    "alembic_autogenerate", "alembic_init", "format_revision", "get_db_status", "get_engine_args", "get_migration_history", "migrate",
    "serialize_sqlmodel", "sqla_session",
]  # fmt: skip
