"""The component around every page: theme and the user's own wraps; and the page for what is not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from mirra.app.app import App
from mirra.app.plugins import RadixThemesPlugin, plugins_of
from mirra.components.layout import theme, vstack
from mirra.components.link import link
from mirra.components.logo import logo
from mirra.components.typography import heading, text
from mirra.config import Config
from mirra.elements.control import fragment
from mirra.errors import ConfigError
from mirra.js.tree import Member, Name
from mirra.vars.base import make


def _slot() -> Any:
    """Where the page goes: the wrapper's ``children``."""

    class Children:
        def freeze(self) -> Any:
            from mirra.elements.node import Text

            return Text(Member(Name("props"), "children"))

    return Children()


def app_wrap(app: App, config: Config) -> Any:
    """``theme(children)``, with the app's wraps around it, the highest priority outermost."""
    plugin = next((p for p in plugins_of(config) if isinstance(p, RadixThemesPlugin) and p.enabled), None)
    chosen = app.theme if app.theme is not None else plugin.theme if plugin is not None else None
    outer = chosen if chosen is not None else theme(accent_color="blue")
    wraps = sorted({**app.app_wraps, **app.extra_app_wraps}.items(), key=lambda item: item[0][0])
    made: Any = fragment(_slot(), *overlays(config))
    for _, wrap in wraps:
        component = wrap(True)
        if component is not None:
            component.children = [*component.children, made]
            made = component
    outer.children = [made]
    return outer


def overlays(config: Config) -> list[Any]:
    """What the config shows over every page."""
    made = []
    if config.extra_overlay_function:
        made.append(named_component(config.extra_overlay_function, "extra_overlay_function"))
    if config.show_built_with_reflex:
        made.append(logo())
    return made


def hydrate_fallback(app: App, config: Config) -> Any:
    """What is shown in place of a page that only the browser can draw: the app's, else the config's."""
    found = app.hydrate_fallback
    if found is None and config.hydrate_fallback:
        return named_component(config.hydrate_fallback, "hydrate_fallback")
    return found() if callable(found) and not hasattr(found, "freeze") else found


def named_component(path: str, setting: str) -> Any:
    """What the function at an import path gives; raises ``ConfigError`` where there is no such function."""
    module, _, name = path.rpartition(".")
    try:
        function = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise ConfigError(
            f"`{setting}` names `{path}`, which cannot be imported: {error}.",
            "Write the path of a function: `my_app.parts.overlay`.",
            source=None,
        ) from error
    return function()


def not_found_page() -> Any:
    """The page with status 404 of an app that brings none."""
    return vstack(
        text("404", size="9", weight="bold", color_scheme="gray", style={"letter_spacing": "-0.04em"}),
        heading("Page not found", size="6", as_="h1"),
        text("There is nothing at this address.", color_scheme="gray"),
        link("Back to the start", href="/"),
        align="center",
        justify="center",
        min_height="100vh",
        spacing="3",
    )


def expression(name: str) -> Any:
    """A Var of a local name."""
    return make(Name(name))
