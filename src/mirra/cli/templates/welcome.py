"""The app's pages and state. Edit and save: the page follows, and what you typed stays."""

import mirra as rx


class State(rx.State):
    """What the app remembers for each visitor."""

    name: str = ""
    count: int = 0

    @rx.event
    def set_name(self, value: str) -> None:
        self.name = value

    @rx.event
    def increment(self) -> None:
        self.count += 1


def feature(icon: str, title: str, text: str) -> rx.Component:
    return rx.card(
        rx.flex(
            rx.center(
                rx.icon(icon, size=20),
                width="40px",
                height="40px",
                border_radius="10px",
                background=rx.color("accent", 3),
                color=rx.color("accent", 11),
            ),
            rx.heading(title, size="3", as_="h3"),
            rx.text(text, size="2", color_scheme="gray"),
            direction="column",
            spacing="3",
        ),
        size="3",
    )


def try_it() -> rx.Component:
    return rx.card(
        rx.flex(
            rx.input(
                placeholder="Your name", value=State.name, on_change=State.set_name, size="3", width="100%"
            ),
            rx.flex(
                rx.text(
                    rx.cond(State.name, f"Hello, {State.name}.", "Hello, whoever you are."),
                    size="3",
                    weight="medium",
                ),
                rx.spacer(),
                rx.button(
                    rx.icon("heart", size=16), State.count, on_click=State.increment, size="3", variant="soft"
                ),
                align="center",
                width="100%",
            ),
            direction="column",
            spacing="4",
        ),
        size="4",
        width="100%",
        max_width="440px",
    )


def index() -> rx.Component:
    """The start page."""
    return rx.box(
        rx.color_mode.button(position="top-right"),
        rx.flex(
            rx.badge("It runs", size="2", radius="full", variant="surface"),
            rx.heading("Welcome to mirra", size="9", align="center", letter_spacing="-0.03em"),
            rx.text(
                "A web app in Python alone. This page is yours: edit it and see.",
                size="4",
                color_scheme="gray",
                align="center",
            ),
            try_it(),
            rx.grid(
                feature("zap", "Edit, save, seen", "The page changes in place. State and typed text stay."),
                feature(
                    "database", "State is a class", "Vars and handlers on the server, shown in the browser."
                ),
                feature(
                    "layers", "Components are functions", "Buttons, dialogs, charts: compose them in Python."
                ),
                columns={"initial": "1", "sm": "3"},
                spacing="4",
                width="100%",
                max_width="880px",
            ),
            direction="column",
            align="center",
            justify="center",
            spacing="6",
            min_height="100vh",
            padding="48px 20px",
        ),
        background=f"radial-gradient(60rem 30rem at 50% -10%, {rx.color('accent', 4)}, transparent)",
    )


app = rx.App()
app.add_page(index, title="Welcome to mirra")
