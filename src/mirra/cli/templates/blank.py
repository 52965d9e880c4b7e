"""The app's pages and state."""

import mirra as rx


class State(rx.State):
    """What the app remembers for each visitor."""


def index() -> rx.Component:
    """The start page."""
    return rx.container(
        rx.color_mode.button(position="top-right"),
        rx.vstack(
            rx.heading("Welcome to mirra!", size="9"),
            rx.text("Get started by editing this file; the page follows.", size="5"),
            spacing="5",
            justify="center",
            min_height="85vh",
        ),
    )


app = rx.App()
app.add_page(index)
