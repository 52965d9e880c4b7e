"""A booking form: what does not fit is said beside its field, by Python, and the handler gets what it can trust."""

import asyncio
from dataclasses import dataclass, field

import mirra as rx


@dataclass
class Booking:
    """What the form must be."""

    guest: str
    nights: int
    extras: list[str] = field(default_factory=list)
    late: bool = False
    note: str | None = None

    def __post_init__(self) -> None:
        if len(self.guest) < 2:
            raise rx.form.FieldError("guest", "Who is coming?")
        if not 1 <= self.nights <= 30:
            raise rx.form.FieldError("nights", "One night to thirty.")


class Bookings(rx.State):
    """The bookings of this visitor."""

    booked: list[str] = []

    @rx.event
    async def book(self, booking: Booking) -> None:
        await asyncio.sleep(0.3)
        extras = f" with {' and '.join(booking.extras)}" if booking.extras else ""
        late = ", late" if booking.late else ""
        self.booked.append(f"{booking.guest}, {booking.nights} nights{extras}{late}")


def labelled(label: str, name: str, control: rx.Component) -> rx.Component:
    return rx.vstack(
        rx.el.label(label, html_for=name, font_size="14px", font_weight="500"),
        control,
        rx.form.error(name=name),
        spacing="1",
        width="100%",
    )


def index() -> rx.Component:
    return rx.container(
        rx.form(
            rx.vstack(
                rx.heading("Book a room", size="5"),
                labelled("Guest", "guest", rx.input(name="guest", id="guest", width="100%")),
                labelled("Nights", "nights", rx.input(name="nights", id="nights", width="100%")),
                rx.hstack(
                    rx.el.label(rx.el.input(type="checkbox", name="extras", value="breakfast"), " Breakfast"),
                    rx.el.label(rx.el.input(type="checkbox", name="extras", value="sauna"), " Sauna"),
                    rx.el.label(rx.el.input(type="checkbox", name="late"), " I come late"),
                ),
                rx.button("Book", type="submit", size="3"),
                spacing="4",
            ),
            on_submit=Bookings.book,
            reset_on_submit=True,
            padding="28px",
            border_radius="12px",
            border=f"1px solid {rx.color('gray', 5)}",
        ),
        rx.foreach(
            Bookings.booked,
            lambda line: rx.text(line, class_name="booked", color_scheme="green", margin_top="12px"),
        ),
        size="1",
        padding_y="48px",
        padding_x="20px",
    )


app = rx.App()
app.add_page(index, title="Booking")
