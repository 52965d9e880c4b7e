"""Trusted Types hold on every page; the pages on which code of others may make markup from text are known by name."""

import mirra as rx
from mirra.app.app import App
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config


def permits(*parts, **app):
    made = App(**app)
    made.add_page(lambda: rx.box(*parts), route="/")
    return CompiledApp(made, Config(app_name="shop")).page("/").permits


def test_a_page_made_in_python_permits_nothing() -> None:
    assert permits(
        rx.html("<b>x</b>"),
        rx.markdown("# A &amp; B"),
        rx.code_block("x = 1"),
        rx.el.iframe(src_doc="<p>x</p>"),
        rx.script("console.log('one')"),
        rx.script('{"@type": "Person"}', type="application/ld+json"),
    ) == ()  # fmt: skip


def test_scripts_from_elsewhere_are_named() -> None:
    assert permits(rx.script(src="/chat.js"), rx.script(src="https://pay.example/v3")) == (
        "/chat.js",
        "https://pay.example/v3",
    )


def test_a_script_that_says_so_is_the_authors() -> None:
    assert permits(rx.script("document.body.innerHTML = ''")) == ("JavaScript of its own",)


def test_scripts_of_the_head_are_on_every_page() -> None:
    assert permits(head_components=[rx.script(src="/tracker.js")]) == ("/tracker.js",)
    assert permits(head_components=[rx.script("{}", type="application/ld+json")]) == ()
