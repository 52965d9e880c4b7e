"""Components made on the server: state vars and computed vars whose value is a component, and `rx.dynamic`."""

import pytest

import mirra as rx
from mirra.codec import from_wire, to_wire
from mirra.errors import DynamicComponentInvalidSignatureError, EventDeserializationError, VarValueError
from mirra.state.storage import decode_values, encode_values
from mirra.testing import connect


@pytest.fixture
def Shop():
    class Shop(rx.State):
        names: list[str] = ["Ada", "Alan"]
        said: str = ""
        panel: rx.Component = rx.text("empty")
        parts: list[rx.Component] = []

        @rx.event
        def more(self):
            self.names.append("Grace")
            self.parts.append(rx.badge(f"part {len(self.parts)}"))

        @rx.event
        def say(self, text: str):
            self.said = text

        @rx.event
        def fill(self):
            self.panel = rx.box(
                rx.input(placeholder="note", on_change=Shop.say), rx.button("Say", on_click=Shop.say("it"))
            )

        @rx.var
        def buttons(self) -> rx.Component:
            return rx.hstack(*(rx.button(name, on_click=Shop.say(name)) for name in self.names))

    return Shop


async def test_what_they_show_and_call_follows_the_state(Shop):
    @rx.dynamic
    def counted(state: Shop) -> rx.Component:
        return rx.text(f"{len(state.names)} names" if len(state.names) > 2 else "few")

    def index():
        return rx.vstack(
            rx.button("More", on_click=Shop.more),
            rx.button("Fill", on_click=Shop.fill),
            Shop.buttons,
            Shop.panel,
            counted(),
            rx.foreach(Shop.parts, lambda part: part),
        )

    async with connect(index) as page:
        await page.see("few")
        await page.see("empty")
        await page.click("Alan")
        assert page[Shop].said == "Alan"
        await page.click("More")
        await page.see("3 names")
        await page.see("part 0")
        await page.click("Grace")
        assert page[Shop].said == "Grace"
        await page.click("Fill")
        await page.dont_see("empty")
        await page.type("note", "typed")
        assert page[Shop].said == "typed"
        await page.click("Say")
        assert page[Shop].said == "it"


def test_loops_and_choices_of_values_are_worked_out():
    made = rx.fragment(
        rx.foreach(["a", "b"], lambda item, i: rx.el.li(item, i, key=item)),
        rx.cond(True, "yes", rx.text("no")),
        rx.match("x", ("x", rx.el.b("X")), rx.text("other")),
    )
    assert to_wire(made) == {
        "$component": [
            [
                {"tag": "li", "children": ["a", "0"], "key": "a"},
                {"tag": "li", "children": ["b", "1"], "key": "b"},
            ],
            "yes",
            {"tag": "b", "children": ["X"]},
        ]
    }


def test_what_cannot_be_in_one(Shop):
    with pytest.raises(VarValueError) as caught:
        to_wire(rx.text(Shop.said))
    assert (caught.value.message, caught.value.advice) == (
        "`said` is a Var: a component that is made on the server shows values.",
        ("Use `self.said`, or the state that `@rx.dynamic` gives.",),
    )
    with pytest.raises(VarValueError) as caught:
        to_wire(rx.upload("drop"))
    assert caught.value.message == (
        "An upload, or a component with JavaScript of its own, cannot be in a component that is the value of a state var."
    )


def test_constants_of_its_events_stay_on_the_server(Shop):
    sent = to_wire(rx.button("x", on_click=Shop.say("a secret")))
    assert "secret" not in str(sent)


def test_it_can_be_stored_and_what_it_calls_with_it(Shop):
    spec = Shop.__mirra__
    panel = rx.box(rx.button("Say", on_click=Shop.say("it")))
    stored = encode_values(spec, {"panel": panel, "parts": [panel]}, strict=True)
    found, _ = decode_values(spec, stored)
    for component in (found["panel"], *found["parts"]):
        assert to_wire(component) == to_wire(panel)
        assert component.__mirra_data__().bindings == panel.__mirra_data__().bindings
    assert encode_values(spec, found, strict=True) == stored


def test_a_browser_cannot_send_one():
    forged = {"$component": {"tag": "p"}, "calls": [["id", "Shop.delete_all", [], [], False]]}
    with pytest.raises(EventDeserializationError):
        from_wire(forged, rx.Component)


def test_a_dict_of_a_users_is_no_component():
    assert to_wire({"$component": {"tag": "p"}}) == {"$dict": {"$component": {"tag": "p"}}}


def test_rx_dynamic_takes_one_state():
    with pytest.raises(DynamicComponentInvalidSignatureError) as caught:

        @rx.dynamic
        def nothing():
            return rx.box()

    assert (caught.value.message, caught.value.advice) == (
        "`nothing` must take one state: `@rx.dynamic` gives it that of whoever looks at the page.",
        ("Write `def nothing(state: MyState) -> rx.Component:`.",),
    )
