"""``@rx.page``: a page, registered when its module is imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mirra.app.routes import normal, route_of_function
from mirra.errors import Source, user_source
from mirra.registry import registry

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the app; ``component`` is a function or a component."""

    route: str
    component: Any
    title: Any = None
    description: Any = None
    image: str | None = None
    on_load: Any = None
    meta: tuple[Any, ...] = ()
    script_tags: tuple[Any, ...] = ()
    context: dict[str, Any] = field(default_factory=dict)
    source: Source | None = None
    requires: Any = None
    """A Var that must be true of the session before anything of the state is sent to it."""


def page(
    route: str | None = None,
    title: Any = None,
    image: str | None = None,
    description: Any = None,
    meta: list[Any] | None = None,
    script_tags: list[Any] | None = None,
    on_load: Any = None,
    requires: Any = None,
) -> Callable[[F], F]:
    """Make the decorated function a page; without ``route`` its name is the route."""
    source = user_source()

    def register(function: F) -> F:
        path = normal(route) if route is not None else route_of_function(function.__name__)
        made = Page(
            path,
            function,
            title,
            description,
            image,
            on_load,
            tuple(meta or ()),
            tuple(script_tags or ()),
            {},
            source,
            requires,
        )
        registry().add("page", path, made)
        return function

    return register
