"""Effects on the state, and effects outside it: each payment is a line in a file, and takes a while before and after that line."""

import asyncio
import os
import time
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
        time.sleep(0.005)
        self._send_money(order)
        time.sleep(0.015)
        self.paid.append(order)
        return rx.toast(order)

    async def transfer(self, order: str):
        await asyncio.sleep(0.005)
        self._send_money(order)
        yield
        await asyncio.sleep(0.015)
        self.paid.append(order)

    def order(self, order: str):
        self.count += 1
        return Counter.pay(order)

    def _send_money(self, order: str):
        with Path(os.environ["FAULTS_EFFECTS"]).open("a") as file:
            file.write(f"{order}\n")


def index():
    return around(
        rx.heading(Counter.count, id="count"),
        rx.foreach(Counter.paid, rx.text),
        rx.button("one more", on_click=Counter.increment, id="increment"),
        rx.input(on_change=Counter.add, id="add"),
        rx.input(on_change=Counter.pay, id="pay"),
        rx.input(on_change=Counter.transfer, id="transfer"),
        rx.input(on_change=Counter.order, id="order"),
    )


app = rx.App()
app.add_page(index, route="/")
