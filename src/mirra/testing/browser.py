"""The same page in a real Chromium, through Playwright: what `MIRRA_TEST_BROWSER=1` switches to."""

from __future__ import annotations

import asyncio
import os
import shutil
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from mirra.errors import MissingExtraError
from mirra.server.serve import listen, make_server
from mirra.server.session import Session
from mirra.testing.drivers import CHROMIUM_NAMES
from mirra.testing.parts import USABLE
from mirra.testing.seen import Download, Seen, Toast
from mirra.testing.targets import Target, target_of
from mirra.testing.uploads import File, chosen_of

if TYPE_CHECKING:
    from mirra.testing.site import Site

S = TypeVar("S")
PATIENCE = 8.0
"""Seconds in which what is looked for must have come."""
_QUIET = 3
_FLAGS = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]


class Browser:
    """A Chromium and a server for one test."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._playwright: Any = None
        self._chromium: Any = None
        self._server: Any = None
        self._serving: asyncio.Task[None] | None = None
        self.origin = ""

    async def start(self) -> None:
        """Serve the app and start Chromium; raises ``MissingExtraError`` without Playwright."""
        try:
            from playwright.async_api import async_playwright
        except ImportError:
            raise MissingExtraError(
                "Tests in a browser need Playwright.", "pip install playwright", source=None
            ) from None
        socket = listen("127.0.0.1", 0)
        self.origin = f"http://localhost:{socket.getsockname()[1]}"
        self._server = make_server(self.site.application)
        self._serving = asyncio.create_task(self._server.serve(sockets=[socket]))
        while not self._server.started and not self._serving.done():
            await asyncio.sleep(0.002)
        self._playwright = await async_playwright().start()
        path = os.environ.get("MIRRA_TEST_CHROMIUM") or next(
            (found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None
        )
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        flags = [*_FLAGS, *(["--no-sandbox"] if root else [])]
        self._chromium = await self._playwright.chromium.launch(executable_path=path, args=flags)

    async def context(self) -> Any:
        """One person's browser."""
        context = await self._chromium.new_context(color_scheme="light")
        context.set_default_timeout(PATIENCE * 1000)
        return context

    async def close(self) -> None:
        """Stop both."""
        if self._chromium is not None:
            await self._chromium.close()
            await self._playwright.stop()
        if self._server is not None and self._serving is not None:
            self._server.should_exit = True
            await self._serving


class BrowserPage:
    """One tab of Chromium, used as :class:`~mirra.testing.page.Page` is."""

    def __init__(self, browser: Browser, context: Any, page: Any) -> None:
        self._browser = browser
        self._context = context
        self._page = page
        self._seen = Seen()
        self._title = ""
        self._session: Session | None = None
        self._saving: set[asyncio.Task[None]] = set()

    async def open(self, path: str) -> None:
        """Load a page and wait until it is connected."""
        page, origin = self._page, self._browser.origin
        page.on("console", lambda message: self._seen.console.append(message.text))
        page.on("popup", lambda popup: self._seen.opened.append(popup.url))
        page.on("dialog", self._dialog)
        page.on("download", self._download)
        await page.route(lambda url: not url.startswith((origin, "ws:", "data:", "blob:")), self._leave)
        sessions = self._browser.site.application.sessions.by_token
        before = set(sessions)
        await page.goto(origin + path)
        end = asyncio.get_running_loop().time() + PATIENCE
        while self._session is None and asyncio.get_running_loop().time() < end:
            new = [s for token, s in sessions.items() if token not in before and s.sender is not None]
            self._session = new[0] if new else None
            await asyncio.sleep(0.01)
        await self.settle()

    # -- looking

    def __getitem__(self, state: type[S]) -> S:
        """The session's instance of a state class."""
        assert self._session is not None
        found: S = self._session.tree.get(state.__mirra__.name)  # type: ignore[attr-defined]  # every State has its spec
        return found

    @property
    def url(self) -> str:
        """Path and query of the page."""
        parts = urlsplit(str(self._page.url))
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def title(self) -> str:
        """What the tab is called."""
        return self._title

    @property
    def toasts(self) -> list[Toast]:
        """The toasts that are shown."""
        return list(self._seen.toasts)

    @property
    def downloads(self) -> list[Download]:
        """All files that the page gave to save."""
        return self._seen.downloads

    @property
    def console(self) -> list[str]:
        """What was logged to the browser's console."""
        return self._seen.console

    @property
    def alerts(self) -> list[str]:
        """What message boxes have said."""
        return self._seen.alerts

    @property
    def opened(self) -> list[str]:
        """Addresses outside of the app, or in other windows, that were gone to."""
        return self._seen.opened

    async def text(self, target: Target | str | None = None) -> str:
        """The text of an element, or of the whole page."""
        found = self._page.locator("body") if target is None else await self._find(target)
        return " ".join((await found.inner_text()).split())

    async def value(self, target: Target | str) -> str:
        """What stands in a field."""
        return str(await (await self._find(target)).input_value())

    async def attribute(self, target: Target | str, name: str) -> Any:
        """An attribute as the document has it."""
        return await (await self._find(target)).get_attribute(name)

    async def is_checked(self, target: Target | str) -> bool:
        """Whether a checkbox, a switch, a radio button is on, or a tab or an option chosen."""
        found = await self._find(target)
        for name in ("aria-checked", "aria-selected"):
            said = await found.get_attribute(name)
            if said is not None:
                return bool(said == "true")
        return bool(await found.is_checked())

    async def count(self, target: Target | str) -> int:
        """How many there are of it."""
        return int(await (await self._locate(target_of(target))).count())

    async def see(self, *texts: str) -> None:
        """Raises ``AssertionError`` unless all these texts come to be seen."""
        await self._until(texts, True)

    async def dont_see(self, *texts: str) -> None:
        """Raises ``AssertionError`` if one of these texts stays."""
        await self._until(texts, False)

    async def _until(self, texts: tuple[str, ...], wanted: bool) -> None:
        end = asyncio.get_running_loop().time() + PATIENCE
        while True:
            shown = await self.text()
            wrong = [each for each in texts if (each in shown) is not wanted]
            if not wrong:
                return
            if asyncio.get_running_loop().time() > end:
                verb = "is not" if wanted else "is"
                raise AssertionError(
                    f"`{wrong[0]}` {verb} on the page `{self.url}`, which says: {shown[:500]}"
                )
            await asyncio.sleep(0.02)

    # -- doing

    async def click(self, target: Target | str) -> None:
        """Click an element."""
        await (await self._find(target)).click()
        await self.settle()

    async def double_click(self, target: Target | str) -> None:
        """Click twice, quickly."""
        await (await self._find(target)).dblclick()
        await self.settle()

    async def right_click(self, target: Target | str) -> None:
        """Ask for the context menu."""
        await (await self._find(target)).click(button="right")
        await self.settle()

    async def hover(self, target: Target | str) -> None:
        """Put the pointer on an element."""
        await (await self._find(target)).hover()
        await self.settle()

    async def focus(self, target: Target | str) -> None:
        """Put the focus on an element."""
        await (await self._find(target)).focus()
        await self.settle()

    async def blur(self) -> None:
        """Take the focus from the element that has it."""
        await self._page.locator(":focus").blur()
        await self.settle()

    async def type(self, target: Target | str, text: str) -> None:
        """Type at the end of a field, key by key."""
        found = await self._find(target)
        await found.press("End")
        await found.press_sequentially(text)
        await self.settle()

    async def fill(self, target: Target | str, text: str) -> None:
        """Put a text into a field at once, in place of what stands there."""
        await (await self._find(target)).fill(text)
        await self.settle()

    async def press(self, key: str, target: Target | str | None = None) -> None:
        """Press a key on an element or where the focus is."""
        if target is None:
            await self._page.keyboard.press(key)
        else:
            await (await self._find(target)).press(key)
        await self.settle()

    async def select(self, target: Target | str, option: str) -> None:
        """Choose an option of a select by its text."""
        found = await self._find(target)
        if await self._page.locator("select").and_(found).count():
            await found.select_option(label=option)
        else:
            await found.click()
            await self._page.get_by_role("option", name=option, exact=True).click()
        await self.settle()

    async def check(self, target: Target | str) -> None:
        """Turn a checkbox or a switch on, if it is not."""
        if not await self.is_checked(target):
            await self.click(target)

    async def uncheck(self, target: Target | str) -> None:
        """Turn it off, if it is not."""
        if await self.is_checked(target):
            await self.click(target)

    async def upload(self, target: Target | str, *files: File) -> None:
        """Choose files at an upload element: paths, or names with what is in them."""
        chosen = [chosen_of(file) for file in files]
        given = [
            {"name": file.name, "mimeType": file.type or "application/octet-stream", "buffer": file.data}
            for file in chosen
        ]
        await (await self._find(target)).locator("input[type=file]").set_input_files(given)
        await self.settle()

    async def goto(self, path: str) -> None:
        """Load a page of the app."""
        await self._page.goto(self._browser.origin + path)
        await self.settle()

    async def back(self) -> None:
        """One step back in the history."""
        await self._page.go_back()
        await self.settle()

    async def advance(self, seconds: float) -> None:
        """Wait: in a browser time is what it is."""
        await asyncio.sleep(seconds)
        await self.settle()

    async def new_tab(self, path: str = "/") -> BrowserPage:
        """Another tab of the same person."""
        return await self._open(self._context, path)

    async def new_user(self, path: str = "/") -> BrowserPage:
        """Somebody else's browser."""
        return await self._open(await self._browser.context(), path)

    async def _open(self, context: Any, path: str) -> BrowserPage:
        made = BrowserPage(self._browser, context, await context.new_page())
        await made.open(path)
        return made

    async def close(self) -> None:
        """Close the tab."""
        await self._page.close()

    async def settle(self) -> None:
        """Wait until what was set off has come to its end on the server, and the page has had turns to show it."""
        end, quiet, before = asyncio.get_running_loop().time() + PATIENCE, 0, -1
        while quiet < _QUIET and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.01)
            self._title = await self._page.title()  # a turn of the page's own loop
            session = self._session
            if session is None:
                break
            is_busy = bool(session.inbox.unfinished) or session.is_busy()
            quiet = 0 if is_busy or session.inbox.received != before else quiet + 1
            before = session.inbox.received
        await self._look_at_toasts()
        if self._saving:
            await asyncio.wait(self._saving)
        self._browser.site.raise_failures()

    # -- how

    async def _locate(self, target: Target) -> Any:
        base = self._page if target.within is None else await self._locate(target.within)
        found = await self._by(target, base)
        return found if target.position is None else found.nth(target.position)

    async def _by(self, target: Target, base: Any) -> Any:
        value = target.value
        if target.by == "role":
            return base.get_by_role(value, **({"name": target.name, "exact": True} if target.name else {}))
        if target.by == "id":
            return base.locator(f'[id="{value}"]')
        if target.by == "label":
            return base.get_by_label(value, exact=True)
        if target.by == "placeholder":
            return base.get_by_placeholder(value, exact=True)
        if target.by == "text":
            return base.get_by_text(value, exact=True)
        usable = None
        for role in sorted(USABLE):
            each = base.get_by_role(role, name=value, exact=True)
            usable = each if usable is None else usable.or_(each)
        by_text = base.get_by_text(value, exact=True)
        for found in (
            usable,
            base.get_by_label(value, exact=True),
            base.get_by_placeholder(value, exact=True),
        ):
            if found is not None and await found.count():
                return found
        return by_text

    async def _find(self, target: Target | str) -> Any:
        """The element, as soon as it is there; what it is called decides how it is looked for, so that is tried again."""
        wanted = target_of(target)
        end = asyncio.get_running_loop().time() + PATIENCE
        found = await self._locate(wanted)
        while not await found.count() and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.02)
            found = await self._locate(wanted)
        return found

    async def _look_at_toasts(self) -> None:
        self._seen.toasts.clear()
        for shown in await self._page.locator("[data-sonner-toast]").all():
            title, text = shown.locator("[data-title]"), shown.locator("[data-description]")
            level = await shown.get_attribute("data-type")
            described = await text.inner_text() if await text.count() else ""
            message = await title.inner_text() if await title.count() else ""
            self._seen.toasts.append(Toast(message, "" if level in (None, "default") else level, described))

    async def _dialog(self, dialog: Any) -> None:
        self._seen.alerts.append(dialog.message)
        await dialog.accept()

    def _download(self, download: Any) -> None:
        async def save() -> None:
            path = await download.path()
            data = await asyncio.to_thread(path.read_bytes)
            self._seen.downloads.append(Download(download.suggested_filename, data, download.url))

        task = asyncio.create_task(save())
        self._saving.add(task)
        task.add_done_callback(self._saving.discard)

    async def _leave(self, route: Any) -> None:
        """What is outside of the app is not fetched; going there is noted."""
        if route.request.is_navigation_request():
            self._seen.opened.append(route.request.url)
        await route.abort()
