"""Players, pictures of figures, and what charts draw with functions of one's own."""

import base64

import pytest

import mirra as rx
from mirra.elements.node import Element


def test_a_player_has_controls_and_takes_the_old_name_of_its_address():
    made = rx.video(url="/film.mp4")
    assert made.props == {"kind": "video", "controls": True, "src": "/film.mp4"}
    assert rx.audio("/sound.mp3", controls=False).props["controls"] is False


def test_a_figure_of_matplotlib_is_a_picture():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    from matplotlib.figure import Figure

    figure = Figure(figsize=(2, 1), dpi=50)
    figure.subplots().plot([1, 2], [3, 4])
    source = rx.Var.create(figure)._expr.value
    head, _, data = source.partition(",")
    assert head == "data:image/png;base64"
    picture = base64.b64decode(data)
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (100, 50)


def test_a_sankey_chart_draws_its_nodes_with_a_function():
    @rx.recharts.sankey_chart.node
    def box(x, y, width, height):
        return rx.el.rect(x=x, y=y, width=width, height=height)

    data = {"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"source": 0, "target": 1, "value": 2}]}
    chart = rx.recharts.sankey_chart(data=data, node=box, width=300, height=200).freeze()
    assert isinstance(chart, Element)
    drawn = dict(chart.props)["node"]
    assert [name for name, _ in drawn.body.props] == ["x", "y", "width", "height"]
