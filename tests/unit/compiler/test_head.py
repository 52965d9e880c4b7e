"""What the document says of the page: title, description, tags, and what the app adds to every head."""

import base64
import hashlib
import re

import pytest

import mirra as rx
from mirra.app.app import App
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.errors import PageValueError


def body():
    return rx.text("Hello")


def compiled(*, app=None, route="/", config=None, **page):
    app = app or App()
    app.add_page(body, route=route, **page)
    return CompiledApp(app, config or Config(app_name="my_shop")).page(route)


def head(page):
    """The head's lines that are the page's own."""
    html = page.html.decode()
    lines = html[html.index("<head>") + 7 : html.index("</head>")].splitlines()
    return [
        line
        for line in lines
        if not re.match(r'<(meta charset|meta name="viewport|script src="/_m|link rel)', line)
    ]


def test_title_and_description():
    assert head(compiled(title="Shop & more", description='All "dots"', image="dot.png")) == [
        '<meta name="description" content="All &quot;dots&quot;">',
        '<meta property="og:description" content="All &quot;dots&quot;">',
        '<meta property="og:title" content="Shop &amp; more">',
        '<meta property="og:image" content="/dot.png">',
        "<title>Shop &amp; more</title>",
    ]


@pytest.mark.parametrize(
    "route, title",
    [("/", "My Shop | Index"), ("/about-us", "My Shop | About Us"), ("/items/[item]", "My Shop | Items")],
)
def test_a_page_without_a_title_is_called_after_its_route(route, title):
    assert f"<title>{title}</title>" in head(compiled(route=route))


def test_a_title_from_state_shows_the_default_and_is_followed_by_the_page():
    class Article(rx.State):
        name: str = "Untitled"

    page = compiled(
        title=f"{Article.name} - Shop",
        description=Article.name,
        meta=[{"name": "author", "content": Article.name}],
    )
    assert "<title>Untitled - Shop</title>" in head(page)
    assert '<meta name="author" content="Untitled">' in head(page)
    module = dict(page.files)[page.module].content.decode()
    assert "Head" in module and (Article.__mirra__.name, "name") in page.reads


def test_a_page_of_plain_text_pays_nothing_for_it():
    page = compiled(title="Plain")
    assert "Head" not in dict(page.files)[page.module].content.decode()


def test_elements_in_every_head():
    app = App(
        head_components=[
            rx.el.link(rel="preconnect", href="https://fonts.example"),
            rx.el.script(src="https://stats.example/count.js", defer=True),
            rx.el.script("window.counted = 1 < 2"),
            rx.el.meta(http_equiv="x-ua-compatible", content="IE=edge"),
        ],
        html_lang="de",
        html_custom_attrs={"dir": "ltr"},
    )
    page = compiled(app=app, title="Shop")
    assert '<html lang="de" dir="ltr">' in page.html.decode()
    html = page.html.decode()
    assert (
        '<link rel="preconnect" href="https://fonts.example"><script src="https://stats.example/count.js" defer></script>'
        '<script>window.counted = 1 < 2</script><meta http-equiv="x-ua-compatible" content="IE=edge">'
    ) in html
    digest = base64.b64encode(hashlib.sha256(b"window.counted = 1 < 2").digest()).decode()
    assert page.script_origins == {"https://stats.example", f"'sha256-{digest}'"}


def test_state_in_every_head_is_refused():
    class Chosen(rx.State):
        icon: str = "a.png"

    with pytest.raises(PageValueError) as error:
        compiled(app=App(head_components=[rx.el.link(rel="icon", href=Chosen.icon)]))
    assert error.value.message == "`href` of a `link` in the head reads state."


def test_components_in_the_head_are_refused():
    with pytest.raises(PageValueError) as error:
        compiled(meta=[rx.text("no")])
    assert error.value.message == "Only plain HTML elements can be in the head."
