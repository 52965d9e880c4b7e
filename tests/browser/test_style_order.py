"""Which style wins: a longhand over its shorthand, yours over the library's, style props over a class; and themes inside themes."""

import pytest
from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    style: dict[str, str] = {"color": "rgb(13, 14, 15)"}

def other():
    return rx.vstack(rx.box("a", id="short", padding="10px"), rx.text("b", id="class", class_name="mine"), rx.link("back", id="back", href="/"))

def swatch(name):
    return rx.box(id=name, background="var(--accent-9)", color="var(--gray-9)", width="calc(100px * var(--scaling))", height="9px")

def index():
    return rx.vstack(
        rx.box("a", id="long", padding_left="30px", padding="10px"),
        rx.box("b", id="short", padding="10px", padding_left="30px"),
        rx.button("c", id="library", background="rgb(1, 2, 3)", padding="3px"),
        rx.button("d", id="everywhere"),
        rx.button("e", id="own", border_radius="7px"),
        rx.text("f", id="class", class_name="mine"),
        rx.text("g", id="inline", class_name="mine", style={"color": "rgb(4, 5, 6)"}),
        rx.text("h", id="keyword", class_name="mine", color="rgb(7, 8, 9)"),
        rx.box(rx.text("i", id="stronger", class_name="mine", color="rgb(7, 8, 9)"), class_name="around"),
        rx.text("j", id="hovered", class_name="mine", _hover={"color": "rgb(10, 11, 12)"}),
        rx.text("k", id="layered", class_name="layered", color="rgb(7, 8, 9)"),
        rx.button("l", id="yours"),
        rx.text("m", id="from-state", class_name="mine", style=S.style),
        rx.link("other", id="to-other", href="/other"),
        swatch("outer"),
        rx.theme(
            swatch("inner"),
            rx.theme(swatch("innermost"), accent_color="grass"),
            rx.card("i", id="card"),
            accent_color="red", gray_color="sand", scaling="110%", panel_background="solid", radius="none", has_background=False,
        ),
        rx.theme(rx.text("j", id="dark"), appearance="dark"),
    )

app = rx.App(theme=rx.theme(accent_color="indigo", gray_color="slate"), style={rx.button: {"border_radius": "5px"}}, stylesheets=["/mine.css"])
app.add_page(index, route="/")
app.add_page(other, route="/other")
"""


MINE = """
.mine { color: rgb(0, 128, 0) }
.around .mine { color: rgb(0, 0, 128) }
@layer components { .layered { color: rgb(128, 0, 0) } }
button { height: 77px }
body { margin: 4px }
"""


@pytest.mark.parametrize("env", ["dev", "prod"])
def test_which_style_wins(page, run, tmp_path, env):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "mine.css").write_text(MINE)
    app = run(APP, env)
    page.goto(app.url)
    wanted = {
        "long": {"padding-left": "30px", "padding-top": "10px"},
        "short": {"padding-left": "30px", "padding-top": "10px"},
        "library": {"background-color": "rgb(1, 2, 3)", "padding-left": "3px"},
        "everywhere": {"border-radius": "5px"},
        "own": {"border-radius": "7px"},
        "class": {"color": "rgb(0, 128, 0)"},
        "inline": {"color": "rgb(4, 5, 6)"},
        "keyword": {"color": "rgb(7, 8, 9)"},
        "stronger": {"color": "rgb(0, 0, 128)"},
        "hovered": {"color": "rgb(0, 128, 0)"},
        "layered": {"color": "rgb(7, 8, 9)"},
        "yours": {"height": "77px", "border-radius": "5px"},
        "from-state": {"color": "rgb(13, 14, 15)"},
        "outer": {"background-color": "rgb(62, 99, 221)", "color": "rgb(139, 141, 152)", "width": "100px"},
        "inner": {"background-color": "rgb(229, 72, 77)", "color": "rgb(141, 141, 134)", "width": "110px"},
        "innermost": {"background-color": "rgb(70, 167, 88)", "width": "110px"},
        "card": {"border-radius": "0px"},
        "dark": {"color": "rgb(237, 238, 240)"},
    }
    as_wanted(page, wanted)
    expect(page.locator("body")).to_have_css("margin-left", "4px")
    page.locator("#hovered").hover()
    expect(page.locator("#hovered")).to_have_css("color", "rgb(10, 11, 12)")
    # The same after other pages, whose styles come later.
    page.locator("#to-other").click()
    as_wanted(page, {"short": {"padding-left": "10px"}, "class": {"color": "rgb(0, 128, 0)"}})
    page.locator("#back").click()
    as_wanted(page, wanted)


def as_wanted(page, wanted):
    for name, styles in wanted.items():
        for style, value in styles.items():
            expect(page.locator(f"#{name}")).to_have_css(style, value)
