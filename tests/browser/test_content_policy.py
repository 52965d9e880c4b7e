"""Every example under the strict content policy: in development, in production (drawn by the server or not) and exported. Violations: none."""

import functools
import http.server
import subprocess
import threading
import zipfile
from pathlib import Path

import pytest

from .conftest import MIRRA, ROOT, free_port

EXAMPLES = ROOT / "examples"
STRICT = "default-src 'self'; script-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; "
FILES = {
    "profile": EXAMPLES / "profile" / "profile.py",
    "booking": EXAMPLES / "booking" / "booking.py",
    "files": EXAMPLES / "files" / "files.py",
    "article": EXAMPLES / "article.py",
    "welcome": ROOT / "src" / "mirra" / "cli" / "templates" / "welcome.py",
    "blank": ROOT / "src" / "mirra" / "cli" / "templates" / "blank.py",
}
FOLDERS = {"gallery": EXAMPLES / "gallery", "todo": EXAMPLES / "todo"}
LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


def visit(page, url):
    """Open a page, wait for its socket, touch what can be touched without leaving, and count what the policy refused."""
    answer = page.goto(url)
    page.locator("#root > *").first.wait_for(state="attached")
    page.wait_for_load_state("load")
    for box in page.locator("input:visible").all()[:3]:
        box.focus()
    return answer, page.evaluate("window.violations")


@pytest.fixture
def watched(page):
    page.context.add_init_script(LISTEN)
    return page


@pytest.mark.parametrize("env", ["dev", "prod"])
@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_an_example_breaks_no_rule(watched, run, name, env):
    app = run(FILES.get(name) or FOLDERS[name], env, patience=60)
    answer, violations = visit(watched, app.url)
    assert violations == []
    assert STRICT in answer.headers["content-security-policy"]
    assert "unsafe-eval" not in answer.headers["content-security-policy"]
    for header, value in {
        "x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin",
        "permissions-policy": "camera=(self), microphone=(self), geolocation=(self)",
    }.items():  # fmt: skip
        assert answer.headers[header] == value
    if name == "gallery" and env == "prod":
        paths = watched.evaluate(
            "[...new Set([...document.querySelectorAll('a[href^=\"/\"]')].map((a) => a.getAttribute('href')))]"
        )
        assert len(paths) > 3
        for path in paths:
            assert visit(watched, f"{app.url}{path}")[1] == [], path


class WithPolicy(http.server.SimpleHTTPRequestHandler):
    """A server of files that sends the policy, as SECURITY.md says one should."""

    policy = ""

    def end_headers(self):
        self.send_header("content-security-policy", self.policy)
        super().end_headers()

    def log_message(self, *args):
        pass


@pytest.mark.parametrize("drawing", ["--ssr", "--no-ssr"])
def test_an_exported_example_breaks_no_rule(watched, tmp_path, drawing):
    if drawing == "--ssr":
        pytest.importorskip("py_mini_racer")
    app = tmp_path / "welcome.py"
    app.write_text(FILES["welcome"].read_text())
    subprocess.run(
        [MIRRA, "export", app, "--frontend-only", drawing], cwd=tmp_path, check=True, capture_output=True
    )
    site = tmp_path / "site"
    zipfile.ZipFile(next(Path(tmp_path).rglob("frontend.zip"))).extractall(site)
    handler = type("Handler", (WithPolicy,), {"policy": f"{STRICT}connect-src 'self' ws://localhost:*; object-src 'none'; base-uri 'none'"})  # fmt: skip
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", port := free_port()), functools.partial(handler, directory=site)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        # Its backend is not there, which the socket says; the page is.
        watched.goto(f"http://localhost:{port}/")
        watched.get_by_placeholder("Your name").wait_for()
        assert watched.evaluate("window.violations") == []
    finally:
        server.shutdown()
        server.server_close()
