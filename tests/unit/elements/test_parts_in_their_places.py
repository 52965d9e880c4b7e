"""Parts of the catalogue stand where browsers and libraries can draw them; elsewhere the error says where they go."""

import pytest

import mirra as rx
from mirra.errors import InvalidPropValueError

WRONG = {
    "a cell without a row": (
        lambda: rx.table.body(rx.table.cell("x")),
        "`table.body` cannot have `table.cell` as a child.",
        (),
    ),
    "a cell in a cell": (
        lambda: rx.table.row(rx.table.cell(rx.table.cell("x"))),
        "`table.cell` cannot have `table.cell` as a child.",
        (),
    ),
    "a tab outside its list": (
        lambda: rx.tabs.root(rx.tabs.trigger("One", value="one")),
        "`tabs.trigger` cannot be a child of `tabs.root`.",
        ("It goes into `tabs.list`.",),
    ),
    "an option outside its select": (
        lambda: rx.box(rx.select.item("One", value="one")),
        "`select.item` cannot be a child of `box`.",
        ("It goes into `select.content` or `select.group`.",),
    ),
    "a menu's entry beside the menu": (
        lambda: rx.menu.root(rx.menu.item("Open")),
        "`dropdown_menu.root` cannot have `dropdown_menu.item` as a child.",
        (),
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_part_where_it_cannot_be(case):
    make, message, advice = WRONG[case]
    with pytest.raises(InvalidPropValueError) as raised:
        make().freeze()
    assert (raised.value.message, raised.value.advice) == (message, advice)


def test_parts_in_their_places_and_in_components_of_ones_own():
    class Options(rx.Component):
        library = "some-package"
        tag = "Options"

    rx.table.root(
        rx.table.header(rx.table.row(rx.table.column_header_cell("a"))),
        rx.table.body(rx.table.row(rx.table.row_header_cell("b"), rx.foreach(["c"], rx.table.cell))),
    ).freeze()
    rx.menu.root(
        rx.menu.trigger(rx.button("x")), rx.menu.content(rx.dropdown_menu.group(rx.menu.item("y")))
    ).freeze()
    Options.create(rx.select.item("One", value="one")).freeze()
