"""What opens above the page."""

import mirra as rx

from .frame import row, show


def shown() -> list[rx.Component]:
    return [
        show(
            "dialog",
            rx.dialog.root(
                rx.dialog.trigger(rx.button("Open the dialog")),
                rx.dialog.content(
                    rx.dialog.title("Edit profile"),
                    rx.dialog.description("Change what others see of you."),
                    rx.input(placeholder="Name", margin_y="12px"),
                    rx.flex(
                        rx.dialog.close(rx.button("Cancel", variant="soft", color_scheme="gray")),
                        rx.dialog.close(rx.button("Save")),
                        spacing="3",
                        justify="end",
                    ),
                    max_width="420px",
                ),
            ),
        ),
        show(
            "alert_dialog",
            rx.alert_dialog.root(
                rx.alert_dialog.trigger(rx.button("Delete", color_scheme="red")),
                rx.alert_dialog.content(
                    rx.alert_dialog.title("Delete it?"),
                    rx.alert_dialog.description("It cannot be brought back."),
                    rx.flex(
                        rx.alert_dialog.cancel(rx.button("Keep", variant="soft", color_scheme="gray")),
                        rx.alert_dialog.action(rx.button("Delete", color_scheme="red")),
                        spacing="3",
                        margin_top="16px",
                        justify="end",
                    ),
                    max_width="420px",
                ),
            ),
        ),
        show(
            "popover",
            rx.popover.root(
                rx.popover.trigger(rx.button("Open the popover", variant="soft")),
                rx.popover.content(
                    rx.flex(
                        rx.text("Anything can be in here.", size="2"),
                        rx.popover.close(rx.button("Close", size="1", variant="soft")),
                        align="center",
                        spacing="4",
                    ),
                ),
            ),
        ),
        show(
            "hover_card",
            rx.hover_card.root(
                rx.hover_card.trigger(rx.link("Point at me", href="#")),
                rx.hover_card.content(
                    rx.flex(
                        rx.avatar(fallback="AL", radius="full", size="3"),
                        rx.box(
                            rx.text("Ada Lovelace", weight="bold", size="2", as_="div"),
                            rx.text("Wrote the first program.", color_scheme="gray", size="2", as_="div"),
                        ),
                        spacing="3",
                        align="center",
                    )
                ),
            ),
        ),
        show(
            "tooltip", row(rx.tooltip(rx.icon_button("info", aria_label="information"), content="A tooltip"))
        ),
        show(
            "menus",
            row(
                rx.menu.root(
                    rx.menu.trigger(rx.button("Menu", rx.icon("chevron-down", size=16), variant="soft")),
                    rx.menu.content(
                        rx.menu.item("Edit", shortcut="⌘ E"),
                        rx.menu.item("Copy"),
                        rx.menu.separator(),
                        rx.menu.sub(
                            rx.menu.sub_trigger("More"), rx.menu.sub_content(rx.menu.item("Archive"))
                        ),
                        rx.menu.item("Delete", color="red"),
                    ),
                ),
                rx.context_menu.root(
                    rx.context_menu.trigger(rx.card("Press the other button here")),
                    rx.context_menu.content(rx.context_menu.item("Back"), rx.context_menu.item("Reload")),
                ),
            ),
        ),
        show(
            "drawer",
            rx.drawer.root(
                rx.drawer.trigger(rx.button("Open the drawer", variant="outline")),
                rx.drawer.overlay(z_index="5"),
                rx.drawer.portal(
                    rx.drawer.content(
                        rx.drawer.title("A drawer"),
                        rx.drawer.description("From the side."),
                        rx.drawer.close(rx.button("Close")),
                        width="20rem",
                        height="100%",
                        padding="24px",
                        background=rx.color("gray", 2),
                    )
                ),
                direction="left",
            ),
        ),
    ]
