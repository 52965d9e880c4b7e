"""``mirra init``: a project with a page to begin from."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from mirra.errors import ConfigError
from mirra.toolchain import terminal

TEMPLATES = Path(__file__).parent / "templates"
_CONFIG = """import mirra as rx

config = rx.Config(app_name="{name}")
"""
_IGNORE = ".mirra/\n__pycache__/\n*.db\nuploaded_files/\n.venv/\n"


def make_project(root: Path, name: str | None, template: str) -> None:
    """Write the project's files; files that are there already are kept. Raises ``ConfigError`` for a bad name or template."""
    chosen = name or re.sub(r"\W+", "_", root.name).strip("_").lower()
    if not chosen.isidentifier() or chosen in ("mirra", "reflex"):
        raise ConfigError(
            f"`{chosen}` cannot be the name of an app.",
            "Give another one: `mirra init --name my_app`.",
            source=None,
        )
    source = TEMPLATES / f"{template}.py"
    if not source.exists():
        known = ", ".join(f"`{path.stem}`" for path in sorted(TEMPLATES.glob("*.py")))
        raise ConfigError(f"There is no template `{template}`.", f"There are {known}.", source=None)
    package = root / chosen
    package.mkdir(parents=True, exist_ok=True)
    (root / "assets").mkdir(exist_ok=True)
    _write(root / "rxconfig.py", _CONFIG.format(name=chosen))
    _write(root / ".gitignore", _IGNORE)
    _write(package / "__init__.py", "")
    if not (package / f"{chosen}.py").exists():
        shutil.copyfile(source, package / f"{chosen}.py")
    terminal.step(f"made the app `{chosen}`")
    terminal.say("  Start it with: mirra run")


def _write(path: Path, text: str) -> None:
    if not path.exists():
        path.write_text(text)
