"""Plugins: settings that come with behaviour of their own."""

from __future__ import annotations

from typing import Any


class Plugin:
    """Base of plugins; an app lists instances in ``Config.plugins``."""


class RadixThemesPlugin(Plugin):
    """The app's theme."""

    def __init__(self, theme: Any = None, enabled: bool = True) -> None:
        self.theme = theme
        self.enabled = enabled


class SitemapPlugin(Plugin):
    """Writes ``sitemap.xml`` from the static pages when the app is exported."""

    def __init__(self, trailing_slash: str = "preserve") -> None:
        self.trailing_slash = trailing_slash


class TailwindV4Plugin(Plugin):
    """Tailwind CSS, for class names used in the app."""

    def __init__(self, config: dict[str, Any] | None = None) -> None:
        self.config = config or {}


class TailwindV3Plugin(TailwindV4Plugin):
    """The older name; compiled by version 4."""
