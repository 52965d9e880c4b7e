"""Uploads over HTTP: in the order of events, to a worker that does not have the session, and without filling the memory."""

import asyncio
import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import psutil
import pytest
import websockets

import mirra as rx
from mirra.protocol.bindings import UploadRule, UploadTarget, binding_id
from unit.server.conftest import Browser

MEGABYTE = 1024 * 1024


def make_box():
    class Box(rx.State):
        names: list[str] = []
        total: int = 0

        async def keep(self, files: list[rx.UploadFile]):
            for file in files:
                self.names.append(file.name)
                self.total += len(await file.read())
            yield
            self.names.append("end")
            yield rx.toast("kept")

        async def slowly(self):
            await asyncio.sleep(0.2)
            self.names.append("slowly")

        @rx.event(background=True)
        async def count(self, chunks: rx.UploadChunkIterator):
            async for chunk in chunks:
                async with self:
                    self.total += len(chunk.data)
            async with self:
                self.names.append("counted")

    return Box


def app_of(Box):
    def index():
        return rx.fragment(
            rx.text(Box.total),
            rx.foreach(Box.names, rx.text),
            rx.button("slow", on_click=Box.slowly),
            rx.upload(id="files"),
            rx.button("keep", on_click=Box.keep(rx.upload_files(upload_id="files"))),
            rx.button("count", on_click=Box.count(rx.upload_files_chunk(upload_id="files"))),
        )

    app = rx.App()
    app.add_page(index, route="/")
    return app


def binding_of(source, name):
    return next(b.id for b in source.page("/").bindings if b.handler.endswith(f".{name}"))


async def granted(browser, bind, files):
    """The grant for these files: ``{name: bytes}``."""
    browser.n += 1
    claims = [{"name": name, "size": len(data), "type": ""} for name, data in files.items()]
    await browser.send({"t": "event", "n": browser.n, "bind": bind, "args": [{"key": "1", "files": claims}]})
    while True:
        message = await browser.receive(10.0)
        for name, arguments in message.get("do", []):
            if name == "upload":
                return arguments["grant"]


async def post(port, grant, files):
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.post(
            f"http://127.0.0.1:{port}/_upload",
            headers={"mirra-grant": grant},
            files=[("files", (name, data)) for name, data in files.items()],
            timeout=60,
        )


async def shown(browser, text):
    """Wait until the state has this name among its names."""
    while text not in str(browser.seen):
        browser.seen.append(await browser.receive(10.0))


@pytest.fixture
def listening():
    """A browser that remembers every delta."""

    def make(browser):
        browser.seen = []
        return browser

    return make


FILES = {"a.txt": b"12345", "../b.txt": b"67"}


async def test_the_handler_runs_after_what_was_sent_before(serve, listening):
    Box = make_box()
    served = await serve(app=app_of(Box))
    async with served.browser() as found:
        browser = listening(found)
        await browser.hello()
        grant = await granted(browser, binding_of(served.application.source, "keep"), FILES)
        await browser.event(Box.slowly, wait=False)
        answer = await post(browser.port, grant, FILES)
        assert answer.status_code == 200
        await shown(browser, "end")
    text = str(browser.seen)
    assert text.index("slowly") < text.index("a.txt") < text.index("b.txt") < text.index("end")
    assert "kept" in text


async def test_another_worker_takes_the_files(serve, backing, listening):
    Box = make_box()
    app = app_of(Box)
    one, two = [await serve(app=app, backing=backing(), redis_lock_expiration=1000) for _ in range(2)]
    async with one.browser() as found:
        browser = listening(found)
        await browser.hello()
        bind = binding_of(one.application.source, "keep")
        grant = await granted(browser, bind, FILES)
        assert (await post(two.port, grant, FILES)).status_code == 200
        await shown(browser, "end")
        assert "kept" in str(browser.seen) and "b.txt" in str(browser.seen)
        assert (await post(one.port, grant, FILES)).status_code == 403
        data = {"large": b"x" * (3 * MEGABYTE)}
        grant = await granted(browser, binding_of(one.application.source, "count"), data)
        assert (await post(two.port, grant, data)).status_code == 200
        await shown(browser, "counted")
        assert str(3 * MEGABYTE + 7) in str(browser.seen)


async def asked(browser, bind, size):
    """What the browser is told of an upload of so many bytes: the grant, or ``None`` and the reason."""
    browser.n += 1
    request = {"key": "1", "files": [{"name": "a", "size": size, "type": ""}]}
    await browser.send({"t": "event", "n": browser.n, "bind": bind, "args": [request]})
    while True:
        done = (await browser.receive(10.0)).get("do", [])
        for name, arguments in done:
            if name == "upload":
                return arguments.get("grant"), str(done)


async def test_a_session_may_send_so_much_an_hour_to_all_workers_together(serve, backing):
    app = app_of(make_box())
    limits = {"redis_lock_expiration": 1000, "upload_bytes_per_hour": 1000}
    one, two = [await serve(app=app, backing=backing(), dev=True, **limits) for _ in range(2)]
    bind = binding_of(one.application.source, "keep")
    async with one.browser() as first:
        await first.hello()
        assert (await asked(first, bind, 600))[0]
        async with two.browser() as second:
            second.n = first.n
            await second.hello(token=first.token, doc=first.doc, version=first.version)
            grant, why = await asked(second, bind, 401)
            assert grant is None and "1,001 bytes within an hour; 1,000 are allowed." in why
            assert (await asked(second, bind, 400))[0]
    async with two.browser("doc-2") as another:
        await another.hello()
        assert (await asked(another, bind, 1000))[0]


BIG = """
import hashlib
import mirra as rx

class Big(rx.State):
    digest: str = ""

    async def keep(self, files: list[rx.UploadFile]):
        sha = hashlib.sha256()
        while data := await files[0].read(1 << 20):
            sha.update(data)
        self.digest = sha.hexdigest()

def index():
    return rx.fragment(rx.text(Big.digest), rx.upload(id="x"), rx.button(on_click=Big.keep(rx.upload_files(upload_id="x"))))

app = rx.App()
app.add_page(index, route="/")
"""


def memory_of(process):
    """Bytes in memory of a server and its workers."""
    server = psutil.Process(process.pid)
    return sum(each.memory_info().rss for each in [server, *server.children(recursive=True)])


def send_large(port, grant, size, process):
    """Post one file of random bytes; returns the most memory seen meanwhile, and what the file's digest is."""
    block = os.urandom(MEGABYTE)
    head, tail = (
        b'--B\r\nContent-Disposition: form-data; name="files"; filename="x"\r\n\r\n',
        b"\r\n--B--\r\n",
    )
    sha, highest = hashlib.sha256(), 0
    with socket.create_connection(("127.0.0.1", port)) as link:
        link.sendall(
            f"POST /_upload HTTP/1.1\r\nHost: localhost\r\nMirra-Grant: {grant}\r\nConnection: close\r\n"
            f"Content-Type: multipart/form-data; boundary=B\r\nContent-Length: {len(head) + size + len(tail)}\r\n\r\n".encode()
        )
        link.sendall(head)
        for _ in range(size // MEGABYTE):
            link.sendall(block)
            sha.update(block)
            highest = max(highest, memory_of(process))
        link.sendall(tail)
        assert link.recv(15) == b"HTTP/1.1 200 OK"
    return highest, sha.hexdigest()


@pytest.fixture
def big(tmp_path):
    """A running `mirra run --env prod` of an app that takes one large file: process and port."""
    (tmp_path / "big.py").write_text(BIG)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from mirra.cli import main; main()", "run", "big.py", "--env", "prod", "--frontend-port", str(port)]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(Path(rx.__file__).parents[1])}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
    yield process, port
    process.terminate()
    process.wait(20)


async def connected(port):
    """A socket to a server that may still be starting."""
    async with asyncio.timeout(60):
        while True:
            try:
                return await websockets.connect(f"ws://127.0.0.1:{port}/_event", proxy=None)
            except OSError:
                await asyncio.sleep(0.05)


async def test_the_memory_of_the_server_is_flat(big):
    """`MIRRA_UPLOAD_MB=1024` sends a gigabyte."""
    process, port = big
    size = int(os.environ.get("MIRRA_UPLOAD_MB", "48")) * MEGABYTE
    bind = binding_id("big.Big.keep", (), (), UploadTarget("files", UploadRule()))
    claim = {"name": "big.bin", "size": size, "type": ""}
    async with await connected(port) as link:
        browser = Browser(link, port)
        await browser.hello()
        await browser.send({"t": "event", "n": 1, "bind": bind, "args": [{"key": "1", "files": [claim]}]})
        grant = None
        while grant is None:
            for name, arguments in (await browser.receive(30.0)).get("do", []):
                grant = arguments["grant"] if name == "upload" else None
        before = memory_of(process)
        highest, digest = await asyncio.to_thread(send_large, port, grant, size, process)
        while browser.state.get("digest") != digest:
            await browser.receive(120.0)
    print(f"{size // MEGABYTE} MB: {before / MEGABYTE:.1f} MB before, {highest / MEGABYTE:.1f} MB at most")
    assert highest - before < 24 * MEGABYTE
