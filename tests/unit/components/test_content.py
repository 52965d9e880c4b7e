"""Markdown, code, tables of data and dates: what they refuse, in whole sentences."""

import pandas as pd
import pytest

import mirra as rx
from mirra.errors import MirraError


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (
            lambda: rx.markdown("# x", component_map={"blockqote": rx.heading}),
            "`blockqote` in `component_map` is not a tag that Markdown writes.\n  Did you mean `blockquote`?",
        ),
        (
            lambda: rx.code_block("x", theme=rx.code_block.themes.one_drak),
            "There is no code theme `one_drak`.\n  Did you mean `one_dark`?",
        ),
        (
            lambda: rx.data_table(data=[[1]]),
            "`rx.data_table` of a list needs `columns`.\n"
            '  Name them: `rx.data_table(data=[["Ada", 36]], columns=["Name", "Age"])`.',
        ),
        (
            lambda: rx.data_table(data=pd.DataFrame({"a": [1]}), columns=["a"]),
            "`rx.data_table` takes its columns from the DataFrame.\n  Leave `columns` out.",
        ),
        (
            lambda: rx.data_table(data=pd.DataFrame({"a": range(1_000_000)})),
            "`rx.data_table` was given 1,000,000 rows, which every visitor would download.\n"
            "  Keep them on the server in a backend var and show a part (at most 10,000) from a computed var.",
        ),
        (
            lambda: rx.moment(object()),
            "`rx.moment` shows one date: a text, a date or a Var of one.",
        ),
    ],
)
def test_what_is_refused(make, text):
    with pytest.raises(MirraError) as error:
        make()
    assert str(error.value).rpartition("\n  in ")[0] == text
