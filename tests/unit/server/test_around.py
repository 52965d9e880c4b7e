"""The user's code around the app: middleware, lifespan tasks, `on_load` chains, API transformers."""

import asyncio
from contextlib import asynccontextmanager

import pytest

import mirra as rx
from mirra.app.middleware import Middleware, StateUpdate
from mirra.errors import InvalidLifespanTaskTypeError


@pytest.fixture
def till():
    class Till(rx.State):
        total: int = 0

        def add(self, amount: int):
            self.total += amount

        def first(self):
            self.total = 10

        async def second(self):
            self.total *= 3

    return Till


@pytest.fixture
def page(till):
    return lambda: rx.el.button(till.total, on_click=till.add(2))


async def run(serve, page, app):
    app.add_page(page, route="/")
    return await serve(app=app)


class Recording(Middleware):
    def __init__(self, refuse=()):
        self.seen = []
        self.refuse = refuse

    async def preprocess(self, app, state, event):
        self.seen.append(("before", event.name.rpartition(".")[2], dict(event.payload)))
        return StateUpdate(events=[rx.console_log("refused")]) if event.payload in self.refuse else None

    async def postprocess(self, app, state, event, update):
        self.seen.append(("after", event.name.rpartition(".")[2], event.token != ""))
        return update


async def test_middleware_sees_every_event_before_and_after(serve, till, page):
    app, recording = rx.App(), Recording()
    app.add_middleware(recording)
    served = await run(serve, page, app)
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(till.add, parameters=("amount",), template=(2,))
        assert browser.state["total"] == 2
    assert recording.seen == [("before", "add", {"amount": 2}), ("after", "add", True)]


async def test_middleware_may_answer_instead_of_the_handler(serve, till, page):
    app = rx.App()
    app.add_middleware(Recording(refuse=[{"amount": 2}]))
    served = await run(serve, page, app)
    async with served.browser() as browser:
        await browser.hello()
        messages = await browser.event(till.add, parameters=("amount",), template=(2,))
        assert browser.state.get("total", 0) == 0
        assert "refused" in str(messages)


async def test_middleware_that_raises_is_an_error_of_that_event(serve, till, page):
    class Broken(Middleware):
        async def preprocess(self, app, state, event):
            raise ValueError("broken")

    app = rx.App()
    app.add_middleware(Broken())
    served = await run(serve, page, app)
    async with served.browser() as browser:
        await browser.hello()
        messages = await browser.event(till.add, parameters=("amount",), template=(2,))
        assert "toast" in str(messages)


async def test_a_list_of_on_load_handlers_runs_in_order(serve, till, page):
    app = rx.App()
    app.add_page(page, route="/", on_load=[till.first, till.second, till.add(5)])
    served = await serve(app=app)
    async with served.browser() as browser:
        await browser.hello()
        while not browser.state.get("is_hydrated"):
            await browser.receive()
        assert browser.state["total"] == 35


async def test_lifespan_tasks_get_the_app_and_end_with_it(serve, till, page):
    app, seen = rx.App(), []

    @app.register_lifespan_task
    async def beat(app):
        seen.append(("task", callable(app)))
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    @app.register_lifespan_task
    @asynccontextmanager
    async def connection(starlette_app, name="db"):
        seen.append(("open", callable(starlette_app), name))
        yield
        seen.append("closed")

    app.register_lifespan_task(lambda word: seen.append(word), word="once")
    served = await run(serve, page, app)
    async with served.browser() as browser:
        await browser.hello()
    assert set(seen) == {("task", True), ("open", True, "db"), "once"}


def test_a_generator_is_no_lifespan_task():
    with pytest.raises(InvalidLifespanTaskTypeError) as error:

        @rx.App().register_lifespan_task
        async def connection():
            yield

    assert error.value.message == "`connection` is a generator: it would never run."
