"""Development: an edit is seen, state and typed text stay, mistakes are shown and go away."""

from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    count: int = 0

    def add(self):
        self.count += 1

def index():
    return rx.vstack(
        rx.heading("Version one", id="title"),
        rx.text(S.count, id="count"),
        rx.button("add", on_click=S.add, id="add"),
        rx.input(id="typed"),
        rx.box(height="2000px"),
    )
"""


def test_an_edit_keeps_state_and_typed_text(page, run):
    app = run(APP)
    page.goto(app.url)
    page.click("#add")
    page.click("#add")
    page.fill("#typed", "half a sentence")
    page.evaluate("window.kept = 1; window.scrollTo(0, 300)")
    app.edit("Version one", "Version two")
    expect(page.locator("#title")).to_have_text("Version two")
    assert page.evaluate("scrollY") == 300
    expect(page.locator("#count")).to_have_text("2")
    expect(page.locator("#typed")).to_have_value("half a sentence")
    assert page.evaluate("window.kept") == 1
    app.edit("self.count += 1", "self.count += 10")
    expect(page.locator("#count")).to_have_text("2")
    page.wait_for_timeout(600)
    page.click("#add")
    expect(page.locator("#count")).to_have_text("12")


def test_a_page_whose_outermost_element_reads_state(page, run):
    app = run("""
import mirra as rx

class Look(rx.State):
    accent: str = "tomato"

    def change(self):
        self.accent = "teal"

def index():
    return rx.theme(rx.button("Version one", on_click=Look.change), accent_color=Look.accent)
""")
    page.goto(app.url)
    button = page.get_by_role("button")
    theme = page.locator(".radix-themes .radix-themes")
    expect(theme).to_have_attribute("data-accent-color", "tomato")
    button.click()
    expect(theme).to_have_attribute("data-accent-color", "teal")
    app.edit("Version one", "Version two")
    expect(button).to_have_text("Version two")
    expect(theme).to_have_attribute("data-accent-color", "teal")


def test_a_new_var_and_a_changed_type(page, run):
    app = run(APP)
    page.goto(app.url)
    page.click("#add")
    app.edit("count: int = 0", 'count: int = 0\n    label: str = "new here"')
    app.edit('rx.input(id="typed")', 'rx.text(S.label, id="label")')
    expect(page.locator("#label")).to_have_text("new here")
    expect(page.locator("#count")).to_have_text("1")
    app.edit('label: str = "new here"', "label: int = 7")
    expect(page.locator("#label")).to_have_text("7")


def test_a_mistake_is_shown_and_goes_away(page, run):
    app = run(APP)
    page.goto(app.url)
    page.click("#add")
    expect(page.locator("#count")).to_have_text("1")
    app.edit("def index():", "def index(:")
    overlay = page.locator(".mirra-overlay")
    expect(overlay).to_contain_text("SyntaxError")
    expect(overlay).to_contain_text("app.py:10")
    app.edit("def index(:", "def index():")
    expect(overlay).to_have_count(0)
    page.click("#add")
    expect(page.locator("#count")).to_have_text("2")


def test_an_app_that_never_ran(page, run, tmp_path):
    import subprocess

    from .conftest import MIRRA, free_port, until_answered

    file = tmp_path / "app.py"
    file.write_text(APP.replace("rx.vstack(", "rx.vstak("))
    port = free_port()
    process = subprocess.Popen(
        [MIRRA, "run", file, "--frontend-port", str(port), "--backend-port", str(free_port())],
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
    )
    try:
        until_answered(port)
        page.goto(f"http://localhost:{port}")
        expect(page.get_by_text("Did you mean `vstack`?")).to_be_visible()
        file.write_text(APP)
        expect(page.locator("#title")).to_have_text("Version one", timeout=10000)
    finally:
        process.terminate()
        process.wait(10)


STYLED = """
import mirra as rx

app = rx.App(stylesheets=["look.css"], theme=rx.theme(accent_color="jade"))

def index():
    return rx.vstack(
        rx.box("styled", id="box", class_name="boxed"),
        rx.button("themed", id="button"),
        rx.image(src="/dot.svg", id="dot", width="40px"),
        rx.input(id="typed"),
    )

app.add_page(index)
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"><rect width="{0}" height="{0}" fill="red"/></svg>'


def test_a_stylesheet_a_picture_and_the_theme_change_in_place(page, run, tmp_path):
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "look.css").write_text(".boxed { color: rgb(200, 0, 0) }")
    (assets / "dot.svg").write_text(DOT.format(10))
    app = run(STYLED)
    page.goto(app.url)
    page.fill("#typed", "half a sentence")
    expect(page.locator("#box")).to_have_css("color", "rgb(200, 0, 0)")
    (assets / "look.css").write_text(".boxed { color: rgb(0, 0, 200) }")
    expect(page.locator("#box")).to_have_css("color", "rgb(0, 0, 200)")
    (assets / "dot.svg").write_text(DOT.format(20))
    expect(page.locator("#dot")).to_have_js_property("naturalWidth", 20)
    before = page.locator("#button").evaluate("e => getComputedStyle(e).backgroundColor")
    app.edit('"jade"', '"crimson"')
    expect(page.locator("#button")).not_to_have_css("background-color", before)
    expect(page.locator("#typed")).to_have_value("half a sentence")


def test_a_new_page_can_be_gone_to(page, run):
    app = run(APP)
    page.goto(app.url)
    page.click("#add")
    app.edit('rx.input(id="typed")', 'rx.link("to the other", href="/other", id="link")')
    app.edit("def index():", 'def other():\n    return rx.text(S.count, id="there")\n\ndef index():')
    with app.file.open("a") as file:
        file.write("\napp = rx.App()\napp.add_page(index)\napp.add_page(other)\n")
    page.click("#link")
    expect(page.locator("#there")).to_have_text("1")
    assert page.url.endswith("/other")
