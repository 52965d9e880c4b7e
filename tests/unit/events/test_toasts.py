"""Toasts: what is wrong with one is said where it is written."""

import pytest

import mirra as rx
from mirra.compiler.compiled import CompiledApp
from mirra.errors import InvalidPropValueError


def text_of(error):
    return str(error.value).rpartition("\n  in ")[0]


def test_an_unknown_property():
    with pytest.raises(InvalidPropValueError) as raised:
        rx.toast("Saved", durration=3)
    assert text_of(raised) == "A toast has no property `durration`.\n  Did you mean `duration`?"
    with pytest.raises(InvalidPropValueError) as raised:
        rx.toast.provider(positon="top")
    assert text_of(raised) == "`rx.toast.provider` has no property `positon`.\n  Did you mean `position`?"
    with pytest.raises(InvalidPropValueError) as raised:
        rx.toast.options(title="x")
    assert text_of(raised) == "`rx.toast.options` has no property `title`.\n  Did you mean `style`?"


def test_without_text():
    with pytest.raises(ValueError) as raised:
        rx.toast()
    assert text_of(raised) == "A toast needs a message, a title or a description."


def test_a_button_without_a_label():
    with pytest.raises(InvalidPropValueError) as raised:
        rx.toast("Saved", action={"text": "Undo"})
    assert text_of(raised) == "`action` of a toast needs a `label` and takes `on_click`, but has `text`."
    with pytest.raises(InvalidPropValueError) as raised:
        rx.toast("Saved", cancel="Undo")
    assert text_of(raised) == (
        '`cancel` of a toast is a `str`.\n  Write `cancel={"label": "Undo", "on_click": State.undo}`.'
    )


def test_an_icon_of_loading_toasts_that_is_none():
    app = rx.App(toaster=rx.toast.provider(loading_icon=rx.text("…")))
    app.add_page(rx.text("page"), route="/")
    with pytest.raises(TypeError) as raised:
        CompiledApp(app)
    assert text_of(raised) == (
        "`loading_icon` of `rx.toast.provider` must be an icon with a fixed name, without styles of its own.\n"
        '  Write `loading_icon=rx.icon("hourglass", size=16)`.'
    )
