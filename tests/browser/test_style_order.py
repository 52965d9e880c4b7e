"""Which style wins: a longhand over its shorthand, yours over the library's, style props over a class in a layer; and themes inside themes."""

from playwright.sync_api import expect

APP = """
import mirra as rx

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
"""


def test_which_style_wins(page, run, tmp_path):
    (tmp_path / "assets").mkdir()
    # In a layer: a stylesheet without layers is meant to win over everything.
    (tmp_path / "assets" / "mine.css").write_text("@layer components { .mine { color: rgb(0, 128, 0) } }")
    app = run(APP)
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
        "outer": {"background-color": "rgb(62, 99, 221)", "color": "rgb(139, 141, 152)", "width": "100px"},
        "inner": {"background-color": "rgb(229, 72, 77)", "color": "rgb(141, 141, 134)", "width": "110px"},
        "innermost": {"background-color": "rgb(70, 167, 88)", "width": "110px"},
        "card": {"border-radius": "0px"},
        "dark": {"color": "rgb(237, 238, 240)"},
    }
    for name, styles in wanted.items():
        for style, value in styles.items():
            expect(page.locator(f"#{name}")).to_have_css(style, value)
