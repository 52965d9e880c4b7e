"""react-virtuoso: a list of a hundred thousand, of which only what is seen is drawn, each row a Python function."""

from typing import Annotated, Any

import mirra as rx

from .frame import card, package, told


class LongList(rx.Component):
    library = "react-virtuoso@4.18.21"
    tag = "Virtuoso"
    total_count: rx.Var[int]
    item_content: rx.Var[Any]
    initial_top_most_item_index: rx.Var[int]
    range_changed: Annotated[rx.EventHandler[int, int], lambda seen: [seen.startIndex, seen.endIndex]]


class Numbers(rx.State):
    total: int = 100_000
    factor: int = 7
    first: int = 0

    @rx.event
    def seen(self, first: int, last: int) -> None:
        self.first = first

    @rx.event
    def next_factor(self) -> None:
        self.factor += 1


def row(index: Any) -> rx.Component:
    number = index.to(int)
    return rx.flex(
        rx.text(number, " × ", Numbers.factor, color_scheme="gray"),
        rx.text(f"{number * Numbers.factor:,}", weight="medium"),
        class_name="row",
        justify="between",
        padding="10px 14px",
        border_bottom=f"1px solid {rx.color('gray', 4)}",
    )


@package("/list", "react-virtuoso", "A hundred thousand rows; each is a Python function of its number.")
def show() -> list[rx.Component]:
    return [
        card(
            rx.box(
                LongList.create(
                    total_count=Numbers.total, item_content=row, range_changed=Numbers.seen.debounce(100)
                ),
                height="400px",
            )
        ),
        told(
            rx.text("First row seen: ", rx.text.strong(Numbers.first, id="first")),
            rx.button("Next table", on_click=Numbers.next_factor, variant="soft"),
        ),
    ]
