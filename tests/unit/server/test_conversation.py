"""The conversation between a page and the server, over real sockets."""

import asyncio
import json
import logging

import pytest
import websockets

import mirra as rx
from mirra.server.store.choose import Backing
from mirra.server.store.memory import MemoryStore


def counter():
    class Counter(rx.State):
        count: int = 0
        log: list[str] = []
        _secret: str = "canary-in-a-backend-var"

        def increment(self, by: int = 1):
            self.count += by

        def boom(self):
            raise ValueError("canary in an exception")

        async def slow(self):
            self.log.append("slow began")
            yield
            await asyncio.sleep(0.15)
            self.log.append("slow ended")

        def note(self, text: str):
            self.log.append(text)

        def unbound(self):
            self.count = 1_000_000

        @rx.event(background=True)
        async def work(self):
            for _ in range(3):
                async with self:
                    self.count += 10
                await asyncio.sleep(0.01)

        def chain(self):
            self.count += 1
            return Counter.increment(5)

    def index():
        return rx.vstack(
            rx.text(Counter.count),
            rx.foreach(Counter.log, rx.text),
            rx.button("+", on_click=Counter.increment),
            rx.button("boom", on_click=Counter.boom),
            rx.button("slow", on_click=Counter.slow),
            rx.button("work", on_click=Counter.work),
            rx.button("chain", on_click=Counter.chain),
            rx.input(on_blur=Counter.note),
            rx.el.input(on_change=lambda v: Counter.increment(v.to(int))),
        )

    return Counter, index


async def test_an_event_changes_what_the_page_shows(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        welcome = await page.hello()
        assert len(welcome["token"]) == 43
        (delta,) = await page.event(Counter.increment)
        assert delta["p"] == [["=", [Counter.get_full_name(), "count"], 1]]


async def test_tabs_do_not_share_state(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser("a") as one, served.browser("b") as two:
        await one.hello()
        await two.hello()
        await one.event(Counter.increment)
        await two.event(Counter.increment)
        await two.event(Counter.increment)
        assert (one.state["count"], two.state["count"]) == (1, 2)


async def test_events_run_in_order_one_at_a_time(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        await page.event(Counter.slow, wait=False)
        await page.event(Counter.note, ["after"], wait=False)
        await page.until(2)
        session = next(iter(served.application.sessions.by_token.values()))
        assert session.tree.get(Counter.get_full_name()).log == ["slow began", "slow ended", "after"]


async def test_a_background_handler_runs_beside_the_queue(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        await page.event(Counter.work)
        await page.event(Counter.increment)
        while page.state.get("count") != 31:
            await page.receive()


async def test_a_chained_handler_belongs_to_the_event(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        await page.event(Counter.chain)
        assert page.state["count"] == 6


async def test_a_slow_handler_of_one_does_not_stall_another(serve):
    import time

    class Blocking(rx.State):
        done: bool = False

        def wait(self):
            time.sleep(0.5)
            self.done = True

        def quick(self):
            self.done = True

    served = await serve(
        lambda: rx.vstack(rx.button("w", on_click=Blocking.wait), rx.button("q", on_click=Blocking.quick))
    )
    async with served.browser("a") as one, served.browser("b") as two:
        await one.hello()
        await two.hello()
        await one.event(Blocking.wait, wait=False)
        started = asyncio.get_running_loop().time()
        await two.event(Blocking.quick)
        assert asyncio.get_running_loop().time() - started < 0.4


async def test_what_was_missed_is_replayed(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        await page.event(Counter.increment)
        token, version = page.token, page.version
        await page.event(Counter.increment, wait=False)
        await asyncio.sleep(0.05)
    async with served.browser() as again:
        welcome = await again.hello(token=token, version=version)
        assert (welcome["token"], welcome["n"], welcome.get("patches")) == (token, 2, None)
        delta = await again.receive()
        assert (delta["v"], delta["ack"], again.state) == (version + 1, 2, {"count": 2})


async def test_an_event_sent_again_is_not_run_again(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        await page.event(Counter.increment)
        page.n = 0
        await page.event(Counter.increment, wait=False)
        page.n = 1
        await page.event(Counter.increment)
        assert page.state["count"] == 2


class SlowStore(MemoryStore):
    """As one that is on a disk or on another machine."""

    is_shared = True

    def __init__(self):
        super().__init__()
        self.saved = 0

    async def save(self, token, fence, states, keep):
        await asyncio.sleep(0.05)
        await super().save(token, fence, states, keep)
        self.saved += 1


async def test_what_reaches_outside_is_noted_before_it_begins(serve):
    store, saved_before = SlowStore(), []

    class Shop(rx.State):
        async def pay(self):
            saved_before.append(store.saved)

    served = await serve(lambda: rx.button(on_click=Shop.pay), backing=Backing(store))
    async with served.browser() as page:
        await page.hello()
        await page.event(Shop.pay)
        await page.event(Shop.pay)
    assert saved_before == [1, 3]


async def test_a_browser_that_is_too_far_behind_gets_a_snapshot_and_the_ends_of_its_events(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        for _ in range(400):
            await page.event(Counter.increment)
        token = page.token
    async with served.browser() as again:
        welcome = await again.hello(token=token, version=1)
        assert ["=", [Counter.get_full_name(), "count"], 400] in welcome["patches"]
        # The browser had applied version 1 only, so it waits for events 2 to 400.
        ends = [(await again.receive())["ack"] for _ in range(399)]
        assert ends == list(range(2, 401))
        again.n = 400
        (delta,) = await again.event(Counter.increment)
        assert delta["v"] == welcome["version"] + 1


async def test_a_duplicated_tab_gets_a_token_of_its_own(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser("original") as page, served.browser("copy") as copy:
        await page.hello()
        await page.event(Counter.increment)
        living = asyncio.create_task(page.answer())
        await copy.hello(token=page.token)
        living.cancel()
        assert copy.token != page.token
        await copy.event(Counter.increment)
        assert copy.state["count"] == 1


async def test_a_page_that_answers_no_more_leaves_its_session_to_the_next(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser("before") as silent, served.browser("after") as page:
        await silent.hello()
        await silent.event(Counter.increment)
        await page.hello(token=silent.token)
        assert (page.token, page.state["count"]) == (silent.token, 1)
        await page.event(Counter.increment)
        with pytest.raises(websockets.ConnectionClosed) as closed:
            while True:
                await silent.receive()
        assert closed.value.rcvd.code == 4003


async def test_a_reloaded_page_keeps_its_state(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser("before") as page:
        await page.hello()
        await page.event(Counter.increment)
        token = page.token
    async with served.browser("after") as page:
        await page.hello(token=token)
        assert (page.token, page.state["count"]) == (token, 1)


@pytest.mark.parametrize("has_rested", [False, True])
async def test_what_a_page_sent_before_it_was_put_away_is_not_done_again(serve, has_rested):
    Counter, index = counter()
    served = await serve(index)
    sessions = served.application.sessions
    async with served.browser("first") as page:
        await page.hello()
        await page.event(Counter.increment)
        token = page.token
    async with served.browser("second") as page:
        await page.hello(token=token)
        await page.event(Counter.increment)
    if has_rested:
        await sessions.sweep(asyncio.get_running_loop().time() + 1000)
    async with served.browser("first") as page:
        welcome = await page.hello(token=token, version=1)
        assert (welcome["fresh"], welcome["n"], page.state["count"]) == (True, 1, 2)
        await page.event(Counter.increment, wait=False)
        await page.event(Counter.increment)
        assert page.state["count"] == 3


async def test_an_invented_token_is_not_taken(serve):
    _, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello(token="A" * 43)
        assert page.token != "A" * 43


async def test_only_what_the_page_binds_can_be_called(serve, caplog):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        (refused,) = await page.event(Counter.unbound)
        (constant,) = await page.event(Counter.increment, [5], parameters=("by",), template=(5,))
        assert (refused["lost"], constant["lost"]) == (True, True)
        (delta,) = await page.event(Counter.increment)
        assert delta["p"] == [["=", [Counter.get_full_name(), "count"], 1]]
    assert "refused an event that the page does not have" in caplog.text


async def test_an_argument_of_the_wrong_type_reaches_no_handler(serve):
    Counter, index = counter()
    served = await serve(index, dev=True)
    async with served.browser() as page:
        await page.hello()
        (delta,) = await page.event(Counter.increment, ["many"], parameters=("by",))
        assert delta["do"][0][0] == "toast"
        assert "Expected `int`, got `'many'`" in delta["do"][0][1]["message"]
        assert page.state.get("count", 0) == 0


async def test_a_handler_that_raises_is_told_and_the_page_lives_on(serve, caplog):
    Counter, index = counter()
    served = await serve(index, dev=True)
    async with served.browser() as page:
        await page.hello()
        (delta,) = await page.event(Counter.boom)
        action, arguments = delta["do"][0]
        assert action == "toast"
        assert arguments["message"] == "ValueError: canary in an exception"
        assert "test_conversation.py:" in arguments["description"]
        await page.event(Counter.increment)
        assert page.state["count"] == 1
    assert "test_conversation.py:" in caplog.text


async def test_production_says_nothing_of_the_error(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        (delta,) = await page.event(Counter.boom)
        assert "canary" not in json.dumps(delta)


async def test_backend_vars_stay_on_the_server(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        welcome = await page.hello()
        messages = await page.event(Counter.increment)
        assert "canary" not in json.dumps([welcome, messages])


@pytest.mark.parametrize(
    "frame",
    [
        "nonsense",
        "[]",
        '{"t": "no such"}',
        '{"t": "event", "n": "one", "bind": "x"}',
        '{"t": "event", "n": 1}',
        "[" * 5000,
        json.dumps({"t": "event", "n": 1, "bind": "x", "args": [0] * 200_000}),
    ],
    ids=["text", "list", "tag", "type", "missing", "deep", "oversized"],
)
async def test_malformed_frames_close_that_connection_only(serve, frame, caplog):
    caplog.set_level(logging.CRITICAL, "mirra.server")
    Counter, index = counter()
    served = await serve(index)
    async with served.browser("honest") as honest:
        await honest.hello()
        async with served.browser("hostile") as hostile:
            await hostile.hello()
            with pytest.raises(websockets.ConnectionClosed) as closed:
                for _ in range(3):
                    await hostile.socket.send(frame)
                while True:
                    await hostile.receive()
            assert closed.value.rcvd.code == 4002
        await honest.event(Counter.increment)
        assert honest.state["count"] == 1


async def test_on_load_and_is_hydrated(serve):
    class Loaded(rx.State):
        name: str = ""

        async def load(self):
            self.name = "loaded"

    app = rx.App()
    app.add_page(lambda: rx.text(Loaded.name, rx.State.is_hydrated), route="/", on_load=Loaded.load)
    served = await serve(app=app)
    async with served.browser() as page:
        await page.hello()
        while not page.state.get("is_hydrated"):
            await page.receive()
        assert page.state["name"] == "loaded"


async def test_navigation_sends_what_the_next_page_reads(serve):
    class Article(rx.State):
        opened: int = 0

        def open(self):
            self.opened += 1

    app = rx.App()
    app.add_page(lambda: rx.link("read", href="/articles/7"), route="/")
    app.add_page(
        lambda: rx.text(rx.State.article_id, Article.opened),
        route="/articles/[article_id]",
        on_load=Article.open,
    )
    served = await serve(app=app)
    async with served.browser() as page:
        await page.hello()
        page.n += 1
        await page.send({"t": "navigate", "n": page.n, "url": "/articles/7"})
        await page.until(page.n)
        assert page.state["article_id"] == "7"
        while page.state.get("opened") != 1:
            await page.receive()


async def test_a_background_event_may_overtake_one_that_waits(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        await page.event(Counter.slow, wait=False)
        # The browser numbers in the order of the clicks, but event 2 waits there until event 1 has ended.
        page.n = 2
        await page.event(Counter.work)
        page.n = 1
        await page.event(Counter.increment)
        while page.state.get("count") != 31:
            await page.receive()


async def test_a_page_comes_up_while_a_handler_of_its_session_runs(serve):
    class Long(rx.State):
        steps: int = 0

        async def run(self):
            self.steps += 1
            yield
            await asyncio.sleep(2.5)
            self.steps += 1

    served = await serve(lambda: rx.button(Long.steps, on_click=Long.run))
    async with served.browser("before") as page:
        await page.hello()
        await page.event(Long.run, wait=False)
        while page.state.get("steps") != 1:
            await page.receive()
        token = page.token
    async with served.browser("after") as page:
        started = asyncio.get_running_loop().time()
        await page.hello(token=token)
        assert asyncio.get_running_loop().time() - started < 2
        assert page.state["steps"] == 1
        # The end of the old document's event 1 must not be taken for the end of this one's.
        message = await page.receive()
        assert (message["p"][0][2], message.get("ack")) == (2, None)


async def test_a_background_handler_may_yield_while_it_holds_the_state(serve):
    class Holding(rx.State):
        done: int = 0

        @rx.event(background=True)
        async def work(self):
            async with self:
                self.done = 1
                yield
                self.done = 2
            yield rx.toast("finished")

    served = await serve(lambda: rx.button(Holding.done, on_click=Holding.work))
    async with served.browser() as page:
        await page.hello()
        await page.event(Holding.work)
        seen = []
        while True:
            message = await page.receive()
            seen += [patch[2] for patch in message.get("p", [])]
            if message.get("do"):
                break
        assert seen == [1, 2]


async def test_what_a_background_handler_chains_is_an_ordinary_event(serve):
    class Chained(rx.State):
        total: int = 0

        @rx.event(background=True)
        async def work(self):
            yield Chained.add(5)

        def add(self, amount: int):
            self.total += amount

    served = await serve(lambda: rx.button(Chained.total, on_click=Chained.work))
    async with served.browser() as page:
        await page.hello()
        await page.event(Chained.work)
        while page.state.get("total") != 5:
            await page.receive()


async def test_another_sessions_state_can_be_changed(serve):
    class Note(rx.State):
        text: str = ""

        def nothing(self):
            pass

        @rx.event(thread=False)
        async def tell(self, token: str):
            async with app.modify_state(token) as root:
                other = await root.get_state(Note)
                other.text = "from the other tab"

    app = rx.App()
    app.add_page(lambda: rx.input(value=Note.text, on_blur=Note.tell), route="/")
    served = await serve(app=app)
    async with served.browser("a") as one, served.browser("b") as two:
        await one.hello()
        await two.hello()
        await one.event(Note.tell, [two.token])
        await two.receive()
        assert two.state["text"] == "from the other tab"


async def test_a_session_rests_in_the_store_and_comes_back(serve):
    Counter, index = counter()
    served = await serve(index)
    sessions = served.application.sessions
    async with served.browser() as page:
        await page.hello()
        await page.event(Counter.increment)
        token, version = page.token, page.version
    await asyncio.sleep(0.05)
    await sessions.sweep(asyncio.get_running_loop().time() + 1000)
    assert sessions.by_token == {}
    async with served.browser() as again:
        welcome = await again.hello(token=token, version=version)
        assert (welcome["token"], welcome["n"], again.state["count"]) == (token, 1, 1)


async def test_sessions_move_to_another_process(serve):
    Counter, index = counter()
    old, new = await serve(index), await serve(index)
    async with old.browser() as page:
        await page.hello()
        await page.event(Counter.increment)
        await page.event(Counter.slow, wait=False)
        await page.receive()
        token, version = page.token, page.version
        await page.event(Counter.note, ["waits"], wait=False)
        await asyncio.sleep(0.05)
        blob = old.application.sessions.encode()
    new.application.sessions.restore(blob)
    async with new.browser() as again:
        welcome = await again.hello(token=token, version=version)
        # Event 2 was running: it ends as lost. Event 3 was waiting: it counts as not received and is sent again.
        assert (welcome["n"], again.state["count"], again.state["log"]) == (2, 1, ["slow began"])
        lost = await again.receive()
        assert (lost["ack"], lost["lost"]) == (2, True)
        again.n = 2
        await again.event(Counter.note, ["waits"])
    twice = await serve(index)
    twice.application.sessions.restore(new.application.sessions.encode())
    async with twice.browser("reloaded") as page:
        await page.hello(token=token)
        assert (page.state["count"], page.state["log"]) == (1, ["slow began", "waits"])


async def test_a_flood_is_held_back_not_dropped(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser("flood") as flood, served.browser("honest") as honest:
        await flood.hello()
        await honest.hello()
        await flood.event(Counter.slow, wait=False)
        for _ in range(200):
            await flood.event(Counter.increment, wait=False)
        await asyncio.sleep(0.05)
        session = served.application.sessions.find(flood.token)
        assert len(session.queue.waiting) <= 32
        await honest.event(Counter.increment)
        await flood.until(201)
        assert flood.state["count"] == 200


async def test_a_handler_sees_the_url_of_the_page_it_was_called_from(serve):
    class Look(rx.State):
        where: str = ""

        def look(self):
            self.where = self.router.url.path + "?" + self.router.url.query

        @rx.var
        def query(self) -> str:
            return self.router.url.query

    def index():
        return rx.text(Look.where, Look.query, on_click=Look.look)

    served = await serve(index)
    async with served.browser() as browser:
        await browser.hello("/?a=1")
        await browser.event(Look.look)
        assert (browser.state["where"], browser.state["query"]) == ("/?a=1", "a=1")
        await browser.send({"t": "navigate", "n": 2, "url": "/?a=2"})
        await browser.until(2)
        assert browser.state["query"] == "a=2"
