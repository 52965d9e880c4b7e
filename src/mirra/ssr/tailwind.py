"""Tailwind's compiler (`_runtime/tailwind.js`) in an embedded V8: class names in, a stylesheet out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from mirra.compiler.runtime_files import RUNTIME
from mirra.errors import InvalidPluginConfigError
from mirra.ssr.engine import new_context

_SCRIPT = RUNTIME / "tailwind.js"


@cache
def digest() -> str:
    """Names this version of the compiler."""
    return hashlib.sha256(_SCRIPT.read_bytes()).hexdigest()[:12]


class Tailwind:
    """A :class:`~mirra.app.tailwind.UtilityCompiler`. Starting takes 0.1 s; raises ``MissingExtraError`` where V8 is not installed."""

    def __init__(self) -> None:
        self._context = new_context("Tailwind", _SCRIPT.read_text("utf-8"))

    def css(self, sheet: str, config: Mapping[str, Any], class_names: Sequence[str]) -> str:
        """The stylesheet, a rule a line; raises ``InvalidPluginConfigError`` with what the compiler says of ``sheet``."""
        # What is compiled remembers the names it was given: each page begins anew.
        self._context.call("mirra.begin", sheet, config)
        made = self._context.call("mirra.end", list(class_names))
        if "error" in made:
            raise InvalidPluginConfigError(f"Tailwind: {made['error']}", source=None)
        return "\n".join(line.strip() for line in str(made["css"]).splitlines() if line.strip())

    def close(self) -> None:
        """Give the memory back."""
        self._context.close()
