"""``mirra``: the command line and how its errors are shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from mirra import __version__
from mirra.cli.component import component
from mirra.cli.db import db
from mirra.cli.hosting import cloud, deploy, login, logout
from mirra.config import environment
from mirra.errors import MirraError

_LEVELS = click.Choice(["debug", "default", "info", "warning", "error", "critical"])


class _Group(click.Group):
    """Shows our own errors as sentences, with exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except MirraError as error:
            place = [f"in {error.source}"] if error.source is not None else []
            if environment.LOG_JSON.get():
                from mirra.toolchain import terminal

                terminal.say("\n".join((error.message, *error.advice, *place)), "error")
            else:
                click.secho(f"  ✗ {error.message}", fg="red", err=True)
                for line in (*error.advice, *place):
                    click.echo(f"    {line}", err=True)
            ctx.exit(1)


def _as_json(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        environment.LOG_JSON.set(True)


def said(command: Any) -> Any:
    """The options of every command that speak of what is said."""
    command = click.option(
        "--json", is_flag=True, expose_value=False, callback=_as_json, is_eager=True, help="Say everything as JSON, an object a line."
    )(command)  # fmt: skip
    return click.option(
        "--loglevel",
        "--log-level",
        type=_LEVELS,
        default="default",
        show_default=True,
        help="What is logged.",
    )(command)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mirra")
def main() -> None:
    """Build and run full web applications in Python alone."""


@main.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--env",
    type=click.Choice(["dev", "prod", "preview"]),
    default="dev",
    show_default=True,
    help="Development reloads; a preview does too, on one port; production is compiled once.",
)
@click.option("--frontend-port", type=int, help="Port of the app.  [default: 3000]")
@click.option("--backend-port", type=int, help="Second port of the same app in development.  [default: 8000]")
@click.option(
    "--host",
    "--backend-host",
    "host",
    help="Address to listen on.  [default: 127.0.0.1; 0.0.0.0 with --env prod]",
)
@click.option(
    "--frontend-only", is_flag=True, help="Accepted for scripts: frontend and backend are one server."
)
@click.option("--backend-only", is_flag=True, help="Serve on the backend port only.")
@click.option("--single-port", is_flag=True, help="With --env prod; that is how it always is.")
@said
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes in production."
)
def run(
    file: Path | None, env: str, frontend_port: int | None, backend_port: int | None, host: str | None, frontend_only: bool, backend_only: bool,
    single_port: bool, loglevel: str, workers: int,
) -> None:  # fmt: skip
    """Run the app in this folder, or the app in FILE, until Ctrl-C."""
    from mirra.cli.run import run_app

    if single_port and env != "prod":
        raise click.UsageError("`--single-port` goes with `--env prod`.")
    if frontend_only and backend_only:
        raise click.UsageError("Give one of `--frontend-only` and `--backend-only`, or neither.")
    if backend_only and frontend_port is not None:
        raise click.UsageError("`--frontend-port` goes with a frontend: leave out `--backend-only`.")
    if frontend_only and backend_port is not None:
        raise click.UsageError("`--backend-port` goes with a backend: leave out `--frontend-only`.")

    run_app(file, env, frontend_port, backend_port, host, backend_only, loglevel, workers)


@main.command()
@click.option("--name", help="Name of the app.  [default: the folder's name]")
@click.option(
    "--template",
    default="welcome",
    show_default=True,
    help="What the app starts with: welcome, blank, or a folder, a zip file or its address.",
)
@click.option(
    "--agents/--no-agents",
    default=True,
    show_default=True,
    help="Write AGENTS.md, which tells coding agents how the app is built.",
)
@click.option("--ai", is_flag=True, hidden=True)
@said
def init(name: str | None, template: str, agents: bool, ai: bool, loglevel: str) -> None:
    """Make a project in this folder: rxconfig.py, the app, and a folder for assets."""
    from mirra.cli.init import make_project

    if ai:
        raise click.UsageError("mirra has no builder site; `--template` names what the app starts with.")
    make_project(Path.cwd(), name, template, agents)


@main.command()
@click.argument("new_name")
@said
def rename(new_name: str, loglevel: str) -> None:
    """Rename the app in this folder: its package, its imports and rxconfig.py."""
    from mirra.cli.rename import rename_app

    rename_app(Path.cwd(), new_name)


@main.command(name="compile")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry", is_flag=True, help="The same: compiling writes nothing.")
@click.option("--rich/--no-rich", default=True, hidden=True)
@said
def compile_command(file: Path | None, dry: bool, rich: bool, loglevel: str) -> None:
    """Compile every page and say what is wrong."""
    from mirra.cli.run import check_pages
    from mirra.toolchain import terminal

    terminal.set_up_logging(loglevel)
    sys.exit(check_pages(file))


@main.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--deploy", is_flag=True, help="Judge the settings as those of a public site.")
def check(file: Path | None, deploy: bool) -> None:
    """Compile every page, look at the settings, and say what is wrong and how to mend it."""
    from mirra.cli.check import check_project

    sys.exit(check_project(file, deploy))


@main.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--zip/--no-zip", "zipped", default=True, show_default=True, help="Zip files, or a folder.")
@click.option("--frontend-only", is_flag=True, help="Export the frontend alone.")
@click.option("--backend-only", is_flag=True, help="Export the backend alone.")
@click.option(
    "--zip-dest-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where the zip files go.  [default: this folder]",
)
@click.option("--upload-db-file", is_flag=True, help="Put SQLite files into the backend too.")
@click.option(
    "--env",
    type=click.Choice(["dev", "prod"]),
    default="prod",
    show_default=True,
    help="Which build of React the frontend has.",
)
@click.option(
    "--exclude-from-backend",
    multiple=True,
    metavar="PATH",
    help="Leave this out of the backend; may be given more than once.",
)
@click.option(
    "--ssr/--no-ssr", "--server-side-rendering/--no-server-side-rendering", default=None,
    help="Draw the pages now, with the state's defaults.  [default: if V8 is installed]",
)  # fmt: skip
@said
def export(
    file: Path | None, zipped: bool, frontend_only: bool, backend_only: bool, zip_dest_dir: Path, upload_db_file: bool, env: str,
    exclude_from_backend: tuple[str, ...], ssr: bool | None, loglevel: str,
) -> None:  # fmt: skip
    """Write the frontend as static files that any web server can serve, and zip the backend."""
    from mirra.toolchain import terminal
    from mirra.toolchain.export import Wanted
    from mirra.toolchain.export import export as write

    if frontend_only and backend_only:
        raise click.UsageError("Give one of `--frontend-only` and `--backend-only`, or neither.")
    terminal.set_up_logging(loglevel)
    mode = "production" if env == "prod" else "development"
    wanted = Wanted(
        not backend_only, not frontend_only, zipped, zip_dest_dir, mode, ssr, exclude_from_backend, upload_db_file,
    )  # fmt: skip
    write(_target(file), wanted)


main.add_command(db)
main.add_command(component)
for _command in (deploy, login, logout, cloud):
    main.add_command(_command)


def _target(file: Path | None) -> Any:
    from mirra.toolchain.load import Target

    return Target(file.resolve().parent, file.resolve()) if file else Target(Path.cwd())


if __name__ == "__main__":
    main()
