"""One WebSocket: hello, then messages, each checked before anything is done with it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from mirra.errors import ProtocolError
from mirra.protocol import messages
from mirra.protocol.messages import (
    Ack,
    ClientError,
    ClientMessage,
    Event,
    Hello,
    Navigate,
    Ping,
    Pong,
    Storage,
    Welcome,
)
from mirra.server.session import Session
from mirra.server.sessions import Sessions

logger = logging.getLogger("mirra.server")
_decode = msgspec.json.Decoder(ClientMessage).decode
_encode = msgspec.json.Encoder().encode
_PONG = _encode(Pong()).decode()
STRIKES = 3
"""Malformed messages of one connection before it is closed."""
_HELLO_PATIENCE = 10.0
_TAKE_OVER_PATIENCE = 0.3
"""How long a newcomer with the same token waits for the old socket of a page that is being reloaded."""


class Connection:
    """The server's end of one WebSocket, as an ASGI conversation."""

    def __init__(
        self,
        sessions: Sessions,
        receive: Callable[[], Awaitable[Any]],
        send: Callable[[Any], Awaitable[None]],
        headers: dict[str, str],
        address: str,
    ) -> None:
        self.sessions = sessions
        self._receive = receive
        self._send = send
        self.headers = headers
        self.address = address
        self.session: Session | None = None
        self.strikes = 0
        self.open = True
        self.gone = asyncio.Event()

    async def send(self, data: bytes) -> None:
        """Send one message; a socket that is gone is noticed by the reader."""
        if self.open:
            try:
                await self._send({"type": "websocket.send", "text": data.decode()})
            except Exception:
                self.open = False

    async def close(self, code: int) -> None:
        """Close from this side."""
        if self.open:
            self.open = False
            try:
                await self._send({"type": "websocket.close", "code": code})
            except Exception as error:
                logger.debug("closing a socket that was gone: %s", error)

    async def run(self) -> None:
        """Serve until the socket is closed."""
        try:
            message = await asyncio.wait_for(self._receive(), _HELLO_PATIENCE)
            if message["type"] == "websocket.receive":
                await self._hello(message)
                while self.open:
                    message = await self._receive()
                    if message["type"] != "websocket.receive":
                        break
                    await self._message(message)
        except TimeoutError:
            await self.close(messages.CLOSE_BAD_MESSAGE)
        finally:
            self.open = False
            self.gone.set()
            session = self.session
            if session is not None and session.sender is self:
                session.sender = None
                session.left_at = time.monotonic()

    def _parse(self, message: Any) -> ClientMessage:
        data = message.get("text") or message.get("bytes") or b""
        if len(data) > messages.MAX_MESSAGE_BYTES:
            raise ProtocolError(
                f"A message of {len(data)} bytes; {messages.MAX_MESSAGE_BYTES} are allowed.", source=None
            )
        try:
            found: ClientMessage = _decode(data)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            raise ProtocolError(f"A malformed message: {error}", source=None) from None
        if isinstance(found, Event) and _too_deep(found.args, messages.MAX_DEPTH):
            raise ProtocolError(f"Arguments nested deeper than {messages.MAX_DEPTH}.", source=None)
        return found

    async def _strike(self, error: ProtocolError) -> None:
        self.strikes += 1
        logger.warning("refused from %s: %s", self.address, error.message)
        if self.strikes >= STRIKES:
            await self.close(messages.CLOSE_BAD_MESSAGE)

    async def _message(self, raw: Any) -> None:
        session = self.session
        if session is None:
            return
        try:
            message = self._parse(raw)
            if isinstance(message, Event | Navigate | Storage):
                work = session.receive(message, self.headers, self.address)
                if isinstance(work, bytes):
                    await self.send(work)
                elif work is not None:
                    session.enqueue(work)
                    await self._back_pressure(session)
            elif isinstance(message, Ping):
                await self._send({"type": "websocket.send", "text": _PONG})
            elif isinstance(message, Ack):
                session.acknowledge(message.version)
            elif isinstance(message, ClientError):
                logger.error("in the browser: %s", _one_line(message.message)[:500])
            else:
                raise ProtocolError("A second hello on one connection.", source=None)
        except ProtocolError as error:
            await self._strike(error)

    async def _back_pressure(self, session: Session) -> None:
        """With too many events waiting the socket is not read: the browser's own buffer holds them."""
        while len(session.queue) >= self.sessions.options.waiting_events and self.open:
            await asyncio.sleep(0.005)

    # -- hello

    async def _hello(self, raw: Any) -> None:
        try:
            hello = self._parse(raw)
            if not isinstance(hello, Hello) or not hello.url.startswith("/"):
                raise ProtocolError("The first message must be a hello.", source=None)
        except ProtocolError as error:
            logger.warning("refused from %s: %s", self.address, error.message)
            await self.close(messages.CLOSE_BAD_MESSAGE)
            return
        session = self.sessions.find(hello.token)
        if session is not None and session.sender is not None and session.doc != hello.doc:
            session = await self._after_old_page(session)
        if session is None:
            await self._new_page(self.sessions.make(), hello, fresh=bool(hello.token or hello.version))
        elif session.doc != hello.doc:
            await self._new_page(session, hello, fresh=True)
        else:
            await self._resume(session, hello)

    async def _after_old_page(self, session: Session) -> Session | None:
        """The session if its old socket goes now (the page was reloaded); ``None`` if it stays: a duplicated tab."""
        old = session.sender
        assert isinstance(old, Connection)
        try:
            await asyncio.wait_for(old.gone.wait(), _TAKE_OVER_PATIENCE)
        except TimeoutError:
            return None
        return session

    def _attach(self, session: Session) -> None:
        old = session.sender
        session.sender = self
        self.session = session
        if isinstance(old, Connection) and old is not self:
            asyncio.get_running_loop().create_task(old.close(messages.CLOSE_TAKEN_OVER))

    async def _new_page(self, session: Session, hello: Hello, fresh: bool) -> None:
        """A document that the session has not seen: its page, from the defaults in the HTML."""
        self._attach(session)
        session.doc = hello.doc
        session.received = session.version = 0
        session.buffer.clear()
        session.tree.known.clear()
        session.seen.clear()
        session.bindings.clear()
        session.load_turn += 1
        async with session.lock:
            session.restore_storage(hello.storage)
            page = session.enter(hello.url, self.headers, self.address)
            if not page.load_bindings:
                session.tree.instance("state").assign("is_hydrated", True)
            same_code = hello.build == self.sessions.source.build
            patches = session.page_patches(page, has_defaults=same_code)
            session.tree.drain(session.reads)
            welcome = Welcome(
                session.token, 0, 0, fresh and hello.version > 0, patches, self.sessions.source.build
            )
            await self.send(_encode(welcome))
        turn = session.load_turn
        session.enqueue(lambda: session.load(page, turn))

    async def _resume(self, session: Session, hello: Hello) -> None:
        """The same document again: replay what it missed, or one snapshot."""
        self._attach(session)
        async with session.lock:
            missed = session.replay_from(hello.version)
            build = self.sessions.source.build
            if missed is not None and session.page is not None:
                await self.send(
                    _encode(Welcome(session.token, session.received, session.version, False, None, build))
                )
                for data in missed:
                    await self.send(data)
                return
            page = session.enter(hello.url, self.headers, self.address)
            session.tree.known.clear()
            session.tree.drain(session.reads)
            patches = session.tree.snapshot(page.reads, {})
            acknowledged = session.received
            await self.send(
                _encode(Welcome(session.token, acknowledged, session.version, False, patches, build))
            )
            # The snapshot holds the effect of every event received; their acknowledgements went with the lost deltas.
            session.buffer.clear()


def _too_deep(value: Any, left: int) -> bool:
    if left < 0:
        return True
    if isinstance(value, list):
        return any(_too_deep(item, left - 1) for item in value)
    if isinstance(value, dict):
        return any(_too_deep(item, left - 1) for item in value.values())
    return False


def _one_line(text: str) -> str:
    """Control characters as escapes, so that no log line can be forged."""
    return text.encode("unicode_escape").decode("ascii")
