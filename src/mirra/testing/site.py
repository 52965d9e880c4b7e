"""A running app in the test's own process, and who looks at it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mirra.app.app import App
from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config, get_config
from mirra.errors import BundleError
from mirra.protocol.manifest import File
from mirra.registry import registry
from mirra.testing.storage import Jar
from mirra.testing.tab import Tab
from mirra.toolchain.libraries import project_libraries
from mirra.toolchain.sass import ProjectSass

if TYPE_CHECKING:
    from mirra.testing.page import Page


class Site:
    """An app being served to the pages of one test."""

    def __init__(
        self, app: App, config: Config | None = None, *, raises: bool = True, root: Path | None = None
    ) -> None:
        """``root``: the folder of an app whose JavaScript is to run."""
        self.source = compiled_app(app, config, root)
        assets = root / "assets" if root is not None and (root / "assets").is_dir() else None
        self.application = build_application(app, self.source.config, source=self.source, assets=assets)
        self.failures: list[Exception] = []
        self._tabs: list[Tab] = []
        if raises and app.backend_exception_handler is None:
            self.application.sessions.on_error = lambda error, where: self.failures.append(error)

    async def open(self, path: str, jar: Jar | None = None) -> Page:
        """A new tab."""
        from mirra.testing.page import Page

        tab = Tab(self.source, self.application, jar or Jar())
        self._tabs.append(tab)
        await tab.open(path)
        self.raise_failures()
        return Page(self, tab)

    def raise_failures(self) -> None:
        """Raise what a handler has raised since the last look."""
        if self.failures:
            first, *_ = self.failures
            self.failures.clear()
            raise first

    async def close(self) -> None:
        """Close all tabs and stop."""
        for tab in self._tabs:
            if tab in tab.jar.tabs:
                await tab.close()
        await self.application.shutdown()


class Unbundled:
    """Stands for the bundle of an app's own JavaScript, which is not made where nothing runs it."""

    def require(self, modules: Mapping[str, Collection[str]], dependencies: Collection[str] = ()) -> None:
        """Nothing is bundled."""

    def forgives(self, error: BundleError) -> bool:
        """Nothing fails here."""
        return False

    def resolve(self, module: str, export: str) -> tuple[str, str]:
        """The names as they are."""
        return module, export

    def styles(self, modules: Collection[str]) -> tuple[str, ...]:
        """None."""
        return ()

    def uses_themes(self, modules: Collection[str]) -> bool:
        """Not that anybody would see it."""
        return False

    def writes_markup(self, modules: Collection[str]) -> list[str]:
        """None: they do not run."""
        return []

    def file(self, url: str) -> File | None:
        """None."""
        return None

    def urls(self) -> list[str]:
        """None."""
        return []


def compiled_app(app: App, config: Config | None, root: Path | None) -> CompiledApp:
    """The compiled form of an app, made once: the tests of an app share it."""
    known: dict[tuple[int, bool], Any] = registry().get("testing", "compiled") or {}
    key = (id(app), root is not None)
    if key not in known:
        config = config or get_config()
        libraries = Unbundled() if root is None else project_libraries(root, config, "production")
        sheets = None if root is None else ProjectSass(root)
        known[key] = CompiledApp(app, config, libraries=libraries, sheets=sheets)
        registry().keep("testing", "compiled", known)
    found: CompiledApp = known[key]
    return found
