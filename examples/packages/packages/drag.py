"""dnd-kit: hooks alone, so a file of our own makes a component of them; what an item looks like stays in Python."""

from typing import Any

import mirra as rx

from .frame import card, package, told


class Sortable(rx.Component):
    library = rx.asset("sortable.tsx").importable_path
    tag = "Sortable"
    lib_dependencies = ["@dnd-kit/core@6.3.1", "@dnd-kit/sortable@10.0.0", "@dnd-kit/utilities@3.2.2"]
    items: rx.Var[list[str]]
    render_: rx.Var[Any]
    on_sort: rx.EventHandler[list[str]]


class Tour(rx.State):
    stops: list[str] = ["Lisbon", "Porto", "Madrid", "Sevilla", "Faro"]

    @rx.event
    def sort(self, stops: list[str]) -> None:
        self.stops = stops

    @rx.var
    def way(self) -> str:
        return " → ".join(self.stops)

    @rx.event
    def turn(self) -> None:
        self.stops = self.stops[::-1]


def stop(name: Any) -> rx.Component:
    return rx.flex(
        rx.icon("grip-vertical", size=16, color=rx.color("gray", 9)),
        rx.text(name, weight="medium"),
        class_name="stop",
        align="center",
        spacing="3",
        padding="12px 14px",
        margin_bottom="8px",
        border_radius="8px",
        background=rx.color("gray", 2),
        border=f"1px solid {rx.color('gray', 5)}",
    )


@package(
    "/drag",
    "@dnd-kit/sortable",
    "Put the stops in another order, with the mouse or with space and the arrow keys.",
)
def show() -> list[rx.Component]:
    return [
        card(Sortable.create(items=Tour.stops, render_=stop, on_sort=Tour.sort)),
        told(
            rx.text(Tour.way, id="tour"),
            rx.button("The other way round", on_click=Tour.turn, variant="soft"),
        ),
    ]
