"""Sass stylesheets in an app: compiled, hot while it runs, a mistake shown at its line, and in production and an export."""

import json
import subprocess

import pytest
from playwright.sync_api import expect

from .conftest import MIRRA

APP = """
import mirra as rx

class Count(rx.State):
    n: int = 0

    @rx.event
    def more(self):
        self.n += 1

def index():
    return rx.box(rx.text("Brand", id="brand", class_name="brand"), rx.button(Count.n, id="more", on_click=Count.more))

app = rx.App(stylesheets=["styles/site.scss"])
app.add_page(index, route="/")
"""
SITE = '@use "colors";\n.brand { color: colors.$brand; background: url("dot.svg"); }\n'
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


@pytest.fixture
def assets(tmp_path):
    folder = tmp_path / "assets" / "styles"
    folder.mkdir(parents=True)
    (folder / "site.scss").write_text(SITE)
    (folder / "_colors.scss").write_text("$brand: rgb(1, 2, 3);\n")
    (folder / "dot.svg").write_text(DOT)
    return folder


def test_an_edit_is_seen_and_a_mistake_shown(page, run, assets):
    app = run(APP)
    with page.expect_response(f"{app.url}/styles/dot.svg"):
        page.goto(app.url)
    brand = page.locator("#brand")
    expect(brand).to_have_css("color", "rgb(1, 2, 3)")
    page.locator("#more").click()
    expect(page.locator("#more")).to_have_text("1")
    (assets / "_colors.scss").write_text("$brand: rgb(4, 5, 6);\n")
    expect(brand).to_have_css("color", "rgb(4, 5, 6)")
    expect(page.locator("#more")).to_have_text("1")
    (assets / "_colors.scss").write_text("$brand: $brnad;\n")
    overlay = page.get_by_role("alertdialog")
    expect(overlay).to_contain_text("`assets/styles/site.scss` could not be compiled: Undefined variable.")
    expect(overlay).to_contain_text("assets/styles/_colors.scss:1")
    expect(overlay).to_contain_text(">    1 $brand: $brnad;")
    expect(brand).to_have_css("color", "rgb(4, 5, 6)")
    (assets / "_colors.scss").write_text("$brand: rgb(7, 8, 9);\n")
    expect(brand).to_have_css("color", "rgb(7, 8, 9)")
    expect(overlay).to_have_count(0)
    expect(page.locator("#more")).to_have_text("1")


def test_in_production(page, run, assets):
    app = run(APP, "prod")
    page.goto(app.url)
    expect(page.locator("#brand")).to_have_css("color", "rgb(1, 2, 3)")


def test_in_an_export(tmp_path, assets):
    (tmp_path / "app.py").write_text(APP)
    command = [MIRRA, "export", "app.py", "--frontend-only", "--no-zip"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.rglob("site.*.css")
    assert made.parent.name == "styles"
    page = made.parents[1] / "index.html"
    assert f'<link rel="stylesheet" href="/styles/{made.name}">' in page.read_text()
    assert json.dumps(f"/styles/{made.name}") in page.read_text()
