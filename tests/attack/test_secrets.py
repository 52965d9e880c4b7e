"""Section 5: words planted where secrets are, then searched for in all that anybody outside can get, and in the log.

The whole run is a real one, in development and in production: every page, file, frame and error of it; and what is exported.
`MIRRA_ATTACK=all` adds what waits long.
"""

import asyncio
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from .client import attack, bound_id

ALL = os.environ.get("MIRRA_ATTACK") == "all"
MIRRA = Path(sys.executable).parent / "mirra"
CANARIES = {
    name: f"canary{number}{name.replace('_', '')}"
    for number, name in enumerate(
        ["backend_var", "unread_var", "environment", "secret_key", "database", "redis", "cookie", "dotenv", "source", "exception", "local"]
    )
}  # fmt: skip
PUBLIC_IN_DEVELOPMENT = {"exception"}
"""What the developer is shown on the page, and only in development: the text of what was raised."""
LOGGED = {"exception"}
"""The log has what was raised, with the id that the user was shown: that is what it is for."""
CONFIG = """
import mirra as rx
config = rx.Config(app_name="vault", secret_key="{secret_key}", db_url="postgresql://me:{database}@localhost/x")
"""
APP = """
import os
import mirra as rx

KEY = "{source}"  # a literal that no page shows

class Vault(rx.State):
    shown: int = 0
    kept: str = "{unread_var}"
    _hidden: str = "{backend_var}"
    _environment: str = os.environ["VAULT_KEY"]
    visit: str = rx.Cookie("", name="visit")

    def click(self):
        self.shown += 1
        self._hidden += KEY

    def fail(self):
        local = "{local}"
        raise ValueError("{exception}")

def index():
    return rx.vstack(rx.text(Vault.shown), rx.text(Vault.visit), rx.button("+", on_click=Vault.click), rx.button("f", on_click=Vault.fail))

def broken():
    return rx.text(Vault.shown)

app = rx.App()
app.add_page(index, route="/")
app.add_page(broken, route="/items/[item]")
"""


class Handler:
    """A handler of the app as its binding id wants it."""

    parameters = ()

    def __init__(self, name):
        self.full_name = f"vault.vault.Vault.{name}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def plant(tmp_path):
    """A project with a canary in every place; the environment that it needs."""
    (tmp_path / "rxconfig.py").write_text(CONFIG.format(**CANARIES))
    package = tmp_path / "vault"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "vault.py").write_text(APP.format(**CANARIES))
    (tmp_path / ".env").write_text(f"PASSWORD={CANARIES['dotenv']}")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / ".env").write_text(f"PASSWORD={CANARIES['dotenv']}")
    (tmp_path / "assets" / "fine.txt").write_text("fine")
    (tmp_path / "assets" / "link.txt").symlink_to(tmp_path / ".env")
    return {**os.environ, "VAULT_KEY": CANARIES["environment"], "MIRRA_ENV_FILE": str(tmp_path / ".env")}


@pytest.fixture(params=["dev", "prod"])
def vault(request, tmp_path):
    """``(environment, port, log)`` of that project, running."""
    environment = plant(tmp_path)
    port, log = free_port(), tmp_path / "log.txt"
    command = [MIRRA, "run", "--env", request.param, "--frontend-port", str(port), "--loglevel", "debug"]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=out, stderr=out, env=environment)
    try:
        for _ in range(1500):
            assert process.poll() is None, log.read_text()
            try:
                fetch(port, "/ping")
                break
            except OSError:
                time.sleep(0.02)
        yield request.param, port, log
    finally:
        process.terminate()
        process.wait(20)


def fetch(port, path, **headers):
    """Head and body of an answer, whatever its status."""
    request = urllib.request.Request(f"http://localhost:{port}{path}", headers=headers)
    try:
        answer = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return f"{answer.headers}\n{answer.read().decode('utf-8', 'replace')}"


GUESSES = [
    "/.env", "/assets/.env", "/vault/vault.py", "/rxconfig.py", "/../.env", "/%2e%2e/.env", "/..%2f.env", "/%2e%2e%5c.env", "/.mirra/", "/.git/config",
    "/.states/sessions.db", "/fine.txt", "/fine.txt/../../.env", "/_app/../.env", "/_app/", "/_m/manifest.json", "/_once/x", "/_once/../x.js",
    "/items/..%2f..%2f.env", "//etc/passwd", "/C:/x", "/fine.txt::$DATA", "/fine.txt%00.png", "/_app/routes.json", "/sitemap.xml", "/robots.txt", "/docs", "/openapi.json",
    "/__open-in-editor?file=rxconfig.py", "/@fs/etc/passwd", "/@fs/etc/passwd?raw??", "/_upload", "/_event", "/404", "/items/7", "/nothing",
]  # fmt: skip


def crawl(port):
    """Every document and file that can be reached from the pages, and those that somebody would guess."""
    seen, todo = {}, ["/", *GUESSES]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen[path] = fetch(port, path)
        if path.startswith("/_m/") and "mirra" not in path:
            continue  # libraries of others, the same for everybody
        for found in re.findall(r'["\'(]((?:/_app/|/_m/)[\w./-]+)["\')]', seen[path]):
            todo += [found, f"{found}.map"]
    return seen


async def converse(port):
    """Everything that the socket says to a well-behaved browser and to one that is not."""
    async with attack(
        port, headers={"Cookie": f"visit={CANARIES['cookie']}"}, origin=f"http://127.0.0.1:{port}"
    ) as page:
        await page.hello()
        await page.event(1, bound_id(Handler("click")))
        await page.event(2, bound_id(Handler("fail")))
        await page.event(3, "unknown")
        await page.navigate(4, "/items/7")
        for bad in ("nonsense", '{"t":"event","n":5,"bind":7}'):
            await page.send(bad)
        await page.pong()
        return page.seen


def test_no_secret_comes_out(vault):
    env, port, log = vault
    answers = crawl(port)
    assert len(answers) > len(GUESSES) + 5
    answers["the socket"] = asyncio.run(converse(port))
    assert '"ack":2' in answers["the socket"]
    public = PUBLIC_IN_DEVELOPMENT if env == "dev" else set()
    leaks = [(path, name) for path, text in answers.items() for name, canary in CANARIES.items() if canary in text and name not in public]  # fmt: skip
    assert leaks == []
    said = log.read_text()
    assert CANARIES["exception"] in said, "the log is the place where the error is told"
    assert [name for name, canary in CANARIES.items() if canary in said and name not in LOGGED] == []


def test_an_error_has_an_id_in_production_and_no_text(vault):
    """streamlit#16386: what was raised leaks over the socket."""
    env, port, log = vault
    seen = asyncio.run(converse(port))
    if env == "dev":
        assert CANARIES["exception"] in seen
        return
    assert CANARIES["exception"] not in seen and "Traceback" not in seen and ".py" not in seen
    identity = re.search(r"See the log for (\w+)\.", seen)[1]
    assert f"[{identity}]" in log.read_text()


def told(text, public=()):
    return [name for name, canary in CANARIES.items() if canary in text and name not in public]


def test_what_is_exported_has_no_secret(tmp_path):
    environment = plant(tmp_path)
    command = [MIRRA, "export", "--frontend-only", "--no-zip", "--loglevel", "debug"]
    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert told(said.stdout + said.stderr) == []
    files = [path for path in (tmp_path / ".mirra" / "export").rglob("*") if path.is_file()]
    assert len(files) > 20
    leaks = {
        path.name: found for path in files if (found := told(path.read_bytes().decode("utf-8", "replace")))
    }
    assert leaks == {}


REDIS = """
import mirra as rx
config = rx.Config(app_name="vault", secret_key="{secret_key}", redis_url="redis://:{redis}@127.0.0.1:1/0")
"""


def test_a_store_is_named_without_its_password(tmp_path):
    environment = plant(tmp_path)
    (tmp_path / "rxconfig.py").write_text(REDIS.format(**CANARIES))
    checked = subprocess.run([MIRRA, "check", "--deploy"], cwd=tmp_path, env=environment, capture_output=True, text=True)  # fmt: skip
    assert "redis_url" in checked.stdout + checked.stderr
    assert told(checked.stdout + checked.stderr) == []


@pytest.mark.skipif(not ALL, reason="waits for a Redis that does not come")
def test_so_it_is_when_it_cannot_be_reached(tmp_path):
    environment = plant(tmp_path)
    (tmp_path / "rxconfig.py").write_text(REDIS.format(**CANARIES))
    command = [MIRRA, "run", "--env", "prod", "--frontend-port", str(free_port()), "--loglevel", "debug"]
    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert "edis" in said.stdout + said.stderr
    assert told(said.stdout + said.stderr) == []
