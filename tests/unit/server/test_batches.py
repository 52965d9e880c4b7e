"""How many transactions and round trips the work of many costs: counted on SQLite and on Redis, from the browser's event on."""

import asyncio

import pytest

import mirra as rx

UPDATES = 300


@pytest.fixture
def worker(serve, backing):
    """``served, batches, Work``: ``batches()`` is how many transactions or round trips there were."""

    async def start():
        class Work(rx.State):
            count: int = 0
            is_done: bool = False

            def increment(self):
                self.count += 1

            @rx.event(background=True)
            async def count_up(self):
                for _ in range(UPDATES):
                    async with self:
                        self.count += 1
                async with self:
                    self.is_done = True

            @rx.event(background=True)
            async def count_in_steps(self):
                for _ in range(UPDATES):
                    async with self:
                        self.count += 1
                        yield
                async with self:
                    self.is_done = True

        handlers = (Work.increment, Work.count_up, Work.count_in_steps)
        app = rx.App()
        app.add_page(
            lambda: rx.vstack(Work.count, Work.is_done, *(rx.button(on_click=each) for each in handlers)),
            route="/",
        )
        found = backing()
        served = await serve(app=app, backing=found, redis_lock_expiration=100_000)
        return served, lambda: found.store.inner.batches.done, Work

    return start


async def test_events_of_many_sessions_are_committed_together(worker):
    served, batches, Work = await worker()
    clients, events = 40, 10

    async def use(doc, start):
        async with served.browser(doc) as browser:
            await browser.hello()
            await browser.event(Work.increment)
            await start.wait()
            for _ in range(events):
                await browser.event(Work.increment)
            assert browser.state["count"] == events + 1

    start = asyncio.Barrier(clients + 1)
    using = [asyncio.create_task(use(f"doc-{i}", start)) for i in range(clients)]
    await start.wait()
    before = batches()
    await asyncio.gather(*using)
    # One save an event; alone each would be a batch of its own.
    assert batches() - before < clients * events / 4


async def deltas_until_done(browser):
    """How many deltas changed the counter."""
    found = 0
    while not browser.state.get("is_done"):
        message = await browser.receive(20)
        found += any(path[-1] == "count" for _, path, *_ in message.get("p", []))
    return found


async def test_updates_of_a_background_handler_that_are_closer_than_a_round_trip_are_one(worker):
    served, batches, Work = await worker()
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(Work.increment)
        before = batches()
        await browser.event(Work.count_up)
        deltas = await deltas_until_done(browser)
        saves = batches() - before
        assert browser.state["count"] == UPDATES + 1
        assert deltas <= saves < UPDATES / 2
        token = browser.token
    # What was sent is saved.
    async with served.browser("doc-2") as other:
        await other.hello(token=token)
        assert other.state["count"] == UPDATES + 1


async def test_what_is_yielded_is_saved_and_sent_each_time(worker):
    served, batches, Work = await worker()
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(Work.increment)
        before = batches()
        await browser.event(Work.count_in_steps)
        assert await deltas_until_done(browser) >= UPDATES
        # And not once more at the end of the block.
        assert UPDATES <= batches() - before < UPDATES + 10
