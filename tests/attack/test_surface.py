"""Sections 9, 10 and 13: what the server answers at all. No path leads to a file that was not meant, no URL is fetched for anybody."""

import asyncio
import re
from pathlib import Path

import pytest

import mirra

from .client import get

SECRET = "canary-in-a-file"
TRAVERSALS = {
    "CVE-2024-42474": "/../secret.txt",
    "SNYK-PYTHON-STREAMLIT-6156621": "/%2e%2e/secret.txt",
    "CVE-2026-39844": "/..%5csecret.txt",
    "GHSA-9ffm-fxg3-xrhh": "/sub/../../secret.txt",
    "CVE-2026-33682": "/%5c%5cevil.example%5cshare%5cx",
    "CVE-2025-30208": "/@fs/etc/passwd?raw??",
    "CVE-2025-31125": "/@fs/etc/passwd?import&inline&raw",
    "GHSA-vg6x-rcgg-rjx6": "/.env",
    "CVE-2026-53571": "/secret.txt::$DATA",
    "CVE-2024-1561": "/file=/etc/passwd",
    "CVE-2023-51449": "/file/../../etc/passwd",
    "CVE-2026-28416": "/proxy=https://evil.example",
    "GHSA-j36p-7w88-g82j": "/file=https://evil.example",
    "gradio#13593": "/gradio_api/file=https://evil.example",
    "CVE-2025-62379": "/auth-codespace?redirect_to=https://evil.example",
    "CVE-2026-48500": "/_upload",
    "CVE-2025-55182": "/?__rsc=1",
    "doubly encoded": "/%252e%252e/secret.txt",
    "overlong": "/%c0%ae%c0%ae/secret.txt",
    "NUL": "/fine.txt%00/../../secret.txt",
    "slashes": "/....//secret.txt",
    "drive": "/C:/secret.txt",
    "short name": "/SECRET~1.TXT",
    "device": "/CON",
    "absolute": "//etc/passwd",
    "link": "/link.txt",
    "generated": "/_app/../../secret.txt",
    "library": "/_m/../../secret.txt",
    "once": "/_once/../../secret.txt",
    "absolute form": "http://evil.example/secret.txt",
}


@pytest.fixture
def assets(tmp_path):
    folder = tmp_path / "assets"
    (folder / "sub").mkdir(parents=True)
    (folder / "fine.txt").write_text("fine")
    (folder / ".env").write_text(SECRET)
    (tmp_path / "secret.txt").write_text(SECRET)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.mark.parametrize("dev", [False, True], ids=["prod", "dev"])
@pytest.mark.parametrize("name", TRAVERSALS)
async def test_no_path_leads_to_a_file_that_was_not_meant(serve, shop, assets, name, dev):
    served = await serve(shop[1], assets=assets, dev=dev)
    assert (await get(served.port, "/fine.txt")).endswith(b"fine")
    answer = await get(served.port, TRAVERSALS[name])
    assert SECRET.encode() not in answer and b"root:" not in answer
    assert b"\r\nlocation:" not in answer.lower(), "and the server redirects nowhere"


async def test_nobody_is_made_to_fetch(serve, shop):
    """Section 9: a listener that would hear of any request made for a client; and no module of ours that could make one."""
    calls = []

    async def called(reader, writer):
        calls.append(await reader.read(100))
        writer.close()

    listener = await asyncio.start_server(called, "127.0.0.1", 0)
    target = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}/x"
    served = await serve(shop[1])
    for path in (
        "/?url=",
        "/_image?url=",
        "/proxy?url=",
        "/proxy=",
        "/file=",
        "/fetch/",
        "/_next/image?w=1&url=",
        "/_once/",
    ):
        await get(served.port, path + target, Referer=target, X_Forwarded_Host=target, Origin=target)
    listener.close()
    assert calls == []
    package = Path(mirra.__file__).parent
    clients = re.compile(
        r"^\s*(?:import|from) (?:requests|httpx|aiohttp|urllib\.request|http\.client)\b", re.MULTILINE
    )
    servers = [
        path for part in ("server", "state", "protocol", "codec") for path in (package / part).rglob("*.py")
    ]
    assert [path for path in servers if clients.search(path.read_text())] == []


DEV_ONLY = (b"react-refresh", b'"dev":true', b"sourceMappingURL", b"open-in-editor")


async def test_production_has_nothing_of_development(serve, shop):
    """No route, no map and no development build of a library is in what production serves."""
    served = await serve(shop[1])
    page = await get(served.port, "/")
    assert b'"dev":true' not in page
    paths = set(re.findall(rb'"(/(?:_app|_m)/[^"]+)"', page))
    assert len(paths) > 3
    for path in paths:
        answer = await get(served.port, path.decode())
        assert b" 200 " in answer.split(b"\r\n")[0]
        assert not any(mark in answer for mark in DEV_ONLY), path
        assert b" 404 " in (await get(served.port, f"{path.decode()}.map")).split(b"\r\n")[0]


async def test_what_a_handler_reads_of_headers_is_not_a_proxys_word(serve, shop):
    """`X-Forwarded-For` of anybody names nobody."""
    served = await serve(shop[1])
    from .client import attack

    async with attack(
        served.port, headers={"X-Forwarded-For": "8.8.8.8", "X-Forwarded-Proto": "https"}
    ) as page:
        await page.hello()
        (session,) = served.sessions.values()
        assert session.router.session.client_ip == "127.0.0.1"
