"""Markdown, code, tables of data and dates: what they refuse, in whole sentences."""

import pandas as pd
import pytest

import mirra as rx
from mirra import errors
from mirra.errors import MirraError
from mirra.js.tree import Import


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


@pytest.mark.parametrize(
    ("text", "is_set"),
    [
        (r"It says $e^{i\pi}$.", True),
        ("$$\nx^2\n$$", True),
        ("From $5 to $6.", False),
        ("In code, `$x$`, and:\n```\n$y$\n```", False),
        (r"Escaped: \$x\$.", False),
    ],
)
def test_formulas_are_set_where_a_text_has_some(text: str, is_set: bool) -> None:
    (made,) = rx.markdown(text).children
    assert (made.spec.tag == Import("mirra/markdown", "MathMarkdown")) is is_set


def test_a_switch_that_the_browser_knows_chooses_a_plugin() -> None:
    (made,) = rx.markdown("a", use_gfm=rx.Var("on", _var_type=bool)).children
    assert str(made.props["remark_plugins"]) == "[...on ? [remark-gfm] : []]"


def test_a_language_that_shiki_has_not_names_the_nearest() -> None:
    with pytest.raises(errors.InvalidPropValueError) as error:
        rx._x.code_block("x", language="pyhton")
    assert error.value.message == "Shiki has no language `pyhton`."
    assert error.value.advice == ("Did you mean `python`?",)


def test_a_page_loads_the_grammar_and_the_themes_that_it_names() -> None:
    props = rx._x.code_block("x", language="rust", theme="nord").props
    assert str(props["grammar"]) == "import(default of @shikijs/langs@4.5.0/rust)"
    assert str(props["paints"]) == "{ nord: import(default of @shikijs/themes@4.5.0/nord) }"
