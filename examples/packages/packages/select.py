"""react-select: styled with Emotion, of which a page has one copy, and whose objects go to Python and back."""

from typing import TypedDict

import mirra as rx

from .frame import card, package, told


class Option(TypedDict):
    value: str
    label: str


class Select(rx.Component):
    library = "react-select@5.10.2"
    tag = "Select"
    is_default = True
    options: rx.Var[list[Option]]
    value: rx.Var[list[Option]]
    is_multi: rx.Var[bool]
    placeholder: rx.Var[str]
    class_name_prefix: rx.Var[str]
    unstyled: rx.Var[bool]
    format_option_label: rx.Var[object]
    on_change: rx.EventHandler[list[Option]]


FLAVOURS: list[Option] = [
    {"value": "vanilla", "label": "Vanilla"},
    {"value": "pistachio", "label": "Pistachio"},
    {"value": "raspberry", "label": "Raspberry"},
    {"value": "lemon", "label": "Lemon"},
]


class Order(rx.State):
    flavours: list[Option] = FLAVOURS[:1]

    @rx.event
    def choose(self, flavours: list[Option]) -> None:
        self.flavours = flavours

    @rx.event
    def surprise(self) -> None:
        self.flavours = FLAVOURS[1:3]

    @rx.var
    def price(self) -> str:
        return f"{1.5 * len(self.flavours):.2f} €"


@package("/select", "react-select", "Several flavours at once; the price is Python's.")
def show() -> list[rx.Component]:
    return [
        card(
            Select.create(
                options=FLAVOURS,
                value=Order.flavours,
                is_multi=True,
                class_name_prefix="flavour",
                on_change=Order.choose,
                placeholder="Flavours …",
                format_option_label=lambda option: rx.flex(
                    rx.icon("ice-cream-cone", size=14), option.label, align="center", spacing="2"
                ),
                style={"color": "#1c2024"},
            ),
            height="300px",
        ),
        told(
            rx.text("That makes ", rx.text.strong(Order.price, id="price")),
            rx.button("Surprise me", on_click=Order.surprise, variant="soft"),
        ),
    ]
