"""What ``reflex.app`` has beside ``App``: functions about routes, and what an app has by default."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

from mirra.app.routes import parse_route
from mirra.components.logo import logo as sticky
from mirra.config import Env, environment, get_config
from mirra.defaults.wrap import named_component
from mirra.elements.component import Component
from mirra.elements.fragment import Fragment
from mirra.reflex.constants import RouteArgType
from mirra.state.runtime import current_runtime

_KEYWORDS = (
    (re.compile(r"\[\[\.{3}\w+\]\]"), "__DOUBLE_CATCHALL_SEGMENT__"),
    (re.compile(r"\[\[\w+\]\]"), "__DOUBLE_SEGMENT__"),
    (re.compile(r"\[\w+\]"), "__SINGLE_SEGMENT__"),
)


class ErrorBoundary(Component):
    """What a page stands in: where drawing it fails, the reader sees why and may try again. mirra puts one around every page."""

    library = "mirra"
    tag = "ErrorBoundary"


def default_error_boundary(*children: Any) -> Component:
    """An error boundary around these."""
    return ErrorBoundary(*children)


def default_overlay_component() -> Component:
    """What is shown over every page: nothing, since the runtime shows the state of the connection by itself."""
    return Fragment()


def extra_overlay_function() -> Any:
    """The component of the setting ``extra_overlay_function``, or ``None``."""
    path = get_config().extra_overlay_function
    return named_component(path, "extra_overlay_function") if path else None


def get_route_args(route: str) -> dict[str, str]:
    """The arguments of a route, and whether each is one part or a list; raises ``RouteValueError``."""
    return {
        name: RouteArgType.LIST if is_list else RouteArgType.SINGLE
        for name, is_list in parse_route(route).arguments
    }


def verify_route_validity(route: str) -> None:
    """Raises ``RouteValueError`` naming the part that is wrong."""
    parse_route(route)


def replace_brackets_with_keywords(route: str) -> str:
    """The route with a word in place of each argument, so that routes can be compared."""
    for pattern, keyword in _KEYWORDS:
        route = pattern.sub(keyword, route)
    return route


def readable_name_from_component(component: Any) -> str | None:
    """The name of a page's function in words: ``about_us`` -> ``About Us``."""
    name = getattr(component, "__name__", None)
    return None if name is None or name == "<lambda>" else name.replace("_", " ").title()


def is_non_string_sequence(value: Any) -> bool:
    """Whether something is a list or a tuple rather than a text."""
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def is_prod_mode() -> bool:
    """Whether the app runs in production."""
    return bool(environment.ENV_MODE.get() == Env.PROD)


def is_testing_env() -> bool:
    """Whether a test of pytest is running."""
    return "PYTEST_CURRENT_TEST" in os.environ


def should_prerender_routes() -> bool:
    """Whether pages are drawn on the server."""
    return bool(environment.SSR.get())


async def ping() -> str:
    """What `/ping` answers."""
    return "pong"


async def health() -> dict[str, bool]:
    """Whether the app is up; `/_health` looks at the database and at Redis too."""
    current_runtime()
    return {"status": True}


__all__ = [
    "ErrorBoundary", "default_error_boundary", "default_overlay_component", "extra_overlay_function", "get_route_args", "health",
    "is_non_string_sequence", "is_prod_mode", "is_testing_env", "ping", "readable_name_from_component",
    "replace_brackets_with_keywords", "should_prerender_routes", "sticky", "verify_route_validity",
]  # fmt: skip
