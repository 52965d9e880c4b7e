"""`mirra export`: the frontend on a server of files, the backend on a port of its own."""

import functools
import http.server
import os
import subprocess
import threading
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import MIRRA, free_port

CONFIG = """
import mirra as rx
config = rx.Config(app_name="shop", api_url="http://localhost:{backend}", deploy_url="http://localhost:{frontend}/")
"""

APP = """
import mirra as rx

class S(rx.State):
    count: int = 1
    def add(self): self.count += 1
    def away(self): return rx.redirect("/items/9")

class Item(rx.State):
    seen: str = ""
    def look(self): self.seen = f"loaded {self.item}"

def index():
    return rx.vstack(
        rx.heading("Shop", id="shop"), rx.text(S.count, id="count"), rx.button("add", id="add", on_click=S.add),
        rx.link("seven", href="/items/7", id="seven"), rx.link("about", href="/about", id="about"), rx.button("nine", id="nine", on_click=S.away),
        rx.image(src="/dot.svg", alt="a dot"),
    )

@rx.page(title="About us")
def about():
    return rx.vstack(rx.text("We sell dots.", id="words"), rx.link("home", href="/", id="home"))

@rx.page(route="/items/[item]", on_load=Item.look, title="An item")
def item():
    return rx.vstack(rx.text(rx.State.item, id="item"), rx.text(Item.seen, id="seen"), rx.text(S.count, id="count"))

app = rx.App()
app.add_page(index, title="Shop")
"""


class Files(http.server.SimpleHTTPRequestHandler):
    """Python's own server of files, with the one thing that every host of static pages has: `404.html`."""

    def send_error(self, code, message=None, explain=None):
        if code != 404:
            return super().send_error(code, message, explain)
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        pass


@pytest.fixture
def project(tmp_path):
    frontend, backend = free_port(), free_port()
    (tmp_path / "rxconfig.py").write_text(CONFIG.format(frontend=frontend, backend=backend))
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "__init__.py").write_text("")
    (tmp_path / "shop" / "shop.py").write_text(APP)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "dot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'
    )
    (tmp_path / ".env").write_text("SECRET=1")
    (tmp_path / "shop.db").write_text("rows")
    return tmp_path, frontend, backend


def mirra(folder, *arguments, **environment):
    command = [MIRRA, *arguments]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def serve():
    """``serve(folder, port)``: the folder on a server of files."""
    servers = []

    def start(folder, port):
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", port), functools.partial(Files, directory=str(folder))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def backend():
    """``backend(folder, port)``: `mirra run --backend-only`."""
    started = []

    def start(folder, port):
        command = [MIRRA, "run", "--env", "prod", "--backend-only", "--backend-port", str(port)]
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        for line in process.stderr:
            if "http://localhost" in line:
                return process
        raise AssertionError("the backend did not start")

    yield start
    for process in started:
        process.terminate()
        process.wait(10)
        process.stderr.close()


@pytest.mark.parametrize("drawing", ["--ssr", "--no-ssr"])
def test_an_exported_site_works_with_a_backend_elsewhere(page, project, serve, backend, tmp_path, drawing):
    if drawing == "--ssr":
        pytest.importorskip("py_mini_racer")
    folder, front, back = project
    code, said = mirra(folder, "export", drawing)
    assert code == 0, said
    assert f"its pages talk to http://localhost:{back}, the `api_url` of the config" in said
    site = tmp_path / "site"
    zipfile.ZipFile(folder / "frontend.zip").extractall(site)
    assert ("We sell dots." in (site / "about" / "index.html").read_text()) == (drawing == "--ssr")
    running = tmp_path / "running"
    zipfile.ZipFile(folder / "backend.zip").extractall(running)
    serve(site, front)
    backend(running, back)

    page.goto(f"http://localhost:{front}/")
    page.click("#add")
    expect(page.locator("#count")).to_have_text("2")
    page.click("#about")
    expect(page).to_have_title("About us")
    page.click("#home")
    page.click("#seven")
    expect(page.locator("#seen")).to_have_text("loaded 7")
    expect(page.locator("#count")).to_have_text("2")
    page.go_back()
    page.click("#nine")
    expect(page.locator("#seen")).to_have_text("loaded 9")
    page.reload()  # the server of files answers with its page for what it does not know
    expect(page.locator("#seen")).to_have_text("loaded 9")
    expect(page).to_have_title("An item")
    page.goto(f"http://localhost:{front}/about")
    expect(page.locator("#words")).to_have_text("We sell dots.")
    page.goto(f"http://localhost:{front}/nowhere")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()


def test_what_is_in_the_archives(project):
    folder, _, _ = project
    (folder / "notes.txt").write_text("private")
    assert (
        mirra(folder, "export", "--no-ssr", "--zip-dest-dir", "out", "--exclude-from-backend", "notes.txt")[0]
        == 0
    )
    backend = zipfile.ZipFile(folder / "out" / "backend.zip").namelist()
    assert backend == ["rxconfig.py", "shop/__init__.py", "shop/shop.py"]
    frontend = zipfile.ZipFile(folder / "out" / "frontend.zip").namelist()
    assert {"index.html", "about/index.html", "404.html", "dot.svg", "_app/routes.json"} <= set(frontend)
    assert any(name.endswith(".js.gz") for name in frontend)


def test_the_database_goes_along_when_asked(project):
    folder, _, _ = project
    assert mirra(folder, "export", "--backend-only", "--upload-db-file")[0] == 0
    assert "shop.db" in zipfile.ZipFile(folder / "backend.zip").namelist()
    assert not (folder / "frontend.zip").exists()


def test_a_folder_instead_of_an_archive(project):
    folder, _, _ = project
    code, said = mirra(folder, "export", "--no-zip", "--frontend-only", "--no-ssr")
    assert code == 0 and "frontend exported to" in said
    assert (folder / ".mirra" / "export" / "index.html").exists()
    assert not (folder / "backend.zip").exists()


def test_only_both_is_neither(project):
    code, said = mirra(project[0], "export", "--frontend-only", "--backend-only")
    assert code == 2
    assert "Give one of `--frontend-only` and `--backend-only`, or neither." in said


def test_what_is_excluded_must_exist(project):
    code, said = mirra(project[0], "export", "--backend-only", "--exclude-from-backend", "secrets")
    assert code == 1
    assert said.strip() == "✗ `--exclude-from-backend secrets`: there is no such file or folder."
