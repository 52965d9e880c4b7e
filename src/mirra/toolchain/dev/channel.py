"""Messages between the processes: a JSON head and a body of bytes over a socket pair."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any

import msgspec

_SIZES = struct.Struct(">II")
Message = tuple[dict[str, Any], bytes]


def pack(head: dict[str, Any], body: bytes = b"") -> bytes:
    """One message on the wire."""
    encoded = msgspec.json.encode(head)
    return _SIZES.pack(len(encoded), len(body)) + encoded + body


def send_now(sock: socket.socket, head: dict[str, Any], body: bytes = b"") -> None:
    """Send from code that does not await."""
    sock.sendall(pack(head, body))


def receive_now(sock: socket.socket) -> dict[str, Any] | None:
    """Wait for a message without a body in code that does not await; ``None`` when the other process is gone."""
    sizes = sock.recv(_SIZES.size, socket.MSG_WAITALL)
    if len(sizes) < _SIZES.size:
        return None
    head_size, _ = _SIZES.unpack(sizes)
    return dict(msgspec.json.decode(sock.recv(head_size, socket.MSG_WAITALL)))


class Channel:
    """One end of a socket pair in an event loop."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    @classmethod
    async def over(cls, sock: socket.socket) -> Channel:
        """A channel over this end."""
        reader, writer = await asyncio.open_connection(sock=sock, limit=2**30)
        return cls(reader, writer)

    async def send(self, head: dict[str, Any], body: bytes = b"") -> None:
        """Send one message; does nothing when the other process is gone."""
        try:
            self.writer.write(pack(head, body))
            await self.writer.drain()
        except (ConnectionError, RuntimeError):
            return

    async def receive(self) -> Message | None:
        """The next message, or ``None`` when the other process is gone."""
        try:
            head_size, body_size = _SIZES.unpack(await self.reader.readexactly(_SIZES.size))
            head = msgspec.json.decode(await self.reader.readexactly(head_size))
            return head, await self.reader.readexactly(body_size)
        except (asyncio.IncompleteReadError, ConnectionError):
            return None

    def close(self) -> None:
        """Close this end."""
        self.writer.close()
