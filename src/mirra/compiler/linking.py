"""Where a module's imports come from: prebuilt libraries, the user's own packages and files, or an address."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from msgspec.structs import replace

from mirra.compiler.lowering.nodes import Lowering
from mirra.compiler.permits import permitted
from mirra.compiler.runtime_files import RuntimeFiles, library_name, runtime_files, specifier
from mirra.errors import BundleError, MissingExtraError, Source
from mirra.js.printer import print_module
from mirra.js.tree import (
    Call,
    Const,
    ExportDefault,
    Import,
    LazyImport,
    Literal,
    Module,
    Raw,
    RawStatement,
    Statement,
    walk,
)
from mirra.protocol.manifest import JAVASCRIPT, File

REMOTE = ("http://", "https://")


class Libraries(Protocol):
    """Users' own npm packages and local files: resolved by the toolchain's bundler."""

    def require(self, modules: Mapping[str, Collection[str]], dependencies: Collection[str] = ()) -> None:
        """Bundle these exports of these modules; raises ``BundleError`` or ``MissingExtraError``."""

    def resolve(self, module: str, export: str) -> tuple[str, str]:
        """``(URL, exported name)`` of what was required."""
        ...

    def forgives(self, error: BundleError) -> bool:
        """Whether the page is to be shown without the module that fails: development says the error and goes on."""
        ...

    def styles(self, modules: Collection[str]) -> tuple[str, ...]:
        """URLs of the stylesheets that the modules import."""
        ...

    def uses_themes(self, modules: Collection[str]) -> bool:
        """Whether the modules use Radix Themes."""
        ...

    def writes_markup(self, modules: Collection[str]) -> list[str]:
        """Those of the modules that make markup or scripts from text."""
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
    permits: tuple[str, ...] = ()
    """Whose JavaScript may make markup from text: packages, remote scripts, the author's own."""
    stubs: Mapping[str, tuple[str, File]] = field(default_factory=dict)
    """Modules that stand for those that could not be bundled, by the name of these: URL and file."""


def link(
    module: Module, lowering: Lowering, mode: str, libraries: Libraries | None, packages: Collection[str] = ()
) -> Linked:
    """Bundle what is not prebuilt and print; raises ``BundleError`` and ``MissingExtraError`` at the user's line."""
    named = imported(module)
    own = {name: exports for name, exports in named.items() if is_foreign(name, runtime_files(mode))}
    effects = [name for name in module.side_effects if not name.endswith(".css")]
    # Packages may write `<style>` elements, which the content policy refuses: this takes them over, and must run first.
    first = ["mirra/adopt"] if own else []
    broken: dict[str, BundleError] = {}
    try:
        if own and libraries is not None:
            broken = _required(libraries, own, [*lowering.dependencies, *packages], lowering)
        stubs = {name: _stub(name, own[name], error, mode) for name, error in broken.items()}
        found = [name for name in own if name not in broken]
        permits = permitted(
            module, lowering.elements, named, libraries.writes_markup(found) if libraries else found
        )
        first += ["mirra/permit"] if permits else []
        code = replace(module, side_effects=(*first, *effects))
        text = print_module(code, resolver(mode, libraries, stubs))
    except (BundleError, MissingExtraError) as error:
        error.source = error.source or _use(error, lowering)
        raise
    origins = frozenset(filter(None, map(origin, named)))
    if not own or libraries is None:
        return Linked(text.encode(), origins=origins, permits=permits)
    return Linked(
        text.encode(), libraries.styles(found), origins, libraries.uses_themes(found), permits, stubs
    )


def _required(
    libraries: Libraries,
    wanted: Mapping[str, Collection[str]],
    dependencies: Collection[str],
    lowering: Lowering,
) -> dict[str, BundleError]:
    """Has what is wanted bundled; what fails and is forgiven is left out and given back with its error."""
    broken: dict[str, BundleError] = {}
    left = dict(wanted)
    while left:
        try:
            libraries.require(left, [name for name in dependencies if name not in broken])
            break
        except BundleError as error:
            error.source = error.source or _use(error, lowering)
            failed = [name for name in left if error.module in (name, library_name(name), specifier(name)[0])]
            if not failed or not libraries.forgives(error):
                raise
            for name in failed:
                broken[name] = error
                del left[name]
    return broken


def _stub(name: str, exports: Collection[str], error: BundleError, mode: str) -> tuple[str, File]:
    """What stands for a module that could not be bundled: components that say why."""
    thrown = Call(Import("mirra", "broken"), (Literal("\n".join([error.message, *error.advice])),))
    named = sorted(export for export in exports if export not in ("", "*", "default"))
    body: list[Statement] = [Const(export, thrown, export=True) for export in named]
    text = print_module(Module((*body, ExportDefault(thrown))), resolver(mode, None)).encode()
    url = f"/_app/broken-{hashlib.sha256(name.encode() + text).hexdigest()[:12]}.js"
    return url, File(text, JAVASCRIPT)


def origin(url: str) -> str | None:
    """``https://host:port`` of a remote address, else ``None``."""
    parts = urlsplit(url) if url.startswith(REMOTE) else None
    return f"{parts.scheme}://{parts.netloc}" if parts else None


def imported(module: Module, lazy: bool = True) -> dict[str, set[str]]:
    """What a module imports: names of modules, as they were written, and which exports; with or without what comes later."""
    named: dict[str, set[str]] = {name: set() for name in module.side_effects}
    for node in walk(module):
        if isinstance(node, Import) or (lazy and isinstance(node, LazyImport)):
            named.setdefault(node.module, set()).add(node.export.partition(".")[0])
        elif isinstance(node, Raw | RawStatement):
            for name, export, _ in node.imports:
                named.setdefault(name, set()).add(export)
    return named


def is_foreign(name: str, files: RuntimeFiles, remote: bool = False) -> bool:
    """Whether an import is neither prebuilt, nor generated, nor (unless ``remote`` ones count too) at an address of its own."""
    if name.startswith(REMOTE):
        return remote
    return not (files.knows(library_name(name)) or name.startswith("/_app/"))


def _use(error: BundleError | MissingExtraError, lowering: Lowering) -> Source | None:
    """The line of the component that needs what an error speaks of."""
    for element in lowering.elements:
        if element.source is None:
            continue
        symbols = [node for node in walk(element.tag) if isinstance(node, Import | LazyImport)]
        modules = {
            *(node.module for node in symbols),
            *(name for name, _, _ in element.imports),
            *element.dependencies,
        }
        meant = {form for name in modules for form in (name, library_name(name), specifier(name)[0])}
        named = error.module if isinstance(error, BundleError) else None
        if named in meant or any(f"`{form}`" in error.message for form in meant):
            if " exports no " in error.message and not any(
                f"`{node.export}`" in error.message for node in symbols
            ):
                continue
            return element.source
    return None


def resolver(
    mode: str, libraries: Libraries | None, stubs: Mapping[str, tuple[str, File]] | None = None
) -> Any:
    """The printer's ``resolve``: prebuilt libraries first, then the user's own, and stubs for those that failed."""
    files = runtime_files(mode)

    def resolve(symbol: Import) -> tuple[str, str]:
        module = library_name(symbol.module)
        if module.startswith(("/_app/", *REMOTE)):
            return symbol.module, symbol.export
        if files.knows(module):
            return files.resolve(module, symbol.export) if symbol.export else (files.url_of(module), "")
        if stubs and symbol.module in stubs:
            return stubs[symbol.module][0], symbol.export
        if libraries is None:
            raise BundleError(f"`{symbol.module}` is not a library that mirra ships.", source=None)
        return libraries.resolve(symbol.module, symbol.export)

    return resolve
