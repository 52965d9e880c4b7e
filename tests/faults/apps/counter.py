"""Effects on the state, and effects outside it: each payment is a line in a file."""

import os
from pathlib import Path

import mirra as rx
from faults.apps.around import around


class Counter(rx.State):
    count: int = 0
    paid: list[str] = []

    def increment(self):
        self.count += 1

    def add(self, amount: str):
        self.count += int(amount)

    def pay(self, order: str):
        with Path(os.environ["FAULTS_EFFECTS"]).open("a") as file:
            file.write(f"{order}\n")
        self.paid.append(order)
        return rx.toast(order)


def index():
    return around(
        rx.heading(Counter.count, id="count"),
        rx.foreach(Counter.paid, rx.text),
        rx.button("one more", on_click=Counter.increment, id="increment"),
        rx.input(on_change=Counter.add, id="add"),
        rx.input(on_change=Counter.pay, id="pay"),
    )


app = rx.App()
app.add_page(index, route="/")
