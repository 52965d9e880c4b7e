"""Atomic CSS: order is what makes it predictable."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirra.js.tree import StateRef
from mirra.style.atomic import join, page_css, render
from mirra.style.build import build_style
from mirra.vars import make


def sheet(*styles) -> str:
    return join(rule for style in styles for rule in render(build_style(style)).rules)


def order_of(text: str, *pieces: str) -> bool:
    places = [text.index(piece) for piece in pieces]
    return places == sorted(places)


def test_equal_declarations_share_a_class():
    first, second = (
        render(build_style({"color": "red"})),
        render(build_style({"color": "red", "margin": "0"})),
    )
    assert first.class_name in second.class_name.split()
    assert sheet({"color": "red"}, {"color": "red"}).count("color:red") == 1


def test_a_value_from_state_is_a_variable():
    var = make(StateRef("app.S", "color"), str)
    found = render(build_style({"color": var}))
    ((name, expr),) = found.variables
    assert expr == var._expr
    assert found.rules[0].css == f".{found.class_name}{{color:var({name})}}"


@settings(deadline=None)
@given(
    st.permutations(
        [{"margin": "0"}, {"margin_top": "1px"}, {"_hover": {"margin": "2px"}}, {"margin": ["0", "3px"]}]
    )
)
def test_shorthands_come_before_longhands_before_pseudo_before_media(styles):
    text = sheet(*styles)
    assert order_of(text, "{margin:0}", "{margin-top:1px}", ":hover{margin:2px}", "@media")


def test_hover_comes_before_active_whatever_is_written_first():
    assert order_of(sheet({"_active": {"color": "a"}, "_hover": {"color": "b"}}), ":hover", ":active")


def test_wider_media_come_later():
    text = sheet({"width": ["1px", "2px", "3px", "4px"]})
    widths = [float(width) for width in re.findall(r"min-width: (\d+)em", text)]
    assert widths == sorted(widths) == [30, 48, 62]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("url(data:image/png;base64,AA==)", "url(data:image/png;base64,AA==)"),
        ('"a;b{}"', '"a;b{}"'),
        ("red;} body{display:none", "red bodydisplay:none"),
        ("calc(1px + (2px * 3))", "calc(1px + (2px * 3))"),
        ("red /* x", "red  x"),
    ],
)
def test_text_cannot_leave_its_declaration(value, written):
    (rule,) = render(build_style({"color": value})).rules
    assert rule.css.endswith(f"{{color:{written}}}")


def test_what_an_app_says_of_the_page():
    assert page_css(
        {
            "font_size": "16px",
            "a": {"color": "red", "_hover": {"color": "blue"}},
            "::selection": {"color": "x"},
        }
    ) == ("body, .radix-themes{font-size:16px}a{color:red}a:hover{color:blue}::selection{color:x}")


def test_every_order_of_the_same_styles_gives_the_same_sheet():
    styles = [{"color": "red"}, {"padding": "1px"}, {"_hover": {"color": "blue"}}]
    assert len({sheet(*order) for order in itertools.permutations(styles)}) == 1
