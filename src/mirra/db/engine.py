"""Engines and sessions: one engine a URL, made when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mirra.config import environment
from mirra.db.url import database_url, missing_extra, required_url
from mirra.errors import ConfigError, MissingExtraError
from mirra.registry import registry

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.ext.asyncio import AsyncEngine
    from sqlmodel import Session
    from sqlmodel.ext.asyncio.session import AsyncSession

_DRIVERS = {"psycopg": "psycopg[binary]", "psycopg2": "psycopg2-binary", "aiosqlite": "aiosqlite"}


def get_engine(url: str | None = None) -> Engine:
    """The engine of ``url`` (the project's without one), made once."""
    try:
        from sqlmodel import create_engine
    except ImportError:
        raise missing_extra("A database") from None
    wanted = url or required_url("db_url")
    return _kept("engine", wanted, create_engine)  # type: ignore[no-any-return]  # what create_engine gives


def get_async_engine(url: str | None = None) -> AsyncEngine:
    """The asynchronous engine of ``url``, made once. Raises ``ConfigError`` where it is another database than ``db_url``."""
    try:
        from sqlalchemy.ext.asyncio import create_async_engine
    except ImportError:
        raise missing_extra("A database") from None
    wanted = url or _same_database(required_url("async_db_url"))
    return _kept("async engine", wanted, create_async_engine)  # type: ignore[no-any-return]  # what create_async_engine gives


def session(url: str | None = None) -> Session:
    """A session for a ``with`` block: ``with rx.session() as s: s.exec(Todo.select())``.

    What it has loaded stays readable after a commit and after the block, so that it can be put into state.
    """
    engine = get_engine(url)
    from sqlmodel import Session

    return Session(engine, expire_on_commit=False)


def asession(url: str | None = None) -> AsyncSession:
    """The same for ``async with``; needs ``async_db_url``."""
    engine = get_async_engine(url)
    from sqlmodel.ext.asyncio.session import AsyncSession

    return AsyncSession(engine, expire_on_commit=False)


def reach_database() -> None:
    """Ask the database for nothing; raises what the driver says where it cannot be reached."""
    from sqlalchemy import text

    with get_engine().connect() as connection:
        connection.execute(text("SELECT 1"))


def _kept(kind: str, url: str, make: Any) -> Any:
    found = registry().get(kind, url)
    if found is None:
        try:
            found = make(url, **engine_options(url))
        except ModuleNotFoundError as error:
            package = _DRIVERS.get(error.name or "", error.name or "")
            raise MissingExtraError(f"`{_shown(url)}` needs a driver.", f"pip install '{package}'") from None
        registry().keep(kind, url, found)
    return found


def engine_options(url: str) -> dict[str, Any]:
    """What every engine is made with; the variables are those that SQLAlchemy users know."""
    options: dict[str, Any] = {
        "echo": environment.SQLALCHEMY_ECHO.get(),
        "pool_pre_ping": environment.SQLALCHEMY_POOL_PRE_PING.get(),
    }
    if url.startswith("sqlite"):
        # Handlers run in a pool of threads, each with a session of its own.
        options["connect_args"] = {"check_same_thread": False}
    else:
        options["pool_size"] = environment.SQLALCHEMY_POOL_SIZE.get() or 5
        options["max_overflow"] = environment.SQLALCHEMY_MAX_OVERFLOW.get() or 10
        options["pool_timeout"] = environment.SQLALCHEMY_POOL_TIMEOUT.get()
        options["pool_recycle"] = environment.SQLALCHEMY_POOL_RECYCLE.get()
    return options


def _same_database(url: str) -> str:
    other = database_url("db_url")
    if other is not None and _place(other) != _place(url):
        raise ConfigError(
            f"`async_db_url` is another database than `db_url`: `{_shown(url)}`, `{_shown(other)}`.",
            "They name one database, through two drivers.",
        )
    return url


def _place(url: str) -> tuple[str, str]:
    scheme, _, rest = url.partition("://")
    return scheme.partition("+")[0], rest


def _shown(url: str) -> str:
    """A URL for a person: without the password."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
