"""What ``reflex.utils.imports`` has: imports of JavaScript libraries as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mirra.vars.data import ImportDict, ImportVar

ParsedImportDict = dict[str, list[ImportVar]]


def parse_imports(imports: Mapping[str, Any]) -> ParsedImportDict:
    """Every name as an :class:`ImportVar`, in lists."""
    return {
        library: [
            name if isinstance(name, ImportVar) else ImportVar(name)
            for name in (names if isinstance(names, list | tuple | set) else [names])
        ]
        for library, names in imports.items()
    }


def merge_imports(*several: Mapping[str, Any]) -> ParsedImportDict:
    """All of them in one."""
    merged: ParsedImportDict = {}
    for imports in several:
        for library, names in parse_imports(imports).items():
            merged.setdefault(library, []).extend(names)
    return merged


def collapse_imports(imports: Mapping[str, Any]) -> ParsedImportDict:
    """Each name once."""
    return {library: list(dict.fromkeys(names)) for library, names in parse_imports(imports).items()}


__all__ = [
    "ImportDict",
    "ImportVar",
    "ParsedImportDict",
    "collapse_imports",
    "merge_imports",
    "parse_imports",
]
