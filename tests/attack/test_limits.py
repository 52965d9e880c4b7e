"""Section 11: every kind of traffic has a bound, and what is over returns to where it was."""

import asyncio
import base64
import logging
import os
import struct
import threading

import psutil
import pytest
import websockets

from .client import PATIENCE, attack, bound_id, get

SHORT = 0.3
"""Seconds that the server waits in these tests for a client that is slow on purpose."""


async def open_raw(port, *lines):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("\r\n".join(lines).encode())
    return reader, writer


async def ended(reader):
    """Wait until the other end closes; what came before."""
    try:
        return await asyncio.wait_for(reader.read(), PATIENCE)
    except ConnectionResetError:
        return b""


async def raw_socket(port, doc="raw"):
    """A WebSocket whose frames are written by hand, after its hello; `doc=""`: it says none."""
    key = base64.b64encode(os.urandom(16)).decode()
    reader, writer = await open_raw(
        port, "GET /_event HTTP/1.1", "Host: localhost", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}", "", "",
    )  # fmt: skip
    await reader.readuntil(b"\r\n\r\n")
    if doc:
        writer.write(frame(1, f'{{"t":"hello","doc":"{doc}","url":"/","build":""}}'.encode()))
    return reader, writer


async def nobody_left(served):
    async with asyncio.timeout(PATIENCE):
        while served.application.connections:
            await asyncio.sleep(0.01)


def frame(opcode, payload, final=True):
    """A masked frame, as a client must send it; the mask is zero, so that the payload can be read."""
    head = bytes([opcode | (0x80 if final else 0)])
    if len(payload) < 126:
        head += bytes([0x80 | len(payload)])
    else:
        head += bytes([0x80 | 126]) + struct.pack("!H", len(payload))
    return head + b"\0\0\0\0" + payload


async def test_a_request_that_is_never_finished_is_dropped(serve, shop):
    """Slow-loris: a header line now and then, or nothing at all."""
    served = await serve(shop[1], patience=SHORT)
    silent, silent_writer = await open_raw(served.port, "")
    slow, slow_writer = await open_raw(served.port, "GET / HTTP/1.1", "Host: localhost", "X-A: b", "")
    again, again_writer = await open_raw(served.port, "GET /ping HTTP/1.1", "Host: localhost", "", "GET /")
    assert await ended(silent) == b""
    assert await ended(slow) == b""
    assert b"pong" in await ended(again)
    for writer in (silent_writer, slow_writer, again_writer):
        writer.close()
    assert b"pong" in await get(served.port, "/ping")


@pytest.mark.parametrize("endless", ["GET /" + "a" * 100_000, "GET / HTTP/1.1\r\nX-A: " + "a" * 100_000, "GET / HTTP/1.1\r\n" + "X-A: b\r\n" * 20_000], ids=["path", "header", "headers"])  # fmt: skip
async def test_an_endless_head_is_dropped(serve, shop, endless):
    served = await serve(shop[1])
    reader, writer = await open_raw(served.port, endless)
    assert b"200" not in await ended(reader)
    writer.close()


async def test_who_never_reads_is_dropped_and_holds_nobody_up(serve, effects):
    """A page that reads nothing must not hold up the handler of another one that changes it."""
    import mirra as rx

    class Wall(rx.State):
        text: str = ""
        tokens: list[str] = []

        def write(self):
            self.text = os.urandom(500_000).hex()

    served = await serve({"/": lambda: rx.vstack(rx.text(Wall.text), rx.button("w", on_click=Wall.write))}, patience=SHORT)  # fmt: skip
    _, writer = await raw_socket(served.port)
    for n in range(1, 30):
        writer.write(frame(1, f'{{"t":"event","n":{n},"bind":"{bound_id(Wall.write)}"}}'.encode()))
    while not served.application.connections:
        await asyncio.sleep(0.01)
    (connection,) = served.application.connections
    await asyncio.wait_for(connection.gone.wait(), PATIENCE)
    (session,) = served.sessions.values()
    async with asyncio.timeout(PATIENCE), served.application.sessions.modify_state(session.token) as root:
        (await root.get_state(Wall)).text = "held up by nobody"
    writer.close()


async def test_pings_whose_answers_nobody_reads_are_dropped(serve, shop):
    """CVE-2026-48802: an answer for each control frame, without end."""
    served = await serve(shop[1], patience=SHORT)
    reader, writer = await raw_socket(served.port)
    await reader.readuntil(b"}")
    reader._transport.pause_reading()  # the kernel's buffers are all that takes the answers
    flood = frame(9, b"p" * 125) * 2000
    with pytest.raises((ConnectionError, TimeoutError)):
        async with asyncio.timeout(PATIENCE):
            while True:
                writer.write(flood)
                await writer.drain()
                if not served.application.connections:
                    raise ConnectionResetError
    assert not served.application.connections
    writer.transport.abort()


@pytest.mark.parametrize("doc", ["", "raw"], ids=["before the hello", "after it"])
async def test_an_answer_that_nobody_asked_for_starts_nothing(serve, shop, doc):
    """GHSA-cgwc-pv48-fhj5, CVE-2026-48809: a task or thread for each pong, of anybody, without end."""
    served = await serve(shop[1])
    reader, writer = await raw_socket(served.port, doc)
    if doc:
        await reader.readuntil(b"}")
    tasks, threads = len(asyncio.all_tasks()), threading.active_count()
    writer.write(frame(10, b"unasked") * 5000 + frame(9, b"last"))
    await writer.drain()
    await reader.readuntil(b"last")
    assert len(asyncio.all_tasks()) <= tasks
    assert threading.active_count() <= threads
    writer.close()


async def test_a_message_of_endlessly_many_frames_is_dropped(serve, shop):
    """CVE-2026-48804: parts that are kept for a whole that never comes."""
    served = await serve(shop[1])
    reader, writer = await raw_socket(served.port)
    writer.write(frame(1, b"", final=False) + frame(0, b"", final=False) * 5000)
    await ended(reader)
    writer.close()
    await nobody_left(served)


@pytest.mark.parametrize("message", [{"t": "ping"}, {"t": "ack", "version": 1}, {"t": "error", "message": "x"}], ids=["ping", "ack", "error"])  # fmt: skip
async def test_every_kind_of_message_has_a_rate(serve, shop, message):
    """After the burst the socket is read at the rate: the flood waits in the client's own buffer."""
    served = await serve(shop[1], options={"messages_per_second": 200, "message_burst": 64})
    async with attack(served.port) as hostile, attack(served.port) as honest:
        await honest.hello(doc="honest")
        await hostile.hello()
        for _ in range(300):
            await hostile.send(message)
        flooding = asyncio.create_task(hostile.event(1, bound_id(shop[0].increment)))
        await honest.pong()
        assert not flooding.done()
        flooding.cancel()


async def test_a_flood_of_events_waits_and_is_done_in_order(serve, shop, effects):
    """Back-pressure, not loss: what an impatient user did is done, later."""
    Shop, pages = shop
    served = await serve(pages, options={"messages_per_second": 1000, "message_burst": 64})
    async with attack(served.port) as hostile:
        await hostile.hello()
        for n in range(1, 301):
            await hostile.send({"t": "event", "n": n, "bind": bound_id(Shop.increment)})
        await hostile.answer(300)
    assert effects == ["increment"] * 300


async def test_one_address_cannot_take_all_sockets(serve, shop, caplog):
    served = await serve(shop[1], options={"sockets_per_address": 3}, trusted_proxy_hops=1)

    def from_address(address):
        return attack(served.port, headers={"X-Forwarded-For": address})

    async with from_address("8.8.8.8"), from_address("8.8.8.8"), from_address("8.8.8.8"):
        with caplog.at_level(logging.WARNING, "mirra.server"), pytest.raises(websockets.InvalidStatus) as no:
            async with from_address("8.8.8.8"):
                pass
        assert no.value.response.status_code == 403
        assert [record.getMessage() for record in caplog.records] == [
            "refused a connection from 8.8.8.8, which has or opens too many"
        ]
        async with from_address("1.1.1.1") as honest:
            await honest.hello()
    async with from_address("8.8.8.8") as again:
        await again.hello()


async def test_resume_storms_have_a_rate_too(serve, shop):
    served = await serve(
        shop[1], options={"handshakes_per_second": 1, "handshake_burst": 10}, trusted_proxy_hops=1
    )
    token, refused = None, 0
    for _ in range(20):
        try:
            async with attack(served.port, headers={"X-Forwarded-For": "8.8.8.8"}) as hostile:
                token = (await hostile.hello(token=token, version=0))["token"]
        except websockets.InvalidStatus:
            refused += 1
    assert refused >= 8
    assert len(served.sessions) == 1


async def test_opening_and_closing_leaves_nothing_behind(serve, shop):
    """CVE-2026-21874: connections that leak with every tab."""
    served = await serve(shop[1], options={"resting_seconds": 0})
    me = psutil.Process()

    async def visit(n):
        async with attack(served.port) as page:
            await page.hello(doc=f"doc{n}")

    async def settled():
        while served.application.connections:
            await asyncio.sleep(0.01)
        await served.application.sessions.sweep(float("inf"))
        return len(asyncio.all_tasks()), me.num_threads(), len(me.net_connections()), len(served.sessions)

    for n in range(20):
        await visit(n)
    before = await settled()
    for n in range(300):
        await visit(n)
    after = await settled()
    assert all(now <= then + 2 for now, then in zip(after, before, strict=True)), (before, after)
