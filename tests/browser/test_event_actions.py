"""Event actions, and what an event costs: frames, and components that render."""

from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    log: str = ""
    a: int = 0
    b: int = 0
    rows: list[dict[str, int]] = [{"id": i, "n": 0} for i in range(100)]

    def add(self, word: str): self.log += word
    @rx.event(prevent_default=True)
    def prevented(self): self.log += "p"
    def up(self): self.a += 1
    def both(self):
        self.a += 1
        self.b += 1
    def row(self): self.rows[7]["n"] += 1

def index():
    return rx.vstack(
        rx.text(S.log, id="log"), rx.text(S.a, id="a"), rx.text(S.b, id="b"), rx.text(S.a + S.b, id="sum"), rx.text("fixed"),
        rx.box(rx.button("inside", on_click=S.add("i")), rx.button("stopped", on_click=S.add("s").stop_propagation), rx.button("only stopped", on_click=rx.stop_propagation), on_click=S.add("o")),
        rx.el.a("link", href="/elsewhere", on_click=S.prevented, id="link"), rx.el.a("bare", href="/elsewhere", on_click=rx.prevent_default, id="bare"),
        rx.button("throttled", on_click=S.add("t").throttle(60000)), rx.button("debounced", on_click=S.add("d").debounce(100)),
        rx.button("temporal", on_click=S.add("m").temporal), rx.button("kept", on_click=S.add("k")),
        rx.button("list", on_click=[S.add("1"), S.add("2"), rx.console_log("three")]),
        rx.button("up", on_click=S.up), rx.button("both", on_click=S.both), rx.button("row", on_click=S.row),
        rx.foreach(S.rows, lambda row: rx.text(row["n"], class_name="row")),
    )

app = rx.App()
app.add_page(index)
"""


def press(page, name, times=1):
    for _ in range(times):
        page.get_by_role("button", name=name, exact=True).click()


def test_actions(page, run):
    app = run(APP, "prod")
    page.goto(app.url)
    log = page.locator("#log")
    press(page, "inside")
    expect(log).to_have_text("io")
    press(page, "stopped")
    press(page, "only stopped")
    expect(log).to_have_text("ios")
    page.click("#bare")
    page.click("#link")
    expect(log).to_have_text("iosp")
    assert page.url == f"{app.url}/"
    press(page, "throttled", 3)
    press(page, "debounced", 3)
    expect(log).to_have_text("iosptd")
    with page.expect_console_message(lambda message: message.text == "three"):
        press(page, "list")
    expect(log).to_have_text("iosptd12")


def test_temporal_events_are_dropped_while_disconnected(page, run):
    app = run(APP, "prod")
    page.goto(app.url)
    press(page, "temporal")
    expect(page.locator("#log")).to_have_text("m")
    app.process.kill()
    app.process.wait()
    expect(page.locator(".mirra-banner")).to_be_visible()
    press(page, "temporal")
    press(page, "kept")
    run(None, "prod", port=int(app.url.rpartition(":")[2]))
    expect(page.locator("#log")).to_have_text("k", timeout=15_000)


COUNT_RENDERS = """
  // React tells its developer tools of each commit. What was rendered in it is a new fiber with the flag "performed work".
  window.rendered = 0
  let known = new Set()
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount: () => {},
    onCommitFiberRoot: (_, root) => {
      const now = new Set()
      const visit = (fiber) => {
        for (; fiber; fiber = fiber.sibling) {
          now.add(fiber)
          if ([0, 11, 14, 15].includes(fiber.tag) && fiber.flags & 1 && !known.has(fiber)) window.rendered++
          visit(fiber.child)
        }
      }
      visit(root.current)
      known = now
    },
  }
"""


def test_what_an_event_costs(page, run):
    """One frame each way, and only the components that read what changed render."""
    frames = {"sent": [], "received": []}
    page.on(
        "websocket",
        lambda socket: (
            socket.on("framesent", lambda text: frames["sent"].append(text)),
            socket.on("framereceived", lambda text: frames["received"].append(text)),
        ),
    )
    page.add_init_script(COUNT_RENDERS)
    page.goto(run(APP, "prod").url)
    expect(page.locator("#a")).to_have_text("0")
    press(page, "kept")
    expect(page.locator("#log")).to_have_text("k")
    costs = {}
    for name, place, shown in (("up", "#a", "1"), ("both", "#b", "1"), ("row", ".row >> nth=7", "1")):
        page.evaluate("window.rendered = 0")
        press(page, name)
        expect(page.locator(place)).to_have_text(shown)
        costs[name] = page.evaluate("window.rendered")
    # `a` and the sum; `a`, `b` and the sum; the list and, of its hundred rows, one: with what Radix makes of a text.
    assert costs == {"up": 2, "both": 3, "row": 6}
    events = [text for text in frames["sent"] if '"event"' in text]
    deltas = [text for text in frames["received"] if '"ack"' in text]
    assert (len(events), len(deltas)) == (4, 4)
    assert max(map(len, events)) < 70
    assert max(map(len, deltas)) < 150
