"""What tells how things are."""

from typing import Any

import mirra as rx

from .frame import row, show


class FeedbackState(rx.State):
    @rx.event
    def tell(self, level: str) -> Any:
        return getattr(rx.toast, level)(f"A toast: {level}.")


def shown() -> list[rx.Component]:
    return [
        show(
            "callout",
            *[
                rx.callout(f"{kind}: all is well.", icon="info", variant=kind, width="100%")
                for kind in ("soft", "surface", "outline")
            ],
            rx.callout("Something is wrong.", icon="triangle-alert", color_scheme="red", width="100%"),
            rx.callout("Size one.", icon="check", size="1", color_scheme="green"),
        ),
        show(
            "progress",
            rx.progress(value=30, aria_label="Some"),
            rx.progress(value=70, color_scheme="green", size="3", aria_label="Most"),
            rx.progress(value=50, variant="soft", radius="none", aria_label="Half"),
        ),
        show("spinner", row(*[rx.spinner(size=size) for size in ("1", "2", "3")])),
        show(
            "skeleton",
            rx.skeleton(rx.text("A text that is still to come")),
            rx.skeleton(width="120px", height="48px"),
        ),
        show(
            "avatar",
            row(*[rx.avatar(fallback="AB", size=size) for size in ("1", "2", "3", "4", "5", "6")]),
            row(*[rx.avatar(fallback="CD", radius="full", variant=kind) for kind in ("solid", "soft")]),
        ),
        show(
            "toast",
            row(
                *[
                    rx.button(level, variant="soft", on_click=FeedbackState.tell(level))
                    for level in ("info", "success", "warning", "error")
                ]
            ),
        ),
    ]
