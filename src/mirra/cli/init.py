"""``mirra init``: a project with a page to begin from."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from mirra import __version__
from mirra.cli.rename import app_name
from mirra.cli.template import TEMPLATES, copy_template, template_folder
from mirra.toolchain import terminal

_CONFIG = """import mirra as rx

config = rx.Config(app_name="{name}")
"""
_IGNORE = ".mirra/\n.states/\n__pycache__/\n*.db\nuploaded_files/\n.venv/\nassets/external/\n"
_AGENTS = """# {name}

A web app in Python alone, made with mirra (`import mirra as rx`, the API that Reflex users know).

- The app is `{name}/{name}.py`; settings are in `rxconfig.py`; files in `assets/` are served at `/`.
- Pages are functions that return components: `app.add_page(index)` or `@rx.page(route="/about")`.
- State is a class: `class Basket(rx.State)`. Its fields are vars, its methods event handlers (`@rx.event`), `@rx.var` computes.
- In a page a var is an expression, not a value: write `rx.cond(Basket.total > 0, a, b)` for `if`, `rx.foreach(Basket.items, row)` for
  `for`, `&`, `|` and `~` for `and`, `or` and `not`. Names that start with `_` stay on the server.
- Arguments of handlers come from browsers: check in the handler who may do what.
- `mirra run` serves the app and follows every edit; `mirra compile` checks all pages and exits with 1 where one is wrong.
"""


def make_project(root: Path, name: str | None, template: str, agents: bool = True) -> None:
    """Write the project's files; files that are there already are kept. Raises ``ConfigError`` for a bad name or template."""
    chosen = app_name(name or re.sub(r"\W+", "_", root.name).strip("_").lower())
    own = TEMPLATES / f"{template}.py"
    if not own.exists():
        with template_folder(template) as folder:
            copy_template(folder, root, chosen)
    package = root / chosen
    package.mkdir(parents=True, exist_ok=True)
    (root / "assets").mkdir(exist_ok=True)
    _write(root / "rxconfig.py", _CONFIG.format(name=chosen))
    _write(root / ".gitignore", _IGNORE)
    if not (root / "pyproject.toml").exists():
        _write(root / "requirements.txt", f"mirra=={__version__}\n")
    if agents:
        _write(root / "AGENTS.md", _AGENTS.format(name=chosen))
    _write(package / "__init__.py", "")
    if own.exists() and not (package / f"{chosen}.py").exists():
        shutil.copyfile(own, package / f"{chosen}.py")
    terminal.step(f"made the app `{chosen}`")
    terminal.say("  Start it with: mirra run")


def _write(path: Path, text: str) -> None:
    if not path.exists():
        path.write_text(text, "utf-8")
