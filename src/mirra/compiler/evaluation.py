"""A page's function is called: what it returns is the page's tree."""

from __future__ import annotations

from mirra.app.page import Page
from mirra.compiler.plugged import Plugged
from mirra.composition.component_state import page_uses
from mirra.elements.children import freeze_child
from mirra.elements.node import Node
from mirra.elements.themed import AppStyle, app_style
from mirra.errors import MirraError, MirraRuntimeError, Source, user_line


class PageError(MirraRuntimeError):
    """A page function raised; ``__cause__`` is what it raised, ``source`` the user's line."""


def evaluate(page: Page, style: AppStyle = AppStyle(), plugged: Plugged = Plugged()) -> Node:
    """The page's tree; raises :class:`PageError` for whatever its function raises."""
    try:
        with page_uses(page.route), app_style(style):
            made = plugged.evaluate(page)
            if made is None:
                name = getattr(page.component, "__name__", "The function")
                raise PageError(
                    f"Page `{page.route}` has nothing to show: `{name}` returned `None`.",
                    "Return a component.",
                    source=_definition(page),
                )
            return freeze_child(made, source=page.source)
    except MirraError:
        raise
    except Exception as error:
        raise PageError(
            f"Page `{page.route}` raised `{type(error).__name__}: {error}`.", source=user_line(error)
        ) from error


def _definition(page: Page) -> Source | None:
    """The line where the page's function is defined."""
    code = getattr(page.component, "__code__", None)
    return Source(code.co_filename, code.co_firstlineno) if code else page.source
