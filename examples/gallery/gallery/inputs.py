"""What is typed into."""

import mirra as rx

from .frame import row, show


class InputState(rx.State):
    text: str = "from state"

    @rx.event
    def set_text(self, value: str) -> None:
        self.text = value


def shown() -> list[rx.Component]:
    return [
        show(
            "input",
            row(*[rx.input(placeholder=f"size {size}", size=size) for size in ("1", "2", "3")]),
            row(*[rx.input(placeholder=kind, variant=kind) for kind in ("classic", "surface", "soft")]),
            rx.input(rx.input.slot(rx.icon("search", size=16)), placeholder="With a slot", width="260px"),
            row(
                rx.input(value=InputState.text, on_change=InputState.set_text, aria_label="From state"),
                rx.text(InputState.text),
            ),
            row(
                rx.input(placeholder="disabled", disabled=True),
                rx.input(type="password", default_value="secret", aria_label="Password"),
                rx.input(type="date", default_value="2026-01-31", aria_label="Date"),
            ),
        ),
        show(
            "text_area",
            rx.text_area(placeholder="Write…", width="100%"),
            row(*[rx.text_area(placeholder=kind, variant=kind) for kind in ("classic", "surface", "soft")]),
        ),
        show(
            "form",
            rx.form(
                rx.flex(
                    rx.input(placeholder="Name", name="name"),
                    rx.input(placeholder="Mail", name="mail", type="email"),
                    rx.button("Send", type="submit", align_self="start"),
                    direction="column",
                    spacing="3",
                ),
                width="260px",
            ),
        ),
    ]
