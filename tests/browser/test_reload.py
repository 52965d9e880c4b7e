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
    )
"""


def test_an_edit_keeps_state_and_typed_text(page, run):
    app = run(APP)
    page.goto(app.url)
    page.click("#add")
    page.click("#add")
    page.fill("#typed", "half a sentence")
    page.evaluate("window.kept = 1")
    app.edit("Version one", "Version two")
    expect(page.locator("#title")).to_have_text("Version two")
    expect(page.locator("#count")).to_have_text("2")
    expect(page.locator("#typed")).to_have_value("half a sentence")
    assert page.evaluate("window.kept") == 1
    app.edit("self.count += 1", "self.count += 10")
    expect(page.locator("#count")).to_have_text("2")
    page.wait_for_timeout(600)
    page.click("#add")
    expect(page.locator("#count")).to_have_text("12")


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

    from .conftest import MIRRA, free_port

    file = tmp_path / "app.py"
    file.write_text(APP.replace("rx.vstack(", "rx.vstak("))
    port = free_port()
    process = subprocess.Popen(
        [MIRRA, "run", file, "--frontend-port", str(port), "--backend-port", str(free_port())],
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
    )
    try:
        page.wait_for_timeout(1500)
        page.goto(f"http://localhost:{port}")
        expect(page.get_by_text("Did you mean `vstack`?")).to_be_visible()
        file.write_text(APP)
        expect(page.locator("#title")).to_have_text("Version one", timeout=10000)
    finally:
        process.terminate()
        process.wait(10)
