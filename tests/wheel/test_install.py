"""What people install: the wheel, and the sdist, into an environment of their own, on a machine without Node.js."""

import socket
import subprocess
import sys
import tarfile
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP = """
import mirra as rx

class S(rx.State):
    count: int = 3

def index():
    return rx.heading(S.count)
"""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Paths of the wheel and of the sdist, made from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True)
    return {"wheel": next(folder.glob("*.whl")), "sdist": next(folder.glob("*.tar.gz"))}


def test_what_is_in_them(built):
    with zipfile.ZipFile(built["wheel"]) as wheel:
        names = wheel.namelist()
    for name in (
        "py.typed",
        "__init__.pyi",
        "_runtime/production/manifest.json",
        "_runtime/development/manifest.json",
        "_runtime/sbom.cdx.json",
    ):
        assert f"mirra/{name}" in names
    assert not [name for name in names if "node_modules" in name or name.startswith(("tests/", "frontend/"))]
    # With Brotli copies, what is drawn on the server, Tailwind's compiler, the grammars and themes of code, 90 KB that clean markup, and 33 KB that say what all of it is made of.
    assert built["wheel"].stat().st_size < 3_850_000
    with tarfile.open(built["sdist"]) as sdist:
        names = [name.partition("/")[2] for name in sdist.getnames()]
    assert "frontend/package-lock.json" in names
    assert "src/mirra/_runtime/STAMP" in names
    assert not [name for name in names if "node_modules" in name]


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_it_installs_and_serves_a_page(built, kind, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    programs = tmp_path / "venv" / "bin"
    subprocess.run(
        [programs / "pip", "install", "--quiet", "--disable-pip-version-check", built[kind]], check=True
    )
    (tmp_path / "app.py").write_text(APP)
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    command = [programs / "mirra", "run", "app.py", "--env", "prod", "--frontend-port", str(port)]
    server = subprocess.Popen(command, cwd=tmp_path, env={"PATH": "/nowhere"}, stdout=subprocess.DEVNULL)
    try:
        assert '"count":3' in fetch(f"http://127.0.0.1:{port}/", server)
    finally:
        server.terminate()
        server.wait(10)


def fetch(url, server):
    end = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read().decode()
        except OSError:
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < end, "the server did not answer"
            time.sleep(0.05)
