"""Everything the user's modules define when they are imported: ``(kind, name) -> object``.

One registry is current at a time; tests and reloads bring their own with :func:`use_registry`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mirra.errors import MirraRuntimeError


class Registry:
    """Definitions by kind (``"state"``, ``"page"``) and name. After :meth:`seal` nothing more is taken."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, Any]] = {}
        self._sealed = False

    def add(self, kind: str, name: str, value: Any) -> None:
        """Define; a later definition of the same name replaces the earlier one."""
        if self._sealed:
            raise MirraRuntimeError(f"`{name}` is defined too late: the app is already compiled.")
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
    _current.append(own or Registry())
    try:
        yield _current[-1]
    finally:
        _current.pop()
