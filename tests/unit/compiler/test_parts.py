"""The parts that a page is cut into, so that a change renders only what reads it. In development each is swapped by its id."""

import re

import pytest

import mirra as rx
from mirra.app.app import App
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.errors import InvalidPropValueError


@pytest.fixture
def Shop():
    class Shop(rx.State):
        color: str = "tomato"
        names: list[str] = []
        open: bool = False

    return Shop


def module(page):
    app = App()
    app.add_page(page, route="/")
    compiled = CompiledApp(app, Config(app_name="shop"))
    return compiled.file(compiled.page("/").module).content.decode()


def parts(page):
    return re.findall(r'part\(\s*"([^"]+)"', module(page))


def test_an_outermost_element_that_reads_state_is_a_part_inside_the_page(Shop):
    assert parts(lambda: rx.theme(rx.text("x"), accent_color=Shop.color)) == ["/#Page~2", "/#Page"]


def test_no_two_parts_have_the_same_id(Shop):
    def page():
        row = lambda name: rx.box(rx.text(name), rx.text(Shop.color), color=Shop.color)  # noqa: E731
        return rx.box(
            rx.cond(Shop.open, rx.box(rx.box("a", color=Shop.color), color=Shop.color), rx.text(Shop.color)),
            rx.cond(Shop.open, rx.text(Shop.color), rx.text(Shop.names.length())),
            rx.foreach(Shop.names, row),
            rx.foreach(Shop.names, lambda name: rx.foreach(Shop.names, row)),
            rx.match(
                Shop.color,
                ("a", rx.text(Shop.color)),
                ("b", rx.box(color=Shop.color)),
                rx.box(color=Shop.color),
            ),
            color=Shop.color,
        )

    ids = parts(page)
    assert len(ids) > 10
    assert len(set(ids)) == len(ids)


def test_text_inside_a_component_of_npm_is_text(Shop):
    class Qr(rx.Component):
        library = "https://cdn.example/qr.js"
        tag = "Qr"

    assert "mergeProps({ children: v1 }" in module(lambda: rx.box(Qr.create(Shop.color)))
    assert 'mergeProps({ children: "in " + v1 }' in module(lambda: rx.box(Qr.create("in ", Shop.color)))
    assert "children: v1" not in module(lambda: rx.box(Qr.create(rx.text(Shop.color), Shop.color)))


def test_the_text_of_a_script_is_a_function_of_the_page(Shop):
    assert "run: () => {\n        window.seen = 1\n      }" in module(lambda: rx.script("window.seen = 1"))
    with pytest.raises(InvalidPropValueError) as error:
        module(lambda: rx.script(Shop.color))
    assert str(error.value).startswith(
        "The text of a `script` is part of the page and cannot come from state or import modules.\n"
        "  Use `rx.call_script` for what an event decides, and `src` for a module."
    )
