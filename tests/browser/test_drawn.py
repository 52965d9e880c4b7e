"""Pages drawn on the server: React finds them again as they are, and what a person did meanwhile is kept."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import ROOT, free_port
from .test_pages import APP

pytest.importorskip("py_mini_racer")

WELCOME = ROOT / "src" / "mirra" / "cli" / "templates" / "welcome.py"
EXAMPLES = [ROOT / "examples" / "article.py", ROOT / "examples" / "profile" / "profile.py"]

STATE = """
import mirra as rx

class S(rx.State):
    theme: str = rx.LocalStorage("plain")
    name: str = "Ada"
    count: int = 1
    def rename(self, name: str): self.name = name
    def add(self): self.count += 1

def index():
    return rx.vstack(
        rx.el.h1(S.count, id="count"), rx.el.p(S.theme, id="theme"), rx.text(S.name, id="name"),
        rx.input(id="free"), rx.input(value=S.name, on_change=S.rename, id="bound"),
        rx.color_mode_cond(rx.text("by day", id="mode"), rx.text("by night", id="mode")),
        rx.color_mode.button(), rx.button("add", id="add", on_click=S.add),
    )
"""


@pytest.fixture
def drawn(tmp_path):
    """``drawn(source)``: the address of an app whose pages are drawn on the server, with React's development build."""
    started = []

    def start(source):
        file = source if isinstance(source, Path) else tmp_path / "app.py"
        if file is not source:
            file.write_text(source)
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, Path(__file__).parent / "drawn.py", file, str(port)],
            env={**os.environ},
            cwd=tmp_path,
        )
        started.append(process)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"http://localhost:{port}/ping", timeout=1)
                return f"http://localhost:{port}"
            except OSError:
                assert process.poll() is None
                time.sleep(0.02)
        raise TimeoutError

    yield start
    for process in started:
        process.terminate()
        process.wait(10)


def hydrated(page):
    """Until React has taken over what was drawn."""
    page.evaluate("""() => new Promise((done) => {
        const top = document.querySelector('#root > *')
        const look = () => Object.keys(top).some((key) => key.startsWith('__reactFiber')) ? done() : requestAnimationFrame(look)
        look()
    })""")


@pytest.mark.parametrize(
    "source", [*EXAMPLES, WELCOME, APP], ids=lambda s: s.stem if isinstance(s, Path) else "everything"
)
def test_react_finds_the_drawn_page_as_it_is(page, drawn, source):
    url = drawn(source)
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.querySelector('#root > *').drawn = true })"
    )
    page.goto(url)
    hydrated(page)
    assert page.evaluate(
        "document.querySelector('#root > *').drawn"
    )  # `page` fails the test for React's warnings


def test_what_is_typed_before_the_scripts_have_come_is_kept(page, drawn):
    url = drawn(STATE)
    held = []
    page.route("**/_app/boot-*.js", lambda route: held.append(route))
    page.goto(url, wait_until="commit")
    expect(page.locator("#count")).to_have_text("1")  # seen without any script
    page.focus("#free")
    page.keyboard.type("early")
    for route in held:
        route.continue_()
    hydrated(page)
    expect(page.locator("#free")).to_be_focused()
    page.keyboard.type(" bird")
    expect(page.locator("#free")).to_have_value("early bird")
    page.click("#add")
    expect(page.locator("#count")).to_have_text("2")


def test_what_only_the_browser_knows_is_shown_after_hydration(page, drawn):
    url = drawn(STATE)
    page.goto(url)
    expect(page.locator("#mode")).to_have_text("by day")
    page.get_by_role("button", name="Toggle color mode").click()
    expect(page.locator("#mode")).to_have_text("by night")
    page.reload()
    expect(page.locator("#mode")).to_have_text("by night")
    expect(page.locator("html")).to_have_class("dark")


def test_without_scripts_the_page_can_be_read(browser, drawn):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(drawn(STATE))
    expect(page.locator("#count")).to_have_text("1")
    expect(page.locator("#name")).to_have_text("Ada")
    context.close()


def test_production_draws_its_pages_when_it_starts(page, run):
    pages = (
        STATE
        + "\n@rx.page()\ndef about():\n    return rx.el.p('About us', id='about')\napp = rx.App()\napp.add_page(index)\n"
    )
    app = run(pages, "prod")
    assert "3 pages drawn on the server" in app.log.read_text()
    html = urllib.request.urlopen(f"{app.url}/about").read().decode()
    assert '<p id="about">About us</p>' in html
    page.goto(app.url)
    page.click("#add")
    expect(page.locator("#count")).to_have_text("2")


def test_production_leaves_pages_to_the_browser_when_told(page, run):
    app = run(STATE, "prod", MIRRA_SSR="false")
    assert "drawn on the server" not in app.log.read_text()
    page.goto(app.url)
    page.click("#add")
    expect(page.locator("#count")).to_have_text("2")


HEAD = """
import mirra as rx

class S(rx.State):
    name: str = "First"
    def rename(self): self.name = "Second"

def index():
    return rx.vstack(rx.button("rename", id="rename", on_click=S.rename), rx.link("plain", href="/plain", id="plain"))

@rx.page(title="Plain")
def plain():
    return rx.link("back", href="/", id="back")

app = rx.App(head_components=[rx.el.script("window.counted = 1"), rx.el.style("h1 { color: red }")])
app.add_page(index, title=f"{S.name} page", description=S.name, meta=[{"property": "og:type", "content": S.name}])
"""


def test_the_head_follows_the_state(page, run):
    app = run(HEAD, "prod")
    html = urllib.request.urlopen(app.url).read().decode()
    assert "<title>First page</title>" in html and '<meta property="og:type" content="First">' in html
    page.goto(app.url)
    page.click("#rename")
    expect(page).to_have_title("Second page")
    expect(page.locator("meta[name=description]")).to_have_attribute("content", "Second")
    expect(page.locator("meta[property='og:type']")).to_have_attribute("content", "Second")
    expect(page.locator("meta[property='og:title']")).to_have_attribute("content", "Second page")
    page.click("#plain")
    expect(page).to_have_title("Plain")
    expect(page.locator("meta[name=description]")).to_have_count(0)
    page.click("#back")
    expect(page).to_have_title("Second page")
    assert (
        page.evaluate("window.counted") == 1
    )  # allowed by its hash: `page` fails the test for anything refused
