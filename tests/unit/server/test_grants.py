"""Callbacks of events that handlers return: grants, used once, by this session's browser alone; scripts given out once."""

import urllib.error
import urllib.request
from asyncio import to_thread

import pytest

import mirra as rx
from mirra.server.bus import SocketBus
from mirra.server.store.choose import Backing
from mirra.server.store.signed import Seal, SignedStore
from mirra.server.store.sqlite import SqliteStore


def asking():
    class Asking(rx.State):
        answers: str = ""

        def ask(self):
            return rx.call_script("1 + 1", callback=Asking.answer("sum"))

        def offer(self):
            return rx.toast("Deleted", action={"label": "Undo", "on_click": Asking.answer("undo", 0)})

        def answer(self, word: str, value: int):
            self.answers += f"{word} {value};"

    def index():
        return rx.vstack(
            rx.text(Asking.answers),
            rx.button(on_click=Asking.ask),
            rx.button(on_click=Asking.offer),
        )

    return Asking, index


def fetch(served, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{served.port}/{path}") as response:
            return response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code


async def answer(browser, name, *values):
    browser.n += 1
    await browser.send({"t": "event", "n": browser.n, "bind": name, "args": list(values)})
    return (await browser.until(browser.n))[-1]


async def test_a_callback_is_called_once(serve):
    Asking, index = asking()
    served = await serve(index)
    async with served.browser() as browser:
        await browser.hello()
        (delta,) = await browser.event(Asking.ask)
        ((name, arguments),) = delta["do"]
        assert (name, sorted(arguments)) == ("run_module", ["callback", "url"])
        await answer(browser, arguments["callback"], 2)
        assert browser.state["answers"] == "sum 2;"
        assert (await answer(browser, arguments["callback"], 3))["lost"] is True


async def test_a_script_is_given_out_once(serve):
    Asking, index = asking()
    served = await serve(index)
    async with served.browser() as browser:
        await browser.hello()
        (delta,) = await browser.event(Asking.ask)
        url = delta["do"][0][1]["url"]
        assert await to_thread(fetch, served, url) == "export default async () => {\n  return 1 + 1;\n};\n"
        assert await to_thread(fetch, served, url) == 404


async def test_another_session_cannot_use_a_grant(serve):
    Asking, index = asking()
    served = await serve(index)
    async with served.browser("a") as one, served.browser("b") as two:
        await one.hello()
        await two.hello()
        (delta,) = await one.event(Asking.offer)
        grant = delta["do"][0][1]["onAction"]
        assert (await answer(two, grant))["lost"] is True
        await answer(one, grant)
        assert (one.state["answers"], two.state["answers"]) == ("undo 0;", "")


async def test_a_value_that_does_not_fit_is_no_call(serve):
    Asking, index = asking()
    served = await serve(index)
    async with served.browser() as browser:
        await browser.hello()
        (delta,) = await browser.event(Asking.ask)
        told = await answer(browser, delta["do"][0][1]["callback"], {"not": "a number"})
        assert told["do"][0][0] == "toast"
        assert browser.state["answers"] == ""


@pytest.fixture
def backing(tmp_path):
    seal = Seal(["key"])
    file = tmp_path / "sessions.db"
    return lambda: Backing(SignedStore(SqliteStore(file), seal), SocketBus(file), seal)


async def test_a_grant_and_a_script_are_good_on_another_worker(serve, backing):
    Asking, index = asking()
    app = rx.App()
    app.add_page(index, route="/")
    one, two = [await serve(app=app, backing=backing()) for _ in range(2)]
    async with one.browser() as first:
        await first.hello()
        (delta,) = await first.event(Asking.ask)
        arguments = delta["do"][0][1]
        assert "1 + 1" in await to_thread(fetch, two, arguments["url"])
        async with two.browser() as second:
            second.n, second.state = first.n, first.state
            await second.hello(token=first.token, version=first.version)
            await answer(second, arguments["callback"], 2)
            assert second.state["answers"] == "sum 2;"
