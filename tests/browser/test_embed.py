"""An app inside an element of a page of another origin, which has a strict content policy of its own."""

import functools
import http.server
import threading

import pytest
from playwright.sync_api import expect

APP = """
import mirra as rx

class Shop(rx.State):
    cart: list[str] = []

    @rx.event
    def buy(self, name: str):
        self.cart.append(name)
        return rx.toast(f"{name} is in the cart")

    @rx.var
    def where(self) -> str:
        return self.router.url.path

def index():
    return rx.vstack(
        rx.heading("Shop"), rx.text("In the cart: ", Shop.cart.join(", "), id="cart"), rx.icon("shopping-cart"),
        rx.button("Buy tea", on_click=Shop.buy("tea")), rx.link("Item 5", href="/item/5"),
        rx.dialog.root(rx.dialog.trigger(rx.button("Ask")), rx.dialog.content(rx.dialog.title("Anything to ask?"), rx.dialog.description("…"))),
        rx.color_mode.button(id="mode"),
    )

@rx.page(route="/item/[item]")
def item():
    return rx.vstack(rx.heading("Item ", rx.State.item), rx.text(Shop.where, id="where"), rx.link("Back", href="/"), rx.button("Go", on_click=rx.redirect("/item/6")))

app = rx.App()
app.add_page(index, title="The shop")
"""
CONFIG = """
import mirra as rx
config = rx.Config(app_name="app", cors_allowed_origins=["{foreign}"], plugins=[rx.plugins.EmbedPlugin(mount_target="#shop", dev_preview=True)])
"""
FOREIGN = """<!doctype html><html><head><title>A blog</title></head>
<body><h1>A blog</h1><div id="shop"></div><script type="module" src="{shop}/embed.js"></script></body></html>"""


class Blog(http.server.BaseHTTPRequestHandler):
    """Another site, with a content policy that names the shop and nothing more."""

    def __init__(self, site, *args):
        self.site = site
        super().__init__(*args)

    def do_GET(self):
        shop = self.site["shop"]
        policy = (
            f"default-src 'none'; script-src {shop}; style-src-elem {shop}; style-src-attr 'unsafe-inline'; "
            f"connect-src {shop} {shop.replace('http', 'ws')}; img-src {shop}; font-src {shop} data:"
        )
        body = FOREIGN.format(shop=shop).encode()
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-security-policy", policy)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def blog():
    """``blog["shop"]`` is where the app is; ``blog["url"]`` is the foreign page."""
    site = {"shop": ""}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Blog, site))
    site["url"] = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("env", ["prod", "dev"])
def test_an_app_in_a_foreign_page(page, run, tmp_path, blog, env):
    (tmp_path / "rxconfig.py").write_text(CONFIG.format(foreign=blog["url"]))
    served = run(APP, env, MIRRA_SECRET_KEY="k" * 32)
    blog["shop"] = served.url
    page.goto(f"{blog['url']}/articles/1")
    expect(page.locator("#shop h1")).to_have_text("Shop")
    page.get_by_role("button", name="Buy tea").click()
    expect(page.locator("#cart")).to_have_text("In the cart: tea")
    expect(page.locator("[data-sonner-toast]")).to_contain_text("tea is in the cart")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("dialog")).to_contain_text("Anything to ask?")
    page.keyboard.press("Escape")

    page.get_by_role("link", name="Item 5").click()
    expect(page.locator("#shop h1")).to_have_text("Item 5")
    expect(page.locator("#where")).to_have_text("/item/5")
    page.get_by_role("button", name="Go").click()
    expect(page.locator("#shop h1")).to_have_text("Item 6")
    assert page.url == f"{blog['url']}/articles/1" and page.title() == "A blog"
    page.get_by_role("link", name="Back").click()
    expect(page.locator("#cart")).to_have_text("In the cart: tea")

    page.locator("#mode").click()
    expect(page.locator("#shop")).to_have_class("dark")
    assert page.locator("html").get_attribute("class") is None


def test_a_page_that_is_not_listed_gets_nothing(page, run, tmp_path, blog):
    (tmp_path / "rxconfig.py").write_text(CONFIG.format(foreign="https://blog.example"))
    blog["shop"] = run(APP, "prod", MIRRA_SECRET_KEY="k" * 32).url
    page.goto(blog["url"])
    page.wait_for_load_state("networkidle")
    assert page.locator("#shop").inner_html() == ""
    (refused,) = page.problems
    assert "blocked by CORS policy" in refused
    page.problems.clear()


def test_the_preview_and_the_app_itself(page, run, tmp_path):
    (tmp_path / "rxconfig.py").write_text(CONFIG.format(foreign="https://blog.example"))
    served = run(APP)
    page.goto(f"{served.url}/embed.html")
    page.get_by_role("button", name="Buy tea").click()
    expect(page.locator("#shop #cart")).to_have_text("In the cart: tea")
    page.goto(served.url)
    expect(page.locator("#cart")).to_have_text("In the cart: tea")  # the same tab, and the same origin
    assert page.title() == "The shop"
