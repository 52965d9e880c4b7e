"""A project on the disk, made of a function, a module or a text."""

from __future__ import annotations

import ast
import functools
import inspect
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

AppSource = Callable[..., Any] | ModuleType | str | None


def name_of(source: AppSource, root: Path) -> str:
    """What the app is called where nobody says it."""
    if isinstance(source, functools.partial):
        values = "_".join(map(str, source.keywords.values()))
        return _plain(f"{name_of(source.func, root)}_{values}")
    if isinstance(source, str) or source is None:
        return _plain(root.name)
    return _plain(source.__name__.rpartition(".")[2])


def _plain(name: str) -> str:
    return re.sub(r"\W+", "_", name).strip("_").lower() or "app"


def write_app(root: Path, name: str, source: AppSource) -> None:
    """Write ``rxconfig.py`` and ``<name>/<name>.py``; with no source the project is there already."""
    if source is None:
        return
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / f"{name}.py").write_text(text_of(source))
    config = root / "rxconfig.py"
    if not config.exists():
        config.write_text(f'import reflex as rx\n\nconfig = rx.Config(app_name="{name}")\n')


def text_of(source: AppSource) -> str:
    """The text of the app's module: of a function its body, with its arguments before it."""
    if isinstance(source, str):
        return source
    given: dict[str, Any] = {}
    while isinstance(source, functools.partial):
        given = {**source.keywords, **given}
        source = source.func
    if isinstance(source, ModuleType):
        return inspect.getsource(source)
    assert source is not None
    names = inspect.signature(source).parameters.values()
    given = {
        p.name: given.get(p.name, p.default) for p in names if p.name in given or p.default is not p.empty
    }
    return "\n".join([*(f"{name} = {value!r}" for name, value in given.items()), _body(source)])


def _body(function: Callable[..., Any]) -> str:
    text = textwrap.dedent(inspect.getsource(function))
    definition = next(
        node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    first = definition.body[0].lineno
    lines = text.splitlines(keepends=True)
    return textwrap.dedent("".join(lines[first - 1 : definition.end_lineno]))
