"""Two workers and one store: each test with SQLite and with Redis, over real sockets and the real bus."""

import asyncio
import dataclasses
import json
import os
import time

import psutil
import pytest

import mirra as rx
from mirra.server.bus import RedisBus
from mirra.server.store.choose import Backing
from mirra.server.store.redis import RedisStore


@pytest.fixture
def counter(serve, backing):
    """``await counter(Counter)``: two workers of an app that shows a counter."""

    async def start(state, **options):
        def index():
            handlers = [rx.button(on_click=handler) for handler in vars(state)["__mirra__"].handlers.values()]
            return rx.vstack(rx.text(state.count), *handlers)

        app = rx.App()
        app.add_page(index, route="/")
        options = {"redis_lock_expiration": 1000, **options}
        return [await serve(app=app, backing=backing(), **options) for _ in range(2)]

    return start


def make_counter():
    class Counter(rx.State):
        count: int = 0
        rows: list[int] = []

        def increment(self):
            self.count += 1

        async def slowly(self):
            STARTED[0].set()
            await asyncio.sleep(0.3)
            self.count += 1

        @rx.event(background=True)
        async def later(self):
            go = GO[0]
            await go.wait()
            async with self:
                self.count += 100
                yield rx.toast("done")

    return Counter


CYCLES = int(os.environ.get("MIRRA_TEST_CYCLES", "100"))
"""Visits between two looks at what is left of them; a thorough run has 5,000."""
GO = [asyncio.Event()]
STARTED: list[asyncio.Event] = []


async def resume(browser, before):
    """A dropped connection is made again, perhaps to another worker."""
    browser.n, browser.state = before.n, before.state
    return await browser.hello(token=before.token, version=before.version)


async def test_a_browser_moves_to_another_worker(counter):
    Counter = make_counter()
    one, two = await counter(Counter)
    async with one.browser() as first:
        await first.hello()
        await first.event(Counter.increment)
        await first.event(Counter.increment)
        async with two.browser() as second:
            welcome = await resume(second, first)
            assert (welcome["token"], welcome["n"], second.state["count"]) == (first.token, 2, 2)
            await second.event(Counter.increment)
            assert second.state["count"] == 3
            assert first.token not in one.application.sessions.by_token


async def test_an_event_that_comes_again_to_another_worker_is_not_run_again(counter):
    Counter = make_counter()
    one, two = await counter(Counter)
    async with one.browser() as first:
        await first.hello()
        await first.event(Counter.increment)
        await first.event(Counter.increment)
        async with two.browser() as second:
            await resume(second, first)
            second.n = 1
            await second.event(Counter.increment, wait=False)
            await second.event(Counter.increment)
            assert (second.n, second.state["count"]) == (3, 3)


async def test_a_running_event_is_finished_before_the_session_moves(counter):
    Counter = make_counter()
    one, two = await counter(Counter)
    async with one.browser() as first:
        await first.hello()
        STARTED[:] = [asyncio.Event()]
        await first.event(Counter.slowly, wait=False)
        await STARTED[0].wait()
        async with two.browser() as second:
            welcome = await resume(second, first)
            assert (welcome["n"], second.state["count"]) == (1, 1)


async def test_a_first_event_of_which_nothing_is_written_yet_is_waited_for(counter):
    Counter = make_counter()
    one, two = await counter(Counter)
    one.application.sessions._note = never_written
    async with one.browser() as first:
        await first.hello()
        STARTED[:] = [asyncio.Event()]
        await first.event(Counter.slowly, wait=False)
        await STARTED[0].wait()
        async with two.browser() as second:
            welcome = await resume(second, first)
            assert (welcome["token"], welcome["n"], second.state["count"]) == (first.token, 1, 1)


async def never_written(token, fence, conversation):
    """In place of the note that an event has started: the disk is slow."""


async def test_a_duplicated_tab_on_another_worker_gets_a_session_of_its_own(counter):
    Counter = make_counter()
    one, two = await counter(Counter)
    async with one.browser() as first:
        await first.hello()
        await first.event(Counter.increment)
        living = asyncio.create_task(first.answer())
        async with two.browser("doc-2") as second:
            await second.hello(token=first.token)
            assert second.token != first.token
            await second.event(Counter.increment)
            assert second.state["count"] == 1
        living.cancel()


async def test_another_worker_modifies_the_state_of_a_connected_browser(counter):
    Counter = make_counter()
    one, two = await counter(Counter)
    async with one.browser() as first:
        await first.hello()
        await first.event(Counter.increment)
        async with two.application.sessions.modify_state(first.token) as root:
            (await root.get_state(Counter)).count += 10
        while first.state["count"] != 11:
            await first.receive()
        await first.event(Counter.increment)
        assert first.state["count"] == 12


async def test_a_state_at_rest_is_modified(counter):
    Counter = make_counter()
    one, two = await counter(Counter)
    async with one.browser() as first:
        await first.hello()
        await first.event(Counter.increment)
    await one.application.sessions.rest(one.application.sessions.find(first.token))
    async with two.application.sessions.modify_state(first.token) as root:
        (await root.get_state(Counter)).count += 10
    async with one.browser() as again:
        await resume(again, first)
        assert again.state["count"] == 11


async def test_workers_that_modify_at_once_lose_nothing(counter):
    Counter = make_counter()
    one, two = await counter(Counter)

    async def add(worker):
        for _ in range(10):
            async with worker.application.sessions.modify_state(first.token) as root:
                state = await root.get_state(Counter)
                count = state.count
                await asyncio.sleep(0.001)
                state.count = count + 1

    async with one.browser() as first:
        await first.hello()
        await first.event(Counter.increment)
        await asyncio.gather(add(one), add(two), add(two))
        while first.state["count"] != 31:
            await first.receive(5)


async def test_a_background_handler_left_behind_changes_the_state_where_the_browser_is(counter):
    Counter = make_counter()
    GO[0] = asyncio.Event()
    one, two = await counter(Counter)
    async with one.browser() as first:
        await first.hello()
        await first.event(Counter.increment)
        await first.event(Counter.later)
        async with two.browser() as second:
            await resume(second, first)
            await second.event(Counter.increment)
            GO[0].set()
            shown = []
            while second.state["count"] != 102 or not shown:
                shown += (await second.receive(5)).get("do", [])
            assert shown[0][0] == "toast"
            await second.event(Counter.increment)
            assert second.state["count"] == 103


async def test_a_worker_asleep_for_longer_than_its_lease_lets_go(counter):
    Counter = make_counter()
    one, two = await counter(Counter)
    async with one.browser() as first:
        await first.hello()
        await first.event(Counter.increment)
        one.application.sessions._sweeper.cancel()
        await one.application.sessions.lending._bus.close()
        await asyncio.sleep(1.1)
        async with two.browser() as second:
            await resume(second, first)
            await second.event(Counter.increment)
            # The old worker wakes up and has an event of its own: it is refused, and its browser told to come again.
            await first.event(Counter.increment, wait=False)
            with pytest.raises(Exception, match="4001"):
                while True:
                    await first.receive()
            await second.event(Counter.increment)
            assert second.state["count"] == 3


async def test_a_forged_message_on_the_bus_is_ignored(counter, caplog):
    Counter = make_counter()
    one, two = await counter(Counter)
    async with one.browser() as first:
        await first.hello()
        await first.event(Counter.increment)
        forged = json.dumps(["give", "1", "me", first.token, "another", [], []]).encode()
        await two.application.sessions.lending._bus.send(one.application.sessions.owner, b"x" * 16 + forged)
        while "a message on the bus has a wrong signature" not in caplog.text:
            await asyncio.sleep(0.01)
        await first.event(Counter.increment)
        assert first.state["count"] == 2


async def test_a_redis_that_has_lost_its_memory_is_told_everything_again(serve, redis_server):
    class Counter(rx.State):
        count: int = 0

        def increment(self):
            self.count += 1

    class Other(rx.State):
        text: str = ""

        def write(self):
            self.text = "kept"

    def index():
        return rx.vstack(
            rx.button(Counter.count, on_click=Counter.increment), rx.button(Other.text, on_click=Other.write)
        )

    redis_server.flush()
    backing = Backing(RedisStore(redis_server.url), RedisBus(redis_server.url))
    one = await serve(index, backing=backing, redis_lock_expiration=600)
    async with one.browser() as browser:
        await browser.hello()
        await browser.event(Counter.increment)
        await browser.event(Other.write)
        redis_server.stop()
        await browser.event(Counter.increment, wait=False)
        await asyncio.to_thread(redis_server.start)
        await browser.until(3)
        assert browser.state["count"] == 2
        store = RedisStore(redis_server.url)
        while len(await store.load(browser.token)) < 3:
            await asyncio.sleep(0.05)
        await store.close()


async def test_state_that_grows_too_large_is_undone(serve, backing, caplog):
    class Notes(rx.State):
        text: str = ""
        count: int = 0

        def write(self, text: str):
            self.text = text
            self.count += 1

    app = rx.App()
    app.add_page(
        lambda: rx.vstack(rx.text(Notes.text, Notes.count), rx.input(on_change=Notes.write)), route="/"
    )
    one = await serve(app=app, backing=backing())
    one.application.sessions.options = dataclasses.replace(one.application.sessions.options, state_bytes=1000)
    async with one.browser() as browser:
        await browser.hello()
        await browser.event(Notes.write, ["x" * 100])
        await browser.event(Notes.write, ["b" * 5000])
        toast = await browser.receive()
        assert toast["do"][0][0] == "toast"
        assert (browser.state["count"], len(browser.state["text"])) == (1, 100)
        await browser.event(Notes.write, ["c" * 200])
        assert (browser.state["count"], len(browser.state["text"])) == (2, 200)
    assert "and 1,000 are allowed; `test_lending.Notes.text` has 5,018 of them." in caplog.text


async def test_what_cannot_be_stored_is_undone_and_named(serve, backing, caplog):
    class Files(rx.State):
        count: int = 0
        _open: object = None

        def keep(self):
            self.count += 1
            self._open = self

    app = rx.App()
    app.add_page(lambda: rx.button(Files.count, on_click=Files.keep), route="/")
    one = await serve(app=app, backing=backing())
    async with one.browser() as browser:
        await browser.hello()
        await browser.event(Files.keep)
        await browser.receive()
        assert browser.state["count"] == 0
    assert "`test_lending.Files._open` holds a `Files`, which cannot be stored." in caplog.text


async def test_an_unrelated_counter_does_not_write_the_list_beside_it(serve, backing):
    class Rows(rx.State):
        rows: list[int] = []

        def fill(self):
            self.rows = list(range(10_000))

    class Counter(rx.State):
        count: int = 0

        def increment(self):
            self.count += 1

    app = rx.App()
    app.add_page(
        lambda: rx.vstack(
            rx.button(Rows.rows.length(), on_click=Rows.fill),
            rx.button(Counter.count, on_click=Counter.increment),
        ),
        route="/",
    )
    one = await serve(app=app, backing=backing())
    written = []
    store = one.application.sessions.store
    save = store.inner.save

    async def watched(token, fence, states, keep):
        written.append(sum(len(data) for data in states.values()))
        await save(token, fence, states, keep)

    store.inner.save = watched
    async with one.browser() as browser:
        await browser.hello()
        await browser.event(Rows.fill)
        await browser.event(Counter.increment)
        assert written[-1] < 200 < 40_000 < max(written)


async def test_visitors_who_only_look_leave_nothing_in_the_store(counter, redis_server):
    redis_server.flush()
    Counter = make_counter()
    one = (await counter(Counter))[0]
    async with one.browser() as browser:
        await browser.hello()
    await one.application.sessions.sweep(time.monotonic() + 3600)
    assert one.application.sessions.by_token == {}
    assert await one.application.sessions.store.holder(browser.token) is None
    assert await one.application.sessions.store.load(browser.token) == {}


async def test_many_who_come_and_go_leave_neither_objects_nor_connections(counter, redis_server):
    Counter = make_counter()
    one = (await counter(Counter))[0]
    sessions = one.application.sessions

    async def visit(doc):
        async with one.browser(doc) as browser:
            await browser.hello()
            await browser.event(Counter.increment)
        return browser.token

    async def visits(name):
        for i in range(CYCLES // 20):
            tokens.extend(await asyncio.gather(*(visit(f"{name}-{i}-{j}") for j in range(20))))
        while one.application.connections:
            await asyncio.sleep(0.01)
        await sessions.sweep(time.monotonic() + 3600)
        process = psutil.Process()
        return process.memory_info().rss

    def handles():
        return len(psutil.Process().net_connections()), psutil.Process().num_fds()

    tokens = []
    await visits("warm")
    before, memory = handles(), await visits("first")
    grown = await visits("second") - memory
    # A socket that was closed a moment ago may take a turn until it is gone.
    end = time.monotonic() + 10
    while max(handles()[0] - before[0], handles()[1] - before[1]) > 2 and time.monotonic() < end:
        await asyncio.sleep(0.05)
    after = handles()
    print(f"{CYCLES} more cycles: {grown / 1024:.0f} KB, connections and handles {before} -> {after}")
    assert sessions.by_token == {}
    assert after[0] <= before[0] + 2 and after[1] <= before[1] + 2
    assert grown < 4 * 1024 * 1024
    # Detached: the objects are gone, the state is there until it ends.
    async with one.browser("first-0-0") as again:
        await again.hello(token=tokens[0], version=99)
        assert (again.token, again.state["count"]) == (tokens[0], 1)
