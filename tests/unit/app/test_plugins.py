"""Plugins: files and stylesheets of their own, at the root of the site."""

import pytest

import mirra as rx
from mirra.app.app import App
from mirra.app.plugins import ComponentAndChildren, PageContext, Plugin, SitemapPlugin, get_plugin
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.errors import InvalidPluginConfigError
from mirra.registry import use_registry


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


class Everything(Plugin):
    """Notes every call, and changes a page in each way there is."""

    def __init__(self):
        self.calls = []

    def register_route(self, add_page, has_app_page, **context):
        self.calls.append(("register_route", has_app_page("/about"), has_app_page("/added")))
        add_page(lambda: rx.text("added by a plugin"), route="/added", title="Added")

    def pre_compile(self, add_save_task, add_modify_task, **context):
        add_save_task(lambda: ("words.txt", "one"))
        add_modify_task("words.txt", lambda text: text + " two")
        self.calls.append(("pre_compile", len(context["unevaluated_pages"])))

    def update_env_json(self, **context):
        return {"REGION": "eu"}

    def eval_page(self, page_fn, page, **context):
        if page.route == "/secret":
            return PageContext(page.route, rx.text("evaluated by a plugin"))
        return None

    def compile_page(self, page_ctx, **context):
        self.calls.append(("compile_page", page_ctx.route))
        if page_ctx.route == "/about":
            page_ctx.root_component = rx.box(page_ctx.root_component, id="around")

    def enter_component(self, comp, page_context, **context):
        if page_context.route == "/items/[item]":
            comp.set(color="red")
        return None

    def leave_component(self, comp, children, page_context, **context):
        if page_context.route == "/":
            return ComponentAndChildren(rx.box(), (*children, rx.text("left by a plugin")))
        return None

    def post_compile(self, **context):
        self.calls.append(("post_compile", len(context["app"].pages)))


def test_every_hook_of_a_plugin_is_called():
    plugin = Everything()
    source = CompiledApp(shop(), Config(app_name="shop", plugins=[plugin]))
    texts = {
        page.route: source.file(page.module).content.decode() + source.file(page.styles[0]).content.decode()
        for page in source.compile_all()
    }
    assert plugin.calls[:2] == [("register_route", True, False), ("pre_compile", 6)]
    assert plugin.calls[-1] == ("post_compile", 6)
    assert source.file("/words.txt").content == b"one two"
    assert b'"env":{"REGION":"eu"}' in source.page("/").html
    assert "added by a plugin" in texts["/added"]
    assert "evaluated by a plugin" in texts["/secret"]
    assert '"around"' in texts["/about"]
    assert "color:red" in texts["/items/[item]"]
    assert "color:red" not in texts["/about"]
    assert "left by a plugin" in texts["/"]


def test_the_plugin_of_a_class():
    with use_registry() as registry:
        registry.keep("config", "current", Config(app_name="shop", plugins=[SitemapPlugin("always")]))
        assert get_plugin(SitemapPlugin).trailing_slash == "always"
        assert get_plugin(Robots) is None


def test_a_change_to_a_file_that_is_not_there():
    class Changing(Plugin):
        def pre_compile(self, add_save_task, add_modify_task, **context):
            add_save_task(lambda: ("robots.txt", ""))
            add_modify_task("robot.txt", str.upper)

    with pytest.raises(InvalidPluginConfigError) as error:
        CompiledApp(shop(), Config(app_name="shop", plugins=[Changing()]))
    assert error.value.message == "A plugin changes `/robot.txt`, which no plugin has made."
    assert error.value.advice == ("Did you mean `/robots.txt`?",)


def test_embedding_says_where():
    with pytest.raises(ValueError) as raised:
        rx.plugins.EmbedPlugin()
    assert str(raised.value).partition("\n  in ")[0] == (
        "`EmbedPlugin` does not say into which element of the page the app goes.\n"
        '  Write `EmbedPlugin(mount_target="#app")`, or set `REFLEX_MOUNT_TARGET`.'
    )
    with pytest.raises(ValueError) as raised:
        rx.plugins.EmbedPlugin(mount_target="#app", embed_origin="shop.example")
    assert str(raised.value).partition("\n  in ")[0] == (
        "`embed_origin` is `shop.example`, which is no origin.\n"
        '  Write it with its scheme: `"https://app.example"`.'
    )
    with pytest.raises(ValueError) as raised:
        rx.plugins.EmbedPlugin(mount_target=".app", dev_preview=True)
    assert str(raised.value).partition("\n  in ")[0] == (
        "`dev_preview` makes an element with an id, and `.app` is none.\n"
        '  Write a `mount_target` such as `"#app"`.'
    )


def test_embedding_is_said_by_the_environment(monkeypatch):
    monkeypatch.setenv("REFLEX_MOUNT_TARGET", "#app")
    monkeypatch.setenv("REFLEX_EMBED_ORIGIN", "https://shop.example/")
    plugin = rx.plugins.EmbedPlugin()
    assert (plugin.mount_target, plugin.embed_origin) == ("#app", "https://shop.example")
