"""``mirra component``: a project for a package of components, with an app that shows them."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import click

from mirra import __version__
from mirra.errors import BundleError, ConfigError, MissingExtraError
from mirra.names import title
from mirra.toolchain import terminal

_PROJECT = """[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{distribution}"
version = "0.0.1"
description = "{title}: a component for mirra apps."
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["mirra>={version}"]

[tool.hatch.build.targets.wheel]
packages = ["custom_components/{module}"]
"""
_README = """# {distribution}

{title}, a component for apps made with mirra.

    pip install {distribution}

The app in `{module}_demo` shows it:

    pip install -e .
    cd {module}_demo && mirra run
"""
_INIT = '''"""{title}."""

from {module}.{module} import {module}

__all__ = ["{module}"]
'''
_COMPONENT = '''"""{title}: a React component as a mirra component."""

import mirra as rx


class {name}(rx.Component):
    """Wraps one export of an npm package, or of a file: see `library`."""

    library = "react-colorful"
    """The npm package, with a version if it matters: `"react-colorful@5.6.1"`."""
    tag = "HexColorPicker"
    """The name that the package exports."""

    color: rx.Var[str]
    """A prop. Underscores become capitals: `max_value` is `maxValue`."""

    on_change: rx.EventHandler[lambda color: [color]]
    """A trigger, and what it gives a handler."""


{module} = {name}.create
'''
_DEMO = '''"""An app that shows {title}."""

import mirra as rx
from {module} import {module}


class Demo(rx.State):
    color: str = "#3e63dd"

    @rx.event
    def set_color(self, color: str) -> None:
        self.color = color


def index() -> rx.Component:
    return rx.center(
        rx.vstack({module}(color=Demo.color, on_change=Demo.set_color), rx.code(Demo.color), align="center"),
        min_height="100vh",
    )


app = rx.App()
app.add_page(index)
'''


@click.group()
def component() -> None:
    """Make packages of components."""


@component.command()
@click.option("--library-name", "--name", "name", help="Name of the package.  [default: the folder's name]")
def init(name: str | None) -> None:
    """Make a project in this folder: the component, its package and a demo app."""
    make_component_project(Path.cwd(), name)


@component.command()
def build() -> None:
    """Build the wheel and the sdist into dist/, with `python -m build`."""
    build_component(Path.cwd())


@component.command()
def publish_check() -> None:
    """Say what would be uploaded, and what is missing; uploading is left to your own tool."""
    check_component(Path.cwd())


@component.command()
def publish() -> None:
    """Say how the package is published: with the tool of your choice."""
    click.echo(
        "  mirra builds packages and leaves publishing to your own tool: `twine upload dist/*`, for example."
    )


@component.command()
@click.argument("package")
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    help="A component to wrap; may be said several times.  [default: all]",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: named like the package]",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def wrap(package: str, only: tuple[str, ...], output: Path | None, force: bool) -> None:
    """Write the typed wrapper of an npm package, from its TypeScript declarations."""
    from mirra.toolchain.wrapper import declarations, module_name, wrapper_text

    found = declarations(package, Path.cwd() / ".mirra" / "declarations")
    text = wrapper_text(found, only)
    target = output or Path(f"{module_name(found['package'])}.py")
    if target.exists() and not force:
        raise ConfigError(
            f"`{target}` is there already.",
            "Name another file with `--output`, or write over it with `--force`.",
            source=None,
        )
    target.write_text(text, "utf-8")
    count = len(only) or len(found["components"])
    terminal.step(
        f"wrote {count} component{'' if count == 1 else 's'} of `{found['package']}` {found['version']} to {target}"
    )


def make_component_project(root: Path, name: str | None) -> None:
    """Write the files; those that are there already are kept. Raises ``ConfigError`` for a bad name."""
    distribution = re.sub(r"[^a-z0-9]+", "-", (name or root.name).lower()).strip("-")
    module = distribution.replace("-", "_")
    if not module.isidentifier():
        raise ConfigError(
            f"`{distribution}` cannot be the name of a package.",
            "Give another one: `mirra component init --name color-picker`.",
            source=None,
        )
    words = {
        "distribution": distribution,
        "module": module,
        "name": title(module).replace(" ", ""),
        "title": title(module),
        "version": __version__,
    }
    demo = f"{module}_demo"
    files = {
        "pyproject.toml": _PROJECT,
        "README.md": _README,
        ".gitignore": ".mirra/\n__pycache__/\ndist/\n.venv/\n",
        f"custom_components/{module}/__init__.py": _INIT,
        f"custom_components/{module}/{module}.py": _COMPONENT,
        f"{demo}/rxconfig.py": f'import mirra as rx\n\nconfig = rx.Config(app_name="{demo}")\n',
        f"{demo}/{demo}/__init__.py": "",
        f"{demo}/{demo}/{demo}.py": _DEMO,
    }
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            target.write_text(text.format(**words), "utf-8")
    terminal.step(f"made the package `{distribution}` with the app `{demo}`")
    terminal.say(f"  Try it with: pip install -e . && cd {demo} && mirra run")


def build_component(root: Path) -> None:
    """Run `python -m build`; raises ``ConfigError``, ``MissingExtraError`` or ``BundleError``."""
    _project(root)
    if importlib.util.find_spec("build") is None:
        raise MissingExtraError(
            "Building a package needs the tool `build`.", "Install it: pip install build", source=None
        )
    done = subprocess.run(
        [sys.executable, "-m", "build"], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stdout + done.stderr).strip().splitlines()[-1:]
        raise BundleError("The package could not be built.", *last, source=None)
    _show_built(root)


def check_component(root: Path) -> None:
    """Say what lies in dist/ and would be uploaded; raises ``ConfigError`` with all that is missing for that."""
    project = _project(root)
    name, version = project.get("name", ""), project.get("version", "")
    is_licensed = project.get("license") or any(root.glob("LICENSE*"))
    has_readme = (root / str(project.get("readme", "README.md"))).is_file()
    is_built = len(_show_built(root)) == 2
    missing = [
        ""
        if project.get("description")
        else "Give a `description` in `pyproject.toml`: it is what people read first.",
        ""
        if is_licensed
        else "Give a `license` in `pyproject.toml`, or a file `LICENSE`: nobody may use a package without one.",
        "" if has_readme else "Write the file that `readme` names.",
        "" if is_built else f"Build version {version}: `mirra component build`.",
    ]
    if any(missing):
        raise ConfigError(f"`{name}` {version} is not ready to be uploaded.", *missing, source=None)
    terminal.step(
        f"`{name}` {version} can be uploaded with a tool of your own: `twine upload dist/*`, for example"
    )


def _show_built(root: Path) -> list[Path]:
    """The wheel and the sdist of the present version, and what is in them."""
    project = _project(root)
    stem = f"{re.sub(r'[-_.]+', '_', project['name']).lower()}-{project['version']}"
    built = [*(root / "dist").glob(f"{stem}-*.whl"), *(root / "dist").glob(f"{stem}.tar.gz")]
    for path in built:
        members = _members(path)
        terminal.step(f"dist/{path.name}: {len(members)} files, {path.stat().st_size / 1024:.1f} KB")
        for member in members:
            terminal.say(f"      {member}")
    return built


def _project(root: Path) -> dict[str, Any]:
    file = root / "pyproject.toml"
    if not file.exists():
        raise ConfigError(
            "There is no package here: `pyproject.toml` is missing.",
            "Make one with `mirra component init`.",
            source=None,
        )
    project: dict[str, Any] = tomllib.loads(file.read_text("utf-8")).get("project", {})
    return project


def _members(path: Path) -> list[str]:
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return sorted(wheel.namelist())
    with tarfile.open(path) as sdist:
        return sorted(member.name for member in sdist.getmembers() if member.isfile())
