"""``Tab``: the user of an app in a real Chromium, who does what a script says while a draft, a caret and a place on the page are theirs."""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.async_api import BrowserContext, Page, Request, WebSocket
from playwright.async_api import Error as PlaywrightError

from faults.scripts import Call, Finish, Go, Step

LOOK_AGAIN = 1.5
"""Seconds without news after which the user looks at the tab again: a browser alone asks after half a minute of silence."""
PATIENCE = 60.0

IN_PAGE = """
window.toasts = []
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes)
    if (node.nodeType === 1 && node.matches('[data-sonner-toast]')) toasts.push(node.textContent)
}).observe(document, { childList: true, subtree: true })

// Without the focus: that stays where the user is typing.
window.perform = (id, value) => {
  const element = document.getElementById(id)
  if (element instanceof HTMLFormElement) {
    for (const [name, text] of Object.entries(value)) element.elements[name].value = text
    element.requestSubmit()
  } else if (element instanceof HTMLInputElement) {
    element.value = ''  // so that the same words are words again
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(element, value)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  } else element.click()
}

window.begin = () => {
  const draft = document.getElementById('draft-beside')
  draft.value = 'words that are not sent'
  draft.focus({ preventScroll: true })
  draft.setSelectionRange(6, 10)
  scrollTo(0, 150)
}

window.kept = () => {
  const draft = document.getElementById('draft-beside')
  return [draft.value, document.activeElement.id, draft.selectionStart, draft.selectionEnd]
}

window.drawn = () => {
  const root = document.getElementById('root').cloneNode(true)
  for (const part of root.querySelectorAll('section[aria-label^=Notifications]')) part.remove()
  return [location.pathname, root.innerHTML]
}
"""
KEPT = ["words that are not sent", "draft-beside", 6, 10]


class Tab:
    """One tab, which is never loaded again: ``loads`` counts how often it was."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.loads = 0
        self.lost: set[int] = set()
        """Events that were interrupted, as the page was told."""
        self.errors: list[str] = []
        self._next = 1
        self._acknowledged: set[int] = set()
        self._news = asyncio.Event()
        page.on("request", self._requested)
        page.on("websocket", self._connected)
        page.on("console", lambda message: self._said(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @classmethod
    async def open(cls, context: BrowserContext, port: int) -> Tab:
        """A tab that shows the app."""
        made = cls(await context.new_page())
        await made.page.add_init_script(IN_PAGE)
        for last in (False, False, True):
            # A port that another run has just let go may still be known to the browser as lost: nothing has begun yet.
            made.loads = 0
            try:
                await made.page.goto(f"http://127.0.0.1:{port}/")
                break
            except PlaywrightError:
                if last:
                    raise
        await made.page.locator("#draft-beside").wait_for()
        await made.page.evaluate("begin()")
        return made

    async def perform(self, step: Step) -> int:
        """Do what a step says; returns the number of its event, 0 for what is none."""
        if isinstance(step, Call):
            return await self._call(step)
        if isinstance(step, Go):
            number = self._count()
            await self.page.evaluate("url => document.getElementById(`go ${url}`).click()", step.url)
            await self.until(lambda: number in self._acknowledged)
            await self.page.wait_for_function("document.getElementById('draft-beside').value === ''")
            await self.page.evaluate("begin()")
            return number
        if isinstance(step, Finish):
            for job in step.jobs:
                while f"{job}3" not in await self.page.inner_text("#root"):
                    await self._call(Call("Jobs.work", (job,)))
                    await self.settled()
                    with suppress(TimeoutError):
                        await self.page.get_by_text(f"{job}3").wait_for(timeout=300)
        else:
            await self.settled()
        return 0

    async def _call(self, step: Call) -> int:
        name = step.handler.partition(".")[2]
        if name == "submit":
            await self.page.locator("#submit:not([aria-busy])").wait_for()
        value = step.args[0] if len(step.args) == 1 else "|".join(step.args)
        await self.page.evaluate("([id, value]) => perform(id, value)", [name, value])
        return self._count()

    async def settled(self) -> None:
        """Wait until the server has acknowledged everything."""
        await self.until(lambda: len(self._acknowledged) >= self._next - 1)

    async def until(self, is_true: Callable[[], bool]) -> None:
        """Wait for what comes over the link, and look at the tab again when nothing does."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while not is_true():
            assert asyncio.get_running_loop().time() < end, "stuck"
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), LOOK_AGAIN)
            except TimeoutError:
                await self.page.evaluate("dispatchEvent(new Event('online'))")

    async def drawn(self) -> Any:
        """What the page shows, without its toasts."""
        return await self.page.evaluate("drawn()")

    async def problems(self) -> list[str]:
        """What a user would miss."""
        found = list(self.errors)
        if self.loads != 1:
            found.append(f"the page was loaded {self.loads} times")
        kept = await self.page.evaluate("kept()")
        if kept != KEPT:
            found.append(f"of draft, focus and caret was left {kept}")
        if not await self.page.evaluate("scrollY"):
            found.append("the page was scrolled to its top")
        toasts = Counter(await self.page.evaluate("toasts"))
        return found + [
            f"the toast {toast!r} came {count} times" for toast, count in toasts.items() if count > 1
        ]

    def _count(self) -> int:
        self._next += 1
        return self._next - 1

    def _requested(self, request: Request) -> None:
        if request.is_navigation_request():
            self.loads += 1

    def _said(self, text: str) -> None:
        if found := re.match(r"mirra: event (\d+) had begun", text):
            self.lost.add(int(found[1]))

    def _connected(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self._received(json.loads(frame)))

    def _received(self, message: dict[str, Any]) -> None:
        if message["t"] == "welcome" and message.get("patches") is not None:
            self._acknowledged.update(range(1, message.get("n", 0) + 1))
        elif message.get("ack"):
            self._acknowledged.add(message["ack"])
        self._news.set()
