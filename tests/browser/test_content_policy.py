"""Every page of every example under the strict content policy: in development, in production and exported. Violations and errors: none.

`MIRRA_POLICY=all` adds the example of npm packages (its production is in `test_packages.py`) and every example's export.
"""

import functools
import html
import http.server
import json
import os
import shutil
import subprocess
import threading
import urllib.request

import pytest
from playwright.sync_api import expect

from .conftest import MIRRA, ROOT, free_port
from .test_export import Files

ALL = os.environ.get("MIRRA_POLICY") == "all"
EXAMPLES = ROOT / "examples"
STRICT = "default-src 'self'; script-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; "
TRUSTED = "require-trusted-types-for 'script'; trusted-types mirra default"
SOURCES = {
    "profile": EXAMPLES / "profile" / "profile.py",
    "booking": EXAMPLES / "booking" / "booking.py",
    "files": EXAMPLES / "files" / "files.py",
    "article": EXAMPLES / "article.py",
    "welcome": ROOT / "src" / "mirra" / "cli" / "templates" / "welcome.py",
    "blank": ROOT / "src" / "mirra" / "cli" / "templates" / "blank.py",
    "gallery": EXAMPLES / "gallery",
    "todo": EXAMPLES / "todo",
    "packages": EXAMPLES / "packages",
}
LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
SERVED = [name for name in SOURCES if name != "packages" or ALL]
EXPORTED = list(SOURCES) if ALL else ["gallery"]


def visit(page, url):
    """Open a page, touch what can be touched without leaving, and see what the policy refused."""
    answer = page.goto(url)
    page.locator("#root > *").first.wait_for(state="attached")
    page.wait_for_load_state("load")
    for box in page.locator("input:visible").all()[:3]:
        box.focus()
    assert page.evaluate("window.violations") == [], url
    return answer


def pages_of(url):
    """The paths of all pages without arguments."""
    with urllib.request.urlopen(f"{url}/_app/routes.json") as answer:
        return [route for route, _ in json.load(answer) if "[" not in route and route != "/404"]


@pytest.fixture
def watched(page):
    page.context.add_init_script(LISTEN)
    return page


@pytest.mark.parametrize("env", ["dev", "prod"])
@pytest.mark.parametrize("name", SERVED)
def test_an_example_breaks_no_rule(watched, run, name, env):
    app = run(SOURCES[name], env, patience=120)
    answer = visit(watched, app.url)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith(STRICT) and policy.endswith(TRUSTED)
    assert "unsafe-eval" not in policy
    for header, value in {
        "x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin",
        "permissions-policy": "camera=(self), microphone=(self), geolocation=(self)",
    }.items():  # fmt: skip
        assert answer.headers[header] == value
    # In development each page is compiled when it is opened: those of the gallery once are enough.
    for path in pages_of(app.url) if env == "prod" or name != "gallery" or ALL else []:
        visit(watched, f"{app.url}{path}")


@pytest.mark.parametrize("name", EXPORTED)
def test_an_exported_example_breaks_no_rule(watched, tmp_path, name):
    pytest.importorskip("py_mini_racer")
    source, folder = SOURCES[name], tmp_path
    if source.is_dir():
        folder = tmp_path / name
        shutil.copytree(source, folder)
    else:
        shutil.copyfile(source, folder / "app.py")
    target = [] if source.is_dir() else ["app.py"]
    subprocess.run([MIRRA, "export", *target, "--frontend-only", "--no-zip"], cwd=folder, check=True, capture_output=True)  # fmt: skip
    site = folder / ".mirra" / "export"
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", port := free_port()), functools.partial(Files, directory=site)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        # Its backend is not there, which the socket says; the pages are.
        url = f"http://localhost:{port}"
        assert f'<meta http-equiv="Content-Security-Policy" content="{html.escape(STRICT)}' in visit(watched, url).text()  # fmt: skip
        for path in pages_of(url):
            visit(watched, f"{url}{path}")
    finally:
        server.shutdown()
        server.server_close()


REMOTE = """
import mirra as rx

def index():
    return rx.link("Pay", href="/pay")

def pay():
    return rx.script(src="{remote}/pay.js")

app = rx.App()
app.add_page(index, route="/")
app.add_page(pay, route="/pay")
"""


class Remote(http.server.BaseHTTPRequestHandler):
    """A site with a script."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("content-type", "text/javascript")
        self.end_headers()
        self.wfile.write(b"document.title = 'paid'")

    def log_message(self, *args):
        pass


def test_a_page_that_needs_more_gets_a_document_of_its_own(watched, run):
    """A policy is a document's. What is reached by a link has its own policy all the same."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Remote)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    remote = f"http://127.0.0.1:{server.server_address[1]}"
    app = run(REMOTE.format(remote=remote), env="prod")
    assert remote not in visit(watched, app.url).headers["content-security-policy"]
    watched.click("text=Pay")
    expect(watched).to_have_title("paid")
    assert watched.evaluate("window.violations") == []
    server.shutdown()
    server.server_close()
