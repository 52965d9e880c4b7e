"""Where compiler and server meet: what a compiled app is to the one who serves it.

The compiler fills these values; the server knows nothing else of it. In development pages are compiled when they
are asked for, so the server holds a :class:`PageSource` and never a list of all pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as default
from typing import Any, Protocol

from mirra.protocol.bindings import Binding

FieldRef = tuple[str, str]
"""``(state full name, field name)``."""
JAVASCRIPT = "text/javascript; charset=utf-8"
CSS = "text/css; charset=utf-8"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class File:
    """Bytes served at a URL. ``immutable`` files have their hash in the URL and may be kept for ever."""

    content: bytes
    media_type: str
    immutable: bool = True
    etag: str = ""
    brotli: bytes | None = None
    """The content compressed ahead of time."""


@dataclass(frozen=True, slots=True)
class StorageField:
    """A var kept in the browser (cookie, local or session storage)."""

    state: str
    field: str
    kind: str
    """``"cookie"``, ``"local"`` or ``"session"``."""
    key: str
    options: dict[str, Any] = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CompiledPage:
    """One page, ready to be served and to be listened to."""

    route: str
    """The pattern, e.g. ``/users/[id]``; ``404`` for the not-found page."""
    html: bytes
    """The whole document: boot data, preload hints, and (with server rendering) the markup."""
    module: str
    """URL of the page's ES module."""
    reads: frozenset[FieldRef]
    """Every state field the page shows or sends: only these are computed and sent."""
    bindings: tuple[Binding, ...]
    on_load: tuple[str, ...] = ()
    """Binding ids started by the server when the page is opened; they are not callable from the browser."""
    load_bindings: tuple[Binding, ...] = ()
    files: tuple[tuple[str, File], ...] = ()
    """URL -> file, for modules and styles that this page needs and that were generated."""
    styles: tuple[str, ...] = ()
    preload: tuple[str, ...] = ()
    status: int = 200
    script_origins: frozenset[str] = frozenset()
    """Remote origins of scripts and styles that the content policy must allow."""
    permits: tuple[str, ...] = ()
    """Whose JavaScript may make markup from text: packages, remote scripts, the author's own."""
    record: str = ""
    """URL of the page's record, which the browser fetches to go there without loading the document."""
    drawn_by_browser: str = ""
    """Why the page has no markup although pages are drawn on the server."""
    defaults: dict[str, dict[str, Any]] = default(default_factory=dict)
    """``state -> field -> value`` as embedded in the HTML: what a browser that just loaded it already has."""
    requires: Any = None
    """An expression over the state that must be true of a session which is shown this page."""


@dataclass(frozen=True, slots=True)
class RouteMatch:
    """A URL path matched to a page."""

    route: str
    params: dict[str, str | list[str]]


class PageSource(Protocol):
    """Gives the server compiled pages and generated files, compiling on a miss in development."""

    @property
    def build(self) -> str:
        """Hash of everything compiled from: changes when the code does."""
        ...

    def match(self, path: str) -> RouteMatch | None:
        """The page that serves this URL path, or ``None``: then ``page("404")`` is shown."""

    def page(self, route: str) -> CompiledPage:
        """The compiled page; raises the user's own exception if it cannot be built."""
        ...

    def file(self, url: str) -> File | None:
        """A generated or shipped file by its URL path."""

    def routes(self) -> list[str]:
        """All route patterns of the app, in order of priority."""
        ...
