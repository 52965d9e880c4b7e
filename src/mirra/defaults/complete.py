"""An app for a module: its own ``app``, or one made of its ``index`` function and decorated pages."""

from __future__ import annotations

from types import ModuleType

from mirra.app.app import App
from mirra.errors import PageValueError, Source
from mirra.registry import registry


def complete(module: ModuleType) -> App:
    """The module's app. Raises ``PageValueError`` for a module with neither an app nor a page."""
    found = getattr(module, "app", None)
    if isinstance(found, App):
        return found
    made = App()
    index = getattr(module, "index", None)
    if callable(index) and registry().get("page", "/") is None:
        made.add_page(index, route="/")
    made.adopt_decorated()
    if not made.pages:
        raise PageValueError(
            f"`{module.__name__}` has no page.",
            "Define a function `index()` that returns a component, or make an app: `app = rx.App()` and `app.add_page(...)`.",
            source=Source(module.__file__, 1) if module.__file__ else None,
        )
    return made
