"""Section 3: a page of another site can open no socket and pass for nobody."""

import pytest
import websockets

from .client import attack, get

LISTED = ["https://app.example", "https://other.example:8443/"]
LET_IN = {
    "http://{host}": "the own origin",
    "http://LOCALHOST:{port}": "the own host in upper case",
    "HTTP://{host}": "the own scheme in upper case",
    "https://app.example": "one that is listed",
    "https://APP.example": "one that is listed, in upper case",
    "https://app.example:443": "one that is listed, with the port of its scheme",
    "https://other.example:8443": "one that is listed with a port",
}
FOREIGN = {
    "http://evil.example": "another host",
    "http://localhost.evil.example:{port}": "CVE-2026-21883: an allow-list that matched a prefix",
    "http://evil-localhost:{port}": "a suffix",
    "http://app.localhost:{port}": "a host below the own",
    "https://{host}": "another scheme",
    "ws://evil.example": "a socket's scheme",
    "http://localhost": "the port of the scheme",
    "http://localhost:1": "another port",
    "http://localhost:{port}0": "a port that begins like the own",
    "http://localhost:0{port}x": "a port that is no number",
    "http://localhost:99999": "a port that there is not",
    "http://127.0.0.1:{port}": "the same machine by its address",
    "http://[::1]:{port}": "the same machine by its other address",
    "http://[::ffff:7f00:1]:{port}": "the same machine written otherwise",
    "http://2130706433:{port}": "an address as a number",
    "http://0x7f.1:{port}": "an address in other digits",
    "http://localhost:{port}@evil.example": "user information",
    "http://user@localhost:{port}": "user information before the own host",
    "http://user:word@localhost:{port}": "a password before the own host",
    "http://localhost.:{port}": "a trailing dot",
    "http://xn--lcalhost-n4a:{port}": "punycode",
    "http://localhost:{port}/": "a path",
    "http://localhost:{port}/../": "a longer path",
    "http://localhost:{port}?": "an empty query",
    "http://localhost:{port}?a": "a query",
    "http://localhost:{port}#a": "a fragment",
    "http://localhost:{port}\\@evil.example": "a backslash",
    "http:\\\\localhost:{port}": "backslashes for slashes",
    "http:localhost:{port}": "no slashes",
    "//localhost:{port}": "no scheme",
    "localhost:{port}": "a host alone",
    "http://evil.example http://localhost:{port}": "two origins",
    "http://evil.example,http://localhost:{port}": "two origins with a comma",
    "https://app.example.evil.example": "a prefix of one that is listed",
    "https://evilapp.example": "a suffix of one that is listed",
    "http://app.example": "one that is listed, by another scheme",
    "https://app.example:444": "one that is listed, at another port",
    "https://other.example": "one that is listed with a port, without it",
    "null": "a sandboxed frame or a file",
    "": "nothing at all",
    "*": "a pattern",
    "https://*": "a pattern of hosts",
    "file://": "a local file",
    "chrome-extension://abcdef": "an extension",
    "data:text/html,x": "a document that came in its address",
}


async def test_who_may_open_a_socket(serve, shop):
    """Compared by scheme, host and port, each exactly."""
    served = await serve(shop[1], cors_allowed_origins=LISTED)
    own = {"host": f"localhost:{served.port}", "port": served.port}
    verdicts = {}
    for written in (*LET_IN, *FOREIGN):
        origin = written.format(**own)
        try:
            async with attack(served.port, origin=origin, headers={"Host": own["host"]}) as page:
                assert (await page.hello())["t"] == "welcome"
            verdicts[written] = "welcome"
        except websockets.InvalidStatus as refused:
            verdicts[written] = refused.response.status_code
    assert verdicts == dict.fromkeys(LET_IN, "welcome") | dict.fromkeys(FOREIGN, 403)
    assert len(served.sessions) <= len(LET_IN)


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
