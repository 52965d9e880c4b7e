"""Choosing and repeating."""

import pytest

import mirra as rx
from mirra.elements.node import Cond, Foreach, Match, Text
from mirra.errors import ForeachRenderError, ForeachVarError
from mirra.js.tree import Conditional, Literal, Name, StateRef
from mirra.registry import use_registry
from mirra.vars import Var


@pytest.fixture
def state():
    with use_registry():

        class S(rx.State):
            open: bool = False
            kind: str = ""
            count: int = 0
            rows: list[list[str]] = []
            prices: dict[str, float] = {}

        yield S


def test_cond_of_components_is_a_node(state):
    node = rx.cond(state.open, rx.text("yes"), "no").freeze()
    assert isinstance(node, Cond)
    assert node.test == StateRef(state.get_full_name(), "open")
    assert node.otherwise == Text(Literal("no"))


def test_cond_of_values_is_a_var(state):
    found = rx.cond(state.open, "red", "blue")
    assert isinstance(found, Var)
    assert found._expr == Conditional(
        StateRef(state.get_full_name(), "open"), Literal("red"), Literal("blue")
    )


def test_cond_of_values_needs_both(state):
    with pytest.raises(ValueError) as error:
        rx.cond(state.open, "red")
    assert error.value.message == "`rx.cond` of values needs both: `rx.cond(test, a, b)`."


def test_match_of_components_has_cases_and_a_default(state):
    node = rx.match(state.kind, ("a", "b", rx.text("first")), ("c", "third"), rx.text("else")).freeze()
    assert isinstance(node, Match)
    assert [patterns for patterns, _ in node.cases] == [(Literal("a"), Literal("b")), (Literal("c"),)]
    assert node.default is not None


@pytest.mark.parametrize(
    ("cases", "text"),
    [
        ((), "`rx.match` needs at least one case: `(pattern, result)`."),
        ((("a",),), "A case of `rx.match` is a tuple of at least a pattern and a result."),
        ((("a", "b"),), "`rx.match` of values needs a default: a last argument that is no tuple."),
    ],
)
def test_match_says_what_it_lacks(state, cases, text):
    with pytest.raises(ValueError) as error:
        rx.match(state.kind, *cases)
    assert error.value.message == text


def test_loops_within_loops_have_names_of_their_own(state):
    node = rx.foreach(
        state.rows, lambda row, i: rx.box(i, rx.foreach(row, lambda cell: rx.text(cell)))
    ).freeze()
    assert isinstance(node, Foreach)
    assert (node.item, node.index) == ("item1", "index1")
    index, inner = node.body.children
    assert index == Text(Name("index1"))
    assert (inner.iterable, inner.item) == (Name("item1"), "item2")


def test_items_have_the_type_of_what_is_looped_over(state):
    seen = []
    rx.foreach(state.prices, lambda pair: seen.append(pair) or rx.text(pair[0]))
    assert (seen[0]._type, seen[0][1]._type) == (tuple[str, float], float)


def test_a_key_is_taken_to_the_loop(state):
    node = rx.foreach(state.rows, lambda row: rx.text("x", key=row[0])).freeze()
    assert node.key is not None


@pytest.mark.parametrize(("function", "count"), [(lambda: rx.box(), 0), (lambda a, b, c: rx.box(), 3)])
def test_a_render_function_takes_item_and_index(state, function, count):
    with pytest.raises(ForeachRenderError) as error:
        rx.foreach(state.rows, function)
    assert error.value.message == (
        f"The function of `rx.foreach` takes the item and, if it wants, the index: not {count} parameters."
    )


def test_a_number_cannot_be_looped_over(state):
    with pytest.raises(ForeachVarError) as error:
        rx.foreach(state.count, rx.text)
    assert error.value.message.endswith("it is a number.")
    assert error.value.advice == ("Use `rx.Var.range(n)` to count.",)
