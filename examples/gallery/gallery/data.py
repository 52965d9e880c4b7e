"""What shows values."""

import mirra as rx

from .frame import show

PEOPLE = [("Ada Lovelace", "London", 36), ("Grace Hopper", "New York", 85), ("Alan Turing", "London", 41)]


def table(**props: object) -> rx.Component:
    return rx.table.root(
        rx.table.header(
            rx.table.row(*[rx.table.column_header_cell(name) for name in ("Name", "Place", "Age")])
        ),
        rx.table.body(
            *[
                rx.table.row(rx.table.row_header_cell(name), rx.table.cell(place), rx.table.cell(age))
                for name, place, age in PEOPLE
            ]
        ),
        width="100%",
        **props,  # type: ignore[arg-type]  # props of the root
    )


def shown() -> list[rx.Component]:
    return [
        show("table", table(variant="surface"), table(variant="ghost", size="1")),
        show(
            "data_table",
            rx.data_table(
                data=[list(person) for person in PEOPLE],
                columns=["Name", "Place", "Age"],
                search=True,
                sort=True,
                pagination={"limit": 2},
            ),
        ),
        show(
            "data_list",
            rx.data_list.root(
                rx.data_list.item(
                    rx.data_list.label("Status"), rx.data_list.value(rx.badge("Active", color_scheme="green"))
                ),
                rx.data_list.item(rx.data_list.label("Name"), rx.data_list.value("Ada Lovelace")),
            ),
        ),
        show(
            "tabs",
            rx.tabs.root(
                rx.tabs.list(rx.tabs.trigger("Account", value="a"), rx.tabs.trigger("Documents", value="d")),
                rx.tabs.content(rx.text("Your account.", margin_top="12px"), value="a"),
                rx.tabs.content(rx.text("Your documents.", margin_top="12px"), value="d"),
                default_value="a",
                width="100%",
            ),
        ),
        show(
            "accordion",
            *[
                rx.accordion.root(
                    rx.accordion.item(header=f"First, {kind}", content="What the first one holds."),
                    rx.accordion.item(header=f"Second, {kind}", content="What the second one holds."),
                    variant=kind,
                    collapsible=True,
                    default_value="First, classic",
                    width="100%",
                )
                for kind in ("classic", "soft", "surface", "outline", "ghost")
            ],
        ),
    ]
