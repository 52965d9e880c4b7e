"""A real Chromium, a real `mirra run`, and a stand-in for GitHub's API."""

import contextlib
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
MIRRA = Path(sys.executable).parent / "mirra"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("MIRRA_TEST_CHROMIUM") or next(
        (found for name in names if (found := shutil.which(name))), None
    )


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def page(browser):
    """A tab whose errors fail the test: exceptions, and everything the content policy refuses."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda message: page.problems.append(message.text) if is_problem(message) else None)
    page.set_default_timeout(8000)
    yield page
    assert page.problems == []
    context.close()


def is_problem(message) -> bool:
    expected = ("Failed to load resource", "WebSocket connection")
    return message.type == "error" and not any(text in message.text for text in expected)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def until_answered(port: int) -> None:
    """Wait until something listens on a port."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise TimeoutError(f"nothing listens on port {port}")


class Run:
    """A running `mirra run`."""

    def __init__(self, file, log, port, process):
        self.file = file
        self.log = log
        self.url = f"http://localhost:{port}"
        self.process = process

    def edit(self, old, new):
        text = self.file.read_text()
        assert old in text
        self.file.write_text(text.replace(old, new))

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)


@pytest.fixture
def run(tmp_path):
    """``run(source)`` starts an app from its text, its file or its project's folder; ``env="prod"`` for production."""
    with runs(tmp_path) as start:
        yield start


@contextlib.contextmanager
def runs(tmp_path):
    """What the fixture gives, for as long as somebody else wants."""
    started = []

    def start(source, env="dev", port=None, patience=20, workers=1, **environment):
        file, folder = tmp_path / "app.py", tmp_path
        if isinstance(source, Path) and source.is_dir():
            folder = tmp_path / source.name
            shutil.copytree(source, folder, dirs_exist_ok=True)
            file = folder / source.name / f"{source.name}.py"
        elif isinstance(source, Path):
            shutil.copyfile(source, file)
        elif source is not None:
            file.write_text(source)
        port = port or free_port()
        target = [file] if folder == tmp_path else []
        command = [MIRRA, "run", *target, "--env", env, "--frontend-port", str(port)]
        if env == "dev":
            command += ["--backend-port", str(free_port())]
        if workers > 1:
            command += ["--workers", str(workers)]
        log = tmp_path / f"log-{len(started)}.txt"
        with log.open("w") as out:
            process = subprocess.Popen(
                command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **environment}
            )
        made = Run(file, log, port, process)
        started.append(made)
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{made.url}/ping", timeout=1)
                return made
            except OSError:
                assert process.poll() is None, log.read_text()
                time.sleep(0.02)
        raise TimeoutError(log.read_text())

    try:
        yield start
    finally:
        for made in started:
            made.stop()


PROFILES = {
    "ada": {
        "login": "ada",
        "name": "Ada Lovelace",
        "bio": "Notes on the analytical engine.",
        "avatar_url": "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=",
        "html_url": "https://github.com/ada",
        "followers": 1815,
        "following": 2,
        "public_repos": 7,
    }
}


class GithubStandIn(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = PROFILES.get(self.path.rpartition("/")[2])
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(json.dumps(found or {"message": "Not Found"}).encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def github():
    """The address of a server that answers like GitHub's API (which cannot be reached from a test)."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), GithubStandIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
