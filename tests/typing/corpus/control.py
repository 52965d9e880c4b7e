"""Choices, loops, memo, components of one's own, styles. Never run; see `test_typing.py`."""

from typing import Any

import mirra as rx


class S(rx.State):
    flag: bool = False
    n: rx.Field[int] = rx.field(0)
    names: list[str] = []
    ages: dict[str, int] = {}
    mood: str = "good"

    @rx.event
    def choose(self, name: str) -> None:
        self.mood = name


# right: one of two
rx.cond(S.flag, rx.text("yes"), rx.text("no"))
rx.cond(S.n > 3, "many", "few")
rx.cond(S.flag, rx.text("only then"))
# right: one of many
rx.match(S.mood, ("good", rx.text("😀")), ("bad", "worse", rx.text("😢")), rx.text("?"))
rx.match(S.mood, ("good", "green"), ("bad", "red"), "gray")


# right: a row for each item
def row(name: rx.Var[str], index: rx.Var[int]) -> rx.Component:
    return rx.text(index, ": ", name, on_click=S.choose(name))


rx.foreach(S.names, row)
# right: a row for each, in a lambda
rx.foreach(S.names, lambda name: rx.text(name))
# right: pairs of a dict
rx.foreach(S.ages, lambda pair: rx.text(pair[0], pair[1]))
# right: numbers
rx.foreach(rx.Var.range(3), lambda n: rx.text(n))
rx.foreach([1, 2, 3], lambda n: rx.text(n))

rx.foreach(S.names)  # wrong: call-arg, reportCallIssue
rx.foreach(S.names, "row")  # wrong: arg-type, reportArgumentType
rx.foreach(S.names, rx.text("x"))  # wrong: arg-type, reportArgumentType
rx.foreach(3, row)  # wrong: arg-type, reportArgumentType
rx.foreach(S.flag, row)  # wrong: arg-type, reportArgumentType
rx.cond()  # wrong: call-arg, reportCallIssue
rx.cond(S.flag, "a", "b", "c")  # wrong: call-arg, reportCallIssue
rx.match()  # wrong: call-arg, reportCallIssue
rx.fragment(rx.cond(S.flga, "a", "b"))  # wrong: attr-defined, reportAttributeAccessIssue


# right: a page
@rx.page(route="/about", title="About")
def about() -> rx.Component:
    return rx.box(rx.heading("About"), rx.color_mode.button())


# right: an app
app = rx.App(theme=rx.theme(appearance="dark", accent_color="teal"), style={"font_family": "serif"})
app.add_page(about, route="/again", title="Again", on_load=[S.choose("x")])

app.add_page(about, rout="/x")  # wrong: call-arg, reportCallIssue
app.add_pages(about)  # wrong: attr-defined, reportAttributeAccessIssue
rx.App(them=None)  # wrong: call-arg, reportCallIssue
rx.theme(appearance="black")  # wrong: arg-type, reportArgumentType
rx.theme(accent_color="petrol")  # wrong: arg-type, reportArgumentType
rx.page(path="/x")  # wrong: call-arg, reportCallIssue


# right: memo
@rx.memo
def card(title: rx.Var[str], on_pick: rx.EventHandler) -> rx.Component:
    return rx.button(title, on_click=on_pick)


card(title=S.mood, on_pick=S.choose("x"))


# right: a component of one's own, with triggers
class Picker(rx.Component):
    library = "some-picker@1.0.0"
    tag = "Picker"
    color: rx.Var[str]
    size: rx.Var[int] = rx.Var.create(3)
    on_pick: rx.EventHandler[rx.event.passthrough_event_spec(str)]  # type: ignore[valid-type]  # a call, to mypy

    # right: imports and hooks of its own
    def add_imports(self) -> dict[str, Any]:
        return {"some-picker": "usePicker"}

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        return ["const picker = usePicker()"]


picker = Picker.create
picker(color="red", on_pick=S.choose)


class Wrong(rx.Component):
    library = 3  # wrong: assignment, reportAssignmentType
    tag = True  # wrong: assignment, reportAssignmentType


# right: styles as keywords, dicts, with states and breakpoints
rx.box(padding="1em", margin_x="auto", background_color=rx.color("blue", 3), _hover={"color": "red"})
rx.box(style={"padding": "1em", "_hover": {"opacity": 0.5}})
rx.box(width=["100%", "50%"], display=rx.breakpoints(initial="none", md="block"))
# right: colours of the theme
rx.text("x", color=rx.color("red", 9, alpha=True))
rx.text("x", color=rx.cond(S.flag, "red", "blue"))
rx.text("x", color=rx.color_mode_cond("black", "white"))

rx.box(pading="1em")  # wrong: call-arg, reportCallIssue
rx.box(backgroundcolor="red")  # wrong: call-arg, reportCallIssue
rx.color("redd", 3)  # wrong: arg-type, reportArgumentType
rx.color("red", 13)  # wrong: arg-type, reportArgumentType
rx.color()  # wrong: call-arg, reportCallIssue
rx.text("x", color_scheme="crimsonn")  # wrong: arg-type, reportArgumentType


# right: a Var in a signature
def badge(text: rx.Var[str] | str, big: bool = False) -> rx.Component:
    return rx.badge(text, size="3" if big else "1")


badge("x")
badge(rx.Var.create("x"), big=True)
badge(rx.cond(S.flag, "a", "b"))
badge(3)  # wrong: arg-type, reportArgumentType
badge("x", big="yes")  # wrong: arg-type, reportArgumentType
badge(rx.Var.create([1]))  # wrong: arg-type, reportArgumentType
