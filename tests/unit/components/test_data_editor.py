"""`rx.data_editor` as data: columns, themes, stylesheets, and what it refuses."""

import pandas as pd
import pytest

import mirra as rx
from mirra import errors
from mirra.elements.node import Element


def test_a_frame_brings_its_columns():
    made = rx.data_editor(data=pd.DataFrame({"name": ["Ada"], "age": [36]}))
    assert made.props["columns"] == [{"title": "name"}, {"title": "age"}]
    assert made.props["data"] == [["Ada", 36]]


def test_the_stylesheet_and_the_packages_that_the_grid_needs():
    node = rx.data_editor(data=[[1]], columns=["n"]).freeze()
    assert isinstance(node, Element)
    assert node.imports == (("@glideapps/glide-data-grid@6.0.3/dist/index.css", "", ""),)
    assert node.dependencies == ("lodash@4.18.1", "marked@4.3.0", "react-responsive-carousel@3.2.23")


def test_a_theme_by_its_class_or_as_a_dict():
    for theme in (rx.data_editor_theme(bg_cell="#fff"), {"bg_cell": "#fff"}, {"bgCell": "#fff"}):
        node = rx.data_editor(data=[[1]], columns=["n"], theme=theme).freeze()
        assert isinstance(node, Element)
        assert dict(node.props)["theme"] == rx.Var.create({"bgCell": "#fff"})._expr


@pytest.mark.parametrize(
    ("given", "message", "advice"),
    [
        (
            {"data": [[1]], "columns": [{"title": "Age", "type": "itn"}]},
            "`type` of the column `Age` of `data_editor` cannot be `itn`.",
            (
                "Did you mean `int`?",
                "It is one of `str`, `text`, `int`, `float`, `number`, `bool`, `boolean`, `uri`, `url`, `image`, `markdown`, `bubble`, "
                "`drilldown`, `row-id`, `row_id`, `protected`, `loading`, `custom`.",
            ),
        ),
        (
            {"data": [[1]], "columns": [5]},
            "A column of `data_editor` cannot be `5`.",
            ('It is a dict with a title: `{"title": "Age", "type": "int"}`.',),
        ),
        (
            {"data": [[1]]},
            "`rx.data_editor` of a list needs `columns`.",
            ('Name them: `rx.data_editor(data=[["Ada", 36]], columns=["Name", "Age"])`.',),
        ),
        (
            {"data": pd.DataFrame({"n": range(1_000_000)})},
            "`rx.data_editor` was given 1,000,000 rows, which every visitor would download.",
            (
                "Keep them on the server in a backend var and show a part (at most 10,000) from a computed var.",
            ),
        ),
    ],
)
def test_what_is_refused(given, message, advice):
    with pytest.raises(errors.MirraError) as error:
        rx.data_editor(**given)
    assert error.value.message == message
    assert error.value.advice == advice
