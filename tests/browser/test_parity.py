"""The tables of Python's meaning in a real Chromium: the built runtime, one module, under a policy without ``eval``."""

import http.server
import json
import sys
import threading
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "parity"))

from build_cases import cases
from javascript import exports, written

from mirra.compiler.runtime_files import RUNTIME

PARITY = Path(__file__).parents[1] / "parity"
POLICY = "default-src 'self'; script-src 'self'"

PAGE = '<!doctype html><title>running</title><script type="module" src="/table.js"></script>'

MODULE = """
import {{ differences }} from "/run.mjs";
{imports}
const cases = [
{cases}
];
window.wrong = cases.flatMap(differences);
document.title = `${{cases.length}} expressions`;
"""


def module() -> str:
    """The table as one module: nothing in it is read as code at run time."""
    imports = [
        f"import {{ {export} as {name} }} from {json.dumps(url)};"
        for name, (url, export) in exports().items()
    ]
    return MODULE.format(imports="\n".join(imports), cases=",\n".join(map(written, cases())))


@pytest.fixture
def address():
    files = {
        "/favicon.ico": b"-",
        "/": PAGE.encode(),
        "/table.js": module().encode(),
        "/run.mjs": (PARITY / "run.mjs").read_bytes(),
    }

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            built = RUNTIME / "production" / self.path.removeprefix("/_m/")
            body = files.get(self.path) or (built.read_bytes() if self.path.startswith("/_m/") else b"")
            self.send_response(200)
            self.send_header("Content-Type", "text/html" if self.path == "/" else "text/javascript")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_chromium_agrees_with_cpython(page, address):
    page.goto(address)
    page.wait_for_function("window.wrong !== undefined", timeout=30_000)
    assert page.evaluate("window.wrong") == []
    assert page.title() == f"{len(list(cases()))} expressions"
