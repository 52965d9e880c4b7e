"""``connect``: where every test begins."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, cast

from mirra.app.app import App
from mirra.config import Config
from mirra.defaults.complete import complete
from mirra.registry import registry
from mirra.testing.page import Page
from mirra.testing.site import Site
from mirra.toolchain.load import Target, load

if TYPE_CHECKING:
    from mirra.testing.browser import Browser

Source = App | ModuleType | str | Path | Callable[[], Any]


class Connecting:
    """A page that is about to be opened: ``await`` it, or use it in ``async with`` to have it closed at the end."""

    def __init__(self, source: Source, path: str, raises: bool, browser: bool) -> None:
        self._source = source
        self._path = path
        self._raises = raises
        self._in_browser = browser
        self._site: Site | None = None
        self._browser: Browser | None = None

    async def _open(self) -> Page:
        app, config, root = app_of(self._source)
        if not self._in_browser:
            self._site = Site(app, config, raises=self._raises)
            return await self._site.open(self._path)
        from mirra.testing.browser import Browser, BrowserPage

        self._site = Site(app, config, raises=self._raises, root=root or Path.cwd())
        self._browser = Browser(self._site)
        await self._browser.start()
        context = await self._browser.context()
        page = BrowserPage(self._browser, context, await context.new_page())
        await page.open(self._path)
        return cast("Page", page)  # it has the same methods

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
        if self._browser is not None:
            await self._browser.close()
        elif self._site is not None:
            await self._site.close()


def connect(app: Source, path: str = "/", *, raises: bool = True, browser: bool | None = None) -> Connecting:
    """Open ``path`` of an app: an ``rx.App``, a module, a file, a project's folder, or the function of a single page.

    >>> async with connect(app) as page:
    ...     await page.click("Increment")
    ...     assert page[Counter].count == 1

    What a handler raises is raised by the call that set it off; with ``raises=False`` the page shows what a person would see.
    ``browser=True``, or ``MIRRA_TEST_BROWSER=1`` in the environment, runs the same test in a real Chromium.
    """
    if browser is None:
        browser = os.environ.get("MIRRA_TEST_BROWSER", "").lower() not in ("", "0", "false", "no", "off")
    return Connecting(app, path, raises, browser)


def app_of(source: Source) -> tuple[App, Config | None, Path | None]:
    """The app that a test means, with its config and its folder where it has one."""
    if isinstance(source, App):
        return source, None, None
    if isinstance(source, ModuleType):
        return complete(source), None, None
    if not isinstance(source, str | Path):
        made = App()
        made.add_page(source, route="/")
        return made, None, None
    return _loaded(Path(source).resolve())


def _loaded(path: Path) -> tuple[App, Config | None, Path | None]:
    """The app of a file or a project, imported once for each registry."""
    known = registry().get("testing", str(path))
    root = path if path.is_dir() else path.parent
    if known is None:
        _forget(root)
        found = load(Target(path) if path.is_dir() else Target(root, path))
        known = (found.app, found.config)
        registry().keep("testing", str(path), known)
    app, config = known
    return app, config, root


def _forget(root: Path) -> None:
    """A project's modules are imported anew, also where another project of the same name was before."""
    own = {path.stem for path in root.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))}
    for name in [
        name for name in sys.modules if name.partition(".")[0] in own - {"mirra", "tests", "conftest"}
    ]:
        if not name.startswith("test_"):
            del sys.modules[name]
