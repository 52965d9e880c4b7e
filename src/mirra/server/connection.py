"""One WebSocket: hello, then messages, each checked before anything is done with it."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from mirra.errors import MirraRuntimeError, ProtocolError
from mirra.protocol import messages
from mirra.protocol.messages import (
    Ack,
    ClientError,
    ClientMessage,
    Delta,
    Event,
    Hello,
    Navigate,
    Ping,
    Pong,
    Storage,
    Welcome,
)
from mirra.server.keeping import CLOSE_TRY_AGAIN
from mirra.server.limits import Bucket
from mirra.server.printable import one_line
from mirra.server.session import Session
from mirra.server.sessions import Sessions
from mirra.state.spec import ROOT

logger = logging.getLogger("mirra.server")
_decode = msgspec.json.Decoder(ClientMessage).decode
_encode = msgspec.json.Encoder().encode
_PONG = _encode(Pong()).decode()
STRIKES = 3
"""Malformed messages of one connection before it is closed."""
_HIGHEST = 2**53
"""Event numbers are counted in a browser's numbers."""
_LONGEST_URL = 8192
_LONGEST_DOC = 64
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_REPORTS = 20
"""Errors of one page that are logged."""
_HELLO_PATIENCE = 10.0
_TAKE_OVER_PATIENCE = 2.0
"""How long a page may take to answer when another comes with its token: a browser acknowledges a version within a second."""
_HANDLER_PATIENCE = 1.0
"""How long a hello waits for a running handler before it is answered with the state as it is."""
_TURN = 64
"""Messages of one socket handled before the others get their turn,"""
_LARGE = 4096
"""Bytes of a message that count as one more message."""
_TURN_SECONDS = 0.002
"""and how long that may take, where they are large or what they set off is slow."""


class Connection:
    """The server's end of one WebSocket, as an ASGI conversation."""

    __slots__ = (
        "_receive", "_send", "address", "gone", "greeting", "headers", "heard", "open", "reports", "session", "sessions", "strikes",
    )  # fmt: skip

    def __init__(
        self,
        sessions: Sessions,
        receive: Callable[[], Awaitable[Any]],
        send: Callable[[Any], Awaitable[None]],
        headers: Mapping[str, str],
        address: str,
    ) -> None:
        self.sessions = sessions
        self._receive = receive
        self._send = send
        self.headers = headers
        self.address = address
        self.session: Session | None = None
        self.strikes = 0
        self.reports = 0
        self.greeting = b""
        """Sent after the welcome: the overlay of an edit that does not run."""
        self.open = True
        self.gone = asyncio.Event()
        self.heard: asyncio.Event | None = None
        """Set by the next message, for who asks whether this page is still there."""

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
                if self.greeting:
                    await self.send(self.greeting)
                options = self.sessions.options
                bucket = Bucket(options.messages_per_second, options.message_burst)
                count, end = 0, time.monotonic() + _TURN_SECONDS
                while self.open:
                    message = await self._receive()
                    if message["type"] != "websocket.receive":
                        break
                    await self._message(message)
                    count += 1 + len(message.get("text") or message.get("bytes") or b"") // _LARGE
                    if count >= _TURN or time.monotonic() > end:
                        await asyncio.sleep(bucket.take(count))
                        count, end = 0, time.monotonic() + _TURN_SECONDS
        except TimeoutError:
            await self.close(messages.CLOSE_BAD_MESSAGE)
        except MirraRuntimeError as error:
            logger.error("a browser is told to come again later: %s", error.message)
            await self.close(CLOSE_TRY_AGAIN)
        finally:
            self.open = False
            self.gone.set()
            session = self.session
            if session is not None and session.sender is self:
                session.sender = None
                session.left_at = time.monotonic()

    def _parse(self, message: Any) -> ClientMessage:
        data = message.get("text") or message.get("bytes") or b""
        size = len(data)
        if size > messages.MAX_MESSAGE_BYTES // 4 and isinstance(data, str):
            size = len(data.encode())
        if size > messages.MAX_MESSAGE_BYTES:
            raise ProtocolError(
                f"A message of {size} bytes; {messages.MAX_MESSAGE_BYTES} are allowed.", source=None
            )
        try:
            found: ClientMessage = _decode(data)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            raise ProtocolError(f"A malformed message: {error}", source=None) from None
        if isinstance(found, Event) and _too_deep(found.args, messages.MAX_DEPTH):
            raise ProtocolError(f"Arguments nested deeper than {messages.MAX_DEPTH}.", source=None)
        _refuse_impossible(found)
        return found

    async def _strike(self, error: ProtocolError) -> None:
        self.strikes += 1
        logger.warning("refused from %s: %s", self.address, one_line(error.message))
        if self.strikes >= STRIKES:
            await self.close(messages.CLOSE_BAD_MESSAGE)

    async def _message(self, raw: Any) -> None:
        session = self.session
        if session is None:
            return
        if self.heard is not None:
            self.heard.set()
        try:
            message = self._parse(raw)
            if session.sender is not self:
                return  # another connection took the session over; this one is being closed
            if isinstance(message, Event | Navigate | Storage):
                work = session.receive(message, self.headers, self.address)
                if isinstance(work, bytes):
                    await (session.send(work) if session.outbox else self.send(work))
                elif work is not None:
                    session.queue.add(work)
                    await self._back_pressure(session)
            elif isinstance(message, Ping):
                await self._send({"type": "websocket.send", "text": _PONG})
            elif isinstance(message, Ack):
                session.stream.acknowledge(message.version)
            elif isinstance(message, ClientError):
                self._browser_error(message)
            else:
                raise ProtocolError("A second hello on one connection.", source=None)
        except ProtocolError as error:
            await self._strike(error)

    async def _back_pressure(self, session: Session) -> None:
        """With too many events waiting the socket is not read: the browser's own buffer holds them."""
        while len(session.queue.waiting) >= self.sessions.options.waiting_events and self.open:
            await asyncio.sleep(0.005)

    def _browser_error(self, message: ClientError) -> None:
        self.reports += 1
        if self.reports > _REPORTS:
            return  # a log that anyone can fill is no log
        text = one_line(message.message)
        handler = self.sessions.on_browser_error
        if handler is None:
            logger.error("in the browser: %s", text)
            return
        try:
            handler(
                Exception("\n".join(filter(None, (text, message.component[:2000], message.stack[:20_000]))))
            )
        except Exception as error:
            logger.error("the app's `frontend_exception_handler` raised", exc_info=error)

    # -- hello

    async def _hello(self, raw: Any) -> None:
        try:
            hello = self._parse(raw)
            if not isinstance(hello, Hello):
                raise ProtocolError("The first message must be a hello.", source=None)
        except ProtocolError as error:
            logger.warning("refused from %s: %s", self.address, one_line(error.message))
            await self.close(messages.CLOSE_BAD_MESSAGE)
            return
        session = await self.sessions.wake(hello.token, hello.doc)
        if session is not None and session.sender is not None and session.doc != hello.doc:
            if await session.sender.answers():
                session = None  # a duplicated tab
        if session is None:
            await self._new_page(await self.sessions.make(), hello, fresh=bool(hello.token or hello.version))
        elif session.doc != hello.doc:
            await self._new_page(session, hello, fresh=True)
        else:
            await self._resume(session, hello)
        if self.session is not None and self.session.is_away:
            await self.close(messages.CLOSE_MOVED)  # it went while this was answered

    async def answers(self) -> bool:
        """Ask the page for a sign of life: an empty delta, which a browser acknowledges."""
        session = self.session
        if session is None or not self.open:
            return False
        answered = self.heard = asyncio.Event()
        waiting = [asyncio.ensure_future(event.wait()) for event in (self.gone, answered)]
        try:
            await asyncio.wait_for(self.send(session.stream.push([])), _TAKE_OVER_PATIENCE)
            await asyncio.wait(waiting, timeout=_TAKE_OVER_PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            pass
        finally:
            for task in waiting:
                task.cancel()
        return answered.is_set() and not self.gone.is_set()

    def _attach(self, session: Session) -> None:
        old = session.sender
        session.sender = self
        self.session = session
        if isinstance(old, Connection) and old is not self:
            asyncio.get_running_loop().create_task(old.close(messages.CLOSE_TAKEN_OVER))

    async def _new_page(self, session: Session, hello: Hello, fresh: bool) -> None:
        """A document that the session has not seen: its page, from the defaults in the HTML."""
        async with _quiet(session):
            # The page before this one was left, or died, while its server did.
            told = (
                [action for actions in session.interrupted().values() for action in actions]
                if session.page is None
                else []
            )
            session.open_document(hello.doc)
            await session.restore_storage(hello.storage)
            page = await session.enter(hello.url, self.headers, self.address)
            session.tree.instance(ROOT).assign("is_hydrated", not page.load_bindings)
            if session.reads_async:
                await session.tree.evaluate_async(page.reads)
            same_code = hello.build == self.sessions.source.build
            patches = session.page_patches(page, has_defaults=same_code)
            session.tree.drain(session.reads)
            self._attach(session)
            build = self.sessions.source.build
            await self.send(
                _encode(
                    Welcome(
                        session.token, session.inbox.received, 0, fresh and hello.version > 0, patches, build
                    )
                )
            )
            if told:
                await self.send(session.stream.push([], 0, told))
        if page.load_bindings or session.is_refused:
            session.to_load = 0
            turn = session.load_turn
            session.queue.add(lambda: session.load(page, turn))

    async def _resume(self, session: Session, hello: Hello) -> None:
        """The same document again: replay what it missed, or one snapshot."""
        build = self.sessions.source.build
        stream, inbox = session.stream, session.inbox
        missed = session.missed(hello.version) if session.page is not None else None
        if missed is not None:
            self._attach(session)
            await self.send(
                _encode(Welcome(session.token, inbox.received, stream.version, False, None, build))
            )
            for data in missed:
                await self.send(data)
            return
        async with _quiet(session):
            is_woken = session.page is None
            # A navigation of which the browser has not heard counts: its acknowledgement comes with this.
            page = await session.enter(session.url or hello.url, self.headers, self.address)
            if is_woken and session.to_load is None:
                # Not stored where an event had started and none has ended.
                session.tree.instance(ROOT).assign("is_hydrated", True)
            session.tree.known.clear()
            if session.reads_async:
                await session.tree.evaluate_async(page.reads)
            session.tree.drain(session.reads)
            patches = session.tree.snapshot(page.reads, {})
            session.seen.update(page.reads)
            acks, actions = stream.condense(hello.version)
            interrupted = session.interrupted() if is_woken else {}
            self._attach(session)
            await self.send(
                _encode(Welcome(session.token, inbox.received, stream.version, False, patches, build))
            )
            # The snapshot has the effect of these events already; the browser still waits for their ends.
            for number, is_lost in acks:
                await self.send(_encode(Delta(stream.version, ack=number, lost=is_lost)))
            for number, told in interrupted.items():
                await self.send(stream.push([], number, told, lost=True))
            if actions:
                await self.send(stream.push([], 0, actions))
        if session.is_refused or (is_woken and session.to_load is not None):
            turn = session.load_turn
            session.queue.add(lambda: session.load(page, turn))


@asynccontextmanager
async def _quiet(session: Session) -> AsyncIterator[None]:
    """The session's lock, unless a handler holds it for long: a page must come up also while one runs."""
    try:
        await asyncio.wait_for(session.lock.acquire(), _HANDLER_PATIENCE)
    except TimeoutError:
        yield
        return
    try:
        yield
    finally:
        session.lock.release()


def _too_deep(value: Any, left: int) -> bool:
    if left < 0:
        return True
    if isinstance(value, list):
        return any(_too_deep(item, left - 1) for item in value)
    if isinstance(value, dict):
        return any(_too_deep(item, left - 1) for item in value.values())
    return False


def _refuse_impossible(message: ClientMessage) -> None:
    """What no page of ours sends, whatever its state."""
    if isinstance(message, Event | Navigate | Storage) and not 0 < message.n < _HIGHEST:
        raise ProtocolError(f"Event number {message.n} is none that a browser counts to.", source=None)
    if isinstance(message, Hello | Navigate):
        url = message.url
        # Control characters are what browsers leave out when they read a URL: no page is there.
        if not url.startswith("/") or len(url) > _LONGEST_URL or _CONTROL.search(url):
            raise ProtocolError(f"`{one_line(url, 80)}` is no path of this site.", source=None)
    if isinstance(message, Hello) and not 0 < len(message.doc) <= _LONGEST_DOC:
        raise ProtocolError(
            f"A document id has 1 to {_LONGEST_DOC} characters, not {len(message.doc)}.", source=None
        )
