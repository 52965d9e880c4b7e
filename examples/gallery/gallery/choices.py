"""What is chosen from."""

from typing import Final

import mirra as rx

from .frame import row, show

SIZES: Final = ("1", "2", "3")
FRUIT = ["Apple", "Pear", "Plum"]


def shown() -> list[rx.Component]:
    return [
        show(
            "checkbox",
            row(*[rx.checkbox(f"size {size}", size=size, default_checked=True) for size in SIZES]),
            row(
                *[
                    rx.checkbox(kind, variant=kind, default_checked=True)
                    for kind in ("classic", "surface", "soft")
                ]
            ),
            row(
                rx.checkbox("off"),
                rx.checkbox("disabled", disabled=True),
                rx.checkbox("green", color_scheme="green", default_checked=True),
            ),
        ),
        show(
            "switch",
            row(
                *[rx.switch(size=size, default_checked=True, aria_label=f"size {size}") for size in SIZES],
                rx.switch(aria_label="off"),
                rx.switch(disabled=True, aria_label="disabled"),
            ),
        ),
        show(
            "radio_group",
            rx.radio_group(FRUIT, default_value="Pear"),
            rx.radio_group(
                FRUIT, default_value="Plum", direction="row", color_scheme="grass", variant="soft"
            ),
        ),
        show(
            "radio_cards",
            rx.radio_cards.root(
                *[rx.radio_cards.item(name, value=name) for name in FRUIT],
                default_value="Apple",
                columns="3",
                width="100%",
            ),
        ),
        show(
            "checkbox_group",
            rx.checkbox_group.root(
                *[rx.checkbox_group.item(name, value=name) for name in FRUIT], default_value=["Apple"]
            ),
        ),
        show(
            "checkbox_cards",
            rx.checkbox_cards.root(
                *[rx.checkbox_cards.item(name, value=name) for name in FRUIT],
                default_value=["Pear"],
                columns="3",
                width="100%",
            ),
        ),
        show(
            "select",
            row(
                rx.select(FRUIT, default_value="Apple", aria_label="Fruit"),
                rx.select(FRUIT, placeholder="soft", variant="soft", aria_label="Soft fruit"),
                rx.select(FRUIT, placeholder="ghost", variant="ghost", aria_label="Ghostly fruit"),
                rx.select(FRUIT, placeholder="disabled", disabled=True, aria_label="No fruit"),
            ),
        ),
        show(
            "segmented_control",
            rx.segmented_control.root(
                *[rx.segmented_control.item(name, value=name) for name in FRUIT], default_value="Pear"
            ),
        ),
        show(
            "slider",
            rx.slider(default_value=[40], aria_label="one"),
            rx.slider(default_value=[20, 70], color_scheme="orange", aria_label="range"),
            row(
                *[
                    rx.slider(default_value=[50], size=size, width="120px", aria_label=f"size {size}")
                    for size in SIZES
                ]
            ),
        ),
    ]
