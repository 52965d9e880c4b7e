"""What is answered over HTTP: pages, files, assets, the user's own endpoints."""

import gzip

import brotli
import httpx
import pytest

import mirra as rx
from mirra.compiler.runtime_files import RUNTIME


def hello_page():
    return rx.text("hello " * 200)


async def get(served, path, **headers):
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{served.port}") as client:
        return await client.get(
            path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )


@pytest.fixture
def assets(tmp_path):
    folder = tmp_path / "assets"
    (folder / "deep").mkdir(parents=True)
    (folder / "robots.txt").write_text("User-agent: *\n" * 50)
    (folder / "deep" / "film.mp4").write_bytes(bytes(range(256)) * 8)
    (folder / ".env").write_text("SECRET=canary")
    (tmp_path / "rxconfig.py").write_text("secret = 'canary'")
    (folder / "link").symlink_to(tmp_path / "rxconfig.py")
    return folder


async def test_a_page_has_its_policy_and_is_revalidated(serve):
    served = await serve(hello_page)
    page = await get(served, "/")
    assert page.status_code == 200
    assert page.headers["content-security-policy"].startswith("default-src 'self'; script-src 'self';")
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert page.headers["cache-control"] == "no-cache"
    again = await get(served, "/", if_none_match=page.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


async def test_what_the_page_loads_is_there_for_ever_and_small(serve):
    served = await serve(hello_page)
    module = served.application.source.page("/").module
    plain = await get(served, module, accept_encoding="identity")
    packed = await get(served, module, accept_encoding="gzip")
    assert plain.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content)


async def test_compressed_bodies_are_what_they_say(serve):
    served = await serve(hello_page)
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{served.port}") as client,
        client.stream("GET", "/", headers={"accept-encoding": "gzip"}) as response,
    ):
        raw = b"".join([part async for part in response.aiter_raw()])
    assert gzip.decompress(raw).startswith(b"<!")


async def test_prebuilt_files_come_compressed_ahead_of_time(serve):
    served = await serve(hello_page)
    name = next(iter(served.application.source.files.manifest["files"]))
    plain = await get(served, f"/_m/{name}", accept_encoding="identity")
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{served.port}") as client,
        client.stream("GET", f"/_m/{name}", headers={"accept-encoding": "gzip, br"}) as response,
    ):
        raw = b"".join([part async for part in response.aiter_raw()])
    assert response.headers["content-encoding"] == "br"
    assert brotli.decompress(raw) == plain.content
    assert raw == (RUNTIME / "production" / f"{name}.br").read_bytes()


async def test_an_unknown_path_has_the_not_found_page_and_its_status(serve):
    served = await serve(hello_page)
    assert (await get(served, "/nowhere")).status_code == 404
    assert (await get(served, "/_m/nothing.js")).status_code == 404


async def test_ping_and_health(serve):
    served = await serve(hello_page)
    assert (await get(served, "/ping")).json() == "pong"
    assert (await get(served, "/_health")).status_code == 200


async def test_assets(serve, assets):
    served = await serve(hello_page, assets=assets)
    text = await get(served, "/robots.txt", accept_encoding="gzip")
    assert (text.headers["content-type"], text.headers["content-encoding"]) == (
        "text/plain; charset=utf-8",
        "gzip",
    )
    assert (await get(served, "/robots.txt", if_none_match=text.headers["etag"])).status_code == 304
    part = await get(served, "/deep/film.mp4", range="bytes=10-19")
    assert (part.status_code, part.content) == (206, bytes(range(10, 20)))


async def test_an_asset_wins_over_a_route_that_takes_every_path(serve, assets):
    app = rx.App()
    app.add_page(hello_page, route="/[[...splat]]")
    served = await serve(app=app, assets=assets)
    assert (await get(served, "/robots.txt")).text.startswith("User-agent")
    assert (await get(served, "/anything/else")).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../rxconfig.py", "/%2e%2e/rxconfig.py", "/deep/%2e%2e/%2e%2e/rxconfig.py", "/..%2frxconfig.py", "/..%5crxconfig.py",
        "/%5c%5cserver%5cshare", "/.//rxconfig.py", "/.env", "/link", "/robots.txt%00.png", "/robots.txt::$DATA", "/C:/rxconfig.py",
        "/deep", "/deep/",
    ],
)  # fmt: skip
async def test_no_path_leads_out_of_the_assets(serve, assets, path):
    served = await serve(hello_page, assets=assets)
    answer = await get(served, path)
    assert answer.status_code == 404
    assert "canary" not in answer.text


async def test_endpoints_of_ones_own(serve):
    from fastapi import FastAPI

    api = FastAPI()

    @api.post("/orders")
    def order() -> dict[str, int]:
        return {"number": 7}

    served = await serve(
        hello_page, app=rx.App(api_transformer=api), cors_allowed_origins=["https://shop.example"]
    )
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{served.port}") as client:
        mine = await client.post("/orders", headers={"Origin": "https://shop.example"})
        other = await client.post("/orders", headers={"Origin": "https://evil.example"})
    assert (mine.json(), mine.headers["access-control-allow-origin"]) == (
        {"number": 7},
        "https://shop.example",
    )
    assert "access-control-allow-origin" not in other.headers
    assert (await get(served, "/")).status_code == 200


async def test_something_around_everything(serve):
    def stamped(inner):
        async def asgi(scope, receive, send):
            async def stamping(message):
                if message["type"] == "http.response.start":
                    message["headers"] = [*message["headers"], (b"x-stamp", b"1")]
                await send(message)

            await inner(scope, receive, stamping)

        return asgi

    served = await serve(hello_page, app=rx.App(api_transformer=stamped))
    assert (await get(served, "/")).headers["x-stamp"] == "1"


async def test_a_development_server_answers_to_local_names_only(serve):
    served = await serve(hello_page, dev=True, hosts=("localhost",))
    assert (await get(served, "/", host="rebound.evil.example")).status_code == 403
    assert (await get(served, "/")).status_code == 200


async def test_tasks_that_live_as_long_as_the_app(serve):
    from contextlib import asynccontextmanager

    told = []
    app = rx.App()

    @app.register_lifespan_task
    @asynccontextmanager
    async def around():
        told.append("started")
        yield
        told.append("stopped")

    await serve(hello_page, app=app)
    assert told == ["started"]
