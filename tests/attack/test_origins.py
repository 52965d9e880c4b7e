"""Section 3: a page of another site can open no socket and pass for nobody."""

import pytest
import websockets

from .client import attack, get

FOREIGN = {
    "http://evil.example": "another host",
    "http://localhost.evil.example": "CVE-2026-21883: an allow-list that matched a prefix",
    "http://evil-localhost": "a suffix",
    "https://localhost": "another scheme",
    "http://localhost:1": "another port",
    "http://localhost@evil.example": "user information",
    "http://LOCALHOST.": "a trailing dot",
    "http://xn--lcalhost-n4a": "punycode",
    "null": "a sandboxed frame or a file",
    "": "nothing at all",
    "*": "a pattern",
    "file://": "a local file",
    "http://[::ffff:7f00:1]": "the same machine written otherwise",
    "http://2130706433": "an address as a number",
    "chrome-extension://abcdef": "an extension",
}


@pytest.mark.parametrize("origin", FOREIGN, ids=list(FOREIGN.values()))
async def test_a_foreign_origin_is_refused(serve, shop, origin):
    served = await serve(shop[1])
    with pytest.raises(websockets.InvalidStatus) as refused:
        async with attack(served.port, origin=origin, headers={"Host": f"localhost:{served.port}"}):
            pass
    assert refused.value.response.status_code == 403
    assert served.sessions == {}


async def test_the_own_origin_is_let_in(serve, shop):
    served = await serve(shop[1])
    async with attack(served.port, origin=f"http://127.0.0.1:{served.port}") as page:
        assert (await page.hello())["t"] == "welcome"


async def test_a_star_in_the_config_opens_nothing(serve, shop):
    served = await serve(shop[1], cors_allowed_origins=["*"])
    with pytest.raises(websockets.InvalidStatus):
        async with attack(served.port, origin="http://evil.example"):
            pass


async def test_cookies_without_an_origin_are_refused(serve, shop):
    """A browser names its origin in every handshake: cookies without one come from a client that hides it."""
    served = await serve(shop[1])
    with pytest.raises(websockets.InvalidStatus):
        async with attack(served.port, headers={"Cookie": "login=1"}):
            pass


async def test_a_forwarded_host_from_anybody_opens_nothing(serve, shop):
    served = await serve(shop[1])
    with pytest.raises(websockets.InvalidStatus):
        async with attack(
            served.port, origin="http://evil.example", headers={"X-Forwarded-Host": "evil.example"}
        ):
            pass


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", ""])
async def test_dns_rebinding_reads_nothing_in_development(serve, shop, host):
    """Section 13: a name of the attacker's that leads to this machine."""
    served = await serve(shop[1], dev=True, hosts=("localhost",))
    answer = await get(served.port, "/", host)
    assert answer.split(b"\r\n")[0].split()[1] in (b"403", b"400")
    assert b"Shop" not in answer


async def test_no_answer_allows_every_origin(serve, shop):
    """CORS is never `*`, whatever the config inherited."""
    served = await serve(shop[1], cors_allowed_origins=["*"])
    for path in ("/", "/ping", "/_health", "/nothing"):
        assert (
            b"access-control-allow-origin"
            not in (await get(served.port, path, Origin="http://evil.example")).lower()
        )
