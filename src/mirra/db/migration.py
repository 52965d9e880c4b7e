"""Migrations: the `alembic` folder, revisions written from the models, and bringing the database up to date.

The folder is Alembic's own and works with its command line too; what runs here never executes its `env.py`.
"""

from __future__ import annotations

import contextlib
import io
import os
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mirra.db.engine import get_engine
from mirra.db.model import ModelRegistry
from mirra.db.url import missing_extra
from mirra.errors import MirraRuntimeError

try:
    import alembic.autogenerate
    import alembic.command
    import alembic.util
    from alembic.config import Config as AlembicConfig
    from alembic.operations import ops
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory
    from sqlalchemy import Connection, DefaultClause, literal, text
except ImportError:
    raise missing_extra("A migration") from None

FOLDER = "alembic"


@dataclass(frozen=True, slots=True)
class Status:
    """Where a database stands: revisions applied, revisions to come, and what differs from the models."""

    current: str | None
    history: tuple[tuple[str, str, bool], ...]
    """``(revision, message, applied)``, oldest first."""
    differences: int

    @property
    def is_current(self) -> bool:
        """Whether there is nothing to do."""
        return not self.differences and all(applied for _, _, applied in self.history)


def ini_path() -> Path:
    """`alembic.ini`, or what ``ALEMBIC_CONFIG`` names."""
    return Path(os.environ.get("ALEMBIC_CONFIG", "alembic.ini"))


def make_folder() -> None:
    """Write `alembic.ini` and the folder; raises ``MirraRuntimeError`` where they are."""
    if ini_path().exists():
        raise MirraRuntimeError(
            f"`{ini_path()}` is there already.",
            "Write a revision: `mirra db makemigrations`.",
            source=None,
        )
    with contextlib.redirect_stdout(io.StringIO()):
        alembic.command.init(_config(), FOLDER)


def make_revision(message: str | None = None) -> Path | None:
    """Write a revision for what differs between the models and the database; ``None`` where nothing does.

    Raises ``MirraRuntimeError`` if the database lacks revisions: what differs cannot be known then.
    """
    config, scripts = _project()
    made: list[Any] = []

    def compare(revision: Any, context: Any) -> list[Any]:
        if set(scripts.get_heads()) != {*_tuple(revision)}:
            raise MirraRuntimeError(
                "The database is behind the revisions.", "Run `mirra db migrate` first.", source=None
            )
        revisions.run_autogenerate(revision, context)
        return []

    def keep(context: Any, revision: Any, directives: list[Any]) -> None:
        if directives[0].upgrade_ops.is_empty():
            directives[:] = []

    revisions = alembic.autogenerate.RevisionContext(
        config,
        scripts,
        {
            "message": message, "autogenerate": True, "sql": False, "head": "head", "splice": False,
            "branch_label": None, "version_path": None, "rev_id": None, "depends_on": None,
        },
        process_revision_directives=keep,
    )  # fmt: skip
    with get_engine().connect() as connection:
        _run(config, scripts, connection, compare)
        made.extend(script for script in revisions.generate_scripts() if script is not None)
    return Path(made[0].path) if made else None


def upgrade() -> list[str]:
    """Apply the revisions that are missing; returns them."""
    config, scripts = _project()
    applied: list[str] = []

    def steps(revision: Any, context: Any) -> Any:
        found = scripts._upgrade_revs("heads", revision)
        applied.extend(step.revision.revision for step in found)
        return found

    with get_engine().connect() as connection:
        _run(config, scripts, connection, steps)
        connection.commit()
    return applied


def migrate(autogenerate: bool = False) -> bool | None:
    """Bring the database up to date; with ``autogenerate`` a revision is written first. ``None`` without a folder."""
    if not ini_path().exists():
        return None
    upgrade()
    if autogenerate and make_revision() is not None:
        upgrade()
    return True


def status() -> Status:
    """Compare models, revisions and database, changing nothing."""
    _, scripts = _project()
    with get_engine().connect() as connection:
        context = MigrationContext.configure(connection, opts=_compare_options())
        heads = set(context.get_current_heads())
        applied = {
            step.revision
            for head in heads
            for step in scripts.iterate_revisions(head, "base", inclusive=True)
        }
        differences = alembic.autogenerate.compare_metadata(context, ModelRegistry.get_metadata())
    history = [(step.revision, step.doc, step.revision in applied) for step in scripts.walk_revisions()]
    return Status(next(iter(sorted(heads)), None), tuple(reversed(history)), len(differences))


def _tuple(revision: Any) -> Iterable[str]:
    return revision if isinstance(revision, tuple | list | set) else [revision] if revision else []


def _project() -> tuple[AlembicConfig, ScriptDirectory]:
    if not ini_path().exists():
        raise MirraRuntimeError(
            "This project has no migrations: `alembic.ini` is missing.", "Run `mirra db init`.", source=None
        )
    config = _config()
    return config, ScriptDirectory.from_config(config)


def _config() -> AlembicConfig:
    return AlembicConfig(str(ini_path()), stdout=io.StringIO(), cmd_opts=Namespace(quiet=True))


def _run(config: AlembicConfig, scripts: ScriptDirectory, connection: Connection, steps: Any) -> None:
    with EnvironmentContext(config, scripts, fn=steps) as environment:
        environment.configure(
            connection=connection, target_metadata=ModelRegistry.get_metadata(), **_compare_options()
        )
        with environment.begin_transaction():
            environment.run_migrations()


def _compare_options() -> dict[str, Any]:
    return {
        "compare_type": True,
        # SQLite cannot alter a column: Alembic copies the table instead.
        "render_as_batch": True,
        "render_item": _render_item,
        "process_revision_directives": _with_server_defaults,
        "include_schemas": os.environ.get("ALEMBIC_INCLUDE_SCHEMAS", "").lower() in ("1", "true", "yes"),
    }


def _render_item(kind: str, value: Any, context: Any) -> Any:
    """SQLModel's own types need its import in the revision."""
    if kind == "type" and type(value).__module__.startswith("sqlmodel"):
        context.imports.add("import sqlmodel")
    return False


def _with_server_defaults(context: Any, revision: Any, directives: list[Any]) -> None:
    """A column that comes to a table with rows needs a value in them: that of the field's default."""
    for directive in directives:
        for change in _added_columns(directive.upgrade_ops):
            column = change.column
            default = getattr(column.default, "arg", None)
            if column.server_default is None and default is not None and not callable(default):
                column.server_default = _server_default(default, column.type)


def _added_columns(change: Any) -> Iterable[Any]:
    if isinstance(change, ops.AddColumnOp):
        yield change
    for inner in getattr(change, "ops", ()):
        yield from _added_columns(inner)


def _server_default(value: Any, kind: Any) -> Any:
    return DefaultClause(text(literal(value, kind).compile(compile_kwargs={"literal_binds": True}).string))
