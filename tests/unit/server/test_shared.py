"""`rx.SharedState`: several clients, one state; with each store, and with two workers where the store is shared."""

import asyncio
import re

import pytest

import mirra as rx
from mirra.server.bus import RedisBus, SocketBus
from mirra.server.store.choose import Backing
from mirra.server.store.memory import MemoryStore
from mirra.server.store.redis import RedisStore
from mirra.server.store.signed import Seal, SignedStore
from mirra.server.store.sqlite import SqliteStore


def message(error) -> str:
    return re.sub(r"\n  in .*", "", str(error.value))


@pytest.fixture(params=["memory", "sqlite", "redis"])
def workers(request, serve, tmp_path):
    """``await workers(Chat, ...)``: the two servers to which two clients go; with the memory store they are one."""
    seal = Seal(["key"])

    def backing():
        if request.param == "memory":
            return Backing(MemoryStore())
        if request.param == "sqlite":
            file = tmp_path / "sessions.db"
            return Backing(SignedStore(SqliteStore(file), seal), SocketBus(file), seal)
        server = request.getfixturevalue("redis_server")
        return Backing(SignedStore(RedisStore(server.url), seal), RedisBus(server.url), seal)

    async def start(state):
        if request.param == "redis":
            request.getfixturevalue("redis_server").flush()
        handlers = [rx.button(on_click=handler) for handler in state.event_handlers.values()]

        def index():
            return rx.vstack(rx.text(state.lines.length()), rx.text(state.seen), *handlers)

        app = rx.App()
        app.add_page(index, route="/")
        first = await serve(app=app, backing=backing())
        return first, first if request.param == "memory" else await serve(app=app, backing=backing())

    return start


def chat():
    class Chat(rx.SharedState):
        lines: list[str] = []
        seen: str = ""

        async def join(self):
            await self._link_to("lobby")

        async def leave(self):
            return await self._unlink()

        def say(self):
            self.lines = [*self.lines, f"{len(self.lines)}"]

        async def slowly(self):
            size = len(self.lines)
            await asyncio.sleep(0.05)
            self.lines.append(str(size))

        def look(self):
            self.seen = f"{self._linked_to} {len(self._linked_from)}"

        @rx.event(background=True)
        async def later(self):
            async with self:
                self.lines = [*self.lines, "later"]

    return Chat


async def until(browser, name, value):
    while browser.state.get(name) != value:
        await browser.receive()


async def test_what_one_changes_the_others_see(workers):
    Chat = chat()
    here, there = await workers(Chat)
    async with here.browser("a") as one, there.browser("b") as two:
        await one.hello()
        await two.hello()
        await one.event(Chat.say)
        await one.event(Chat.join)
        assert one.state["lines"] == []  # the room's, not what was private
        await two.event(Chat.join)
        await one.event(Chat.say)
        await until(two, "lines", ["0"])
        await two.event(Chat.say)
        await until(one, "lines", ["0", "1"])
        await one.event(Chat.look)
        assert one.state["seen"] == "lobby 2"
        await one.event(Chat.later)
        await until(two, "lines", ["0", "1", "later"])


async def test_its_own_lock_loses_no_change(workers):
    Chat = chat()
    here, there = await workers(Chat)
    async with here.browser("a") as one, there.browser("b") as two:
        for browser in (one, two):
            await browser.hello()
            await browser.event(Chat.join)
        await asyncio.gather(*(browser.event(Chat.slowly) for browser in (one, two) for _ in range(1)))
        await asyncio.gather(*(browser.event(Chat.slowly) for browser in (one, two)))
        await until(one, "lines", ["0", "1", "2", "3"])
        await until(two, "lines", ["0", "1", "2", "3"])


async def test_back_to_the_private_copy(workers):
    Chat = chat()
    here, there = await workers(Chat)
    async with here.browser("a") as one, there.browser("b") as two:
        await one.hello()
        await two.hello()
        await one.event(Chat.say)
        await one.event(Chat.join)
        await one.event(Chat.say)
        await one.event(Chat.say)
        await one.event(Chat.leave)
        await until(one, "lines", ["0"])
        await one.event(Chat.say)
        await until(one, "lines", ["0", "1"])
        # Nobody is in the room now; what was said there stays.
        await two.event(Chat.join)
        await until(two, "lines", ["0", "1"])
        await two.event(Chat.look)
        assert two.state["seen"] == "lobby 1"


async def test_a_session_stays_linked_when_its_browser_comes_to_another_worker(workers):
    Chat = chat()
    here, there = await workers(Chat)
    async with here.browser("b") as two:
        await two.hello()
        await two.event(Chat.join)
        async with here.browser("a") as one:
            await one.hello()
            await one.event(Chat.join)
        await two.event(Chat.say)
        async with there.browser("a") as again:
            again.n = one.n
            await again.hello(token=one.token, version=one.version)
            await again.event(Chat.look, wait=False)
            await until(again, "seen", "lobby 2")
            await two.event(Chat.say)
            await until(again, "lines", ["0", "1"])


def test_without_a_running_app():
    from mirra.state.tree import StateTree

    Chat = chat()
    state = StateTree().get(Chat.get_full_name())
    assert (state._linked_to, state._linked_from) == ("", set())


@pytest.mark.parametrize("token", ["", "a_b", "x" * 201, 3])
async def test_a_token_that_cannot_be(token):
    from mirra.state.tree import StateTree

    Chat = chat()
    with pytest.raises(RuntimeError) as error:
        await StateTree().get(Chat.get_full_name())._link_to(token)
    assert message(error) == (
        f"`Chat` cannot be linked to {token!r}.\n  A token is text of 1 to 200 characters without `_`."
    )


async def test_unlinking_what_is_not_linked():
    from mirra.state.tree import StateTree

    Chat = chat()
    with pytest.raises(RuntimeError) as error:
        await StateTree().get(Chat.get_full_name())._unlink()
    assert message(error) == "`Chat` is not linked to anything."
