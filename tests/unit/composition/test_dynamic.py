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


def test_memos_are_worked_out_too(Shop):
    @rx.memo
    def price(
        name: rx.Var[str], amount: rx.Var[int], note: rx.Var[rx.Component], children: rx.Var[rx.Component]
    ) -> rx.Component:
        return rx.el.p(
            name.upper(), rx.cond(amount > 9, rx.el.b(amount), amount), note, children,
            on_click=Shop.say(name + "!"),
        )  # fmt: skip

    made = price("new", name="tea", amount=10, note=rx.el.i("hot"))
    tree = to_wire(made)["$component"]
    assert tree["children"] == [
        "TEA",
        {"tag": "b", "children": ["10"]},
        {"tag": "i", "children": ["hot"]},
        ["new"],
    ]
    (binding,) = made.__mirra_data__().bindings.values()
    assert binding.template == ("tea!",)


def test_a_memo_with_a_handler_is_of_a_page(Shop):
    @rx.memo
    def row(on_pick: rx.EventHandler[rx.event.no_args_event_spec]) -> rx.Component:
        return rx.el.p("pick", on_click=on_pick)

    with pytest.raises(VarValueError) as caught:
        to_wire(row(on_pick=Shop.say("x")))
    assert caught.value.message == (
        "`@rx.memo` with a handler as a prop cannot be in a component that is the value of a state var."
    )
    with pytest.raises(VarValueError) as caught:
        to_wire(rx.markdown("*hot*"))
    assert caught.value.message == (
        "What needs functions of a library, as `rx.markdown` does, cannot be in a component that is the value of a state var."
    )


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
