"""Everything the user's modules define when they are imported: ``(kind, name) -> object``.

One registry is current at a time; tests and reloads bring their own with :func:`use_registry`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mirra.errors import MirraRuntimeError


class Registry:
    """Definitions by kind (``"state"``, ``"page"``, ``"file"``) and name. After :meth:`seal` nothing more is taken."""

    def __init__(self, built_in: dict[str, dict[str, Any]] | None = None) -> None:
        self.built_in: dict[str, dict[str, Any]] = built_in if built_in is not None else {}
        """Definitions of the framework's own, which every registry has."""
        self._entries: dict[str, dict[str, Any]] = {
            kind: dict(entries) for kind, entries in self.built_in.items()
        }
        self._sealed = False

    def add(self, kind: str, name: str, value: Any, built_in: bool = False) -> None:
        """Define; a later definition of the same name replaces the earlier one."""
        if built_in:
            self.built_in.setdefault(kind, {})[name] = value
        if self._sealed:
            raise MirraRuntimeError(f"`{name}` is defined too late: the app is already compiled.")
        self._entries.setdefault(kind, {})[name] = value

    def keep(self, kind: str, name: str, value: Any) -> None:
        """Keep something that was made while running, such as a database's engine: also after :meth:`seal`."""
        self._entries.setdefault(kind, {})[name] = value

    def get(self, kind: str, name: str) -> Any:
        """The definition, or ``None``."""
        return self._entries.get(kind, {}).get(name)

    def all(self, kind: str) -> dict[str, Any]:
        """All definitions of a kind, in order of definition."""
        return dict(self._entries.get(kind, {}))

    def seal(self) -> None:
        """Take nothing more."""
        self._sealed = True


_current = [Registry()]
"""The one module-level state that definitions need: a stack whose last entry is current."""


def registry() -> Registry:
    """The current registry."""
    return _current[-1]


@contextmanager
def use_registry(own: Registry | None = None) -> Iterator[Registry]:
    """A registry of one's own for the time of a ``with`` block."""
    made = own or Registry(_current[0].built_in)
    _current.append(made)
    try:
        yield made
    finally:
        _current.remove(made)  # not always the last: blocks of different length may overlap
