"""One tab without a browser: its conversation with the server, its copy of the state, its history, and what it draws."""

from __future__ import annotations

import asyncio
import itertools
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from mirra.codec import to_wire
from mirra.compiler.callbacks import upload_rules
from mirra.compiler.compiled import CompiledApp
from mirra.elements.urls import is_safe_url
from mirra.errors import MirraRuntimeError
from mirra.js.tree import StateRef
from mirra.protocol.messages import Ack, Delta, Event, Hello, Navigate, ServerMessage, Storage, Welcome
from mirra.server.application import Application
from mirra.server.session import Session
from mirra.testing.clock import Clock
from mirra.testing.conversation import Conversation
from mirra.testing.dispatch import Dispatch
from mirra.testing.drawing import Drawing
from mirra.testing.drawn import Drawn
from mirra.testing.forms import FORM_ERRORS, Fields
from mirra.testing.holders import Memory
from mirra.testing.parts import Part
from mirra.testing.seen import Seen, dismiss_toast, download_of, show_toast
from mirra.testing.storage import Jar
from mirra.testing.store import Store
from mirra.testing.uploads import Chosen, Uploads

ORIGIN = "http://localhost"
PATIENCE = 10.0
"""Seconds that an event may take."""
_QUIET = 12
"""Turns of the event loop after which a background handler that only works has come to its end."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a tab has cost."""

    sent: int
    """Messages to the server."""
    received: int
    drawings: int


class Tab:
    """A tab that shows an app."""

    def __init__(self, source: CompiledApp, application: Application, jar: Jar) -> None:
        self.source = source
        self.application = application
        self.jar = jar
        self.seen = Seen()
        self.clock = Clock(self.settle)
        self.store = Store(source.config.default_color_mode)
        self.memory: Memory = {}
        self.typed: Memory = {}
        """What was in the form that was sent last."""
        self.url = "/"
        self.history: list[str] = []
        self.title = ""
        self.hovered = ""
        self.left: list[Callable[[bool], None]] = []
        """What happens when the pointer goes from where it is."""
        self.focused = ""
        self.token = ""
        self.drawings = 0
        """How often the page was drawn."""
        self._doc = secrets.token_hex(8)
        self._numbers = itertools.count(1)
        self._unfinished: dict[int, str | None] = {}
        """Number of an event -> the address it goes to, for a navigation."""
        self._wire = Conversation(application, {"host": "localhost", "origin": ORIGIN}, self._take)
        self._welcomed = asyncio.Event()
        self.uploads = Uploads(application, {"host": "localhost", "origin": ORIGIN})
        self._dispatch = Dispatch(self.clock, self._value, self._emit, self.act, self.uploads.request)
        self._runtime = {
            "chain": self._dispatch.callback,
            "formData": lambda event: event["form"],
            "safeUrl": lambda name, url: url if url is None or is_safe_url(name, str(url)) else None,
            "readVar": lambda state, field, *path: self.store.read(StateRef(state, field, path)),
            "submitOnEnter": None,
            "restOf": lambda props, named: {
                name: value for name, value in props.items() if name not in named and name != "children"
            },
        }
        self._route = ""
        self._node: Any = None
        self._wrapper: Any = None
        self._drawn: Drawn | None = None
        self._mounted: dict[str, Drawn] = {}
        self._storage: list[dict[str, Any]] = []
        self.defaults: dict[str, dict[str, Any]] = {}
        """What the page's vars are before the server says anything."""
        jar.tabs.append(self)

    # -- coming and going

    async def open(self, url: str) -> None:
        """Load the page at ``url``."""
        self.url = url
        self.history.append(url)
        self._wrapper = self.source.wrapper()
        self._enter(url)
        self._wire.open()
        storage = self.jar.values(self._storage, self)
        self._wire.send(Hello(self._doc, url, self.source.build, storage=storage))
        await asyncio.wait_for(self._welcomed.wait(), PATIENCE)
        await self.settle()

    async def close(self) -> None:
        """Close the tab."""
        self.jar.tabs.remove(self)
        await self._wire.close()

    @property
    def work(self) -> Work:
        """What it has cost until now."""
        return Work(self._wire.sent, self._wire.received, self.drawings)

    @property
    def session(self) -> Session:
        """The server's side of this tab."""
        found = self.application.sessions.find(self.token)
        if found is None:
            raise MirraRuntimeError("The server has no session of this tab.")
        return found

    def _enter(self, url: str) -> None:
        found = self.source.match(urlsplit(url).path or "/")
        route = found.route if found else "404"
        page = self.source.page(route)
        file = self.source.file(page.record)
        record = msgspec.json.decode(file.content) if file is not None else {}
        self.defaults = record.get("defaults", {})
        self.store.add_defaults(self.defaults)
        self.title, self._storage = record.get("title", ""), record.get("storage", [])
        self.url, self._drawn = url, None
        if route != self._route:
            self._route, self._node = route, self.source.tree(route)
            self._dispatch.rules = upload_rules(self._node)
            self.memory = {path: kept for path, kept in self.memory.items() if path.startswith("app")}

    def go(self, target: str, replace: bool = False, external: bool = False) -> None:
        """Follow an address: a page of the app, or one that is noted in ``seen.opened``."""
        if not is_safe_url("href", target):
            return
        address = urljoin(ORIGIN + self.url, target)
        if external or not address.startswith(f"{ORIGIN}/"):
            self.seen.opened.append(target)
            return
        parts = urlsplit(address)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if parts.fragment and path == self.url.partition("#")[0]:
            return
        if replace:
            self.history.pop()
        self.history.append(path)
        self._navigate(path)

    def back(self) -> None:
        """One step back."""
        if len(self.history) > 1:
            self.history.pop()
            self._navigate(self.history[-1])

    def _navigate(self, path: str) -> None:
        number = next(self._numbers)
        self._unfinished[number] = path
        self._wire.send(Navigate(number, path))

    # -- messages

    def _emit(self, binding: str, values: list[Any]) -> None:
        number = next(self._numbers)
        self._unfinished[number] = None
        sent = [value.sent() if isinstance(value, Fields) else to_wire(value) for value in values]
        self._wire.send(Event(number, binding, sent))

    def tell_storage(self, values: dict[str, str | None]) -> None:
        """Another tab of this browser has changed what is kept."""
        number = next(self._numbers)
        self._unfinished[number] = None
        self._wire.send(Storage(number, values))

    def _take(self, message: ServerMessage) -> None:
        if isinstance(message, Welcome):
            self.token = message.token
            self._apply(message.patches or [])
            self._welcomed.set()
        elif isinstance(message, Delta):
            target = self._unfinished.pop(message.ack, None)
            if target is not None:
                self._enter(target)
            self._apply(message.p)
            for name, arguments in message.do:
                self.act(name, arguments)
            self._wire.send(Ack(message.v))

    def _apply(self, patches: list[Any]) -> None:
        self._drawn = None
        for patch in patches:
            self.store.apply(patch)
        self.jar.keep(self._storage, self, patches)

    async def settle(self) -> None:
        """Wait until all that was set off has come to its end, but for handlers that wait for time."""
        loop = asyncio.get_running_loop()
        end, quiet, before = loop.time() + PATIENCE, 0, -1
        while quiet < _QUIET:
            is_busy = (
                bool(self._unfinished)
                or self.uploads.is_busy
                or (self.token and _is_busy(self.application, self.token))
            )
            self._mount()
            moved = self._wire.sent + self._wire.received
            quiet = 0 if is_busy or moved != before else quiet + 1
            before = moved
            if self._wire.closed is not None:
                raise MirraRuntimeError(f"The server has closed the connection ({self._wire.closed}).")
            if loop.time() > end:
                raise MirraRuntimeError(
                    f"An event has been running for {PATIENCE:.0f} seconds.",
                    "A handler that waits for long is `@rx.event(background=True)`.",
                )
            await asyncio.sleep(
                0.001
                if is_busy and quiet == 0 and moved == before and loop.time() > end - PATIENCE + 0.02
                else 0
            )
        if not self._dispatch.waiting:
            for kept in self.memory.values():
                if kept.pop("sent", False):
                    kept.pop("typed", None)
                    self._drawn = None

    # -- the page

    def _value(self, expr: Any, scope: Any) -> Any:
        return self._drawing().value(expr, scope)

    def _drawing(self) -> Drawing:
        return Drawing(self.store, self.memory, self.fire, self._runtime, self.hovered)

    def changed(self) -> None:
        """What the page remembers has changed."""
        self._drawn = None

    @property
    def page(self) -> Drawn:
        """What is shown now."""
        if self._drawn is None:
            self.drawings += 1
            self._drawn = self._drawing().draw(self._wrapper, self._node)
            self._drawn.children += self._toasts(self._drawn)
        return self._drawn

    def _toasts(self, root: Drawn) -> list[Drawn | str]:
        shown: list[Drawn | str] = []
        for index, toast in enumerate(self.seen.toasts):
            made = Drawn(Part("li"), "li", f"toast{index}", parent=root)
            made.children = [toast.message, *([" ", toast.description] if toast.description else [])]
            for label, reaction in toast.buttons:
                button = Drawn(
                    Part("button"), "button", f"toast{index}/{label}", parent=made, children=[label]
                )
                button.uses = [lambda toast=toast, reaction=reaction: self._press_toast(toast, reaction)]  # type: ignore[misc]
                made.children.append(button)
            shown.append(made)
        return shown

    def _press_toast(self, toast: Any, reaction: Any) -> None:
        if toast in self.seen.toasts:
            self.seen.toasts.remove(toast)
        self.react(reaction)

    def _mount(self) -> None:
        """Tell elements that have come and gone, as React does."""
        if self._drawn is not None or not self._welcomed.is_set():
            return
        now = {
            each.path: each
            for each in self.page.walk()
            if "onMount" in each.events or "onUnmount" in each.events
        }
        came = [each for path, each in now.items() if path not in self._mounted]
        gone = [each for path, each in self._mounted.items() if path not in now]
        self._mounted = now
        present = {each.path for each in self.page.walk()} if self.memory else set()
        for path in [path for path in self.memory if path not in present and "typed" in self.memory[path]]:
            del self.memory[path]
        for each in gone:
            self.fire(each, "onUnmount", ())
        for each in came:
            self.fire(each, "onMount", ())

    def fire(self, element: Drawn, trigger: str, args: tuple[Any, ...]) -> None:
        """Run an element's handlers for a trigger."""
        self._drawn = None
        for index, (chain, scope) in enumerate(element.events.get(trigger, [])):
            self._dispatch.run(chain, scope, f"{element.path}#{trigger}{index}", args)

    def react(self, reaction: Any, *values: Any) -> None:
        """What follows: a callback of the page, or a grant of the server."""
        if callable(reaction):
            reaction(*values)
        elif isinstance(reaction, str):
            self._emit(reaction, list(values))

    # -- actions

    def act(self, name: str, arguments: dict[str, Any]) -> None:
        """Do what the server, or a trigger bound in the page, says: see ``frontend/src/actions.ts``."""
        self._drawn = None
        seen = self.seen
        if name == "redirect":
            outside = arguments.get("external") or arguments.get("popup")
            self.go(str(arguments.get("path") or ""), bool(arguments.get("replace")), bool(outside))
        elif name == "toast":
            show_toast(seen, arguments, self._after, self.react)
        elif name == "form_invalid":
            self.memory.update(self.typed)
            self.store.values[FORM_ERRORS] = arguments["fields"]
        elif name == "toast_dismiss":
            dismiss_toast(seen, arguments.get("id"))
        elif name == "console_log":
            seen.console.append(_text(arguments.get("message")))
        elif name == "window_alert":
            seen.alerts.append(_text(arguments.get("message")))
        elif name == "download":
            seen.downloads.append(download_of(arguments))
        elif name == "set_clipboard":
            seen.clipboard = _text(arguments.get("content"))
        elif name == "page_title":
            self.title = _text(arguments.get("title"))
        elif name == "back":
            self.back()
        elif name in ("set_color_mode", "toggle_color_mode"):
            self._set_color(arguments.get("mode"))
        elif name in ("run_module", "call_function"):
            seen.scripts.append(_text(arguments.get("url") or arguments.get("function")))
        elif name == "upload":
            self.uploads.send(_text(arguments.get("key")), arguments.get("grant"))
        elif name == "cancel_upload":
            self.uploads.cancel(_text(arguments.get("id")))
        elif name == "clear_selected_files":
            self.choose(_text(arguments.get("id")), [])
        elif name in ("set_value", "set_focus", "blur_focus"):
            self._at(name, _text(arguments.get("ref")), arguments)
        elif name.startswith(("remove_", "clear_")):
            self.jar.forget(self._storage, name, _text(arguments.get("key")), self)

    def choose(self, id: str, files: list[Chosen]) -> None:
        """Choose files at an upload element."""
        self.uploads.chosen[id] = files
        names = {key: [file.name for file in chosen] for key, chosen in self.uploads.chosen.items()}
        self.store.values["@upload"] = {"files": names}
        self._drawn = None

    def _after(self, seconds: float, task: Any) -> Any:
        def run() -> None:
            self._drawn = None
            task()

        return self.clock.after(seconds, run)

    def _set_color(self, mode: Any) -> None:
        color = self.store.values["@color"]
        if mode is None:
            mode = "light" if color["resolved"] == "dark" else "dark"
        color["mode"] = mode
        color["resolved"] = "dark" if mode == "dark" else "light"

    def _at(self, name: str, ref: str, arguments: dict[str, Any]) -> None:
        found = next((each for each in self.page.walk() if each.props.get("id") == ref), None)
        if found is None:
            return
        if name == "set_value":
            self.memory.setdefault(found.path, {})["typed"] = _text(arguments.get("value"))
        self.focused = found.path if name != "blur_focus" else ""
        self._drawn = None


def _is_busy(application: Application, token: str) -> bool:
    session = application.sessions.find(token)
    return session is not None and session.is_busy()


def _text(value: Any) -> str:
    return "" if value is None else str(value)
