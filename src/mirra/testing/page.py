"""A page as a test uses it: without a browser, on the tree that the compiler prints."""

from __future__ import annotations

from typing import Any, TypeVar

from mirra.testing.drawn import Drawn
from mirra.testing.find import ElementDisabledError, describe, find, matches, style_of
from mirra.testing.forms import FORM_ERRORS, fields_of, is_incomplete
from mirra.testing.seen import Download, Toast
from mirra.testing.site import Site
from mirra.testing.tab import Tab, Work
from mirra.testing.targets import Target, target_of
from mirra.testing.uploads import File, chosen_of

S = TypeVar("S")


class Page:
    """One tab. Each method waits until what it has set off is done, and raises what a handler raised."""

    def __init__(self, site: Site, tab: Tab) -> None:
        self._site = site
        self._tab = tab

    # -- looking

    def __getitem__(self, state: type[S]) -> S:
        """The session's instance of a state class."""
        found: S = self._tab.session.tree.get(state.__mirra__.name)  # type: ignore[attr-defined]  # every State has its spec
        return found

    @property
    def url(self) -> str:
        """Path and query of the page."""
        return self._tab.url

    @property
    def title(self) -> str:
        """What the tab is called."""
        return self._tab.title

    @property
    def toasts(self) -> list[Toast]:
        """The toasts that are shown."""
        return list(self._tab.seen.toasts)

    @property
    def downloads(self) -> list[Download]:
        """All files that the page gave to save."""
        return self._tab.seen.downloads

    @property
    def console(self) -> list[str]:
        """What was logged to the browser's console."""
        return self._tab.seen.console

    @property
    def alerts(self) -> list[str]:
        """What message boxes have said."""
        return self._tab.seen.alerts

    @property
    def opened(self) -> list[str]:
        """Addresses outside of the app, or in other windows, that were gone to."""
        return self._tab.seen.opened

    @property
    def clipboard(self) -> str:
        """What was copied last."""
        return self._tab.seen.clipboard

    @property
    def work(self) -> Work:
        """Messages and drawings until now."""
        return self._tab.work

    async def text(self, target: Target | str | None = None) -> str:
        """The text of an element, or of the whole page."""
        return self._tab.page.text if target is None else self._find(target).text

    async def value(self, target: Target | str) -> str:
        """What stands in a field."""
        found = self._find(target)
        return str(found.marks.get("value", found.text))

    async def attribute(self, target: Target | str, name: str) -> Any:
        """A property as the element has it: ``"href"``, ``"disabled"``, ``"color"`` …"""
        return self._find(target).props.get(name)

    async def style(self, target: Target | str, name: str) -> str | None:
        """A CSS property that the element itself sets."""
        return style_of(self._find(target), name)

    async def is_checked(self, target: Target | str) -> bool:
        """Whether a checkbox, a switch, a radio button is on, or a tab or an option chosen."""
        marks = self._find(target).marks
        return bool(marks.get("checked", marks.get("selected", False)))

    async def count(self, target: Target | str) -> int:
        """How many there are of it."""
        return len(matches(self._tab.page, target_of(target)))

    async def see(self, *texts: str) -> None:
        """Raises ``AssertionError`` unless all these texts can be seen now."""
        shown = self._tab.page.text
        for each in texts:
            if each not in shown:
                raise AssertionError(f"`{each}` is not on the page `{self.url}`, which says: {shown[:500]}")

    async def dont_see(self, *texts: str) -> None:
        """Raises ``AssertionError`` if one of these texts can be seen."""
        shown = self._tab.page.text
        for each in texts:
            if each in shown:
                raise AssertionError(f"`{each}` is on the page `{self.url}`, which says: {shown[:500]}")

    # -- doing

    async def click(self, target: Target | str) -> None:
        """Click an element; its handlers run, then those around it, then what it does by itself."""
        found = self._usable(target)
        event = {"target": _target(found), "button": 0, "buttons": 0, "clientX": 0, "clientY": 0, **_NO_KEYS}
        for each in found.above():
            self._tab.fire(each, "onClick", (event,))
            if any(chain.actions.stop_propagation for chain, _ in each.events.get("onClick", [])):
                break
        prevented = any(
            chain.actions.prevent_default
            for each in found.above()
            for chain, _ in each.events.get("onClick", [])
        )
        if not prevented:
            self._do_by_itself(found)
        await self._settle()

    async def double_click(self, target: Target | str) -> None:
        """Click twice, quickly."""
        await self.click(target)
        await self.click(target)
        await self._fire(target, "onDoubleClick")

    async def right_click(self, target: Target | str) -> None:
        """Ask for the context menu."""
        found = self._usable(target)
        event = {"target": _target(found), "button": 2, "buttons": 0, "clientX": 0, "clientY": 0, **_NO_KEYS}
        for each in found.above():
            self._tab.fire(each, "onContextMenu", (event,))
        for use in next((each.context_uses for each in found.above() if each.context_uses), []):
            use()
        self._tab.changed()
        await self._settle()

    async def hover(self, target: Target | str) -> None:
        """Put the pointer on an element."""
        found = self._find(target)
        self._tab.hovered = found.path
        if not any(each.part.family == "hover-card" and each.part.kind == "layer" for each in found.above()):
            for leave in self._tab.left:
                leave(False)
            self._tab.left = [use for each in found.above() for use in each.hover_uses]
            for come in self._tab.left:
                come(True)
        self._tab.changed()
        for trigger in ("onMouseOver", "onMouseEnter"):
            self._tab.fire(found, trigger, ({"target": _target(found)},))
        await self._settle()

    async def focus(self, target: Target | str) -> None:
        """Put the focus on an element, and take it from the one that has it."""
        found = self._usable(target)
        await self.blur()
        self._tab.focused = found.path
        self._tab.fire(found, "onFocus", ({"target": _target(found)},))
        await self._settle()

    async def blur(self) -> None:
        """Take the focus from the element that has it."""
        old = next((each for each in self._tab.page.walk() if each.path == self._tab.focused), None)
        self._tab.focused = ""
        if old is not None:
            self._tab.fire(old, "onBlur", ({"target": _target(old)},))
            await self._settle()

    async def type(self, target: Target | str, text: str) -> None:
        """Type at the end of a field, key by key."""
        found = self._usable(target)
        if self._tab.focused != found.path:
            await self.focus(target)
        for key in text:
            found = self._usable(target)
            self._tab.fire(found, "onKeyDown", ({"key": key, **_NO_KEYS},))
            self._write(found, str(found.marks.get("value", "")) + key)
            self._tab.fire(found, "onKeyUp", ({"key": key, **_NO_KEYS},))
        await self._settle()

    async def fill(self, target: Target | str, text: str) -> None:
        """Put a text into a field at once, in place of what stands there."""
        found = self._usable(target)
        if self._tab.focused != found.path:
            await self.focus(target)
        self._write(self._usable(target), text)
        await self._settle()

    async def press(self, key: str, target: Target | str | None = None) -> None:
        """Press a key, such as ``"Enter"`` or ``"Escape"``, on an element or where the focus is."""
        if target is not None:
            await self.focus(target)
        found = next(
            (each for each in self._tab.page.walk() if each.path == self._tab.focused), self._tab.page
        )
        event = {"key": key, "target": _target(found), **_NO_KEYS}
        for each in found.above():
            self._tab.fire(each, "onKeyDown", (event,))
        if key == "Escape":
            self._close_top()
        elif key == "Enter" and found.tag == "input":
            self._submit(found)
        elif key in ("Enter", " ") and found.uses:
            self._do_by_itself(found)
        for each in found.above():
            self._tab.fire(each, "onKeyUp", (event,))
        await self._settle()

    async def select(self, target: Target | str, option: str) -> None:
        """Choose an option of a select by its text."""
        found = self._usable(target)
        if found.tag == "select":
            chosen = next((e for e in found.walk() if e.tag == "option" and e.text == option), None)
            chosen = chosen or find(self._tab.page, Target("role", "option", option, target_of(target)))
            self._write(found, str(chosen.props.get("value", chosen.text)))
            await self._settle()
            return
        await self.click(target)
        await self.click(Target("role", "option", option))

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
        found = self._usable(target)
        self._tab.choose(str(found.props.get("id")), [chosen_of(file) for file in files])
        self._tab.fire(self._usable(target), "onDrop", ())
        await self._settle()

    async def goto(self, path: str) -> None:
        """Go to a page of the app, as a link does."""
        self._tab.go(path)
        await self._settle()

    async def back(self) -> None:
        """One step back in the history."""
        self._tab.back()
        await self._settle()

    async def advance(self, seconds: float) -> None:
        """Let time pass: for debounced and throttled events, toasts, and ``asyncio.sleep`` in handlers."""
        await self._tab.clock.advance(seconds)
        self._tab.changed()
        self._site.raise_failures()

    async def settle(self) -> None:
        """Wait until nothing is happening any more: after a change that came from elsewhere."""
        await self._settle()

    async def new_tab(self, path: str = "/") -> Page:
        """Another tab of the same person: cookies and local storage are shared."""
        return await self._site.open(path, self._tab.jar)

    async def new_user(self, path: str = "/") -> Page:
        """Somebody else's browser."""
        return await self._site.open(path)

    async def close(self) -> None:
        """Close the tab."""
        await self._tab.close()

    # -- how

    def _find(self, target: Target | str) -> Drawn:
        return find(self._tab.page, target_of(target))

    def _usable(self, target: Target | str) -> Drawn:
        found = self._find(target)
        if found.disabled:
            raise ElementDisabledError(f"{describe(found, self._tab.page)} is disabled.")
        return found

    async def _fire(self, target: Target | str, trigger: str) -> None:
        found = self._usable(target)
        self._tab.fire(found, trigger, ({"target": _target(found), **_NO_KEYS},))
        await self._settle()

    async def _settle(self) -> None:
        await self._tab.settle()
        self._site.raise_failures()

    def _write(self, found: Drawn, text: str) -> None:
        kept = self._tab.memory.setdefault(found.path, {})
        kept["typed"] = text
        kept["sent"] = "onChange" in found.events
        found.marks["value"] = text
        self._tab.changed()
        self._tab.fire(found, "onChange", ({"target": _target(found)},))

    def _do_by_itself(self, found: Drawn) -> None:
        for each in found.above():
            if each.uses:
                for use in each.uses:
                    use()
                self._tab.changed()
                return
            if each.tag == "a" and each.props.get("href") is not None:
                is_new = each.props.get("target") == "_blank"
                self._tab.go(str(each.props["href"]), bool(each.props.get("replace")), is_new)
                return
            if each.tag == "input" and each.props.get("type") in ("checkbox", "radio"):
                self._tick(each)
                return
            if each.tag == "button" and str(each.props.get("type") or "submit") == "submit":
                self._submit(each)
                return
            if each.tag == "label":
                control = next(
                    (e for e in self._tab.page.walk() if e.is_labelable and each in e.labels(self._tab.page)),
                    None,
                )
                if control is not None:
                    self._do_by_itself(control)
                return

    def _tick(self, box: Drawn) -> None:
        checked = box.props.get("type") == "radio" or not box.marks.get("checked")
        self._tab.memory.setdefault(box.path, {})["checked"] = checked
        self._tab.fire(box, "onChange", ({"target": {**_target(box), "checked": checked}},))

    def _submit(self, source: Drawn) -> None:
        form = next((each for each in source.above() if each.tag == "form"), None)
        if form is None or is_incomplete(form):
            return
        self._tab.typed = {each.path: dict(self._tab.memory.get(each.path, {})) for each in form.walk()}
        self._tab.store.values.pop(FORM_ERRORS, None)
        self._tab.fire(form, "onSubmit", ({"form": fields_of(form), "target": _target(form)},))
        if form.props.get("resetOnSubmit"):
            for each in form.walk():
                self._tab.memory.pop(each.path, None)

    def _close_top(self) -> None:
        layers = [
            each for each in self._tab.page.children if isinstance(each, Drawn) and each.part.kind == "layer"
        ]
        if layers and layers[-1].closes is not None:
            self._tab.fire(layers[-1], "onEscapeKeyDown", ({},))
            layers[-1].closes()


_NO_KEYS = {"altKey": False, "ctrlKey": False, "metaKey": False, "shiftKey": False}


def _target(element: Drawn) -> dict[str, Any]:
    return {
        "value": element.marks.get("value", element.props.get("value")),
        "checked": element.marks.get("checked"),
        "id": element.props.get("id"),
        "name": element.props.get("name"),
    }
