"""`rx.plotly`: figures of Python's plotly and plain dicts, their events, under the strict content policy."""

import pytest
from playwright.sync_api import expect

pytest.importorskip("plotly")

APP = """
import mirra as rx
import plotly.graph_objects as go

def bars(values):
    return go.Figure(go.Bar(x=["a", "b", "c"], y=values), layout={"height": 300})

class S(rx.State):
    figure: go.Figure = bars([1, 2, 3])
    clicked: list[dict] = []
    plotted: int = 0

    @rx.event
    def click(self, points: list[dict]):
        self.clicked = points

    @rx.event
    def count(self):
        self.plotted += 1

    @rx.event
    def grow(self):
        self.figure = bars([4, 5, 6, 7])

def index():
    return rx.vstack(
        rx.plotly(data=S.figure, id="bars", on_click=S.click, on_after_plot=S.count, locale="de"),
        rx.text(rx.cond(S.clicked, S.clicked[0]["x"].to(str) + " " + S.clicked[0]["y"].to(str), "none"), id="clicked"),
        rx.text(S.plotted, id="plotted"),
        rx.button("Grow", on_click=S.grow, id="grow"),
        rx.plotly(data={"data": [{"type": "scattergl", "x": [1, 2], "y": [1, 2]}], "layout": {"height": 200}}, id="gl"),
        rx.color_mode.button(id="mode"),
        width="100%",
    )
"""


def test_figures_and_their_events(page, run):
    app = run(APP, env="prod", patience=120)
    page.goto(app.url)
    bars = page.locator("#bars")
    expect(bars.locator(".barlayer .point")).to_have_count(3, timeout=60000)
    assert bars.bounding_box()["height"] == 300
    bars.locator(".nsewdrag").first.click(position={"x": 180, "y": 180})
    expect(page.locator("#clicked")).to_have_text("a 1")
    expect(page.locator("#plotted")).not_to_have_text("0")
    page.click("#grow")
    expect(bars.locator(".yaxislayer-above .ytick").first).to_be_visible()
    page.wait_for_function("document.querySelector('#bars').data[0].y.length === 4")
    expect(page.locator("#gl .gl-canvas").first).to_be_attached()
    text = bars.locator(".xtick text").first
    expect(text).to_have_css("fill", "rgb(28, 32, 36)")
    page.click("#mode")
    expect(text).to_have_css("fill", "rgb(237, 238, 240)")
