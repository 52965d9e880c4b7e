"""Events: arguments, triggers, what handlers return, special events. Never run; see `test_typing.py`."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import mirra as rx


class S(rx.State):
    text: str = ""
    count: rx.Field[int] = rx.field(0)
    names: rx.Field[list[str]] = rx.field(default_factory=list)

    @rx.event
    def clear(self) -> None:
        self.text = ""

    @rx.event
    def set_text(self, value: str) -> None:
        self.text = value

    @rx.event
    def add(self, n: int, by: str = "") -> None:
        self.count += n

    @rx.event
    def pick(self, index: int, name: str) -> None:
        self.text = f"{index}{name}"

    @rx.event
    def three(self, a: int, b: str, c: bool) -> None:
        self.text = f"{a}{b}{c}"

    # right: a handler that says what comes next
    @rx.event
    def leave(self) -> rx.EventSpec:
        return rx.redirect("/login")

    # right: a handler that may say nothing
    @rx.event
    def maybe(self) -> rx.EventSpec | None:
        return rx.toast("saved") if self.count else None

    # right: another handler next
    @rx.event
    def then(self) -> Any:
        return S.add(2)

    # right: updates on the way
    @rx.event
    def steps(self) -> Iterator[None]:
        self.count = 1
        yield
        self.count = 2

    # right: in the background
    @rx.event(background=True)
    async def work(self) -> None:
        async with self:
            self.count += 1

    # right: updates on the way, async
    @rx.event
    async def later(self, n: int) -> AsyncIterator[rx.EventSpec | None]:
        self.count = n
        yield None
        yield rx.toast("done")

    # right: options of handlers
    @rx.event(prevent_default=True, throttle=200)
    def moved(self, x: float) -> None:
        self.count = int(x)

    # right: a handler calls another as the method it is
    @rx.event
    def both(self) -> None:
        self.clear()
        self.add(1)
        self.add(1, by="hand")
        self.pick("one", "x")  # wrong: arg-type, reportArgumentType
        self.clear(1)  # wrong: call-arg, reportCallIssue
        self.add(n="1")  # wrong: arg-type, reportArgumentType
        self.pick(1)  # wrong: call-arg, reportCallIssue

    @rx.event(backgroud=True)  # wrong: call-overload untyped-decorator, reportCallIssue
    def typo(self) -> None: ...

    @rx.event(throttle="fast")  # wrong: call-overload untyped-decorator, reportArgumentType
    def option(self) -> None: ...

    @rx.event
    def none(self) -> rx.EventSpec:
        return "login"  # wrong: return-value, reportReturnType


# right: a handler outside a class
@rx.event
def log_out(state: S, everywhere: bool = False) -> None:
    state.text = "bye"
    state.txet = "bye"  # wrong: attr-defined, reportAttributeAccessIssue


# right: bound as it is, the trigger gives the value
rx.input(on_change=S.set_text, on_blur=S.set_text)
# right: arguments by value
rx.button(on_click=S.add(1))
# right: arguments by name
rx.button(on_click=S.add(1, by="button"))
# right: arguments that are Vars
rx.button(on_click=S.add(S.count))
rx.button(on_click=S.pick(S.count, S.names[0]))
# right: some now, the rest from the trigger
rx.input(on_change=S.pick(3))
# right: without arguments
rx.button(on_click=S.clear)
rx.button(on_click=S.clear())
# right: several, and what the browser does by itself
rx.button(on_click=[S.clear, S.add(1), rx.console_log("x"), rx.toast("hi")])
# right: a function of what the trigger gives
rx.input(on_change=lambda value: S.set_text(value))
rx.slider(on_value_commit=lambda value: S.add(value[0]))
# right: actions on the way
rx.button(on_click=S.clear.stop_propagation)
rx.button(on_click=S.add(1).debounce(300).prevent_default)
rx.input(on_change=S.set_text.throttle(100))
# right: no event
rx.button(on_click=rx.noop())
# right: handlers outside a class
rx.button(on_click=log_out)
rx.button(on_click=log_out(True))
# right: setters by name
rx.button(on_click=S.setvar("text", "x"))
# right: special events
rx.button(on_click=rx.redirect("/", is_external=False))
rx.button(on_click=rx.download(url="/file.txt"))
rx.button(on_click=rx.set_clipboard(S.text))
rx.button(on_click=rx.set_value("name", ""))
rx.button(on_click=rx.toast.success("saved", description="all of it"))
rx.button(on_click=rx.call_script("1 + 1", callback=S.set_text))
# right: chosen at run time
rx.button(on_click=rx.cond(S.count > 1, S.clear(), S.add(1)))

rx.button(on_click=S.add("one"))  # wrong: call-overload, reportArgumentType
rx.button(on_click=S.add(1, 2))  # wrong: call-overload, reportArgumentType
rx.button(on_click=S.clear(1))  # wrong: call-arg, reportCallIssue
rx.button(on_click=S.pick(1, "a", "b"))  # wrong: call-overload, reportCallIssue
rx.button(on_click=S.pick("a"))  # wrong: call-overload, reportArgumentType
rx.button(on_click=S.three(1, "a", "b"))  # wrong: call-overload, reportArgumentType
rx.input(on_change=S.set_text(1))  # wrong: call-overload, reportArgumentType
rx.button(on_click=S.cleer)  # wrong: attr-defined, reportAttributeAccessIssue
rx.button(on_click="clear")  # wrong: arg-type, reportArgumentType
rx.button(on_click=3)  # wrong: arg-type, reportArgumentType
rx.button(on_clik=S.clear)  # wrong: call-arg, reportCallIssue
rx.input(on_change=S.text)  # wrong: arg-type, reportArgumentType
rx.input(on_change=True)  # wrong: arg-type, reportArgumentType
rx.button(on_click=S.clear.stop_propagate)  # wrong: attr-defined, reportAttributeAccessIssue
rx.button(on_click=S.add(1).debounce("x"))  # wrong: arg-type, reportArgumentType
rx.button(on_click=rx.redirect("/", external=True))  # wrong: call-arg, reportCallIssue
rx.button(on_click=rx.redirect())  # wrong: call-arg, reportCallIssue
rx.button(on_click=rx.download(src="/file.txt"))  # wrong: call-arg, reportCallIssue
rx.button(on_click=rx.set_value("name"))  # wrong: call-arg, reportCallIssue
rx.button(on_click=rx.toast.succes("saved"))  # wrong: attr-defined, reportAttributeAccessIssue
rx.event.no_such_thing  # wrong: attr-defined, reportAttributeAccessIssue
