"""Modules made while running, for scripts that handlers return: each is imported by one browser and then gone.

The address is a secret that only that browser has been told, and it names the worker that knows the text: the request may
come to another one.
"""

from __future__ import annotations

import secrets

PATH = "/_once/"
_MOST = 1000
_MOST_TEXT = 16 * 1024 * 1024


class OnceModules:
    """The modules of one worker that nobody has fetched yet; the oldest are forgotten."""

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self._texts: dict[str, str] = {}

    def publish(self, text: str) -> str:
        """Keep a module; returned is its path, relative to that of the WebSocket."""
        name = f"{self._owner}-{secrets.token_urlsafe(16)}"
        self._texts[name] = text
        while len(self._texts) > _MOST or (len(self._texts) > 1 and self._size() > _MOST_TEXT):
            del self._texts[next(iter(self._texts))]
        return f"{PATH.strip('/')}/{name}.js"

    def take(self, name: str) -> str | None:
        """The text, for the one who asks first."""
        return self._texts.pop(name, None)

    def _size(self) -> int:
        return sum(map(len, self._texts.values()))


def owner_of(name: str) -> str:
    """The worker that published a module."""
    return name.partition("-")[0]
