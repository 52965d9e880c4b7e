"""What listens to the window, what is pasted, boxes that follow their end, debounced inputs, client state, the lost connection."""

import re

from playwright.sync_api import expect

APP = """
import mirra as rx

word = rx._x.client_state("word", default="none")
count = rx._x.client_state(default=1)

class S(rx.State):
    log: list[str] = []
    lines: list[str] = [f"line {i}" for i in range(30)]
    slow: str = ""
    seen: int = 0

    def note(self, *values): self.log.append(" ".join(map(str, values)))
    def resized(self, width: int, height: int): self.log.append(f"{width}x{height}")
    def key(self, key: str, info: dict): self.log.append(f"key {key} {info['shift_key']}")
    def pasted(self, items: list[tuple[str, str]]): self.log.append("pasted " + "|".join(f"{kind}={text}" for kind, text in items))
    def more(self): self.lines.append("the last line")
    def set_slow(self, value: str):
        self.slow = value
        self.seen += 1
    def ask(self): return word.retrieve(S.note)
    def tell(self): return word.push("pushed")

def index():
    return rx.vstack(
        rx.connection_banner(rx.text("gone", id="banner")), rx.connection_modal(),
        rx.window_event_listener(on_resize=S.resized, on_key_down=S.key.debounce(1), on_visibility_change=S.note, on_scroll=lambda x, y: S.note("scrolled", x, y).debounce(20)),
        rx.text(S.log.join(", "), id="log"),
        rx.clipboard(rx.el.input(id="in"), on_paste=S.pasted), rx.el.input(id="out"),
        rx.auto_scroll(rx.foreach(S.lines, rx.text), id="lines", height="100px"), rx.button("more", on_click=S.more),
        rx.debounce_input(rx.input(value=S.slow, on_change=S.set_slow, id="slow"), debounce_timeout=150, min_length=2), rx.text(S.slow, "/", S.seen, id="slow-there"),
        rx.text(word.value, id="word"), rx.input(on_change=word.set_value, id="word-in"), rx.button("set", on_click=word.set_value("set")),
        rx.text(count.value + 1, id="count"), rx.button("up", on_click=count.set_value(count.value + 1)),
        rx.button("ask", on_click=S.ask), rx.button("ask bound", on_click=word.retrieve(S.note)), rx.button("tell", on_click=S.tell), rx.box(height="3000px"),
    )

app = rx.App()
app.add_page(index)
"""


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_window_events_and_pasting(page, run):
    page.goto(run(APP, "prod").url)
    log = page.locator("#log")
    press(page, "set")
    expect(page.locator("#word")).to_have_text("set")  # the page listens
    page.set_viewport_size({"width": 900, "height": 700})
    expect(log).to_have_text("900x700")
    page.keyboard.press("Shift")
    expect(log).to_have_text("900x700, key Shift True")
    page.evaluate("window.scrollTo(0, 50)")
    expect(log).to_have_text("900x700, key Shift True, scrolled 0 50")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('copied')")
    page.locator("#out").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("#out")).to_have_value("copied")
    page.locator("#in").focus()
    page.keyboard.press("Control+V")
    expect(log).to_contain_text("pasted text/plain=copied")
    assert log.text_content().count("pasted") == 1


def test_a_box_follows_its_end_until_somebody_scrolls_up(page, run):
    page.goto(run(APP, "prod").url)
    last = page.get_by_text("the last line").last
    press(page, "more")
    expect(last).to_be_in_viewport()
    page.evaluate("document.getElementById('lines').scrollTop = 0")
    press(page, "more")
    expect(page.get_by_text("the last line")).to_have_count(2)
    assert page.evaluate("document.getElementById('lines').scrollTop") == 0


def test_a_debounced_input(page, run):
    page.goto(run(APP, "prod").url)
    there = page.locator("#slow-there")
    page.locator("#slow").press_sequentially("a")
    page.locator("#slow").press_sequentially("bcdef")
    expect(there).to_have_text("abcdef/1")
    page.locator("#slow").press_sequentially("gh")
    page.keyboard.press("Enter")
    expect(there).to_have_text("abcdefgh/2")
    expect(page.locator("#slow")).to_have_value("abcdefgh")


def test_state_in_the_browser(page, run):
    page.goto(run(APP, "prod").url)
    word, log = page.locator("#word"), page.locator("#log")
    expect(word).to_have_text("none")
    press(page, "ask")
    expect(log).to_have_text("none")
    page.locator("#word-in").press_sequentially("typed")
    expect(word).to_have_text("typed")
    press(page, "ask bound")
    expect(log).to_contain_text("typed")
    press(page, "tell")
    expect(word).to_have_text("pushed")
    press(page, "set")
    expect(word).to_have_text("set")
    press(page, "up")
    press(page, "up")
    expect(page.locator("#count")).to_have_text("4")


def test_the_lost_connection(page, run):
    app = run(APP, "prod")
    page.goto(app.url)
    press(page, "more")
    expect(page.get_by_text("the last line")).to_have_count(1)
    expect(page.locator("#banner")).to_have_count(0)
    app.process.kill()
    app.process.wait()
    expect(page.locator("#banner")).to_be_attached()
    expect(page.get_by_role("dialog")).to_contain_text("Connection lost")
    page.keyboard.press("a")
    expect(page.get_by_role("dialog")).to_contain_text("Trying again … 1 change waiting.")
    run(None, "prod", port=int(app.url.rpartition(":")[2]))
    expect(page.locator("#banner")).to_have_count(0, timeout=20_000)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_experimental_names_say_so(page, run):
    app = run(APP, "prod")
    assert re.search(
        r"`rx\._x\.client_state` is experimental: it may change in any release\.", app.log.read_text()
    )
