"""`@rx.memo`: a function of Vars that is one React component, or one function, of the browser."""

import pytest

import mirra as rx
from mirra.elements.node import Memo
from mirra.js.tree import StateRef
from mirra.testing import connect


@pytest.fixture
def Shelf():
    class Shelf(rx.State):
        kind: str = "list"
        picked: str = ""
        typed: str = ""
        tree: dict = {"name": "root", "below": [{"name": "leaf", "below": []}]}

        @rx.event
        def pick(self, name: str):
            self.picked = name

        @rx.event
        def keep(self, text: str):
            self.typed = text

    return Shelf


def test_a_memo_is_evaluated_once_and_used_with_props(Shelf):
    evaluated = []

    @rx.memo
    def badge(label: rx.Var[str], on_pick: rx.EventHandler[lambda: []], children: rx.Var[rx.Component]):
        evaluated.append(label)
        return rx.button(label + "!", children, on_click=on_pick)

    first = badge(rx.text("x"), label=Shelf.kind, on_pick=rx.noop()).freeze()
    second = badge(label="b", on_pick=rx.noop()).freeze()
    assert isinstance(first, Memo) and isinstance(second, Memo)
    assert first.definition is second.definition
    assert len(evaluated) == 1
    assert dict(first.props)["label"] == StateRef(Shelf.get_full_name(), "kind")
    assert len(first.children) == 1


@rx.memo
def card(title: rx.Var[str], on_pick: rx.EventHandler[lambda name: [name]]):
    return rx.text(title, on_click=on_pick(title))


@rx.memo
def field(rest: rx.RestProp, label: rx.Var[str]) -> rx.Component:
    return rx.el.label(label, rx.input(rest))


def refused(make):
    with pytest.raises(TypeError) as error:
        make()
    return error.value.message, *error.value.advice


def test_what_a_memo_refuses():
    assert refused(lambda: card(titel="x")) == ("`card` has no prop `titel`.", "Did you mean `title`?")
    assert refused(card) == ("`card` needs the prop `title`.",)
    assert refused(lambda: card("inside", title="x")) == (
        "`card` takes no children.",
        "Give it a parameter `children: rx.Var[rx.Component]`.",
    )
    # The rest of the props is what the component takes to which the body gives it.
    assert refused(lambda: field(label="Name", placeholdr="x").freeze()) == (
        "`field` has no prop `placeholdr`.",
        "Did you mean `placeholder`?",
    )


def test_a_handler_is_called_with_as_many_values_as_it_says(Shelf):
    @rx.memo
    def chooser(on_pick: rx.EventHandler[lambda name: [name]]):
        return rx.button("x", on_click=on_pick("a", "b"))

    with pytest.raises(TypeError) as error:
        chooser(on_pick=Shelf.pick).freeze()
    assert (error.value.message, error.value.advice) == (
        "`on_pick` takes 1 value, not 2.",
        ("Its annotation says so: `on_pick: rx.EventHandler[...]`.",),
    )

    @rx.memo
    def hover(on_pick: rx.EventHandler[lambda name: [name]]):
        return rx.box(on_mouse_enter=on_pick)

    with pytest.raises(TypeError, match="`on_pick` needs 1 argument, but `on_mouse_enter` of `box` gives 0"):
        hover(on_pick=Shelf.pick).freeze()


def test_the_rest_needs_an_element():
    @rx.memo
    def nothing(rest: rx.RestProp):
        return rx.fragment(rest)

    assert refused(lambda: nothing(id="x").freeze()) == (
        "`the page` cannot take the rest of the props.",
        "Give it to a component that has an element.",
    )


async def test_slots_handlers_and_the_rest(Shelf):
    @rx.memo
    def panel(
        rest: rx.RestProp,
        title: rx.Var[str],
        aside: rx.Var[rx.Component] = rx.EMPTY_VAR_COMPONENT,
        count: rx.Var[int] = rx.EMPTY_VAR_INT,
        note: rx.Var[str] = rx.EMPTY_VAR_STR,
        on_pick: rx.EventHandler[rx.event.passthrough_event_spec(str)] = None,
        children: rx.Var[rx.Component] = rx.EMPTY_VAR_COMPONENT,
    ) -> rx.Component:
        return rx.el.section(
            rx.button("Pick " + title, on_click=on_pick(title)),
            rx.text("count ", count + 1, " note [", note, "]"),
            rx.cond(aside, aside, rx.text("no aside")),
            children,
            rx.text("named ", rest.get("id", "-")),
            rest,
        )

    def index():
        return rx.fragment(
            panel(
                rx.text("inside"),
                title=Shelf.kind,
                aside=rx.badge("beside"),
                on_pick=Shelf.pick,
                id="first",
                on_click=Shelf.keep("clicked"),
            ),
            panel(title="plain", count=4, id="second"),
            rx.text("picked ", Shelf.picked, " kept ", Shelf.typed),
        )

    async with connect(index) as page:
        assert await page.text("#first") == "Pick list count 1 note [] beside inside named first"
        assert await page.text("#second") == "Pick plain count 5 note [] no aside named second"
        await page.click("Pick plain")
        await page.click("Pick list")
        await page.see("picked list kept clicked")


async def test_an_input_in_a_memo_is_controlled_by_its_user(Shelf):
    def index():
        return rx.fragment(
            field(label="Name", value=Shelf.typed, on_change=Shelf.keep), rx.text("kept ", Shelf.typed)
        )

    async with connect(index) as page:
        await page.type("Name", "Ada")
        await page.see("kept Ada")
        assert await page.value("Name") == "Ada"


async def test_a_memo_within_itself(Shelf):
    @rx.memo
    def branch(node: rx.Var[dict]) -> rx.Component:
        below = rx.foreach(node["below"].to(list[dict]), lambda each: branch(node=each))
        return rx.el.li(node["name"].to(str), rx.el.ul(below))

    async with connect(lambda: rx.el.ul(branch(node=Shelf.tree), id="tree")) as page:
        assert await page.text("#tree") == "root leaf"


async def test_a_memo_that_gives_a_value_is_a_function(Shelf):
    @rx.memo
    def shout(words: rx.Var[str], mark: rx.Var[str] = rx.Var.create("!")) -> rx.Var[str]:
        return words.upper() + mark

    assert shout(words=Shelf.kind)._type is str
    assert refused(shout) == ("`shout` needs the prop `words`.",)
    assert refused(lambda: shout(word="x")) == ("`shout` has no prop `word`.", "Did you mean `words`?")
    assert refused(lambda: shout("x")) == (
        "`shout` is called with keywords.",
        "Or give them in order: `shout.call(...)`.",
    )

    def index():
        whisper = shout.partial("psst")
        return rx.text(shout(words=Shelf.kind), shout.call("a", "?"), whisper.call("…"), id="all")

    async with connect(index) as page:
        assert await page.text("#all") == "LIST!A?PSST…"
