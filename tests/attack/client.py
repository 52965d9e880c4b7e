"""A hostile client: it speaks the protocol by hand and keeps no promise that a browser of ours would keep."""

import asyncio
import json
from contextlib import asynccontextmanager

import websockets

from mirra.protocol.bindings import SLOT, binding_id

PATIENCE = 5.0


class Hostile:
    """One socket and what came over it."""

    def __init__(self, socket):
        self.socket = socket
        self.frames = []

    async def send(self, message):
        """A message as JSON, or a frame as it is (text or bytes)."""
        await self.socket.send(message if isinstance(message, str | bytes) else json.dumps(message))

    async def receive(self):
        text = await asyncio.wait_for(self.socket.recv(), PATIENCE)
        self.frames.append(text)
        return json.loads(text)

    async def hello(self, url="/", doc="doc", **more):
        await self.send({"t": "hello", "doc": doc, "url": url, "build": "", **more})
        return await self.receive()

    async def event(self, n, bind, args=()):
        await self.send({"t": "event", "n": n, "bind": bind, "args": list(args)})
        return await self.answer(n)

    async def navigate(self, n, url):
        await self.send({"t": "navigate", "n": n, "url": url})
        return await self.answer(n)

    async def answer(self, n):
        """The delta that ends event ``n``; what comes before it is kept in ``frames``."""
        while True:
            message = await self.receive()
            if message["t"] == "delta" and message.get("ack") == n:
                return message

    async def pong(self):
        """Whether this connection is still served: everything before it has been looked at."""
        await self.send({"t": "ping"})
        while (await self.receive())["t"] != "pong":
            pass

    async def closed(self):
        """The code with which the server ends the conversation."""
        try:
            while True:
                self.frames.append(await asyncio.wait_for(self.socket.recv(), PATIENCE))
        except websockets.ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else 1006

    @property
    def seen(self):
        """Every frame that was received, as text."""
        return "\n".join(map(str, self.frames))


@asynccontextmanager
async def attack(port, path="/_event", origin=None, headers=None, **options):
    """A socket to the server; ``origin=None`` sends no such header, as no browser does."""
    extra = {**({"Origin": origin} if origin is not None else {}), **(headers or {})}
    async with websockets.connect(
        f"ws://127.0.0.1:{port}{path}", additional_headers=extra, max_size=None, proxy=None, **options
    ) as socket:
        yield Hostile(socket)


def bound_id(handler, slots=None):
    """The id of a binding whose arguments all come from the browser."""
    names = tuple(handler.parameters) if slots is None else tuple(handler.parameters)[:slots]
    return binding_id(handler.full_name, names, (SLOT,) * len(names))


async def request(port, head):
    """The raw answer to a raw request."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head if isinstance(head, bytes) else head.encode())
    try:
        return await asyncio.wait_for(reader.read(), PATIENCE)
    finally:
        writer.close()


async def get(port, path, host="localhost", **headers):
    """A GET whose path goes over the wire as it is written."""
    extra = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return await request(port, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{extra}Connection: close\r\n\r\n")
