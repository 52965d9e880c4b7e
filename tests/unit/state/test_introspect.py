"""What a state tells of itself, and that none of these names is taken from the user."""

import re

import pytest

import mirra as rx
from mirra.state.tree import StateTree


def message(error) -> str:
    return re.sub(r"\n  in .*", "", str(error.value))


def shop():
    class Shop(rx.State):
        name: str = "corner"
        _till: int = 0

        @rx.var
        def title(self) -> str:
            return self.name.title()

        def rename(self, name: str):
            self.name = name

    class Basket(Shop):
        items: list[str] = []

    return Shop, Basket


def test_a_class_lists_what_it_has():
    Shop, Basket = shop()
    assert set(Shop.base_vars) == {"name"}
    assert set(Shop.computed_vars) == {"title"}
    assert set(Shop.event_handlers) == {"rename"}
    assert {"name", "title", "items", "router"} <= set(Basket.vars)
    assert Basket.get_class_var("name").equals(Shop.name)
    assert Shop.get_class_substate(Basket.get_full_name()) is Basket
    assert Shop.get_class_var(f"{Basket.get_full_name()}.items").equals(Basket.items)
    assert Shop.is_user_defined()
    assert not rx.State.is_user_defined()


def test_an_instance_knows_its_relatives_and_what_changed():
    Shop, Basket = shop()
    tree = StateTree()
    root = tree.get("state")
    basket = tree.get(Basket.get_full_name())
    shown = {(Shop.get_full_name(), "title")}
    tree.snapshot(shown, {})
    assert basket.parent_state is tree.get(Shop.get_full_name())
    assert basket.get_root_state() is root
    assert root.parent_state is None
    assert basket.parent_state.substates == {Basket.get_full_name(): basket}
    assert root.get_substate(Basket.get_full_name()) is basket

    basket.items.append("tea")
    basket.name = "market"
    assert basket.dirty_vars == {"items"}
    assert root.dirty_substates == {Shop.get_full_name()}
    assert root.get_delta() == {
        Shop.get_full_name(): {"name": "market", "title": "Market"},
        Basket.get_full_name(): {"items": ["tea"]},
    }
    tree.drain(shown)
    assert (basket.dirty_vars, root.get_delta()) == (set(), {})


def test_several_vars_are_set_at_once():
    _Shop, Basket = shop()
    basket = StateTree().get(Basket.get_full_name())
    assert basket.set(name="x", items=["y"]) is basket
    assert (basket.name, basket.items) == ("x", ["y"])


def test_a_var_is_added():
    Shop, _ = shop()
    Shop.add_var("open", bool, True)
    Shop.add_var("notes", list[str])
    Shop.add_field("closed", Shop.open)
    state = StateTree().get(Shop.get_full_name())
    assert (state.open, state.notes, state.closed) == (True, [], False)
    with pytest.raises(ValueError) as error:
        Shop.add_var("open", bool)
    assert message(error) == "`Shop` has a var `open` already."


def test_a_name_that_is_not_there():
    _, Basket = shop()
    with pytest.raises(ValueError) as error:
        Basket.get_class_var("itmes")
    assert message(error) == "`Basket` has no var `itmes`.\n  Did you mean `items`?"


def test_names_of_introspection_are_free():
    class Form(rx.State):
        vars: list[str] = ["a"]
        substates: int = 1

        def set(self):
            self.vars.append("b")

        @rx.var
        def router_data(self) -> int:
            return self.substates + 1

    state = StateTree().get(Form.get_full_name())
    state.set()
    assert (state.vars, state.router_data) == (["a", "b"], 2)


def test_parts_of_the_router():
    assert rx.State.rx_router_url.equals(rx.State.router.url)
    assert StateTree().get("state").rx_router_route_id == ""
    assert set(StateTree().get("state").router_data) == {
        "pathname", "asPath", "query", "token", "sid", "ip", "headers",
    }  # fmt: skip
