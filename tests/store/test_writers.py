"""Several writers on one session at the same time, on workers that are paused and killed: what they did has an order that all agree on.

A session's own browser clicks and starts background handlers, which stay behind when it moves to another worker; other sessions change it
with ``modify_state``. Each write appends its name to a list and counts.
"""

import asyncio
import os
import random
import time

import pytest

from mirra.protocol.bindings import SLOT, binding_id
from store.cluster import Clicker

WRITES = int(os.environ.get("MIRRA_TEST_WRITES", "30"))
"""Of each writer."""
STEPS = 3
"""Of a background handler."""
APP = """
import asyncio
import mirra as rx

class Shared(rx.State):
    count: int = 0
    lines: list[str] = []

    def put(self, name):
        self.count += 1
        self.lines.append(name)

    def click(self, name: str):
        self.put(name)

    @rx.event(background=True)
    async def later(self, name: str):
        for step in range(3):
            async with self:
                self.put(f"{name}.{step}")
            await asyncio.sleep(0.02 * step)

class Visitor(rx.State):
    async def write(self, token: str, name: str):
        async with app.modify_state(token) as root:
            (await root.get_state(Shared)).put(name)

def index():
    return rx.vstack(
        rx.text(Shared.count), rx.foreach(Shared.lines, rx.text), 
        rx.input(on_change=Shared.click), rx.input(on_change=Shared.later), rx.button(on_click=Visitor.write("", "")),
        rx.input(on_change=lambda text: Visitor.write(text, text)),
    )

app = rx.App()
app.add_page(index, route="/")
"""


class Writer(Clicker):
    """Notes of each write when it was asked for, when it was acknowledged, and whether it is known to be done."""

    patience = 3

    def __init__(self, cluster, name, chance):
        super().__init__(cluster, f"doc-{name}", WRITES, chance)
        self.name = name
        self.asked, self.answered, self.doubtful = {}, {}, set()

    def event(self, number):
        self.asked.setdefault(number, time.monotonic())
        return self.call(number, f"{self.name}-{number}")

    def acknowledged(self, number, message):
        self.answered.setdefault(number, time.monotonic())
        if message.get("lost") or message.get("do"):
            self.doubtful.add(number)  # its worker died in it, or it gave up: done or not, but not twice


class Owner(Writer):
    """The session's own browser."""

    def is_background(self, number):
        return number % 5 == 0

    def call(self, number, name):
        handler = "later" if self.is_background(number) else "click"
        return {"bind": binding_id(f"shop.Shared.{handler}", ("name",), (SLOT,)), "args": [name]}


class Guest(Writer):
    """Another session."""

    target = ""

    def call(self, number, name):
        return {
            "bind": binding_id("shop.Visitor.write", ("token", "name"), (SLOT, SLOT)),
            "args": [self.target, name],
        }


def check(owner, guests, lines, count):
    """Nothing lost or twice, and what ended before another began stands before it."""
    assert count == len(lines)
    assert len(set(lines)) == len(lines), "written twice"
    position = {line: index for index, line in enumerate(lines)}
    spans = []
    for writer in (owner, *guests):
        for number in range(1, writer.done + 1):
            name = f"{writer.name}-{number}"
            if writer is owner and owner.is_background(number):
                # Acknowledged when it starts, and ended with its worker: some of its steps, in order.
                found = [position[f"{name}.{step}"] for step in range(STEPS) if f"{name}.{step}" in position]
                assert found == sorted(found)
                assert all(f"{name}.{step}" in position for step in range(len(found)))
            elif name in position:
                # One in doubt may be done late, by a worker that was asleep.
                ended = None if number in writer.doubtful else writer.answered.get(number)
                spans.append((position[name], name, writer.asked[number], ended or time.monotonic()))
            else:
                assert number in writer.doubtful, f"{name} is lost"
    latest, before = 0.0, ""
    for _, name, asked, answered in sorted(spans):
        assert answered >= latest, f"{name} stands behind {before}, which began after its end"
        latest, before = max((latest, before), (asked, name))


@pytest.mark.parametrize("store", ["disk", "redis"])
async def test_all_writes_of_all_writers_have_one_order(run, store):
    seed = int(os.environ.get("MIRRA_TEST_SEED") or random.randrange(2**32))
    print(f"MIRRA_TEST_SEED={seed}")
    chance = random.Random(seed)
    cluster = run(store, 4, text=APP)
    await cluster.ready()
    owner = Owner(cluster, "owner", chance)
    guests = [Guest(cluster, f"guest{i}", chance) for i in range(3)]
    clicking = asyncio.create_task(owner.run())
    while owner.done < 2:
        await asyncio.sleep(0.01)
    for guest in guests:
        guest.target = owner.token
    disturbing = asyncio.create_task(cluster.disturb(chance, kills=0.15))
    try:
        await asyncio.wait_for(asyncio.gather(clicking, *(guest.run() for guest in guests)), 60 + WRITES)
    finally:
        disturbing.cancel()
    async with cluster.browser(owner.doc) as reader:
        await reader.hello(token=owner.token, version=2**40)
        lines, count = reader.state["lines"], reader.state["count"]
    check(owner, guests, lines, count)
    done = sum(writer.done - len(writer.doubtful) for writer in (owner, *guests))
    print(f"{done} writes, {sum(len(writer.doubtful) for writer in guests)} in doubt, {len(lines)} lines")
