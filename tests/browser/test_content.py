"""Text, code, tables and dates that libraries draw: as they look, and as they follow the state."""

import re

from playwright.sync_api import expect

APP = """
import datetime
import mirra as rx

class S(rx.State):
    text: str = "# First\\n\\n```js\\nlet x = 1\\n```"
    code: str = "x = 1"
    day: datetime.date = datetime.date(2021, 6, 5)
    rows: list[list] = [["Ada", 36], ["Bob", 41]]

    def change(self):
        self.text = "# Second"
        self.code = "def f(): ..."
        self.rows.append(["Cy", 7])

def index():
    return rx.vstack(
        rx.button("change", on_click=S.change),
        rx.box(rx.markdown(S.text), id="text"),
        rx.box(
            rx.markdown(
                "# Title\\n\\n[there](/there)\\n\\n<b onclick=alert(1)>raw</b>",
                component_map={"h1": lambda text: rx.heading(text, "!", id="own"), "a": lambda text, href: rx.link(text, href=href, id="own-link")},
            ),
            id="mapped",
        ),
        rx.code_block(S.code, language="python", can_copy=True, id="code"),
        rx.data_table(data=[[f"P{i}", i] for i in range(30)], columns=["Name", "Age"], search=True, sort=True, pagination=True, id="pages"),
        rx.data_table(data=S.rows, columns=["Name", "Age"], id="rows"),
        rx.moment(datetime.date(2020, 1, 2), format="DD.MM.YYYY", id="moment"),
        rx.moment(S.day, format="D. MMMM YYYY", id="moment-of-state"),
    )
"""


def test_markdown_and_code(page, run):
    page.goto(run(APP).url)
    expect(page.locator("#text h1")).to_have_text("First")
    keyword = page.locator("#text pre span", has_text=re.compile("^let$"))
    expect(keyword).to_have_css("color", "rgb(160, 73, 0)")  # of the theme coldark-cold
    expect(page.locator("#own")).to_have_text("Title!")
    expect(page.locator("#own-link")).to_have_attribute("href", "/there")
    expect(page.locator("#mapped")).to_contain_text("<b onclick=alert(1)>raw</b>")
    page.get_by_role("button", name="change").click()
    expect(page.locator("#text h1")).to_have_text("Second")
    expect(page.locator("#code span", has_text=re.compile("^def$"))).to_have_css("color", "rgb(160, 73, 0)")


def test_code_is_copied(browser, run):
    app = run(APP)
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(app.url)
    page.get_by_role("button", name="Copy").click()
    assert page.evaluate("navigator.clipboard.readText()") == "x = 1"
    context.close()


def test_a_table_of_data(page, run):
    page.goto(run(APP).url)
    table = page.locator("#pages")
    expect(table.locator("tbody tr")).to_have_count(10)
    table.get_by_role("button", name="Next").click()
    expect(table.locator("tbody tr").first).to_have_text("P1010")
    table.get_by_role("searchbox").fill("P2")
    expect(table.locator("tbody tr").first).to_have_text("P22")
    expect(page.locator("#rows tbody tr")).to_have_count(2)
    page.get_by_role("button", name="change").click()
    expect(page.locator("#rows tbody tr")).to_have_count(3)
    expect(page.locator("#moment")).to_have_text("02.01.2020")
    expect(page.locator("#moment-of-state")).to_have_text("5. June 2021")
