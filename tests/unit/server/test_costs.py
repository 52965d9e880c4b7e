"""What an event costs a store: round trips that are waited for, counted on SQLite and on Redis."""

import asyncio

import pytest

import mirra as rx


class Counted:
    """A store that counts what is asked of it."""

    def __init__(self, inner):
        self.inner = inner
        self.asked = []

    def __getattr__(self, name):
        found = getattr(self.inner, name)
        if not asyncio.iscoroutinefunction(found):
            return found

        async def counted(*args, **options):
            self.asked.append(name)
            return await found(*args, **options)

        return counted


@pytest.fixture
def worker(serve, backing):
    """``served, store, Work = await worker()``."""

    async def start():
        class Work(rx.State):
            count: int = 0

            def increment(self):
                self.count += 1

            async def reach_out(self):
                self.count += 1

            @rx.event(idempotent=True)
            async def fetch(self):
                self.count += 1

            async def in_steps(self):
                for _ in range(3):
                    self.count += 1
                    yield

        handlers = (Work.increment, Work.reach_out, Work.fetch, Work.in_steps)
        app = rx.App()
        app.add_page(
            lambda: rx.vstack(Work.count, *(rx.button(on_click=handler) for handler in handlers)), route="/"
        )
        found = backing()
        store = Counted(found.store)
        object.__setattr__(found, "store", store)
        # A lease so long that it is not renewed meanwhile.
        return await serve(app=app, backing=found, redis_lock_expiration=100_000), store, Work

    return start


async def test_an_event_waits_for_one_round_trip_and_for_one_more_where_it_may_reach_outside(worker):
    served, store, Work = await worker()
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(Work.increment)
        costs = {}
        for handler in (Work.increment, Work.fetch, Work.reach_out, Work.in_steps):
            store.asked.clear()
            await browser.event(handler)
            costs[handler.full_name.rpartition(".")[2]] = store.asked.copy()
        assert costs == {
            "increment": ["save"],
            "fetch": ["save"],
            # It is written that it has started, before it does: it is not run again.
            "reach_out": ["save"] * 2,
            # Each `yield` is saved before it is shown.
            "in_steps": ["save"] * 5,
        }
