"""What all pages of an app have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mirra.compiler.conditions import Conditions
from mirra.compiler.lowering.nodes import Lowering
from mirra.compiler.plugged import Plugged
from mirra.compiler.prerender import Renderer
from mirra.elements.themed import AppStyle
from mirra.js.tree import Module


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The module around every page, and what the app says of all of them."""

    app_name: str
    app_module: str
    """URL of the module around every page: theme, app wraps."""
    wrap: Lowering
    """What that module uses: its reads, bindings and styles are every page's too."""
    styles: tuple[str, ...]
    """Stylesheets of the packages that the app's module imports."""
    origins: frozenset[str]
    """Remote hosts that it imports from."""
    permits: tuple[str, ...]
    """Whose JavaScript in it may make markup from text."""
    stylesheets: tuple[str, ...]
    """Addresses of the user's own stylesheets, after those of packages, before the page's own rules."""
    conditions: Conditions
    """Everything that `requires=` says anywhere."""
    lang: str
    head_components: tuple[Any, ...]
    html_attributes: Mapping[str, str]
    base: str
    socket: str
    dev: bool
    color_mode: str
    build: str
    routes: str
    toaster: Any
    whole_css: bool
    style: AppStyle
    module: Module
    """The module around every page, as a tree."""
    static: bool = False
    """Whether a server of files will serve the pages: it has one for every address that it does not know."""
    renderer: Renderer | None = None
    """Draws pages before they are asked for."""
    plugged: Plugged = Plugged()
    reset: bool = True
    """Whether browsers' own margins and the like are taken away."""
    packages: tuple[str, ...] = ()
    """npm packages that the project's bundle has, whoever imports them."""
    fallback: tuple[Lowering, Module] | None = None
    """What a page shows that cannot be drawn on the server, until the browser has drawn it."""
    env: Mapping[str, Any] = field(default_factory=dict)
