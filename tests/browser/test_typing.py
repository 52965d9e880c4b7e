"""Inputs never lose a keystroke: random typing with a slow network between, into handlers that keep, change or cut the text."""

import json
import os
import random

import pytest
from playwright.sync_api import TimeoutError, expect

from browser.latency import Latency

RUNS = int(os.environ.get("MIRRA_TYPING_RUNS", "36"))
"""Over all latencies. A thousand take some minutes."""
PAGES = 4
"""Tabs that are typed into at the same time: waiting for the network is shared."""
LIMIT = 12

APP = f"""
import mirra as rx

class S(rx.State):
    echo: str = ""
    upper: str = ""
    cut: str = ""
    events: int = 0

    def set_echo(self, value: str):
        self.events += 1
        self.echo = value
    def set_upper(self, value: str):
        self.events += 1
        self.upper = value.upper()
    def set_cut(self, value: str):
        self.events += 1
        self.cut = value[:{LIMIT}]

def index():
    return rx.vstack(
        rx.input(value=S.echo, on_change=S.set_echo, id="echo"), rx.text(S.echo, id="echo-there"),
        rx.text_area(value=S.upper, on_change=S.set_upper, id="upper", width="1100px"), rx.text(S.upper, id="upper-there"),
        rx.el.input(value=S.cut, on_change=S.set_cut, id="cut"), rx.text(S.cut, id="cut-there"),
        rx.text(S.events, id="events"),
    )

app = rx.App()
app.add_page(index)
"""

LOOK = """(id) => {
  const field = document.getElementById(id)
  return [field.value, field.selectionStart, field.selectionEnd, document.getElementById(id + '-there').textContent]
}"""


class Typist:
    """One tab, and what its fields must hold."""

    def __init__(self, page, seed):
        self.page = page
        self.random = random.Random(seed)
        self.kind = ""
        self.text = ""
        self.caret = 0
        self.log = []

    def run(self):
        """Some 10 to 30 keys into one of the fields, as fast as they come."""
        self.kind = self.random.choice(["echo", "upper", "cut"])
        self.page.evaluate("(id) => document.getElementById(id).focus()", self.kind)
        self.text, self.caret, _, _ = self.page.evaluate(LOOK, self.kind)
        if len(self.text) > 40:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.press("Delete")
            self.text, self.caret = "", 0
        self.log = [f"{self.text} at {self.caret}"]
        for _ in range(self.random.randint(10, 30)):
            action = self.random.choices(
                [self.insert, self.erase, self.delete, self.move, self.jump, self.paste, self.replace],
                [50, 12, 5, 12, 4, 5, 5],
            )[0]
            action()
            self.log.append(f"{action.__name__}: {self.text} at {self.caret}")
        if self.kind == "cut":
            # Whether what is too long was cut while typing depends on the network; what stands there now does not.
            self.text, self.caret, _, _ = self.page.evaluate(LOOK, self.kind)

    def settle(self):
        """Wait until the server has had every event, and compare."""
        sent = self.page.evaluate("window.typed")
        expect(self.page.locator("#events")).to_have_text(str(sent), timeout=30_000)
        text = {"echo": self.text, "upper": self.text.upper(), "cut": self.text[:LIMIT]}[self.kind]
        wanted = [text, min(self.caret, len(text)), min(self.caret, len(text)), text]
        try:
            self.page.wait_for_function(
                f"([id, wanted]) => JSON.stringify(({LOOK})(id)) === wanted",
                arg=[self.kind, json.dumps(wanted, separators=(",", ":"))],
                timeout=10_000,
            )
        except TimeoutError:
            assert [self.kind, self.log, *self.page.evaluate(LOOK, self.kind)] == [
                self.kind,
                self.log,
                *wanted,
            ]

    def put(self, text):
        self.text = self.text[: self.caret] + text + self.text[self.caret :]
        self.caret += len(text)

    def insert(self):
        key = self.random.choice("abcdefghij0123456789")
        self.page.keyboard.press(key)
        self.put(key)

    def paste(self):
        text = "".join(self.random.choices("klmnop", k=self.random.randint(2, 6)))
        self.page.keyboard.insert_text(text)
        self.put(text)

    def erase(self):
        self.page.keyboard.press("Backspace")
        if self.caret:
            self.text = self.text[: self.caret - 1] + self.text[self.caret :]
            self.caret -= 1

    def delete(self):
        self.page.keyboard.press("Delete")
        self.text = self.text[: self.caret] + self.text[self.caret + 1 :]

    def move(self):
        step = self.random.choice([-1, 1])
        self.page.keyboard.press("ArrowLeft" if step < 0 else "ArrowRight")
        self.caret = min(max(self.caret + step, 0), len(self.text))

    def jump(self):
        key = self.random.choice(["Home", "End"])
        self.page.keyboard.press(key)
        self.caret = 0 if key == "Home" else len(self.text)

    def replace(self):
        """Select a little to the left and write over it."""
        count = min(self.random.randint(1, 3), self.caret)
        for _ in range(count):
            self.page.keyboard.press("Shift+ArrowLeft")
        key = self.random.choice("qrst")
        self.page.keyboard.press(key)
        self.text = self.text[: self.caret - count] + self.text[self.caret :]
        self.caret -= count
        self.put(key)


def watch_typing(page):
    """Count what changes a text: a key over the same letter does not."""
    page.add_init_script("""
      window.typed = 0
      let before = null
      window.addEventListener('beforeinput', (event) => { before = event.target.value }, true)
      window.addEventListener('input', (event) => { window.typed += event.target.value === before ? 0 : 1 }, true)
    """)


@pytest.mark.parametrize("milliseconds", [0, 300, 2000])
def test_the_final_text_and_caret_are_right(browser, run, milliseconds):
    app = run(APP, "prod")
    with Latency(int(app.url.rpartition(":")[2])) as network:
        context = browser.new_context()
        typists = []
        for index in range(min(PAGES, max(1, RUNS // 3))):
            page = context.new_page()
            page.set_default_timeout(30_000)
            watch_typing(page)
            page.goto(f"http://localhost:{network.port}")
            expect(page.locator("#events")).to_have_text("0")
            typists.append(Typist(page, f"{milliseconds}-{index}"))
        network.round_trip = milliseconds / 1000
        for _ in range(max(1, RUNS // 3 // len(typists))):
            for typist in typists:
                typist.run()
            for typist in typists:
                typist.settle()
        context.close()


def test_what_a_keystroke_costs(page, run):
    frames = {"sent": [], "received": []}
    page.on(
        "websocket",
        lambda socket: (
            socket.on("framesent", lambda text: frames["sent"].append(text)),
            socket.on("framereceived", lambda text: frames["received"].append(text)),
        ),
    )
    watch_typing(page)
    page.goto(run(APP, "prod").url)
    page.locator("#echo").press_sequentially("0123456789" * 5)
    expect(page.locator("#events")).to_have_text("50")
    events = [text for text in frames["sent"] if '"event"' in text]
    deltas = [text for text in frames["received"] if '"ack"' in text]
    assert (len(events), len(deltas)) == (50, 50)
    # The text goes up whole, the one character that is new comes down.
    assert max(map(len, events)) <= 70 + 50
    assert max(map(len, deltas)) <= 130
