"""A Redis that is full, asleep, restarted, slow or out of reach: what the log says, that browsers come again, and that nothing is lost."""

import asyncio
import contextlib
import time

import pytest
import websockets

import mirra as rx
from mirra.server.bus import RedisBus
from mirra.server.store.choose import Backing
from mirra.server.store.redis import RedisStore


class Link:
    """A TCP link to Redis that can be made slow, or cut: connections that there are stay silent for ever, and nobody is told."""

    def __init__(self, target):
        self.target = target
        self.delay = 0.0
        self.is_open = asyncio.Event()
        self.is_open.set()
        self.late = asyncio.Event()
        """Set: what was on its way when the link was cut arrives after all."""
        self.tasks = set()

    async def start(self):
        self.server = await asyncio.start_server(self.accepted, "127.0.0.1", 0)
        return f"redis://127.0.0.1:{self.server.sockets[0].getsockname()[1]}/0"

    async def accepted(self, reader, writer):
        self.tasks.add(asyncio.current_task())
        await self.is_open.wait()
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        ways = (self.forward(reader, far_writer), self.forward(far_reader, writer))
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*ways, return_exceptions=True)
        for end in (writer, far_writer):
            end.transport.abort()

    async def forward(self, reader, writer):
        while data := await reader.read(65536):
            if not self.is_open.is_set():
                await self.late.wait()
            await asyncio.sleep(self.delay)
            writer.write(data)
            await writer.drain()
        writer.transport.abort()

    async def stop(self):
        self.server.close()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await asyncio.sleep(0)  # the aborted ends are closed in the next turn


@pytest.fixture
async def link(redis_server):
    made = Link(redis_server.port)
    made.url = await made.start()
    yield made
    await made.stop()


@pytest.fixture
def worker(serve, redis_server):
    """``await worker()``: one more worker of an app with a counter, over this way to Redis."""
    redis_server.flush()

    class Counter(rx.State):
        count: int = 0

        def increment(self):
            self.count += 1

    app = rx.App()
    app.add_page(lambda: rx.button(Counter.count, on_click=Counter.increment), route="/")

    async def start(url=redis_server.url, patience=10.0):
        backing = Backing(RedisStore(url, patience=patience), RedisBus(url, silence=0.2))
        made = await serve(app=app, backing=backing, redis_lock_expiration=600)
        made.increment = Counter.increment
        return made

    return start


async def again(served, browser, event):
    """As the browser does: come again, say the event again, until it is acknowledged."""
    while True:
        try:
            async with served.browser() as link:
                link.state = browser.state
                await link.hello(token=browser.token, version=browser.version)
                link.n = event - 1
                await link.event(served.increment)
                return link
        except (websockets.ConnectionClosed, TimeoutError):
            await asyncio.sleep(0.05)


async def test_full(worker, redis_server, caplog):
    one = await worker()
    async with one.browser() as browser:
        await browser.hello()
        await browser.event(one.increment)
        redis_server.tell("CONFIG SET maxmemory 1")
        try:
            with pytest.raises(websockets.ConnectionClosed, match="1013"):
                await browser.event(one.increment)
            log = "the state of a session could not be saved: Redis is full and takes no writes. Give it more memory: raise its `maxmemory`."
            assert log in caplog.messages
            async with one.browser() as refused:
                with pytest.raises(websockets.ConnectionClosed, match="1013"):
                    await refused.hello(token=browser.token, version=browser.version)
            assert (
                "a browser is told to come again later: Redis is full and takes no writes." in caplog.messages
            )
        finally:
            redis_server.tell("CONFIG SET maxmemory 0")
        later = await again(one, browser, 2)
        assert later.state["count"] == 2
    assert [record for record in caplog.records if record.exc_info] == []


async def test_asleep_for_longer_than_the_lease(worker, redis_server, caplog):
    one = await worker()
    async with one.browser() as browser:
        await browser.hello()
        await browser.event(one.increment)
        redis_server.pause()
        try:
            for _ in range(5):
                await browser.event(one.increment, wait=False)
            await asyncio.sleep(1.0)
            assert browser.state["count"] == 1
        finally:
            redis_server.resume()
        await browser.until(6)
        assert browser.state["count"] == 6
    assert [record for record in caplog.records if record.exc_info] == []


async def test_restarted_with_its_data(worker, redis_server, caplog):
    redis_server.stop()
    durable = ("--appendonly", "yes", "--appendfsync", "always")
    await asyncio.to_thread(redis_server.start, *durable)
    one = await worker()
    async with one.browser() as browser:
        await browser.hello()
        await browser.event(one.increment)
        redis_server.stop()
        await browser.event(one.increment, wait=False)
        while not any("Redis cannot be reached; trying again" in line for line in caplog.messages):
            await asyncio.sleep(0.01)
        await asyncio.to_thread(redis_server.start, *durable)
        await browser.until(2)
        assert browser.state["count"] == 2


async def test_slow(link, worker):
    link.delay = 0.05
    one = await worker(link.url)
    async with one.browser() as browser:
        await browser.hello()
        for _ in range(8):
            await browser.event(one.increment, wait=False)
        await browser.until(8)
        assert browser.state["count"] == 8


async def test_out_of_reach_of_one_worker(link, worker, caplog):
    one, two = await worker(link.url, patience=0.3), await worker()
    async with one.browser() as browser:
        await browser.hello()
        await browser.event(one.increment)
        link.is_open.clear()
        await browser.event(one.increment, wait=False)
        # It has not been said to be done: the browser asks the other worker, which waits for the lease to end.
        other = await again(two, browser, 2)
        assert other.state["count"] == 2
        link.is_open.set()
        # The first worker hears of it, and lets go; it can be asked again, and be asked for the session.
        end = time.monotonic() + 30
        while one.application.sessions.find(browser.token) and time.monotonic() < end:
            await asyncio.sleep(0.05)
        back = await again(one, other, 3)
        assert back.state["count"] == 3
        # Nor is it deaf on the bus: what it holds it gives when it is asked.
        moved = await asyncio.wait_for(again(two, back, 4), 30)
        assert moved.state["count"] == 4


async def test_a_write_that_arrives_after_a_later_one_is_left_out(link, redis_server):
    redis_server.flush()
    store, near = RedisStore(link.url, patience=2), RedisStore(redis_server.url)
    fence = await store.lease("t", "one", 60)
    link.is_open.clear()
    saving = asyncio.create_task(store.save("t", fence, {"a": b"old"}, 60))
    await asyncio.sleep(0.2)
    link.is_open.set()
    await saving  # said again, on another connection
    await store.save("t", fence, {"a": b"new"}, 60)
    scripts = (await near._client.info("commandstats"))["cmdstat_evalsha"]["calls"]
    link.late.set()
    while (await near._client.info("commandstats"))["cmdstat_evalsha"]["calls"] == scripts:
        await asyncio.sleep(0.01)
    assert await near.load("t") == {"a": b"new"}
    await store.close()
    await near.close()
