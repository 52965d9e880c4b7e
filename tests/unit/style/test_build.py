"""From what users write to rules, and which of them win."""

import pytest

import mirra as rx
from mirra.elements.themed import app_style, read_app_style
from mirra.errors import InvalidPropValueError
from mirra.js.tree import Literal
from mirra.style.build import breakpoints, build_style, selector_of


def css(*styles) -> list[tuple[str, str, dict[str, object]]]:
    built = build_style(*styles)
    return [
        (rule.selector, rule.media, {name: value.value for name, value in rule.declarations})
        for rule in (built.rules if built else ())
    ]


def look(component) -> dict[str, object]:
    return {n: v.value for rule in component.freeze().style.rules for n, v in rule.declarations}


def test_names_are_snake_camel_or_kebab():
    assert css({"font_size": "1em", "fontWeight": "700", "line-height": "1", "--gap": "2px"}) == [
        ("", "", {"font-size": "1em", "font-weight": "700", "line-height": "1", "--gap": "2px"})
    ]


def test_shorthands_stand_for_several():
    assert css({"padding_x": "1em", "margin_y": 2, "bg": "red"}) == [
        (
            "",
            "",
            {
                "padding-left": "1em",
                "padding-right": "1em",
                "margin-top": "2px",
                "margin-bottom": "2px",
                "background": "red",
            },
        )
    ]


@pytest.mark.parametrize(
    ("key", "selector"),
    [
        ("_hover", "&:hover"),
        ("_focus_visible", "&:focus-visible"),
        ("_before", "&::before"),
        ("_placeholder", "&::placeholder"),
        (":active", "&:active"),
        ("::after", "&::after"),
        ("_dark", ".dark &"),
        ("& > p", "& > p"),
        ("> p", "& > p"),
        ("h1, h2", "& h1, & h2"),
        ("& :is(p, ul) > li, :not(a, b)", "& :is(p, ul) > li, & :not(a, b)"),
        ('& [title="a, b"]', '& [title="a, b"]'),
        ("color", None),
    ],
)
def test_what_a_nested_key_selects(key, selector):
    assert selector_of(key) == selector


def test_nesting_goes_inside_out():
    assert css({"_dark": {"_hover": {"color": "red"}}, "p": {"color": "blue"}}) == [
        (".dark &:hover", "", {"color": "red"}),
        ("& p", "", {"color": "blue"}),
    ]


def test_nesting_in_a_list_of_selectors_is_in_each():
    assert css({"h1, h2": {"_hover": {"color": "red"}, "a, b": {"color": "blue"}}}) == [
        ("& h1:hover, & h2:hover", "", {"color": "red"}),
        ("& h1 a, & h1 b, & h2 a, & h2 b", "", {"color": "blue"}),
    ]


def test_a_list_is_by_the_width_of_the_window():
    assert css({"width": ["1em", None, "3em"]}) == [
        ("", "", {"width": "1em"}),
        ("", "(min-width: 48em)", {"width": "3em"}),
    ]


def test_breakpoints_have_names_or_widths():
    assert css({"width": breakpoints(initial="1em", md="2em")}) == [
        ("", "", {"width": "1em"}),
        ("", "(min-width: 1024px)", {"width": "2em"}),
    ]
    assert css({"width": {"700px": "2em"}}) == [("", "(min-width: 700px)", {"width": "2em"})]
    with pytest.raises(InvalidPropValueError) as error:
        breakpoints({"1em": 1}, xs=2)
    assert error.value.message == "Breakpoints are named (`initial`, `xs` …) or given by width, not both."


def test_later_styles_win():
    assert css({"color": "red", "margin": "0"}, {"color": "blue"}) == [
        ("", "", {"margin": "0", "color": "blue"})
    ]


def test_the_font_reaches_radix_text():
    assert css({"font_family": "Inter"}) == [
        ("", "", {"font-family": "Inter", "--default-font-family": "Inter"})
    ]


def test_a_component_is_no_style():
    with pytest.raises(InvalidPropValueError) as error:
        rx.box(background=rx.text("x")).freeze()
    assert error.value.message == "`background` cannot be a `text`."


def test_component_defaults_then_app_then_style_then_keywords():
    class Plain(rx.Component):
        tag = "div"

        def add_style(self):
            return {"color": "default", "margin": "default", "padding": "default", "width": "default"}

    theme = read_app_style({Plain: {"margin": "app", "padding": "app", "width": "app"}})
    with app_style(theme):
        found = look(Plain.create(style={"padding": "style", "width": "style"}, width="keyword"))
    assert found == {"color": "default", "margin": "app", "padding": "style", "width": "keyword"}


@pytest.mark.parametrize("key", [rx.text, rx.text.create, rx.button, rx.input, rx.link, rx.el.div])
def test_an_apps_style_is_by_component_however_it_is_written(key):
    made = key("x") if key is not rx.input else key()
    with app_style(read_app_style({key: {"letter_spacing": "1px"}})):
        assert look(made)["letter-spacing"] == "1px"


def test_an_app_sets_its_own_breakpoints():
    with app_style(read_app_style({"breakpoints": ["1em", "2em", "3em", "4em", "5em"]})):
        rules = rx.box(width=["a", "b"]).freeze().style.rules
    assert [rule.media for rule in rules] == ["", "(min-width: 1em)"]


def test_a_style_may_be_a_list_of_dicts():
    assert look(rx.box(style=[{"color": "red"}, {"color": "blue"}])) == {"color": "blue"}


def test_a_style_from_state_is_kept_whole():
    style = rx.box(style=rx.Var("window.style"), color="red").freeze().style
    assert style.dynamic is not None
    assert style.rules[0].declarations == (("color", Literal("red")),)
