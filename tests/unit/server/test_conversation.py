"""The conversation between a page and the server, over real sockets."""

import asyncio
import json
import logging

import pytest
import websockets

import mirra as rx


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


async def test_a_browser_that_is_too_far_behind_gets_a_snapshot(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        for _ in range(3):
            await page.event(Counter.increment)
        token = page.token
        served.application.sessions.find(token).buffer.clear()
    async with served.browser() as again:
        welcome = await again.hello(token=token, version=1)
        assert ["=", [Counter.get_full_name(), "count"], 3] in welcome["patches"]


async def test_a_duplicated_tab_gets_a_token_of_its_own(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser("original") as page, served.browser("copy") as copy:
        await page.hello()
        await page.event(Counter.increment)
        await copy.hello(token=page.token)
        assert copy.token != page.token
        await copy.event(Counter.increment)
        assert copy.state["count"] == 1


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


async def test_an_invented_token_is_not_taken(serve):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello(token="A" * 43)
        assert page.token != "A" * 43


async def test_only_what_the_page_binds_can_be_called(serve, caplog):
    Counter, index = counter()
    served = await serve(index)
    async with served.browser() as page:
        await page.hello()
        await page.event(Counter.unbound, wait=False)
        await page.event(Counter.increment, [5], parameters=("by",), template=(5,), wait=False)
        (delta,) = await page.event(Counter.increment)
        assert delta["p"] == [["=", [Counter.get_full_name(), "count"], 1]]
    assert "An event that this page does not have" in caplog.text


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
