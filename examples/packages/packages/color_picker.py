"""react-colorful: the smallest shape there is, a value and its change."""

import mirra as rx

from .frame import card, package, told


class ColorPicker(rx.NoSSRComponent):
    library = "react-colorful@5.8.1"
    tag = "HexColorPicker"
    color: rx.Var[str]
    on_change: rx.EventHandler[str]


class Color(rx.State):
    color: str = "#3e63dd"

    @rx.event
    def choose(self, color: str) -> None:
        self.color = color

    @rx.var
    def palette(self) -> list[str]:
        parts = [int(self.color[at : at + 2], 16) for at in (1, 3, 5)]
        return [
            "#" + "".join(f"{round(part + (255 - part) * light):02x}" for part in parts)
            for light in (0.0, 0.2, 0.4, 0.6, 0.8)
        ]


def swatch(color: str) -> rx.Component:
    return rx.vstack(
        rx.box(background=color, height="96px", width="100%", border_radius="10px"),
        rx.code(color, variant="ghost", color_scheme="gray", size="1"),
        flex="1",
        align="center",
        spacing="2",
    )


@package(
    "/",
    "react-colorful",
    "Choose a colour, or a ready one: the state has it, and Python makes a palette of it.",
)
def show() -> list[rx.Component]:
    return [
        card(
            rx.flex(
                ColorPicker.create(color=Color.color, on_change=Color.choose.throttle(50)),
                rx.flex(
                    rx.foreach(Color.palette, swatch),
                    spacing="3",
                    flex="1",
                    align="center",
                    min_width="280px",
                ),
                spacing="6",
                wrap="wrap",
            )
        ),
        told(
            rx.code(Color.color, size="4"),
            *[
                rx.button(name, on_click=Color.choose(color), variant="soft")
                for name, color in (("Grass", "#46a758"), ("Tomato", "#e54d2e"))
            ],
        ),
    ]
