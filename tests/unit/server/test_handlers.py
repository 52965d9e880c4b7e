"""Every kind of handler, over real sockets: what it may take, return, run beside, end and be ended by."""

import asyncio
import dataclasses
import functools

import pytest

import mirra as rx
from mirra import errors as rx_errors


def page_of(state, *more):
    """A page that shows ``log`` and binds every handler of ``state``."""

    def index():
        handlers = [rx.button(on_click=handler) for handler in vars(state)["__mirra__"].handlers.values()]
        return rx.vstack(rx.text(state.log), *handlers, *more)

    return index


@dataclasses.dataclass
class Job:
    name: str
    done: int = 0
    steps: list[str] = dataclasses.field(default_factory=list)


async def until(browser, name, value):
    while browser.state.get(name) != value:
        await browser.receive()


async def test_what_a_handler_may_return_and_yield(serve):
    class S(rx.State):
        log: str = ""

        def add(self, word: str = "x"):
            self.log += word

        def several(self):
            return [S.add("1"), S.add, lambda: S.add("2"), functools.partial(S.add, "3"), None]

        async def yields(self):
            yield S.add("a")
            self.log += "b"
            yield [S.add("c"), S.add("d")]

        def plainly(self):
            self.add("direct")
            return type(self).add("queued")

    served = await serve(page_of(S))
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(S.several)
        assert browser.state["log"] == "1x23"
        await browser.event(S.yields)
        assert browser.state["log"] == "1x23bacd"
        await browser.event(S.plainly)
        assert browser.state["log"] == "1x23bacddirectqueued"


async def test_what_is_chained_comes_before_the_next_event(serve):
    class S(rx.State):
        log: str = ""

        async def first(self):
            self.log += "1"
            yield S.second
            await asyncio.sleep(0.02)

        def second(self):
            self.log += "2"

        def third(self):
            self.log += "3"

    served = await serve(page_of(S))
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(S.first, wait=False)
        await browser.event(S.third)
        assert browser.state["log"] == "123"


async def test_a_handler_outside_the_class(serve):
    class S(rx.State):
        log: str = ""

    @rx.event
    def add(state: S, word: str = "none"):
        state.log += word
        return again if word == "once" else None

    @rx.event
    def again(state: S):
        state.log += "+again"

    assert add.full_name == f"{S.get_full_name()}_test_handlers_add".replace("S_", "S.")
    served = await serve(page_of(S, rx.button(on_click=add("once")), rx.button(on_click=add)))
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(add, template=("once",), parameters=("word",))
        assert browser.state["log"] == "once+again"
        await browser.event(add)
        assert browser.state["log"] == "once+againnone"


async def test_a_newer_event_supersedes_a_running_one(serve):
    class S(rx.State):
        log: str = ""

        @rx.event(supersedes=True)
        async def search(self):
            self.log += "["
            yield
            await asyncio.sleep(0.1)
            self.log += "]"

        def count(self):
            self.log += "."

    served = await serve(page_of(S))
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(S.search, wait=False)
        await until(browser, "log", "[")
        # The second never begins: the third has come before it could.
        for handler in (S.search, S.search, S.count):
            await browser.event(handler, wait=False)
        await browser.until(4)
        assert browser.state["log"] == "[[]."


async def test_many_background_handlers_at_once(serve):
    GO = asyncio.Event()

    class S(rx.State):
        log: str = ""
        started: int = 0

        @rx.event(background=True)
        async def work(self):
            async with self:
                self.started += 1
            await GO.wait()
            async with self:
                self.log += "x"

        def plain(self):
            self.log += "plain "

        def direct(self):
            self.work()

    served = await serve(page_of(S, rx.text(S.started)))
    async with served.browser() as browser:
        await browser.hello()
        for _ in range(10):
            await browser.event(S.work, wait=False)
        await until(browser, "started", 10)
        await browser.event(S.plain)
        assert browser.state["log"] == "plain "
        GO.set()
        await until(browser, "log", "plain " + "x" * 10)
        told = (await browser.event(S.direct))[-1]["do"][0][1]
        assert told["description"].startswith("See the log")


async def test_a_newer_background_run_supersedes_the_older(serve):
    class S(rx.State):
        log: str = ""

        @rx.event(background=True, supersedes=True)
        async def work(self, name: str = ""):
            async with self:
                self.log += f"{name} began "
            await asyncio.sleep(0.1)
            async with self:
                self.log += f"{name} ended"

    served = await serve(page_of(S, rx.button(on_click=S.work("a")), rx.button(on_click=S.work("b"))))
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(S.work, template=("a",), parameters=("name",))
        await until(browser, "log", "a began ")
        await browser.event(S.work, template=("b",), parameters=("name",))
        await until(browser, "log", "a began b began b ended")


async def test_outside_of_the_block_nothing_can_be_changed(serve, caplog):
    class S(rx.State):
        log: str = ""
        rows: list[int] = []
        jobs: dict[str, Job] = {"a": Job("a")}

        @rx.event(background=True)
        async def assigns(self):
            self.log = "no"

        @rx.event(background=True)
        async def appends(self):
            self.rows.append(1)

        @rx.event(background=True)
        async def asks(self):
            await self.get_state(S)

        @rx.event(background=True)
        async def plain_with(self):
            with self:
                pass

        @rx.event(background=True)
        async def enters_a_value(self):
            job = self.jobs["a"]
            async with job:
                job.done = 1
                job.steps.append("one")
            async with job:
                job.done += 1
            try:
                job.done = 9
            except rx_errors.ImmutableStateError as error:
                async with self:
                    self.log = error.message

    served = await serve(page_of(S, rx.text(S.rows.length()), rx.text(S.jobs["a"].done)))
    async with served.browser() as browser:
        await browser.hello()
        for handler, text in (
            (S.assigns, "`log` cannot be changed here: another event may be changing it."),
            (S.appends, "`rows` cannot be changed here: another event may be changing it."),
            (S.asks, "`get_state` belongs inside `async with self:` in a background handler."),
            (S.plain_with, "does not support the context manager protocol"),
        ):
            caplog.clear()
            await browser.event(handler)
            while not caplog.records:
                await asyncio.sleep(0.005)
            assert text in caplog.text
        await browser.event(S.enters_a_value)
        await until(browser, "log", "`jobs` cannot be changed here: another event may be changing it.")
        session = next(iter(served.application.sessions.by_token.values()))
        assert session.tree.get(S.get_full_name()).jobs["a"] == Job("a", 2, ["one"])


async def test_background_handlers_end_with_their_session(serve):
    ENDED = asyncio.Event()

    class S(rx.State):
        log: str = ""

        @rx.event(background=True)
        async def forever(self):
            try:
                await asyncio.Event().wait()
            finally:
                ENDED.set()

    served = await serve(page_of(S), redis_token_expiration=1)
    async with served.browser() as browser:
        await browser.hello()
        await browser.event(S.forever)
    sessions = served.application.sessions
    (session,) = sessions.by_token.values()
    while session.sender is not None:
        await asyncio.sleep(0.005)
    await sessions.sweep(session.left_at + 0.5)
    assert len(session.background.tasks) == 1
    await sessions.sweep(session.left_at + 2)
    await asyncio.wait_for(ENDED.wait(), 5)


async def test_a_thread_of_its_own():
    assert await rx.run_in_thread(lambda: sum(range(10))) == 45
    with pytest.raises(ValueError) as raised:
        await rx.run_in_thread(asyncio.sleep)
    assert str(raised.value).splitlines()[:2] == [
        "`sleep` is `async`: a thread is for plain functions.",
        "  Await it directly.",
    ]
