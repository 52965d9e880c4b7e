"""What the server answers by itself, and the app's view of who is connected."""

import httpx
import pytest

import mirra as rx
from mirra.errors import MissingExtraError
from mirra.server.health import check_health


def page():
    return rx.text("a page")


async def get(served, path):
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{served.port}") as client:
        return await client.get(path)


async def test_ping_and_health_below_the_backend_path(serve):
    served = await serve(page, backend_path="/api")
    assert (await get(served, "/api/ping")).text == '"pong"'
    answer = await get(served, "/api/_health")
    assert (answer.status_code, answer.json()) == (200, {"status": True})


async def test_health_looks_at_the_database(serve, tmp_path):
    served = await serve(page, db_url=f"sqlite:///{tmp_path / 'nowhere' / 'app.db'}")
    answer = await get(served, "/_health")
    assert answer.status_code in (200, 503)
    assert set(answer.json()) == {"status", "db"}


async def test_one_that_fails_is_enough():
    async def fine():
        pass

    async def broken():
        raise OSError("secret address")

    assert await check_health({"db": fine, "redis": broken}) == (
        503,
        '{"status": false, "db": true, "redis": false}',
    )


async def test_all_routes_only_where_they_are_asked_for(serve):
    app = rx.App()
    app.add_page(page, route="/")
    app.add_page(page, route="/docs/[entry]")
    hidden = await serve(app=app)
    assert "docs" not in (await get(hidden, "/_all_routes")).text
    app.add_all_routes_endpoint()
    shown = await serve(app=app)
    assert (await get(shown, "/_all_routes")).json() == ["index", "docs/[entry]"]


async def test_who_is_connected_and_their_state(serve):
    class Tally(rx.State):
        total: int = 0
        seen: int = 0

        async def look(self):
            (token,) = app.event_namespace.token_to_sid
            assert app.event_namespace.sid_to_token == {"doc-1": token}
            self.seen = 1

    app = rx.App()
    app.add_page(lambda: rx.button(Tally.seen, on_click=Tally.look), route="/")
    served = await serve(app=app)
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(Tally.look)
        assert browser.state["seen"] == 1


async def test_what_is_not_there_has_its_own_on_load(serve):
    class Lost(rx.State):
        asked: str = "nothing yet"

        def note(self):
            self.asked = self.router.url.path

    app = rx.App()
    app.add_page(page, route="/")
    app.add_page(lambda: rx.text(Lost.asked), route="404", on_load=Lost.note)
    served = await serve(app=app)
    assert (await get(served, "/nowhere")).status_code == 404
    async with served.browser() as browser:
        await browser.hello("/nowhere")
        while not browser.state.get("is_hydrated"):
            await browser.receive()
        assert browser.state["asked"] == "/nowhere"


def test_a_dashboard_without_its_package():
    with pytest.raises(MissingExtraError) as error:
        rx.AdminDash().application()
    assert error.value.message == "`admin_dash` needs starlette-admin."
