"""``deploy``, ``login``, ``logout`` and ``cloud``: commands of the peer's hosting service. Mirra has none, and says what to do instead.

Their options are taken, so that a script that gives them learns that and not which option is unknown.
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

_RECIPE = """\
FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir mirra{packages}
EXPOSE 3000
CMD ["mirra", "run", "--env", "prod", "--backend-host", "0.0.0.0"]
"""
_ANYTHING = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": ["-h", "--help"]}


def _refuse(command: str, *advice: str) -> NoReturn:
    click.secho(f"  ✗ `mirra {command}` needs a hosting service, and mirra has none.", fg="red", err=True)
    for line in advice:
        click.echo(f"    {line}" if line else "", err=True)
    raise SystemExit(1)


def _packages(project: Path) -> str:
    """What else is installed: what the project says in the file that it has."""
    if (project / "requirements.txt").exists():
        return " -r requirements.txt"
    return " ." if (project / "pyproject.toml").exists() else ""


@click.command(context_settings=_ANYTHING)
def deploy() -> None:
    """Not here: how to bring an app to a server of your own is said instead."""
    _refuse(
        "deploy",
        "On a machine of your own: `mirra run --env prod`, one process and one port (3000) behind your proxy.",
        "With the frontend on a server of files: `mirra export` writes `frontend.zip` and `backend.zip`.",
        "In a container:",
        "",
        *_RECIPE.format(packages=_packages(Path.cwd())).splitlines(),
    )


def _account(name: str, does: str) -> click.Command:
    @click.command(name, context_settings=_ANYTHING, help=f"Not here: there is no account to {does}.")
    @click.argument("rest", nargs=-1, type=click.UNPROCESSED)
    def command(rest: tuple[str, ...]) -> None:
        _refuse(name, "`mirra deploy` says how to bring an app to a server of your own.")

    return command


login = _account("login", "log in to")
logout = _account("logout", "log out of")
cloud = _account("cloud", "look after")
