"""A real server on a free port, and a browser's side of the conversation spoken by hand."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest
import websockets

import mirra as rx
from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.protocol.bindings import binding_id
from mirra.server.bus import RedisBus, SocketBus
from mirra.server.serve import listen, make_server
from mirra.server.store.choose import Backing
from mirra.server.store.redis import RedisStore
from mirra.server.store.signed import Seal, SignedStore
from mirra.server.store.sqlite import SqliteStore


class Browser:
    """One document: says hello, sends events, keeps what it is sent."""

    def __init__(self, socket, port, doc="doc-1"):
        self.socket = socket
        self.port = port
        self.doc = doc
        self.n = 0
        self.token = ""
        self.version = 0
        self.state = {}

    async def send(self, message):
        await self.socket.send(json.dumps(message))

    async def receive(self, seconds=3.0):
        message = json.loads(await asyncio.wait_for(self.socket.recv(), seconds))
        if message["t"] == "welcome":
            self.token = message["token"]
            self.version = message.get("version", 0)
            self._apply(message.get("patches") or [])
        elif message["t"] == "delta":
            self.version = message["v"]
            self._apply(message.get("p", []))
        return message

    def _apply(self, patches):
        for op, path, *rest in patches:
            if op == "=" and len(path) == 2:
                self.state[path[1]] = rest[0]

    async def hello(self, url="/", **more):
        await self.send({"t": "hello", "doc": self.doc, "url": url, "build": "", **more})
        return await self.receive()

    async def event(self, handler, args=(), parameters=None, template=None, wait=True):
        """Trigger a handler as a page does that binds it with these slots; waits for its acknowledgement."""
        from mirra.protocol.bindings import SLOT

        self.n += 1
        if parameters is None:
            parameters = tuple(handler.parameters)[: len(args)]
        template = (SLOT,) * len(parameters) if template is None else template
        identity = binding_id(handler.full_name, tuple(parameters), tuple(template))
        await self.send({"t": "event", "n": self.n, "bind": identity, "args": list(args)})
        return await self.until(self.n) if wait else None

    async def answer(self):
        """Live on as a browser does: acknowledge what comes."""
        while True:
            await self.receive(30)
            await self.send({"t": "ack", "version": self.version})

    async def until(self, ack):
        messages = []
        while True:
            message = await self.receive()
            messages.append(message)
            if message["t"] == "delta" and message.get("ack") == ack:
                return messages


class Served:
    """A running app."""

    def __init__(self, port, application):
        self.port = port
        self.application = application

    @asynccontextmanager
    async def browser(self, doc="doc-1", origin=None):
        headers = {"Origin": origin} if origin else {}
        async with websockets.connect(
            f"ws://127.0.0.1:{self.port}/_event", additional_headers=headers
        ) as socket:
            yield Browser(socket, self.port, doc)


@pytest.fixture
async def serve():
    """``await serve(page)`` runs an app whose page `/` is this function."""
    running = []

    async def start(*pages, app=None, dev=False, assets=None, hosts=(), backing=None, **config):
        made = app or rx.App()
        for page in pages:
            made.add_page(page, route="/" if not made.pages else None)
        source = CompiledApp(made, Config(**config), dev=dev)
        application = build_application(
            made, source.config, dev=dev, source=source, assets=assets, hosts=hosts, backing=backing
        )
        socket = listen("127.0.0.1", 0)
        server = make_server(application)
        server.install_signal_handlers = lambda: None
        task = asyncio.create_task(server.serve(sockets=[socket]))
        while not server.started:
            await asyncio.sleep(0.005)
        running.append((server, task))
        return Served(socket.getsockname()[1], application)

    yield start
    for server, task in running:
        server.should_exit = True
        await asyncio.wait([task], timeout=5)


@pytest.fixture(params=["sqlite", "redis"])
def backing(request, tmp_path):
    """``backing()`` is what one more worker uses."""
    seal = Seal(["key"])
    if request.param == "sqlite":
        file = tmp_path / "sessions.db"
        return lambda: Backing(SignedStore(SqliteStore(file), seal), SocketBus(file), seal)
    server = request.getfixturevalue("redis_server")
    server.flush()
    return lambda: Backing(SignedStore(RedisStore(server.url), seal), RedisBus(server.url), seal)
