"""Forms in a real browser, with the example."""

from playwright.sync_api import expect

from .conftest import ROOT

EXAMPLE = ROOT / "examples" / "booking" / "booking.py"
PATIENCE = 30_000


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(page, run):
    app = run(EXAMPLE)
    page.goto(app.url)
    nights = page.get_by_label("Nights")
    page.get_by_label("Guest").fill("Ada")
    nights.fill("many")
    page.get_by_label("Sauna").check()
    nights.press("Enter")
    error = page.locator("[data-form-error=nights]")
    expect(error).to_have_text("A whole number is needed.", timeout=PATIENCE)
    expect(error).to_have_role("alert")
    expect(nights).to_have_attribute("aria-invalid", "true")
    expect(nights).to_be_focused()
    expect(nights).to_have_value("many")
    expect(page.get_by_label("Guest")).to_have_value("Ada")
    expect(page.get_by_label("Sauna")).to_be_checked()
    expect(page.locator(".booked")).to_have_count(0)
    nights.fill("31")
    expect(error).to_be_hidden()
    nights.press("Enter")
    expect(error).to_have_text("One night to thirty.", timeout=PATIENCE)
    nights.fill("3")
    nights.press("Enter")
    expect(page.locator(".booked")).to_have_text("Ada, 3 nights with sauna", timeout=PATIENCE)
    expect(error).to_be_hidden()
    expect(nights).to_have_value("")
    expect(page.get_by_label("Sauna")).not_to_be_checked()


def test_a_form_is_sent_once_at_a_time(page, run):
    app = run(EXAMPLE)
    page.goto(app.url)
    page.get_by_label("Guest").fill("Ada")
    page.get_by_label("Nights").fill("1")
    form = page.locator("form")
    form.evaluate("form => { form.requestSubmit(); form.requestSubmit(); form.requestSubmit() }")
    expect(form).to_have_attribute("aria-busy", "true")
    expect(page.locator(".booked")).to_have_text(["Ada, 1 nights"], timeout=PATIENCE)
    expect(form).not_to_have_attribute("aria-busy", "true")
    page.get_by_label("Guest").fill("Bob")
    page.get_by_label("Nights").fill("2")
    page.get_by_role("button", name="Book").click()
    expect(page.locator(".booked")).to_have_text(["Ada, 1 nights", "Bob, 2 nights"], timeout=PATIENCE)
    expect(page.locator("form")).not_to_have_attribute("aria-busy", "true")


ALL_VALUES = """
import mirra as rx

class S(rx.State):
    items: str = ""
    count: int = 0
    def take(self, data: rx.form.FormData):
        self.items = str(data.multi_items())
        self.count = len(data.getlist("colour"))

def index():
    return rx.form(
        rx.el.input(name="colour", default_value="red"),
        rx.el.input(name="size", default_value="L"),
        rx.el.input(name="colour", default_value="blue"),
        rx.el.input(id="only-id", default_value="x"),
        rx.text(S.items, id="items"), rx.text(S.count, id="count"),
        rx.button("Send"),
        on_submit=S.take,
    )
"""


def test_all_values_reach_the_handler_in_order(page, run):
    app = run(ALL_VALUES)
    page.goto(app.url)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#count")).to_have_text("2", timeout=PATIENCE)
    expect(page.locator("#items")).to_have_text(
        "[('colour', 'red'), ('size', 'L'), ('colour', 'blue'), ('only-id', 'x')]"
    )
    expect(page.get_by_role("button", name="Send")).to_be_visible()
