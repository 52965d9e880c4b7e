"""Plugins: files and stylesheets of their own, at the root of the site."""

import pytest

import mirra as rx
from mirra.app.app import App
from mirra.app.plugins import Plugin, SitemapPlugin
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.errors import InvalidPluginConfigError


def page():
    return rx.text("Hello")


def shop():
    app = App()
    app.add_page(page, route="/")
    app.add_page(page, route="/about", context={"sitemap": {"priority": 0.9, "lastmod": "2026-11-24"}})
    app.add_page(page, route="/secret", context={"sitemap": None})
    app.add_page(page, route="/items/[item]")
    return app


@pytest.mark.parametrize("slash, about", [("preserve", "/about"), ("always", "/about/"), ("never", "/about")])
def test_the_sitemap_lists_the_pages_without_arguments(slash, about):
    config = Config(app_name="shop", deploy_url="https://shop.example/", plugins=[SitemapPlugin(slash)])
    file = CompiledApp(shop(), config).file("/sitemap.xml")
    assert file.content.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "  <url><loc>https://shop.example/</loc></url>\n"
        f"  <url><loc>https://shop.example{about}</loc><lastmod>2026-11-24</lastmod><priority>0.9</priority></url>\n"
        "</urlset>\n"
    )
    assert file.media_type in ("application/xml", "text/xml")


class Robots(Plugin):
    def get_static_assets(self, **context):
        return [("robots.txt", f"User-agent: *\n# {len(context['unevaluated_pages'])} pages\n")]

    def get_stylesheet_paths(self, **context):
        return ["robots.css"]

    def pre_compile(self, add_save_task, **context):
        add_save_task(lambda name: (name, "p { color: red }"), "robots.css")


def test_a_plugin_of_ones_own():
    source = CompiledApp(shop(), Config(app_name="shop", plugins=[Robots]))
    assert source.file("/robots.txt").content == b"User-agent: *\n# 5 pages\n"
    assert source.file("/robots.css").content == b"p { color: red }"
    assert b'<link rel="stylesheet" href="/robots.css">' in source.page("/").html


def test_a_disabled_plugin_does_nothing():
    source = CompiledApp(shop(), Config(app_name="shop", plugins=[Robots()], disable_plugins=[Robots]))
    assert source.file("/robots.txt") is None


def test_what_is_no_plugin():
    with pytest.raises(InvalidPluginConfigError) as error:
        CompiledApp(shop(), Config(app_name="shop", plugins=["sitemap"]))
    assert error.value.message == "`'sitemap'` in `plugins` is not a plugin."


def test_an_unknown_trailing_slash():
    with pytest.raises(InvalidPluginConfigError) as error:
        SitemapPlugin("sometimes")
    assert error.value.message == "`trailing_slash` cannot be `sometimes`."
