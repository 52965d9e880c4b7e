"""`rx.plotly` as data: what is sent of a figure, which library draws it, and what is no figure."""

import pytest

import mirra as rx
from mirra import errors
from mirra.codec import to_wire
from mirra.elements.node import Element
from mirra.js.tree import LazyImport

go = pytest.importorskip("plotly.graph_objects")


def test_a_figure_is_sent_without_the_template_that_plotly_gives_every_figure():
    figure = go.Figure(go.Bar(x=["a"], y=[1]), layout={"height": 300})
    assert to_wire(figure) == {"data": [{"type": "bar", "x": ["a"], "y": [1]}], "layout": {"height": 300}}
    figure.update_layout(template="plotly_dark")
    assert list(to_wire(figure)["layout"]) == ["height", "template"]


@pytest.mark.parametrize(("name", "package"), [("basic", "basic"), ("geo", "geo"), ("gl2d", "strict")])
def test_each_distribution_is_loaded_when_it_is_drawn(name, package):
    node = getattr(rx.plotly, name)(data=[{"y": [1]}]).freeze()
    assert isinstance(node, Element)
    assert dict(node.props)["library"] == LazyImport(f"plotly.js-{package}-dist-min@3.7.0", "default")


def test_what_is_no_figure_is_refused():
    with pytest.raises(errors.InvalidPropTypeError) as error:
        rx.plotly(data=5)
    assert error.value.message == "`data` of `plotly` cannot be `5`."
    assert error.value.advice == (
        "It is a figure of `plotly.graph_objects`, a dict with `data` and `layout`, or a list of traces.",
    )
