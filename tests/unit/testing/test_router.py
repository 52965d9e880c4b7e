"""`self.router` in a handler and `rx.State.router` on the page say the same; what is secret stays on the server."""

import pytest

import mirra as rx
from mirra.codec.wire import to_wire
from mirra.errors import VarAttributeError
from mirra.state.router import HeaderData, RouterData, SessionData, Url
from mirra.testing import connect

PARTS = {
    "url": lambda router: router.url,
    "url.scheme": lambda router: router.url.scheme,
    "url.netloc": lambda router: router.url.netloc,
    "url.origin": lambda router: router.url.origin,
    "url.path": lambda router: router.url.path,
    "url.query": lambda router: router.url.query,
    "url.query_parameters": lambda router: router.url.query_parameters["sort"],
    "route_id": lambda router: router.route_id,
    "page.host": lambda router: router.page.host,
    "page.path": lambda router: router.page.path,
    "page.raw_path": lambda router: router.page.raw_path,
    "page.full_path": lambda router: router.page.full_path,
    "page.full_raw_path": lambda router: router.page.full_raw_path,
    "page.params": lambda router: router.page.params["article"],
    "session.client_token": lambda router: router.session.client_token,
    "session.session_id": lambda router: router.session.session_id,
    "session.client_ip": lambda router: router.session.client_ip,
    "headers.host": lambda router: router.headers.host,
    "headers.origin": lambda router: router.headers.origin,
    "headers.user_agent": lambda router: router.headers.user_agent,
    "headers.accept_language": lambda router: router.headers.accept_language,
}


@pytest.mark.parametrize("connect", ["browserless", "browser"], indirect=True)
async def test_every_part_of_the_router_is_the_same_on_the_page_and_in_a_handler(connect):
    class Shop(rx.State):
        found: dict[str, str] = {}

        @rx.event
        def look(self):
            self.found = {name: str(part(self.router)) for name, part in PARTS.items()}

    def article():
        shown = [rx.text(part(rx.State.router), id=name.replace(".", "-")) for name, part in PARTS.items()]
        return rx.box(*shown, rx.button("Look", on_click=Shop.look), rx.text(Shop.found.length(), id="found"))

    app = rx.App()
    app.add_page(lambda: rx.text("Home"), route="/")
    app.add_page(article, route="/shop/[article]")
    async with connect(app, "/shop/7?sort=up&q=a%20b") as page:
        await page.click("Look")
        assert await page.text("#found") == str(len(PARTS))
        found = page[Shop].found
        assert {name: await page.text("#" + name.replace(".", "-")) for name in PARTS} == found
        assert (found["url.path"], found["url.query"]) == ("/shop/7", "sort=up&q=a%20b")
        assert (found["page.path"], found["page.raw_path"]) == ("/shop/[article]", "/shop/7?sort=up&q=a%20b")
        assert (found["page.params"], found["url.query_parameters"]) == ("7", "up")


async def test_a_link_to_the_page_one_is_on_is_marked():
    def index():
        here = rx.cond(rx.State.router.url.path == "/about", "page", "")
        return rx.el.nav(rx.link("About", href="/about", aria_current=here, id="about"))

    app = rx.App()
    app.add_page(index, route="/")
    app.add_page(index, route="/about")
    async with connect(app) as page:
        assert await page.attribute("#about", "aria-current") == ""
        await page.click("About")
        assert await page.attribute("#about", "aria-current") == "page"


def test_cookies_stay_on_the_server():
    headers = {"host": "shop.example", "cookie": "session=secret", "x-api-key": "secret too"}
    router = RouterData.of(Url("https://shop.example/"), "/", {}, SessionData(), headers)
    assert (router.headers.cookie, router.headers.x_api_key) == ("session=secret", "secret too")
    assert router.headers.raw_headers == headers
    assert to_wire(router)["headers"]["host"] == "shop.example"
    assert "secret" not in str(to_wire(router))
    with pytest.raises(VarAttributeError) as error:
        rx.State.router.headers.cookie
    assert str(error.value).startswith(
        "`HeaderData.cookie` is a property: the browser has the fields alone.\n"
        "  Make it a field, a computed var of the state, or a `@rx._x.hybrid_property`."
    )


def test_a_header_that_was_not_sent_is_empty():
    assert HeaderData().user_agent == HeaderData().cookie == HeaderData().x_anything == ""
