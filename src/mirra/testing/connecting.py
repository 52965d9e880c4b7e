"""``connect``: where every test begins."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any

from mirra.app.app import App
from mirra.config import Config
from mirra.defaults.complete import complete
from mirra.registry import registry
from mirra.testing.page import Page
from mirra.testing.site import Site
from mirra.toolchain.load import Target, load

Source = App | ModuleType | str | Path | Callable[[], Any]


class Connecting:
    """A page that is about to be opened: ``await`` it, or use it in ``async with`` to have it closed at the end."""

    def __init__(self, source: Source, path: str, raises: bool) -> None:
        self._source = source
        self._path = path
        self._raises = raises
        self._site: Site | None = None

    async def _open(self) -> Page:
        app, config = app_of(self._source)
        self._site = Site(app, config, self._raises)
        return await self._site.open(self._path)

    def __await__(self) -> Generator[Any, None, Page]:
        return self._open().__await__()

    async def __aenter__(self) -> Page:
        try:
            return await self._open()
        except BaseException:
            await self.__aexit__(None, None, None)
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._site is not None:
            await self._site.close()


def connect(app: Source, path: str = "/", *, raises: bool = True) -> Connecting:
    """Open ``path`` of an app: an ``rx.App``, a module, a file, a project's folder, or the function of a single page.

    >>> async with connect(app) as page:
    ...     await page.click("Increment")
    ...     assert page[Counter].count == 1

    What a handler raises is raised by the call that set it off; with ``raises=False`` the page shows what a person would see.
    """
    return Connecting(app, path, raises)


def app_of(source: Source) -> tuple[App, Config | None]:
    """The app that a test means, and its config where it has one."""
    if isinstance(source, App):
        return source, None
    if isinstance(source, ModuleType):
        return complete(source), None
    if not isinstance(source, str | Path):
        made = App()
        made.add_page(source, route="/")
        return made, None
    return _loaded(Path(source).resolve())


def _loaded(path: Path) -> tuple[App, Config | None]:
    """The app of a file or a project, imported once for each registry."""
    known = registry().get("testing", str(path))
    if known is None:
        root = path if path.is_dir() else path.parent
        for name, module in list(sys.modules.items()):
            file = getattr(module, "__file__", None)
            if (
                file
                and Path(file).is_relative_to(root)
                and not name.startswith(("mirra", "test_", "conftest"))
            ):
                del sys.modules[name]
        found = load(Target(path) if path.is_dir() else Target(root, path))
        known = (found.app, found.config)
        registry().keep("testing", str(path), known)
    app, config = known
    return app, config
