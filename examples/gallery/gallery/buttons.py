"""What is pressed."""

from typing import Final

import mirra as rx

from .frame import row, show

VARIANTS: Final = ("classic", "solid", "soft", "surface", "outline", "ghost")


def shown() -> list[rx.Component]:
    return [
        show(
            "button",
            row(*[rx.button(kind, variant=kind) for kind in VARIANTS]),
            row(*[rx.button(f"size {size}", size=size) for size in ("1", "2", "3", "4")]),
            row(
                *[
                    rx.button(color, color_scheme=color, variant="soft")
                    for color in ("gray", "red", "amber", "green", "blue", "purple")
                ]
            ),
            row(
                *[rx.button(radius, radius=radius) for radius in ("none", "small", "medium", "large", "full")]
            ),
            row(
                rx.button("disabled", disabled=True),
                rx.button("loading", loading=True),
                rx.button("contrast", high_contrast=True),
            ),
            row(
                rx.button(rx.icon("download", size=16), "with an icon"),
                rx.button("beside it", rx.icon("arrow-right", size=16), variant="outline"),
            ),
        ),
        show(
            "icon_button",
            row(*[rx.icon_button("heart", variant=kind, aria_label=kind) for kind in VARIANTS]),
            row(
                *[
                    rx.icon_button("heart", size=size, aria_label=f"size {size}")
                    for size in ("1", "2", "3", "4")
                ]
            ),
        ),
        show(
            "badge",
            *[
                row(
                    *[
                        rx.badge(f"{kind} {color}", variant=kind, color_scheme=color)
                        for color in ("gray", "blue", "green", "red")
                    ]
                )
                for kind in ("solid", "soft", "surface", "outline")
            ],
        ),
    ]
