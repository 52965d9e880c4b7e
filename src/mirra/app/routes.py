"""Routes: ``/users/[id]``, ``/docs/[[...splat]]``; checked when a page is added, matched when a URL is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mirra.errors import RouteValueError
from mirra.names import kebab
from mirra.protocol.manifest import RouteMatch

_STATIC = re.compile(r"[a-zA-Z0-9_\-]+\Z")
_DYNAMIC = re.compile(r"\[([a-zA-Z_]\w*)\]\Z")
_OPTIONAL = re.compile(r"\[\[([a-zA-Z_]\w*)\]\]\Z")
_SPLAT = "[[...splat]]"
NOT_FOUND = "404"


@dataclass(frozen=True, slots=True)
class Route:
    """A checked route; ``pattern`` matches URL paths, ``arguments`` maps names to whether they are lists."""

    path: str
    pattern: re.Pattern[str]
    arguments: tuple[tuple[str, bool], ...]
    priority: tuple[int, int, int]
    """Catch-alls, optional and dynamic parts: fewer of them wins."""


def normal(path: str) -> str:
    """``about/`` -> ``/about``; ``index`` and ``/`` are the root."""
    stripped = path.strip("/")
    return "/" if stripped in ("", "index") else stripped if stripped == NOT_FOUND else f"/{stripped}"


def route_of_function(name: str) -> str:
    """The default route of a page function: its name in kebab-case."""
    return normal(kebab(name))


def parse_route(path: str) -> Route:
    """Check a route; raises ``RouteValueError`` naming the part that is wrong."""
    path = normal(path)
    parts = [] if path in ("/", NOT_FOUND) else path[1:].split("/")
    pattern, arguments, counts = "", [], [0, 0, 0]
    for index, part in enumerate(parts):
        if part == _SPLAT:
            if index != len(parts) - 1:
                raise RouteValueError(f"`{_SPLAT}` must be the last part of route `{path}`.")
            pattern, counts[0] = pattern + r"(?:/(?P<splat>.*))?", counts[0] + 1
            arguments.append(("splat", True))
        elif found := _OPTIONAL.match(part):
            pattern, counts[1] = pattern + rf"(?:/(?P<{found[1]}>[^/]+))?", counts[1] + 1
            arguments.append((found[1], False))
        elif found := _DYNAMIC.match(part):
            pattern, counts[2] = pattern + rf"/(?P<{found[1]}>[^/]+)", counts[2] + 1
            arguments.append((found[1], False))
        elif _STATIC.match(part):
            pattern += f"/{re.escape(part)}"
        else:
            raise RouteValueError(
                f"`{part}` in route `{path}` is not a route part.",
                f"Parts are letters, digits, `-` and `_`, `[name]`, `[[name]]`, or `{_SPLAT}` at the end.",
            )
    names = [name for name, _ in arguments]
    for name in names:
        if names.count(name) > 1:
            raise RouteValueError(f"Route `{path}` has the argument `{name}` twice.")
    return Route(path, re.compile(f"{pattern}/?\\Z"), tuple(arguments), (counts[0], counts[1], counts[2]))


def conflict(a: Route, b: Route) -> str | None:
    """Why two routes cannot be in one app, if so: another name at the same dynamic place."""
    for left, right in zip(a.path.split("/"), b.path.split("/"), strict=False):
        if left != right:
            dynamic = left.startswith("[") and right.startswith("[") and left.count("[") == right.count("[")
            return (
                f"Routes `{a.path}` and `{b.path}` name the same part `{left}` and `{right}`."
                if dynamic
                else None
            )
    return None


def match(path: str, routes: Iterable[Route]) -> RouteMatch | None:
    """The route that serves a URL path: the most specific one that fits."""
    for route in sorted(routes, key=lambda route: route.priority):
        if route.path == NOT_FOUND:
            continue
        found = route.pattern.match(path if path != "/" else "")
        if found:
            values = found.groupdict()
            params = {
                name: ([p for p in (values[name] or "").split("/") if p] if is_list else values[name] or "")
                for name, is_list in route.arguments
            }
            return RouteMatch(route.path, params)
    return None
