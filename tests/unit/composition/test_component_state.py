import pytest

import mirra as rx
from mirra.composition.component_state import page_uses
from mirra.elements.node import Element, Fragment
from mirra.errors import ForeachRenderError
from mirra.registry import use_registry


@pytest.fixture(autouse=True)
def _own_registry():
    with use_registry():
        yield


def counter():
    class Counter(rx.ComponentState):
        count: int = 0

        def increment(self):
            self.count += 1

        @classmethod
        def get_component(cls, **props):
            return rx.button(cls.count, on_click=cls.increment, **props)

    return Counter


def test_each_use_has_a_state_of_its_own():
    made = counter()
    with page_uses("/"):
        first, second = made.create(), made.create(color_scheme="red")
    assert [use.State.__name__ for use in (first, second)] == ["Counter_index_n1", "Counter_index_n2"]
    assert first.State.count._expr != second.State.count._expr
    assert first.event_triggers["on_click"].steps[0].handler == first.State.increment.full_name


def test_names_do_not_depend_on_the_order_of_visits():
    made = counter()

    def visit(route):
        with page_uses(route):
            return made.create().State.__name__

    assert (visit("/b"), visit("/a"), visit("/b")) == ("Counter_b_n1", "Counter_a_n1", "Counter_b_n1")


def test_a_page_evaluated_again_finds_its_states():
    made = counter()
    with page_uses("/"):
        before = made.create().State
    with page_uses("/"):
        assert made.create().State is before


def test_without_get_component_it_says_what_to_write():
    class Nothing(rx.ComponentState):
        count: int = 0

    with pytest.raises(NotImplementedError) as error:
        Nothing.create()
    assert error.value.message == "`Nothing_n1` has no `get_component`."


def test_in_a_loop_it_is_refused():
    made = counter()
    with pytest.raises(ForeachRenderError) as error:
        rx.foreach([1, 2], lambda _: made.create())
    assert error.value.message == (
        "`Counter` cannot be made inside `rx.foreach`: how many there are is known in the browser only."
    )


def test_a_fragment_keeps_both():
    made = counter()
    node = rx.fragment(made.create(), made.create()).freeze()
    assert isinstance(node, Fragment)
    assert all(isinstance(child, Element) for child in node.children)
