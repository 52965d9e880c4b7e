"""Fifteen npm packages, clicked through: what they tell reaches the state, and what the state says reaches them.

All are bundled for production, and some are used; `MIRRA_PACKAGES=all` uses all of them, in development too.
"""

import contextlib
import os
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from .conftest import FLAGS, ROOT, chromium, is_problem

ALL = os.environ.get("MIRRA_PACKAGES") == "all"
WITH_GRAPHICS = [
    flag for flag in FLAGS if flag != "--disable-gpu"
] + ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]  # fmt: skip


@pytest.fixture
def tab(playwright):
    """A tab of a Chromium that draws in three dimensions, in software."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=WITH_GRAPHICS)
    tab = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
    tab.problems = []
    tab.on("pageerror", lambda error: tab.problems.append(str(error)))
    tab.on("console", lambda message: tab.problems.append(message.text) if is_problem(message) else None)
    tab.set_default_timeout(15_000)
    yield tab
    problems = tab.problems
    browser.close()
    assert problems == []


def color_picker(page):
    page.locator(".react-colorful__saturation").click(position={"x": 60, "y": 60})
    expect(page.locator("#told code")).not_to_have_text("#3e63dd")
    page.get_by_role("button", name="Grass").click()
    expect(page.locator(".react-colorful__saturation-pointer > div")).to_have_css(
        "background-color", "rgb(69, 165, 87)"
    )


def select(page):
    page.get_by_role("combobox").click()
    page.get_by_role("option", name="Lemon").click()
    expect(page.locator("#price")).to_have_text("3.00 €")
    page.get_by_role("button", name="Surprise me").click()
    expect(page.locator(".flavour__multi-value__label")).to_have_text(["Pistachio", "Raspberry"])
    expect(page.locator(".flavour__multi-value svg.lucide, .flavour__multi-value__label svg")).to_have_count(
        2
    )


def map_(page):
    page.locator(".leaflet-container").click(position={"x": 500, "y": 300})
    expect(page.locator(".leaflet-tooltip")).to_have_text(["Harbour", "Summit", "Camp 1"])
    page.get_by_role("button", name="Break up all camps").click()
    expect(page.locator(".leaflet-tooltip")).to_have_count(2)


def grid(page):
    cell = page.locator("[row-id=Mars] [col-id=moons]")
    cell.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(page.locator("#moons")).to_have_text("428")
    page.get_by_role("button", name="Find another moon").click()
    expect(page.locator("[row-id=Earth] [col-id=moons]")).to_have_text("2")
    page.locator("[row-id=Saturn]").get_by_role("button", name="Land").click()
    expect(page.locator("[data-sonner-toast]")).to_have_text("Landed on Saturn.")


def flow(page):
    page.get_by_role("button", name="Add a step").click()
    expect(page.locator(".react-flow__node")).to_have_text(["Read", "Clean", "Join", "Report", "Step 4"])
    page.locator(".react-flow__node", has_text="Join").click()
    expect(page.locator("#chosen")).to_have_text("join")
    page.locator("[data-nodeid=join].source").drag_to(page.locator("[data-nodeid=report].target"))
    expect(page.locator(".react-flow__edge")).to_have_count(3)


def rich_text(page):
    expect(page.locator("#words")).to_have_text("7")
    page.locator(".ql-editor p").click()
    page.keyboard.press("End")
    page.keyboard.type(" Two more")
    expect(page.locator("#words")).to_have_text("9")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".ql-editor p")).to_have_text("this text lives in Python.")


def drag(page):
    expect(page.locator("#told")).to_be_visible()
    first, second = (page.locator(".stop", has_text=name).bounding_box() for name in ("Lisbon", "Porto"))
    x, y = first["x"] + 100, first["y"] + first["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, second["y"] + second["height"] / 2 + 4, steps=12)
    expect(page.get_by_role("status")).to_contain_text("over droppable area Porto")
    page.mouse.up()
    expect(page.locator("#tour")).to_have_text("Porto → Lisbon → Madrid → Sevilla → Faro")
    page.get_by_role("button", name="The other way round").click()
    expect(page.locator(".stop")).to_have_text(["Faro", "Sevilla", "Madrid", "Lisbon", "Porto"])


def motion(page):
    page.get_by_role("button", name="Right").click()
    expect(page.locator("#arrivals")).to_have_text("1")
    expect(page.locator("#ball")).to_have_css("transform", "matrix(1, 0, 0, 1, 440, 0)")


def qr(page):
    drawing = page.locator("svg[role=img] path").last
    before = drawing.get_attribute("d")
    page.fill("#text", "something else")
    expect(page.locator("#length")).to_have_text("14")
    expect(drawing).not_to_have_attribute("d", before)


def pdf(page):
    expect(page.locator("#place")).to_have_text("Page 1 of 3")
    page.get_by_role("button", name="On").click()
    expect(page.locator(".react-pdf__Page")).to_have_attribute("data-page-number", "2")
    expect(page.get_by_text("It sits looking over harbor and city")).to_be_attached()


def calendar(page):
    page.locator("[data-date='2026-05-21']").click()
    expect(page.locator(".fc-event-title")).to_contain_text(["Concert", "Hiking"])
    expect(page.locator("[data-date='2026-05-21'] .fc-event-title")).to_have_text("Thursday")
    page.get_by_role("button", name="Cancel the last").click()
    expect(page.get_by_text("Thursday")).to_have_count(0)


def scene(page):
    canvas = page.locator("canvas")
    expect(canvas).to_be_visible()
    box = canvas.bounding_box()
    # Nothing says when the first frame has been drawn: a click before that hits no tower.
    for _ in range(20):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        with contextlib.suppress(AssertionError):
            expect(page.locator("#heights")).not_to_have_text("1.0 · 1.6 · 0.7", timeout=1000)
            break
    expect(page.locator("#heights")).to_have_text(re.compile(r"1\.0 · [2-9]\.\d · 0\.7"))
    page.get_by_role("button", name="Level them").click()
    expect(page.locator("#heights")).to_have_text("1.0 · 1.0 · 1.0")


def emoji(page):
    page.get_by_text("😀", exact=True).first.click()
    expect(page.locator("#moods")).to_have_text("🙂 😀")


def long_list(page):
    expect(page.locator(".row").first).to_have_text("0 × 70")
    page.locator("[data-testid=virtuoso-scroller]").evaluate("element => element.scrollTo(0, 200000)")
    expect(page.locator("#first")).to_have_text(re.compile(r"\d{4}"))
    page.get_by_role("button", name="Next table").click()
    expect(page.locator(".row").first).to_contain_text("× 8")
    assert page.locator(".row").count() < 60


def markdown(page):
    page.get_by_role("button", name="Add honey").click()
    expect(page.get_by_role("textbox")).to_have_value("# Notes\n\n- bread\n- **milk**\n- honey\n")
    page.get_by_role("textbox").fill("*new*")
    expect(page.locator("#shown em")).to_have_text("new")


PAGES = {
    "/": color_picker, "/select": select, "/map": map_, "/grid": grid, "/flow": flow, "/rich-text": rich_text, "/drag": drag,
    "/motion": motion, "/qr": qr, "/pdf": pdf, "/calendar": calendar, "/scene": scene, "/emoji": emoji, "/list": long_list, "/markdown": markdown,
}  # fmt: skip
REACT = re.compile(r"__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE\s*=[^=]")
EMOTION = "data-emotion"
THEMES = "data-is-root-theme"


SOME = ("/", "/select", "/grid", "/drag", "/list")


@pytest.mark.parametrize("env", ["dev", "prod"] if ALL else ["prod"])
def test_every_package_speaks_and_listens(tab, run, env):
    app = run(ROOT / "examples" / "packages", env, patience=120)
    scripts = {}
    tab.on(
        "response",
        lambda answer: scripts.setdefault(answer.url, answer) if answer.url.endswith(".js") else None,
    )
    for route, use in PAGES.items():
        if not ALL and route not in SOME:
            continue
        tab.goto(app.url + route)
        use(tab)
        assert tab.problems == [], route
    texts = {url.rpartition("/")[2]: urllib.request.urlopen(url).read().decode() for url in scripts}
    # One React, one Emotion, one Themes, whoever imports them: theirs are the only files that hold what each is known by.
    assert {name.partition("-")[0] for name, text in texts.items() if REACT.search(text)} == {"react"}
    assert {name.partition("-")[0] for name, text in texts.items() if EMOTION in text} == {"emotion"}
    assert {name.partition("-")[0] for name, text in texts.items() if THEMES in text} == {"base"}
