"""The profile example, against a stand-in for GitHub's API."""

import http.server
import json
import threading
from pathlib import Path

import pytest

PROFILE = Path(__file__).parents[2] / "examples" / "profile" / "profile.py"
ADA = {
    "login": "ada", "name": "Ada Lovelace", "bio": "Notes on the analytical engine.", "avatar_url": "/none.png",
    "html_url": "https://github.com/ada", "followers": 1815, "following": 2, "public_repos": 7,
}  # fmt: skip


class GithubStandIn(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = ADA if self.path.endswith("/ada") else None
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(json.dumps(found or {}).encode())

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def github():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), GithubStandIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GITHUB_API", f"http://127.0.0.1:{server.server_address[1]}")
        yield
    server.shutdown()
    server.server_close()


async def test_a_profile_is_looked_up(github, connect):
    async with connect(PROFILE) as page:
        await page.see("Type a name and press Enter")
        await page.type("GitHub username", "ada")
        await page.press("Enter")
        await page.see("Ada Lovelace", "@ada", "1,815")
        await page.dont_see("Type a name")
        assert await page.attribute("@ada", "href") == "https://github.com/ada"


async def test_nobody_is_there(github, connect):
    async with connect(PROFILE) as page:
        await page.click("octocat")
        await page.see("There is no GitHub user called octocat.")
