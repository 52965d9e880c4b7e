"""What only a browser shows: components, navigation, forms, toasts, resume, under the strict content policy."""

import re

import pytest
from playwright.sync_api import expect

APP = """
import asyncio
import dataclasses
import mirra as rx

@dataclasses.dataclass
class Person:
    name: str
    tags: list[str]

class S(rx.State):
    count: int = 0
    text: str = "seed"
    rows: list[dict[str, int]] = [{"id": i, "n": i * i} for i in range(5)]
    person: Person = Person("Ada", ["x"])
    choice: str = "b"
    on: bool = False
    tab: str = "one"
    sent: dict = {}
    steps: str = ""
    points: list[dict[str, int]] = [{"x": i, "y": i * i % 7} for i in range(10)]

    @rx.var
    def double(self) -> int:
        return self.count * 2

    def add(self, by: int = 1): self.count += by
    def set_it(self, value: str): self.text = value
    def choose(self, value: str): self.choice = value
    def switch(self, value: bool): self.on = value
    def bump(self, index: int): self.rows[index]["n"] += 100
    def drop(self, id: int): self.rows = [r for r in self.rows if r["id"] != id]
    def tag(self): self.person.tags.append(f"t{len(self.person.tags)}")
    def submit(self, data: dict): self.sent = data
    def away(self): return rx.redirect("/items/7?q=1")
    def hello(self): return rx.toast.success("Saved", description="All of it.")
    async def stream(self):
        for i in range(3):
            self.steps += str(i)
            yield
            await asyncio.sleep(0.02)
    @rx.event(background=True)
    async def work(self):
        for _ in range(5):
            async with self:
                self.count += 10
            await asyncio.sleep(0.01)

def index():
    return rx.vstack(
        rx.text(S.count, id="count"), rx.text(S.double, id="double"), rx.text(f"{S.text}: {S.count:,}", id="both"),
        rx.hstack(
            rx.button("add", id="add", on_click=S.add), rx.button("five", id="five", on_click=S.add(5)),
            rx.button("stream", id="stream", on_click=S.stream), rx.button("work", id="work", on_click=S.work),
            rx.button("toast", id="toast", on_click=S.hello), rx.button("tag", id="tag", on_click=S.tag),
            rx.button("away", id="away", on_click=S.away),
        ),
        rx.text(S.steps, id="steps"),
        rx.input(value=S.text, on_change=S.set_it, id="typed"),
        rx.foreach(S.rows, lambda r, i: rx.hstack(rx.text(r["id"], ":", r["n"], class_name="row"), rx.button("bump", on_click=S.bump(i), size="1"), rx.button("drop", on_click=S.drop(r["id"]), size="1", class_name="drop"))),
        rx.text(S.person.name, " ", S.person.tags.join(","), id="person"),
        rx.cond(S.count > 2, rx.badge("many", id="many"), rx.badge("few", id="few")),
        rx.match(S.choice, ("a", rx.text("is a", id="match")), ("b", "c", rx.text("is b or c", id="match")), rx.text("other", id="match")),
        rx.select(["a", "b", "d"], value=S.choice, on_change=S.choose, aria_label="choice"),
        rx.hstack(rx.checkbox("tick", checked=S.on, on_change=S.switch), rx.switch(checked=S.on, on_change=S.switch, aria_label="on"), rx.text(S.on, id="on")),
        rx.slider(default_value=40, aria_label="amount"), rx.radio_group(["r1", "r2"], default_value="r1"),
        rx.dialog.root(rx.dialog.trigger(rx.button("open", id="open", color_scheme=rx.cond(S.on, "red", "green"))), rx.dialog.content(rx.dialog.title("A dialog"), rx.dialog.description("Words."), rx.dialog.close(rx.button("close it")))),
        rx.tooltip(rx.button("hint", id="hint"), content="A hint"),
        rx.tabs.root(rx.tabs.list(rx.tabs.trigger("One", value="one"), rx.tabs.trigger("Two", value="two")), rx.tabs.content(rx.text("first"), value="one"), rx.tabs.content(rx.text("second"), value="two"), default_value="one"),
        rx.form(rx.input(name="who"), rx.el.input(id="age", type="number"), rx.button("send", type="submit"), on_submit=S.submit),
        rx.text(S.sent.to_string(), id="sent"),
        rx.markdown("# Title\\n\\nSome **bold** text and a [link](https://example.com).\\n\\n<script>window.hacked = 1</script>"),
        rx.recharts.line_chart(rx.recharts.line(data_key="y", is_animation_active=False), rx.recharts.x_axis(data_key="x"), data=S.points, width=400, height=150),
        rx.box("styled", id="styled", color="rgb(1, 2, 3)", padding_x="7px", _hover={"color": "rgb(9, 9, 9)"}, width=["10px", "20px", "30px"]),
        rx.box("dynamic", id="dynamic", color=rx.cond(S.on, "rgb(255, 0, 0)", "rgb(0, 0, 255)")),
        rx.table.root(rx.table.header(rx.table.row(rx.table.column_header_cell("H"))), rx.table.body(rx.table.row(rx.table.cell("C")))),
        rx.callout("Careful", icon="info"), rx.avatar(fallback="AB"), rx.progress(value=S.count), rx.spinner(), rx.separator(), rx.code("x = 1"),
        rx.link("item", href="/items/3", id="item"),
        padding="20px",
    )

def item():
    return rx.vstack(rx.heading("Item"), rx.text(rx.State.item_id, id="item_id"), rx.text(S.count, id="count"), rx.link("back", href="/", id="back"))

app = rx.App()
app.add_page(index)
app.add_page(item, route="/items/[item_id]", title="An item")
"""


@pytest.fixture(params=["dev", "prod"])
def app(request, page, run):
    made = run(APP, request.param)
    page.goto(made.url)
    expect(page.locator("#count")).to_have_text("0")
    return made


def test_events_and_computed_vars(page, app):
    page.click("#add")
    page.click("#five")
    expect(page.locator("#double")).to_have_text("12")
    expect(page.locator("#both")).to_have_text("seed: 6")
    expect(page.locator("#many")).to_be_visible()
    page.click("#stream")
    expect(page.locator("#steps")).to_have_text("012")
    page.click("#work")
    expect(page.locator("#count")).to_have_text("56")
    page.click("#tag")
    expect(page.locator("#person")).to_have_text("Ada x,t1")


def test_rows_change_alone(page, app):
    page.evaluate("document.querySelectorAll('.row').forEach((row, i) => (row.mark = i))")
    page.get_by_role("button", name="bump").nth(2).click()
    expect(page.locator(".row").nth(2)).to_have_text("2:104")
    page.locator(".drop").nth(0).click()
    expect(page.locator(".row")).to_have_count(4)
    # The rows that stayed are the same elements: their keys are their ids.
    assert page.evaluate("[...document.querySelectorAll('.row')].map((row) => row.mark)") == [1, 2, 3, 4]


def test_controls(page, app):
    expect(page.locator("#match")).to_have_text("is b or c")
    page.get_by_label("choice").click()
    page.get_by_role("option", name="d").click()
    expect(page.locator("#match")).to_have_text("other")
    page.get_by_role("switch").click()
    expect(page.locator("#on")).to_have_text("true")
    expect(page.locator("#dynamic")).to_have_css("color", "rgb(255, 0, 0)")
    page.click("#open")
    expect(page.get_by_role("dialog", name="A dialog")).to_be_visible()
    page.get_by_role("button", name="close it").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("tab", name="Two").click()
    expect(page.get_by_text("second")).to_be_visible()
    page.hover("#hint")
    expect(page.get_by_role("tooltip")).to_have_text("A hint")
    page.click("#toast")
    expect(page.locator("[data-sonner-toast]")).to_contain_text("Saved")
    page.fill("[name=who]", "Ada")
    page.fill("#age", "36")
    page.get_by_role("button", name="send").click()
    expect(page.locator("#sent")).to_have_text('{"who":"Ada","age":"36"}')


def test_typing_into_a_controlled_input(page, app):
    page.locator("#typed").click()
    page.keyboard.press("End")
    page.keyboard.type(" and more text, typed fast", delay=2)
    expect(page.locator("#typed")).to_have_value("seed and more text, typed fast")
    expect(page.locator("#both")).to_have_text("seed and more text, typed fast: 0")


def test_content_and_styles(page, app):
    expect(page.get_by_role("heading", name="Title")).to_be_visible()
    assert page.evaluate("window.hacked") is None
    expect(page.locator(".recharts-line-curve")).to_have_count(1)
    styled = page.locator("#styled")
    expect(styled).to_have_css("color", "rgb(1, 2, 3)")
    expect(styled).to_have_css("padding-left", "7px")
    expect(styled).to_have_css("width", "30px")
    styled.hover()
    expect(styled).to_have_css("color", "rgb(9, 9, 9)")


def test_navigation_loads_no_document(page, app):
    page.click("#add")
    page.evaluate("window.kept = 1")
    page.click("#item")
    expect(page.locator("#item_id")).to_have_text("3")
    expect(page.locator("#count")).to_have_text("1")
    expect(page).to_have_title("An item")
    page.go_back()
    expect(page.locator("#add")).to_be_visible()
    page.click("#away")
    expect(page).to_have_url(re.compile("/items/7\\?q=1$"))
    expect(page.locator("#item_id")).to_have_text("7")
    assert page.evaluate("window.kept") == 1


def test_an_unknown_address(page, app):
    response = page.goto(f"{app.url}/no/such/page")
    assert response.status == 404
    expect(page.get_by_text("Page not found")).to_be_visible()


def test_the_server_goes_and_comes_back(page, run):
    app = run(APP, "prod")
    page.goto(app.url)
    page.click("#add")
    expect(page.locator("#count")).to_have_text("1")
    page.fill("[name=who]", "draft")
    app.process.kill()
    app.process.wait()
    expect(page.locator(".mirra-banner")).to_be_visible()
    page.click("#add")
    run(None, "prod", port=int(app.url.rpartition(":")[2]))
    expect(page.locator(".mirra-banner")).to_have_count(0, timeout=15000)
    # The new process has no state of the old one (memory); what was clicked while it was away is done once.
    expect(page.locator("#count")).to_have_text("1")
    expect(page.locator("[name=who]")).to_have_value("draft")


def test_nothing_flashes_in_dark_mode(browser, run):
    app = run(APP, "prod")
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(app.url, wait_until="commit")
    page.wait_for_selector("html.dark", state="attached")
    assert page.evaluate("document.documentElement.classList.contains('light')") is False
    context.close()


def test_another_site_cannot_connect(browser, run):
    app = run(APP, "dev")
    context = browser.new_context()
    page = context.new_page()
    page.goto("about:blank")
    closed = page.evaluate(
        "(url) => new Promise((done) => { const s = new WebSocket(url); s.onopen = () => done('open'); s.onerror = () => done('refused') })",
        app.url.replace("http", "ws") + "/_event",
    )
    assert closed == "refused"
    context.close()
