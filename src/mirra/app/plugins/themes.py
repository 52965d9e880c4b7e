"""``RadixThemesPlugin``: the app's theme as a plugin."""

from __future__ import annotations

from typing import Any

from mirra.app.plugins.base import Plugin


class RadixThemesPlugin(Plugin):
    """``RadixThemesPlugin(theme=rx.theme(...))``: the theme around every page; ``App(theme=...)`` wins over it."""

    def __init__(self, theme: Any = None, enabled: bool = True) -> None:
        self.theme = theme
        self.enabled = enabled
