"""What `rx.App` takes, and what it refuses when it is made."""

import functools
import sys
import types

import pytest

import mirra as rx
from mirra.app.app import App
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.errors import (
    AbsentError,
    ConfigError,
    DynamicRouteArgShadowsStateVarError,
    HandlerSignatureError,
    MirraRuntimeError,
    PageValueError,
    RouteValueError,
)


def page():
    return rx.text("a page")


def compiled(app=None, config=None, **settings):
    made = app or App(**settings)
    if not made.pages:
        made.add_page(page, route="/")
    return CompiledApp(made, config or Config(app_name="shop"))


def module_of(source):
    """The text of the module around every page."""
    return source.file(source.page("/").preload[1]).content.decode()


def style_of(source):
    return source.file(source.page("/").styles[0]).content.decode()


def named(exception: Exception):
    pass


def without_annotation(exception):
    pass


def with_another_name(error: Exception):
    pass


@pytest.mark.parametrize("setting", ["frontend_exception_handler", "backend_exception_handler"])
@pytest.mark.parametrize(
    "handler, said",
    [
        (lambda exception: None, "`{}` must be a named function, not a lambda."),
        (functools.partial(named), "`{}` must be a named function, not a `partial`."),
        (7, "`{}` must be a named function, not a `int`."),
        (with_another_name, "The first parameter of `with_another_name`, the `{}`, must be `exception: Exception`."),
        (without_annotation, "The parameter `exception` of `without_annotation`, the `{}`, must be annotated with `Exception`."),
    ],
)  # fmt: skip
def test_exception_handlers_are_checked_when_the_app_is_made(setting, handler, said):
    with pytest.raises(HandlerSignatureError) as error:
        App(**{setting: handler})
    assert error.value.message == said.format(setting)
    assert error.value.advice == (
        f"Write a function: `def handle(exception: Exception)`, and `rx.App({setting}=handle)`.",
    )
    assert App(**{setting: named}) is not None


def test_a_socket_io_server_is_refused():
    with pytest.raises(MirraRuntimeError) as error:
        App(sio=object())
    assert error.value.message == "`sio`: mirra talks over a plain WebSocket, not over Socket.IO."


def test_attributes_of_the_document():
    html = compiled(html_lang="de", html_custom_attrs={"data-theme": "a&b"}).page("/").html.decode()
    assert '<html lang="de" data-theme="a&amp;b">' in html


def test_wraps_stand_around_the_page_the_highest_outermost():
    source = compiled(
        app_wraps={(10, "Inner"): lambda stateful: rx.box(id="inner")},
        extra_app_wraps={
            (20, "Outer"): lambda stateful: rx.box(id="outer"),
            (5, "None"): lambda stateful: None,
        },
    )
    text = module_of(source)
    assert text.index('"outer"') < text.index('"inner"')


def test_the_reset_is_there_unless_it_is_not_wanted():
    assert "@layer base{" in style_of(compiled())
    assert "@layer base{" not in style_of(compiled(reset_style=False))


@pytest.fixture
def parts():
    """A module `shop_parts` with a function."""
    module = types.ModuleType("shop_parts")
    module.overlay = lambda: rx.text("over everything")
    sys.modules["shop_parts"] = module
    yield module
    del sys.modules["shop_parts"]


def test_an_overlay_that_the_config_names(parts):
    source = compiled(config=Config(app_name="shop", extra_overlay_function="shop_parts.overlay"))
    assert "over everything" in module_of(source)


def test_an_overlay_that_is_not_there():
    with pytest.raises(ConfigError) as error:
        compiled(config=Config(app_name="shop", extra_overlay_function="nowhere.overlay"))
    assert error.value.message == (
        "`extra_overlay_function` names `nowhere.overlay`, which cannot be imported: No module named 'nowhere'."
    )


def test_the_mark_of_what_it_is_built_with():
    assert "Built with mirra" in module_of(
        compiled(config=Config(app_name="shop", show_built_with_reflex=True))
    )
    assert "Built with mirra" not in module_of(compiled())


def test_what_is_shown_until_a_browser_has_drawn_the_page():
    engine = pytest.importorskip("mirra.ssr.engine").Engine()
    app = App(hydrate_fallback=lambda: rx.text("one moment"))
    app.add_page(lambda: rx.text(rx.Var("window.innerWidth", int)), route="/")
    app.add_page(page, route="/drawn")
    source = CompiledApp(app, Config(app_name="shop"), renderer=engine)
    html = source.page("/").html.decode()
    assert '<div id="root"><' in html and "one moment</" in html
    drawn = source.page("/drawn").html.decode()
    assert '<div id="root" data-ssr>' in drawn and "one moment" not in drawn
    engine.close()


def test_routes_the_most_specific_first():
    app = App()
    for route in ("/docs/[[...splat]]", "/docs/[entry]", "/docs/intro", "/shop/[[article]]"):
        app.add_page(page, route=route)
    assert app.router("/docs/intro") == "/docs/intro"
    assert app.router("/docs/other") == "/docs/[entry]"
    assert app.router("/docs/a/b/c") == "/docs/[[...splat]]"
    assert app.router("/shop") == app.router("/shop/7") == "/shop/[[article]]"
    assert app.router("/nowhere") is None


@pytest.mark.parametrize(
    "first, second, message",
    [
        ("/a", "/a", "There are two pages at `/a`."),
        (
            "/a/[alpha]",
            "/a/[beta]",
            "Routes `/a/[beta]` and `/a/[alpha]` name the same part `[beta]` and `[alpha]`.",
        ),
        ("/", "/a/[alpha]/[alpha]", "Route `/a/[alpha]/[alpha]` has the argument `alpha` twice."),
        ("/", "/[[...rest]]", "`[[...rest]]` in route `/[[...rest]]` is not a route part."),
        ("/", "/[[...splat]]/a", "`[[...splat]]` must be the last part of route `/[[...splat]]/a`."),
        ("/", "/a b", "`a b` in route `/a b` is not a route part."),
    ],
)
def test_routes_that_cannot_be(first, second, message):
    app = App()
    app.add_page(page, route=first)
    with pytest.raises(RouteValueError) as error:
        app.add_page(lambda: rx.text("another"), route=second)
    assert error.value.message == message


def test_the_same_page_twice_is_one_page():
    app = App()
    app.add_page(page, route="/a")
    app.add_page(page, route="/a", title="A")
    assert app.pages["/a"].title == "A"


def test_a_route_argument_with_the_name_of_a_state_var():
    with pytest.raises(DynamicRouteArgShadowsStateVarError) as error:
        App().add_page(page, route="/[is_hydrated]")
    assert error.value.message == "Route argument `is_hydrated` has the name of a state var."


def test_a_page_without_a_component():
    with pytest.raises(PageValueError):
        App().add_page(None, route="/a")
    App().add_page(None, route="404", title="Gone")
    with pytest.raises(RouteValueError):
        App().add_page(rx.text("a component"))


def test_no_task_is_registered_once_the_app_runs():
    app = App()
    app.register_lifespan_task(named, exception=None)
    assert app.lifespan_tasks == {named: {"exception": None}}
    app.is_running = True
    with pytest.raises(MirraRuntimeError) as error:
        app.register_lifespan_task(named)
    assert error.value.message == "The app runs already: no task is started with it any more."


def test_there_is_no_event_processor():
    with pytest.raises(AbsentError) as error:
        _ = App().event_processor
    assert error.value.message == "mirra has no event processor."
