"""Tailwind CSS 4 in Chromium: classes, `@theme`, typography, arbitrary values, variants, and edits that are seen at once."""

import pytest
from playwright.sync_api import expect

pytest.importorskip("py_mini_racer")

CONFIG = """
import mirra as rx

config = rx.Config(
    app_name="app",
    plugins=[
        rx.plugins.TailwindV4Plugin(
            {"theme": {"extend": {"colors": {"leaf": "#0a5"}}}},
            css="@theme { --color-brand: #ff3366; --font-display: Georgia; } @utility pill { border-radius: 99px; }",
        )
    ],
)
"""
APP = """
import mirra as rx

class S(rx.State):
    open: bool = False
    tone: str = "bg-lime-500"

    @rx.event
    def toggle(self):
        self.open = not self.open

def index():
    return rx.box(
        rx.el.p("plain", id="plain", class_name="p-4 text-red-500 font-bold"),
        rx.el.p("brand", id="brand", class_name="text-brand font-display pill"),
        rx.el.p("leaf", id="leaf", class_name="text-leaf"),
        rx.el.p("any", id="any", class_name="w-[137px] bg-[#010203] mt-[calc(1rem+3px)]"),
        rx.el.p("wide", id="wide", class_name="hidden md:block"),
        rx.el.p("mode", id="mode", class_name="text-[rgb(1,1,1)] dark:text-[rgb(9,9,9)]"),
        rx.el.article(rx.el.h1("Title"), rx.el.p("Text"), id="article", class_name="prose"),
        rx.button("Toggle", on_click=S.toggle, class_name="hover:tracking-widest"),
        rx.el.p("state", id="state", class_name=rx.cond(S.open, "opacity-50", "opacity-75")),
        rx.el.p("tone", id="tone", class_name=S.tone),
        rx.button("Mode", on_click=rx.toggle_color_mode),
    )

app = rx.App()
app.add_page(index)
"""


def has(page, name, **styles):
    for key, value in styles.items():
        expect(page.locator(f"#{name}")).to_have_css(key.replace("_", "-"), value)


@pytest.fixture
def served(run, tmp_path):
    folder = tmp_path / "project" / "app"
    (folder / "app").mkdir(parents=True)
    (folder / "rxconfig.py").write_text(CONFIG)
    (folder / "app" / "__init__.py").write_text("")
    (folder / "app" / "app.py").write_text(APP)
    return lambda env: run(folder, env=env)


def test_classes_look_as_they_say_and_follow_an_edit(served, page):
    run = served("dev")
    page.goto(run.url)
    has(page, "plain", padding="16px", font_weight="700", color="oklch(0.637 0.237 25.331)")
    has(page, "brand", color="rgb(255, 51, 102)", font_family="Georgia", border_radius="99px")
    has(page, "leaf", color="rgb(0, 170, 85)")
    has(page, "any", width="137px", background_color="rgb(1, 2, 3)", margin_top="19px")
    has(page, "wide", display="block")
    has(page, "mode", color="rgb(1, 1, 1)")
    heading = page.locator("#article h1")
    expect(heading).to_have_css("font-weight", "800")
    has(page, "state", opacity="0.75")
    has(page, "tone", background_color="oklch(0.768 0.233 130.85)")
    page.get_by_role("button", name="Toggle").click()
    has(page, "state", opacity="0.5")
    expect(page.get_by_role("button", name="Toggle")).not_to_have_css("letter-spacing", "normal")
    page.set_viewport_size({"width": 500, "height": 800})
    has(page, "wide", display="none")
    page.get_by_role("button", name="Mode").click()
    has(page, "mode", color="rgb(9, 9, 9)")
    # A class that no page had before, while the state stays.
    run.edit("p-4 text-red-500", "p-7 text-red-500")
    has(page, "plain", padding="28px")
    has(page, "state", opacity="0.5")


def test_in_production(served, page):
    page.goto(served("prod").url)
    has(page, "plain", padding="16px")
    has(page, "brand", color="rgb(255, 51, 102)", border_radius="99px")
    has(page, "any", width="137px")
    expect(page.locator("#article h1")).to_have_css("font-weight", "800")
