"""``TailwindV4Plugin``: Tailwind CSS for the class names of the app's pages.

Tailwind's own compiler is part of the wheel and runs in an embedded V8 (extra ``ssr``), so there is nothing to install with npm.
The class names are those that the compiled pages have; no files are searched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from mirra.app.plugins.base import Plugin
from mirra.errors import InvalidPluginConfigError

TYPOGRAPHY = "@tailwindcss/typography"
PLUGINS = (TYPOGRAPHY, f"{TYPOGRAPHY}@0.5")
_IGNORED = ("content", "separator", "corePlugins")
"""Keys of older configurations that mean nothing here: there are no files to search."""
_KEPT = 200
"""Compiled stylesheets that are kept on disk."""


class UtilityCompiler(Protocol):
    """What compiles class names; `mirra.ssr.tailwind` has one."""

    def css(self, sheet: str, config: Mapping[str, Any], class_names: Sequence[str]) -> str:
        """The rules for these names; raises ``InvalidPluginConfigError`` with what the compiler says."""
        ...

    def close(self) -> None:
        """Give the memory back."""


class TailwindV4Plugin(Plugin):
    """Tailwind CSS 4. ``config`` is a Tailwind configuration as a dict, ``css`` is Tailwind's own language:

    >>> TailwindV4Plugin({"theme": {"extend": {"colors": {"brand": "#3e63dd"}}}}, css="@theme { --font-display: 'Inter'; }")

    Raises ``InvalidPluginConfigError`` for a plugin other than the typography plugin, which is always there.
    """

    def __init__(self, config: Mapping[str, Any] | None = None, css: str = "") -> None:
        given = dict(config or {})
        for key in _IGNORED:
            given.pop(key, None)
        for name in given.pop("plugins", ()):
            if not isinstance(name, str) or not name.startswith(TYPOGRAPHY):
                raise InvalidPluginConfigError(
                    f"Tailwind's plugin `{name}` is not part of mirra.",
                    f'There is `"{TYPOGRAPHY}"`; what others do can be written in `css`, with `@utility` and `@theme`.',
                )
        self.config: Mapping[str, Any] = {"theme": {}, **given}
        self.css = css
        self._compiler: UtilityCompiler | None = None

    @property
    def sheet(self) -> str:
        """What Tailwind is given."""
        lines = [
            '@import "tailwindcss/theme.css" layer(theme);',
            '@import "tailwindcss/utilities.css" layer(utilities);',
            "@custom-variant dark (&:where(.dark, .dark *));",
            f'@plugin "{TYPOGRAPHY}";',
        ]
        if self.config != {"theme": {}}:
            lines.append('@config "mirra:config";')
        return "\n".join([*lines, self.css])

    def get_page_css(self, **context: Any) -> str:
        """The rules that a page's class names need."""
        names: list[str] = sorted(context["class_names"])
        known = self._kept(names)
        if known is not None and known.is_file():
            return known.read_text("utf-8")
        made = self._compile(names)
        if known is not None:
            _keep(known, made)
        return made

    def post_compile(self, **context: Any) -> None:
        """All pages are compiled: the engine is needed no more."""
        if self._compiler is not None:
            self._compiler.close()
            self._compiler = None

    def _compile(self, names: list[str]) -> str:
        compiler = self._compiler
        if compiler is None:
            # By name: the engine lies above this layer, and is not loaded before a page needs it.
            made: UtilityCompiler = import_module("mirra.ssr.tailwind").Tailwind()
            compiler = self._compiler = made
        return compiler.css(self.sheet, self.config, names)

    def _kept(self, names: list[str]) -> Path | None:
        """Where the result is kept: in the project's `.mirra`, so that an edit that names no new class starts no engine."""
        if not Path(".mirra").is_dir():
            return None
        version = import_module("mirra.ssr.tailwind").digest()
        said = json.dumps([version, self.sheet, self.config, names], sort_keys=True, default=str)
        return Path(".mirra") / "tailwind" / f"{hashlib.sha256(said.encode()).hexdigest()[:24]}.css"


def _keep(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    for old in sorted(path.parent.glob("*.css"), key=lambda file: file.stat().st_mtime)[:-_KEPT]:
        old.unlink(missing_ok=True)
