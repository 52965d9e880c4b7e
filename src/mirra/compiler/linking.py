"""Where a module's imports come from: prebuilt libraries, the user's own packages and files, or an address."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from mirra.compiler.lowering import Lowering
from mirra.compiler.runtime_files import RuntimeFiles, library_name, runtime_files
from mirra.elements.node import Element
from mirra.errors import BundleError, MissingExtraError, Source
from mirra.js.printer import print_module
from mirra.js.tree import Import, LazyImport, Module, Raw, RawStatement, walk
from mirra.protocol.manifest import File

REMOTE = ("http://", "https://")


class Libraries(Protocol):
    """Users' own npm packages and local files: resolved by the toolchain's bundler."""

    def require(self, modules: Collection[str], dependencies: Collection[str] = ()) -> None:
        """Bundle these modules; raises ``BundleError`` or ``MissingExtraError``."""

    def resolve(self, module: str, export: str) -> tuple[str, str]:
        """``(URL, exported name)``; raises the same errors."""
        ...

    def styles(self, modules: Collection[str]) -> tuple[str, ...]:
        """URLs of the stylesheets that the modules import."""
        ...

    def uses_themes(self, modules: Collection[str]) -> bool:
        """Whether the modules use Radix Themes."""
        ...

    def file(self, url: str) -> File | None:
        """A bundled file by URL."""

    def urls(self) -> list[str]:
        """All bundled files."""
        ...


@dataclass(frozen=True, slots=True)
class Linked:
    """A module's text, and what the page must load with it."""

    text: bytes
    styles: tuple[str, ...] = ()
    """URLs of stylesheets that its packages import."""
    origins: frozenset[str] = frozenset()
    """Remote hosts it imports from."""
    uses_themes: bool = False
    """Whether its packages draw components of Radix Themes, of which the compiler sees nothing."""


def link(
    module: Module, lowering: Lowering, mode: str, libraries: Libraries | None, packages: Collection[str] = ()
) -> Linked:
    """Bundle what is not prebuilt and print; raises ``BundleError`` and ``MissingExtraError`` at the user's line."""
    named = imported_modules(module)
    own = [name for name in named if is_foreign(name, runtime_files(mode))]
    code = replace(
        module, side_effects=tuple(name for name in module.side_effects if not name.endswith(".css"))
    )
    try:
        if own and libraries is not None:
            libraries.require(own, [*lowering.dependencies, *packages])
        text = print_module(code, resolver(mode, libraries))
    except (BundleError, MissingExtraError) as error:
        error.source = error.source or _use(error.message, lowering)
        raise
    origins = frozenset(filter(None, map(origin, named)))
    if not own or libraries is None:
        return Linked(text.encode(), origins=origins)
    return Linked(text.encode(), libraries.styles(own), origins, libraries.uses_themes(own))


def origin(url: str) -> str | None:
    """``https://host:port`` of a remote address, else ``None``."""
    parts = urlsplit(url) if url.startswith(REMOTE) else None
    return f"{parts.scheme}://{parts.netloc}" if parts else None


def imported_modules(module: Module, lazy: bool = True) -> list[str]:
    """The names of all that a module imports, as they were written; with or without what comes later."""
    named: dict[str, None] = dict.fromkeys(module.side_effects)
    for node in walk(module):
        if isinstance(node, Import) or (lazy and isinstance(node, LazyImport)):
            named[node.module] = None
        elif isinstance(node, Raw | RawStatement):
            named.update((name, None) for name, _, _ in node.imports)
    return list(named)


def is_foreign(name: str, files: RuntimeFiles, remote: bool = False) -> bool:
    """Whether an import is neither prebuilt, nor generated, nor (unless ``remote`` ones count too) at an address of its own."""
    if name.startswith(REMOTE):
        return remote
    return not (files.knows(library_name(name)) or name.startswith("/_app/"))


def _use(message: str, lowering: Lowering) -> Source | None:
    """The line of the component that needs what an error speaks of."""
    uses = [element for element in lowering.elements if element.source is not None]
    foreign = [element for element in uses if any(f"`{name}`" in message for name in _named_by(element))]
    return foreign[0].source if foreign else None


def _named_by(element: Element) -> Iterator[str]:
    for value in (element.tag, *(value for _, value in element.props)):
        for node in walk(value) if isinstance(value, msgspec.Struct) else ():
            if isinstance(node, Import | LazyImport):
                yield node.module


def resolver(mode: str, libraries: Libraries | None) -> Any:
    """The printer's ``resolve``: prebuilt libraries first, then the user's own."""
    files = runtime_files(mode)

    def resolve(symbol: Import) -> tuple[str, str]:
        module = library_name(symbol.module)
        if module.startswith(("/_app/", *REMOTE)):
            return symbol.module, symbol.export
        if symbol.export and files.knows(module):
            return files.resolve(module, symbol.export)
        if libraries is None:
            raise BundleError(f"`{symbol.module}` is not a library that mirra ships.", source=None)
        return libraries.resolve(symbol.module, symbol.export)

    return resolve
