"""The examples, clicked through as a person would, in development and in production."""

import pytest
from playwright.sync_api import expect

from .conftest import ROOT

EXAMPLES = ROOT / "examples"


@pytest.mark.parametrize("env", ["dev", "prod"])
def test_the_profile_app(page, run, github, env):
    app = run(EXAMPLES / "profile" / "profile.py", env, GITHUB_API=github)
    page.goto(app.url)
    expect(page).to_have_title("GitHub profiles")
    page.fill("#username", "ada")
    page.press("#username", "Tab")
    expect(page.get_by_role("heading", name="Ada Lovelace")).to_be_visible()
    expect(page.locator("#profile")).to_contain_text("1,815")
    expect(page.get_by_role("link", name="@ada")).to_have_attribute("href", "https://github.com/ada")
    page.fill("#username", "nobody-by-this-name")
    page.press("#username", "Enter")
    expect(page.locator("#problem")).to_have_text("There is no GitHub user called nobody-by-this-name.")
    page.get_by_role("button", name="Toggle color mode").click()
    expect(page.locator("html")).to_have_class("dark")
    page.reload()
    expect(page.locator("html")).to_have_class("dark")


def test_the_article_as_printed(page, run):
    app = run(EXAMPLES / "article.py")
    page.goto(app.url)
    expect(page.locator("a")).to_have_attribute("href", "https://github.com/reflex-dev")
    page.fill("input", "octocat")
    page.press("input", "Tab")
    # GitHub cannot be reached from a test: the error is shown with the user's own line, and the page lives on.
    expect(page.locator("[data-sonner-toast]")).to_contain_text("set_profile in app.py:12")
    assert "app.py:12" in app.log.read_text()
    page.fill("input", "")
    page.press("input", "Tab")
    expect(page.locator("input")).to_have_value("")


def test_the_welcome_page(page, run):
    app = run(ROOT / "src" / "mirra" / "cli" / "templates" / "welcome.py")
    page.goto(app.url)
    page.get_by_placeholder("Your name").fill("Ada")
    expect(page.get_by_text("Hello, Ada.")).to_be_visible()
