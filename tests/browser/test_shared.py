"""A shared state between people in Chromium, whose sockets are held by different workers of `mirra run --env prod`."""

import pytest
from playwright.sync_api import expect

APP = """
import os
import mirra as rx

class Room(rx.SharedState):
    lines: list[str] = []

    @rx.event
    async def join(self, name: str):
        room = await self._link_to(name)
        room.lines.append(f"joined {name}")

    @rx.event
    async def leave(self):
        return await self._unlink()

    @rx.event
    def say(self, data: dict):
        self.lines.append(data["line"])

    @rx.event(background=True)
    async def later(self):
        async with self:
            self.lines.append("later")

    @rx.var
    def size(self) -> int:
        return len(self.lines)

class Me(rx.State):
    worker: int = 0

    @rx.event(thread=False)
    def ask(self):
        self.worker = os.getpid()

def index():
    return rx.vstack(
        rx.text(Me.worker, id="worker"),
        rx.text(Room.size, id="size"),
        rx.el.ol(rx.foreach(Room.lines, rx.el.li), id="lines"),
        rx.button("join", on_click=Room.join("lobby")),
        rx.button("leave", on_click=Room.leave),
        rx.button("later", on_click=Room.later),
        rx.form(rx.input(name="line", placeholder="line"), on_submit=Room.say, reset_on_submit=True),
    )

app = rx.App()
app.add_page(index, on_load=Me.ask)
"""


def click(page, name):
    page.get_by_role("button", name=name).click()


def say(page, line):
    page.get_by_placeholder("line").fill(line)
    page.get_by_placeholder("line").press("Enter")


def lines(page, *wanted):
    expect(page.locator("#lines li")).to_have_text(list(wanted))
    expect(page.locator("#size")).to_have_text(str(len(wanted)))


@pytest.fixture
def people(browser, run, redis_server):
    """``people(store)``: two people on different workers."""
    contexts = [browser.new_context(), browser.new_context()]
    one, two = (context.new_page() for context in contexts)

    def come(page, url):
        page.goto(url)
        expect(page.locator("#worker")).not_to_have_text("0")
        return page.locator("#worker").inner_text()

    def start(store):
        redis_server.flush()
        settings = {"REFLEX_REDIS_URL": redis_server.url} if store == "redis" else {}
        served = run(APP, env="prod", workers=2, REFLEX_STATE_MANAGER_MODE=store, MIRRA_SECRET_KEY="k" * 32, **settings)  # fmt: skip
        worker = come(one, served.url)
        for _ in range(60):
            if come(two, served.url) != worker:
                return one, two
            # Somebody new, whose socket may come to the other worker.
            two.evaluate("sessionStorage.clear()")
        raise AssertionError("all sockets came to one worker")

    yield start
    for context in contexts:
        context.close()


@pytest.mark.parametrize("store", ["disk", "redis"])
def test_people_on_two_workers_share_a_room(people, store):
    one, two = people(store)
    say(one, "private")
    lines(one, "private")
    click(one, "join")
    lines(one, "joined lobby")
    lines(two)
    click(two, "join")
    lines(two, "joined lobby", "joined lobby")
    lines(one, "joined lobby", "joined lobby")
    say(one, "hello")
    say(two, "hi")
    for page in (one, two):
        expect(page.locator("#lines li")).to_have_count(4)
        assert sorted(page.locator("#lines li").all_inner_texts()[2:]) == ["hello", "hi"]
    click(two, "later")
    expect(one.locator("#lines li").last).to_have_text("later")
    # A link outlives the page, and ends when it is left.
    two.reload()
    expect(two.locator("#size")).to_have_text("5")
    click(one, "leave")
    lines(one, "private")
    say(two, "alone")
    expect(two.locator("#lines li").last).to_have_text("alone")
    lines(one, "private")
