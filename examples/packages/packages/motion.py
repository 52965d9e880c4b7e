"""motion: a sub-path with a dotted tag, and objects that say where things go."""

from typing import Any

import mirra as rx

from .frame import card, package, told


class Moving(rx.Component):
    library = "motion@14.14.0/react"
    tag = "motion.div"
    initial: rx.Var[Any]
    animate: rx.Var[dict[str, Any]]
    transition: rx.Var[dict[str, Any]]
    while_hover: rx.Var[dict[str, Any]]
    on_animation_complete: rx.EventHandler[()]


class Stage(rx.State):
    at: int = 0
    arrivals: int = 0

    @rx.event
    def go(self, at: int) -> None:
        self.at = at

    @rx.event
    def arrive(self) -> None:
        self.arrivals += 1


@package(
    "/motion", "motion", "The server says where, the browser moves there, and tells when it has arrived."
)
def show() -> list[rx.Component]:
    return [
        card(
            rx.box(
                Moving.create(
                    id="ball",
                    initial=False,
                    animate={
                        "x": Stage.at * 220,
                        "rotate": Stage.at * 180,
                        "borderRadius": rx.cond(Stage.at == 1, "50%", "20%"),
                    },
                    transition={"type": "spring", "stiffness": 140, "damping": 14},
                    while_hover={"scale": 1.15},
                    on_animation_complete=Stage.arrive,
                    style={
                        "width": "110px",
                        "height": "110px",
                        "background": "linear-gradient(135deg, #3e63dd, #ab4aba)",
                    },
                ),
                padding="70px 30px",
                overflow="hidden",
            )
        ),
        told(
            *[
                rx.button(name, on_click=Stage.go(at), variant="soft")
                for at, name in enumerate(("Left", "Middle", "Right"))
            ],
            rx.text("Arrived ", rx.text.strong(Stage.arrivals, id="arrivals"), " times"),
        ),
    ]
