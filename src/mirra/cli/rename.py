"""``mirra rename``: another name for the app, in its folder, its imports and `rxconfig.py`."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Iterator
from pathlib import Path

from mirra.config import load_config
from mirra.errors import ConfigError
from mirra.toolchain import terminal

_ELSEWHERE = frozenset({".venv", "venv", "node_modules", ".mirra", ".git", "__pycache__"})


def app_name(chosen: str) -> str:
    """A name that an app can have; raises ``ConfigError``."""
    if not chosen.isidentifier() or keyword.iskeyword(chosen) or chosen in ("mirra", "reflex"):
        raise ConfigError(
            f"`{chosen}` cannot be the name of an app.",
            "Give another one: `mirra init --name my_app`.",
            source=None,
        )
    return chosen


def rename_app(root: Path, new: str) -> None:
    """Rename the project's app. Raises ``ConfigError`` for a name that it cannot have, and changes nothing then."""
    app_name(new)
    if not (root / "rxconfig.py").exists():
        raise ConfigError("There is no project here: `rxconfig.py` is missing.", source=None)
    old = load_config(root).app_name
    if not (root / old).is_dir():
        raise ConfigError(f"There is no folder `{old}`, which `rxconfig.py` names.", source=None)
    if old == new:
        raise ConfigError(f"The app is called `{new}` already.", source=None)
    if (root / new).exists():
        raise ConfigError(f"There is a `{new}` in this folder already.", source=None)
    changed = 0
    for path in _modules(root):
        text = path.read_text("utf-8")
        renamed = renamed_imports(text, old, new)
        if path.name == "rxconfig.py":
            renamed = re.sub(
                rf"""(app_name\s*=\s*)(["']){re.escape(old)}\2""", rf"\g<1>\g<2>{new}\g<2>", renamed
            )
        if renamed != text:
            path.write_text(renamed, "utf-8")
            changed += 1
    (root / old).rename(root / new)
    module = root / new / f"{old}.py"
    if module.exists():
        module.rename(root / new / f"{new}.py")
    terminal.step(f"`{old}` is `{new}` now: the folder, its module and {changed} file{'s' * (changed != 1)}")


def renamed_imports(text: str, old: str, new: str) -> str:
    """A module's text with every import of ``old`` and every use of what such an import binds renamed."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return text
    lines = text.splitlines(keepends=True)
    for line, column, word, replacement in sorted(_places(tree, old, new), reverse=True):
        # Columns of a syntax tree count bytes.
        raw = lines[line - 1].encode()
        start = raw.find(word.encode(), column)
        if start >= 0:
            lines[line - 1] = (
                raw[:start] + replacement.encode() + raw[start + len(word.encode()) :]
            ).decode()
    return "".join(lines)


def _places(tree: ast.AST, old: str, new: str) -> Iterator[tuple[int, int, str, str]]:
    """Line, column from which to look, the dotted name, and what it becomes."""

    def renamed(name: str) -> str:
        parts = [new if index == 0 else part for index, part in enumerate(name.split("."))]
        if len(parts) > 1 and parts[1] == old:
            parts[1] = new  # the app's own module is called as its folder is
        return ".".join(parts)

    binds = False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name == old or alias.name.startswith(f"{old}."):
                    binds = binds or alias.asname is None
                    yield alias.lineno, alias.col_offset, alias.name, renamed(alias.name)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if node.module == old or node.module.startswith(f"{old}."):
                yield node.lineno, node.col_offset + 4, node.module, renamed(node.module)
                for alias in node.names:
                    if node.module == old and alias.name == old:
                        kept = new if alias.asname else f"{new} as {old}"
                        yield alias.lineno, alias.col_offset, alias.name, kept
    if binds:
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id == old:
                yield node.lineno, node.col_offset, old, new
            elif isinstance(node, ast.Attribute) and node.attr == old and isinstance(node.value, ast.Name):
                if node.value.id == old:
                    yield node.lineno, node.value.col_offset + len(old), old, new


def _modules(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*.py")):
        if not _ELSEWHERE & set(path.relative_to(root).parts):
            yield path
