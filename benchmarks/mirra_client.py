"""mirra's wire protocol for the benchmark harness: the browser's side of one socket, without a browser.

Used as ``BENCH_CLIENT_MIRRA=mirra_client:MirraClient`` with this folder on ``PYTHONPATH``; the harness brings ``clients.base``.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from typing import Any

import picows
from clients.base import WSBase

ACK_EVERY = 1.0
"""Seconds between acknowledgements of what arrived, as the browser's runtime does it."""


def binding_id(handler: str, parameters: tuple[str, ...] = ()) -> str:
    """The id under which a page binds ``handler`` with values of the browser for ``parameters``.

    Spelled out rather than imported: the harness runs outside the environment of what it measures.
    """
    content = [handler, parameters, [["slot"]] * len(parameters)]
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()[:16]


class MirraClient(WSBase):  # type: ignore[misc]  # the harness is not typed
    """One document on one connection."""

    def __init__(self) -> None:
        super().__init__()
        self.n = 0
        self.token = ""
        self.acknowledged = time.monotonic()
        self.ids: dict[str, str] = {}

    def on_message(self, data: bytes) -> bool:
        """Only welcomes and deltas are returned by ``recv``."""
        if not data.startswith((b'{"t":"delta"', b'{"t":"welcome"')):
            return False
        now = time.monotonic()
        if now - self.acknowledged > ACK_EVERY and data.startswith(b'{"t":"delta"'):
            self.acknowledged = now
            self.send_text(b'{"t":"ack","version":%d}' % json.loads(data)["v"])
        return True

    async def connect(self, base: str, token: str, page: str = "/") -> MirraClient:
        """Say hello; tokens are the server's to give, so ``token`` only makes the document's id."""
        url = base.replace("http", "ws", 1).rstrip("/") + "/_event"
        await picows.ws_connect(lambda: self, url, disconnect_on_exception=True)
        hello = {"t": "hello", "doc": token or secrets.token_hex(12), "url": page, "build": ""}
        self.send_text(json.dumps(hello).encode())
        while True:
            data = await self.recv()
            if data.startswith(b'{"t":"welcome"'):
                self.token = json.loads(data)["token"]
            if b'"is_hydrated"],true]' in data:
                return self

    def send(self, name: str, payload: dict[str, Any] | None = None) -> None:
        """Trigger a handler, given as ``"<state full name>.<handler>"``."""
        self.n += 1
        if payload:
            identity = binding_id(name, tuple(payload))
            args = json.dumps(list(payload.values()), separators=(",", ":"))
            text = f'{{"t":"event","n":{self.n},"bind":"{identity}","args":{args}}}'
        else:
            identity = self.ids.get(name) or self.ids.setdefault(name, binding_id(name))
            text = f'{{"t":"event","n":{self.n},"bind":"{identity}"}}'
        self.send_text(text.encode())

    @staticmethod
    def marker(var: str) -> bytes:
        """What a message that changes ``var`` contains."""
        return f'"{var}"'.encode()
