"""``mirra db``: making and running migrations of the project's database."""

from __future__ import annotations

from pathlib import Path

import click

from mirra.errors import MirraRuntimeError


def _load(file: Path | None) -> None:
    """Import the app, so that its models are known."""
    from mirra.toolchain.load import Target, load

    load(Target(file.resolve().parent, file.resolve()) if file else Target(Path.cwd()))


_FILE = click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group()
def db() -> None:
    """Make and run migrations of the database."""


@db.command()
@_FILE
def init(file: Path | None) -> None:
    """Make the `alembic` folder, a first revision and the tables."""
    _load(file)
    from mirra.db import migration

    migration.make_folder()
    made = migration.make_revision("initialize database")
    migration.upgrade()
    click.echo(f"  ✓ alembic/ {f'and {made.name}' if made else '(no models yet)'}")


@db.command()
@_FILE
@click.option("--message", "-m", help="What the revision does.")
def makemigrations(file: Path | None, message: str | None) -> None:
    """Write a revision for what changed in the models."""
    _load(file)
    from mirra.db import migration

    made = migration.make_revision(message)
    click.echo(f"  ✓ {made}" if made else "  ✓ the database is as the models say")


@db.command()
@_FILE
def migrate(file: Path | None) -> None:
    """Bring the database up to date."""
    _load(file)
    from mirra.db import migration

    applied = migration.upgrade()
    click.echo(f"  ✓ applied {', '.join(applied)}" if applied else "  ✓ the database is up to date")


@db.command()
@_FILE
def status(file: Path | None) -> None:
    """Show the revisions, and exit with 1 where something is to be done."""
    _load(file)
    from mirra.db import migration

    found = migration.status()
    for revision, message, applied in found.history:
        click.echo(f"  {'✓' if applied else '·'} {revision} {message}")
    waiting = sum(not applied for _, _, applied in found.history)
    if waiting:
        raise MirraRuntimeError(f"{waiting} to apply.", "Run `mirra db migrate`.", source=None)
    if found.differences:
        raise MirraRuntimeError(
            f"{found.differences} differences between the models and the database.",
            "Run `mirra db makemigrations`.",
            source=None,
        )
    click.echo("  ✓ the database is as the models say")
