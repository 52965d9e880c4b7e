"""`rx.script` inside a page runs, in development and production, under the content policy."""

import pytest
from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    loaded: int = 0

def index():
    return rx.box(
        rx.script("window.ran = (window.ran || 0) + 1;"),
        rx.script(src="/own.js", id="own", custom_attrs={"data-site": "7"}),
        rx.script('{"name": "data"}', type="application/ld+json"),
        rx.link("Other", href="/other"),
    )

def other():
    return rx.box(rx.link("Back", href="/"), rx.script(src="/own.js"))

app = rx.App()
app.add_page(index, route="/")
app.add_page(other, route="/other")
"""
OWN = "window.loads = (window.loads || 0) + 1; document.title = 'from a script ' + document.currentScript.dataset.site"


@pytest.mark.parametrize("env", ["dev", "prod"])
def test_scripts_run_once_an_appearance_and_load_once_a_document(page, run, env, tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "own.js").write_text(OWN)
    refused = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    app = run(APP, env=env)
    page.goto(app.url)
    expect(page).to_have_title("from a script 7")
    assert page.evaluate("[ran, loads]") == [1, 1]
    assert (
        page.evaluate("document.querySelector('script[type=\"application/ld+json\"]').textContent")
        == '{"name": "data"}'
    )
    page.click("text=Other")
    page.click("text=Back")
    page.wait_for_function("ran === 2")
    assert page.evaluate("loads") == 1
    assert refused == []
