"""qrcode.react: a drawing of a value from state."""

import mirra as rx

from .frame import card, package, told


class QrCode(rx.Component):
    library = "qrcode.react@4.2.0"
    tag = "QRCodeSVG"
    value: rx.Var[str]
    size: rx.Var[int]
    level: rx.Var[str]
    fg_color: rx.Var[str]
    bg_color: rx.Var[str]
    title: rx.Var[str]


class Link(rx.State):
    text: str = "https://example.org/hello"

    @rx.event
    def write(self, text: str) -> None:
        self.text = text

    @rx.var
    def length(self) -> int:
        return len(self.text)

    @rx.event
    def shorten(self) -> None:
        self.text = "hello"


@package("/qr", "qrcode.react", "The code follows what you type.")
def show() -> list[rx.Component]:
    return [
        card(
            rx.center(
                QrCode.create(
                    value=Link.text,
                    size=240,
                    level="M",
                    fg_color="#1c2024",
                    bg_color="#ffffff",
                    title="QR code",
                ),
                padding="24px",
            )
        ),
        told(
            rx.input(value=Link.text, on_change=Link.write, width="360px", id="text"),
            rx.button("Shorter", on_click=Link.shorten, variant="soft"),
            rx.text(rx.text.strong(Link.length, id="length"), " characters"),
        ),
    ]
