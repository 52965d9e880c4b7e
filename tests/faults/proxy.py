"""``FaultProxy``: a TCP link that is cut, held up, stopped and replayed at seeded bytes."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable

CUT, DELAY, STALL, REPLAY = "cut", "delay", "stall", "replay"
FAULTS = (CUT, CUT, DELAY, DELAY, DELAY, STALL, REPLAY)


class FaultProxy:
    """Forwards a port to ``target``. After a seeded count of bytes, in either direction, the next fault happens.

    ``cut``: the chunk is truncated there and both ends are closed. ``delay``: the chunk comes later. ``stall``: nothing comes through any
    more, and nobody is told. ``replay``: the browser's bytes so far reach the server a second time, on another connection
    (only where the first had a token: what a network repeats of a first contact is another visitor).
    """

    def __init__(
        self,
        target: int,
        chance: random.Random,
        faults: int = 6,
        kills: int = 0,
        kill: Callable[[], Awaitable[None]] | None = None,
        begins: bool = True,
    ) -> None:
        self.target = target
        self.port = 0
        self.done: list[str] = []
        """The faults that happened, in order."""
        self._chance = chance
        plan = [chance.choice(FAULTS) for _ in range(faults)] + ["kill"] * kills
        chance.shuffle(plan)
        self._planned = plan
        self._plan = plan if begins else []
        self._kill = kill
        self._left = self._next()
        self._server: asyncio.Server | None = None
        self._links: set[asyncio.Task[None]] = set()

    def _next(self) -> int:
        # A conversation of a run has some 3,000 bytes; the handshake of each connection 500.
        return self._chance.randrange(20, 2500)

    async def start(self) -> None:
        """Listen on a free port."""
        self._server = await asyncio.start_server(self._accepted, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Close the port and all links."""
        if self._server is not None:
            self._server.close()
        for _ in range(10):  # one that was just being accepted takes some turns of the loop to be a link
            await asyncio.sleep(0)
            for link in list(self._links):
                link.cancel()
            await asyncio.gather(*self._links, return_exceptions=True)

    def begin(self) -> None:
        """From now on: for who was made without ``begins``, and had a page to load first."""
        self._plan = self._planned

    def calm(self) -> None:
        """No more faults: what is still open now must come to its end."""
        self._plan.clear()

    async def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._links.add(task)
        try:
            await self._link(reader, writer)
        except (asyncio.CancelledError, OSError):
            pass
        finally:
            writer.transport.abort()
            self._links.discard(task)

    async def _link(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        said = bytearray()
        ways = [
            asyncio.ensure_future(self._forward(reader, far_writer, said)),
            asyncio.ensure_future(self._forward(far_reader, writer, said)),
        ]
        for way in ways:
            self._links.add(way)
            way.add_done_callback(self._links.discard)
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            far_writer.transport.abort()

    async def _forward(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, said: bytearray
    ) -> None:
        is_upward = writer.get_extra_info("peername")[1] == self.target
        while data := await reader.read(4096):
            if is_upward:
                said += data
            if self._plan and len(data) >= self._left:
                at, self._left = self._left, self._next()
                if await self._fault(self._plan.pop(), data, at, writer, bytes(said)):
                    return
            elif self._plan:
                self._left -= len(data)
            writer.write(data)
            await writer.drain()

    async def _fault(
        self, fault: str, data: bytes, at: int, writer: asyncio.StreamWriter, said: bytes
    ) -> bool:
        """Whether the link ends here."""
        self.done.append(fault)
        if fault == CUT:
            writer.write(data[:at])
            await writer.drain()
            return True
        if fault == STALL:
            await asyncio.sleep(3600)
        elif fault == DELAY:
            await asyncio.sleep(self._chance.uniform(0.001, 0.05))
        elif fault == REPLAY:
            await self._replay(said)
        elif self._kill is not None:
            await self._kill()
            return True
        return False

    async def _replay(self, said: bytes) -> None:
        if not _has_token(said):
            return
        reader, writer = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            writer.write(said)
            # Not `wait_for`, which loses a cancellation that comes together with the answer (Python 3.11): its link would never end.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await reader.read(4096)
        finally:
            writer.transport.abort()


def _has_token(said: bytes) -> bool:
    """Whether the first WebSocket frame after the handshake, which a browser masks, names a token."""
    _, _, frames = said.partition(b"\r\n\r\n")
    if len(frames) < 8:
        return False
    size, start = frames[1] & 127, 2
    if size == 126:
        size, start = int.from_bytes(frames[2:4], "big"), 4
    mask, body = frames[start : start + 4], frames[start + 4 : start + 4 + size]
    return b'"token"' in bytes(byte ^ mask[i % 4] for i, byte in enumerate(body))
