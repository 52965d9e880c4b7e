"""Redirects to what a user has written, by where Chromium really ends up: on the site, at an address that says so, or nowhere.

CVE-2026-64941 and CVE-2026-58228: control characters and odd schemes that a check reads otherwise than the browser.
"""

import json

import pytest

from .conftest import ROOT

TABLE = json.loads((ROOT / "tests" / "parity" / "redirects.json").read_text())
APP = """
import json, mirra as rx
from pathlib import Path

TARGETS = [target for target, _ in json.loads(Path({table!r}).read_text())]

class S(rx.State):
    tried: int = 0
    def go(self, number: str):
        return rx.redirect(TARGETS[int(number)])
    def done(self):
        self.tried += 1

def index():
    return rx.vstack(rx.input(id="number", on_blur=S.go), rx.button("done", id="done", on_click=S.done), rx.text(S.tried, id="tried"))

def landed():
    return rx.text("landed", id="landed")

app = rx.App()
app.add_page(index, route="/")
app.add_page(landed, route="/landed")
"""


@pytest.fixture
def elsewhere(browser):
    """A tab for which the whole rest of the internet answers."""
    context = browser.new_context()
    page = context.new_page()
    page.route(
        lambda url: "//localhost:" not in url,
        lambda route: route.fulfill(body="<p>elsewhere</p>", content_type="text/html"),
    )
    page.set_default_timeout(15_000)
    yield page
    context.close()


def test_a_redirect_ends_where_the_table_says(elsewhere, run):
    page, app = elsewhere, run(APP.format(table=str(ROOT / "tests" / "parity" / "redirects.json")))
    wrong = {}
    page.goto(app.url)
    for number, (target, verdict) in enumerate(TABLE):
        if verdict == "site":
            continue  # these stay by the browser's own reading, which the next test asks
        page.wait_for_selector("#number")
        page.fill("#number", str(number))
        page.press("#number", "Tab")
        if verdict == "leaves":
            page.wait_for_url(lambda url: not url.startswith(app.url))
            page.goto(app.url)
            continue
        # One tab's events are done in order: when this one is, the redirect was acted on.
        before = int(page.text_content("#tried"))
        page.click("#done")
        page.wait_for_function(
            "before => Number(document.querySelector('#tried')?.textContent) > before", arg=before
        )
        if page.url.rstrip("/") != app.url:
            wrong[target] = page.url
            page.goto(app.url)
    assert wrong == {}


def test_the_table_is_what_chromium_reads(page):
    """`site` and `leaves` as the browser's own parser has it; what is refused is what reads unlike it looks."""
    page.route("https://app.example/**", lambda route: route.fulfill(body="x", content_type="text/html"))
    page.goto("https://app.example/here")
    origins = page.evaluate(
        "targets => targets.map(target => { try { return new URL(target, location.href).origin } catch { return null } })",
        [target for target, _ in TABLE],
    )
    for (target, verdict), origin in zip(TABLE, origins, strict=True):
        if verdict == "site":
            assert origin == "https://app.example", target
        if verdict == "leaves":
            assert origin and origin.lower().split("//")[1] in target.lower(), target


def test_a_redirect_to_a_page_of_the_app(page, run):
    app = run(APP.format(table=str(ROOT / "tests" / "parity" / "redirects.json")))
    page.goto(app.url)
    page.fill("#number", "0")
    page.press("#number", "Tab")
    page.wait_for_selector("#landed")
