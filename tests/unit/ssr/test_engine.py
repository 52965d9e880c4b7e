"""Pages drawn by the embedded engine: what the HTML says before any script has run."""

import re

import pytest

import mirra as rx
from mirra.app.app import App
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config

pytest.importorskip("py_mini_racer")


@pytest.fixture(scope="module")
def engine():
    from mirra.ssr.engine import Engine

    engine = Engine()
    yield engine
    engine.close()


def drawn(engine, component):
    """The page as drawn, and why not."""
    app = App()
    app.add_page(component, route="/")
    page = CompiledApp(app, Config(app_name="shop"), renderer=engine).page("/")
    markup = re.search(r'<div id="root"[^>]*>(.*)</div>\n<script', page.html.decode(), re.DOTALL)
    return markup[1], page.drawn_by_browser


def test_the_defaults_of_the_state_are_in_the_html(engine):
    class Basket(rx.State):
        items: list[str] = ["apple", "pear"]
        count: int = 3

    markup, reason = drawn(
        engine,
        lambda: rx.el.div(
            rx.cond(Basket.count > 2, rx.el.b("many"), rx.el.i("few")),
            rx.foreach(Basket.items, lambda item: rx.el.p(item)),
            f"{Basket.count:,} pieces",
        ),
    )
    assert reason == ""
    assert "<div><b>many</b><p>apple</p><p>pear</p>3 pieces</div>" in markup


def test_elements_that_must_have_text_themselves_read_it_from_the_state(engine):
    class Note(rx.State):
        text: str = "*dear* reader"

    markup, reason = drawn(
        engine, lambda: rx.el.div(rx.markdown(Note.text), rx.el.select(rx.el.option(Note.text)))
    )
    assert reason == ""
    assert "<em>dear</em> reader" in markup
    assert "*dear* reader</option>" in markup


def test_text_from_state_is_escaped(engine):
    class Rude(rx.State):
        text: str = "</script><img src=x onerror=alert(1)>"

    markup, _ = drawn(engine, lambda: rx.el.p(Rude.text))
    assert "<p>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</p>" in markup


def test_one_page_sees_nothing_of_another(engine):
    class One(rx.State):
        secret: str = "of one"

    assert "of one" in drawn(engine, lambda: rx.el.p(One.secret))[0]
    assert "of one" not in drawn(engine, lambda: rx.el.p(rx.Var("Object.keys(globalThis).join()")))[0]


def test_code_that_needs_a_browser_leaves_the_page_to_it(engine):
    markup, reason = drawn(engine, lambda: rx.el.p(rx.Var("window.innerWidth")))
    assert markup == ""
    assert reason == "ReferenceError: window is not defined"


def test_code_that_never_ends_is_given_up_and_the_engine_lives_on(engine, monkeypatch):
    monkeypatch.setattr("mirra.ssr.engine._PATIENCE", 0.2)
    markup, reason = drawn(engine, lambda: rx.el.p(rx.Var("(() => { for (;;); })()")))
    assert (markup, reason) == ("", "it did not come to an end in 0.2 seconds")
    assert "alive" in drawn(engine, lambda: rx.el.p("alive"))[0]


def test_a_package_that_mirra_does_not_ship_leaves_the_page_to_the_browser(engine):
    class Packages:
        def require(self, modules, dependencies=()): ...
        def resolve(self, module, export):
            return "/_app/npm/x.js", export

        def styles(self, modules):
            return ()

        def uses_themes(self, modules):
            return False

        def writes_markup(self, modules):
            return []

        def file(self, url): ...
        def urls(self):
            return []

    class Picker(rx.Component):
        library = "react-colorful"
        tag = "HexColorPicker"

    app = App()
    app.add_page(Picker.create, route="/")
    page = CompiledApp(app, Config(app_name="shop"), libraries=Packages(), renderer=engine).page("/")
    assert page.drawn_by_browser == "it uses `react-colorful`, which runs in browsers only"
