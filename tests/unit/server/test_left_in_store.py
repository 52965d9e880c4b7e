"""A large substate that nothing touches stays in the store: what is read of SQLite and of Redis, read by read."""

from pathlib import Path

import pytest

import mirra as rx
from mirra.errors import MirraRuntimeError

ROWS = 10_000


class Noted:
    """A store that notes, of each read, which records it brought."""

    def __init__(self, inner):
        self.inner = inner
        self.reads = []
        self.bytes = 0

    def __getattr__(self, name):
        return getattr(self.inner, name)

    def _note(self, states):
        self.reads.append({name.rpartition(".")[2] for name in states})
        self.bytes += sum(map(len, states.values()))

    async def load(self, token, names=None):
        states = await self.inner.load(token, names)
        self._note(states)
        return states

    async def load_light(self, token, limit, names=()):
        states, left = await self.inner.load_light(token, limit, names)
        self._note(states)
        return states, left


@pytest.fixture
def shop(serve, backing):
    """``one, two, reads, State classes``: two workers of one app; ``reads`` notes what the second reads."""

    async def start(**options):
        class Counter(rx.State):
            count: int = 0

            def increment(self):
                self.count += 1

            async def count_rows(self):
                self.count = len((await self.get_state(Table)).rows)

            async def elsewhere(self, token: str):
                async with app.modify_state(token) as root:
                    (await root.get_state(Counter)).count += 100

            async def append_elsewhere(self, token: str):
                async with app.modify_state(token) as root:
                    (await root.get_state(Table)).rows.append([-1, -1])

            async def look_elsewhere(self, token: str):
                self.count = (await rx.get_state(token, Counter)).count

        class Table(rx.State):
            rows: list[list[int]] = []

            def fill(self):
                self.rows = [[i, i * i] for i in range(ROWS)]

            def append(self):
                self.rows.append([0, 0])

        class Around(rx.State):
            seen: int = 0
            text: str = ""

            def look(self):
                self.seen = len(self.get_root_state().get_substate(Table.get_full_name()).rows)

            def write(self):
                self.text = "x" * 100_000

            async def reach_elsewhere(self, token: str):
                async with app.modify_state(token) as root:
                    try:
                        root.get_substate(Table.get_full_name())
                    except MirraRuntimeError as error:
                        refused.append(str(error))

        def counter():
            handlers = (
                Counter.increment,
                Counter.count_rows,
                Table.fill,
                Table.append,
                Around.look,
                Around.write,
            )
            others = (
                Counter.elsewhere,
                Counter.append_elsewhere,
                Counter.look_elsewhere,
                Around.reach_elsewhere,
            )
            return rx.vstack(
                Counter.count,
                Around.seen,
                Around.text,
                *(rx.button(on_click=handler) for handler in handlers),
                *(rx.input(on_change=handler) for handler in others),
            )

        def table():
            return rx.text(Table.rows.length(), rx.button(on_click=Counter.increment))

        refused = []
        app = rx.App()
        app.add_page(counter, route="/")
        app.add_page(table, route="/table")
        first, second = backing(), backing()
        noted = Noted(second.store)
        object.__setattr__(second, "store", noted)
        options = {"redis_lock_expiration": 100_000, **options}
        served = [await serve(app=app, backing=each, **options) for each in (first, second)]
        return *served, noted, Counter, Table, Around, refused

    return start


async def filled(worker, Counter, Table):
    """A session with a large table and a counter at 1; its browser has left."""
    async with worker.browser() as browser:
        await browser.hello()
        await browser.event(Table.fill)
        await browser.event(Counter.increment)
        return browser


def line_of(text):
    """Of this file."""
    lines = Path(__file__).read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


async def resume(browser, before, url="/"):
    browser.n, browser.state = before.n, before.state
    return await browser.hello(url, token=before.token, version=2**40)


async def test_a_counter_beside_a_large_table_costs_what_a_counter_costs(shop):
    one, two, noted, Counter, Table, _ = (await shop())[:6]
    before = await filled(one, Counter, Table)
    async with two.browser() as browser:
        await resume(browser, before)
        noted.reads.clear()
        for _ in range(3):
            await browser.event(Counter.increment)
        assert (browser.state["count"], noted.reads) == (4, [])
        assert noted.bytes < 1000


async def test_a_state_that_is_asked_for_is_one_more_read_and_then_at_hand(shop):
    one, two, noted, Counter, Table, _ = (await shop())[:6]
    before = await filled(one, Counter, Table)
    async with two.browser() as browser:
        await resume(browser, before)
        noted.reads.clear()
        await browser.event(Counter.count_rows)
        await browser.event(Table.append)
        await browser.event(Counter.count_rows)
        assert (browser.state["count"], noted.reads) == (ROWS + 1, [{"Table", "Table/rows"}])


async def test_a_page_that_shows_the_table_has_it(shop):
    one, two, noted, Counter, Table, _ = (await shop())[:6]
    before = await filled(one, Counter, Table)
    async with two.browser("doc-2") as browser:
        browser.state = {}
        await browser.hello("/table", token=before.token, version=0)
        assert len(browser.state["rows"]) == ROWS
        assert noted.reads[-1] == {"Table", "Table/rows"}


async def test_who_changes_a_session_from_elsewhere_reads_what_it_touches(shop):
    one, two, noted, Counter, Table, _ = (await shop())[:6]
    async with one.browser() as owner, two.browser("doc-2") as other:
        await owner.hello()
        await owner.event(Table.fill)
        await other.hello()
        await other.event(Counter.elsewhere, [owner.token])
        await other.event(Counter.look_elsewhere, [owner.token])
        assert other.state["count"] == 100
        assert all("Table/rows" not in read for read in noted.reads)
        while owner.state.get("count") != 100:
            await owner.receive()
        await owner.event(Table.append)
        await owner.event(Counter.count_rows)
        assert owner.state["count"] == ROWS + 1


async def test_a_table_that_both_workers_change_in_turn_has_every_row(shop):
    one, two, _, Counter, Table, *_ = await shop()
    async with one.browser() as owner, two.browser("doc-2") as other:
        await owner.hello()
        await owner.event(Table.fill)
        await other.hello()
        for turn in range(3):
            await owner.event(Table.append)
            await other.event(Counter.append_elsewhere, [owner.token])
            await owner.event(Table.append)
            await owner.event(Counter.count_rows)
            assert owner.state["count"] == ROWS + 3 * (turn + 1)
    async with two.browser("doc-3") as later:
        later.state = {}
        await later.hello("/table", token=owner.token, version=0)
        assert [row[0] for row in later.state["rows"][ROWS:]] == [0, -1, 0] * 3


async def test_a_class_that_looks_around_finds_everything(shop):
    one, two, _, Counter, Table, Around, _ = await shop()
    before = await filled(one, Counter, Table)
    async with two.browser() as browser:
        await resume(browser, before)
        await browser.event(Around.look)
        assert browser.state["seen"] == ROWS


async def test_what_was_not_asked_for_is_an_error_that_says_how(shop):
    one, two, _, Counter, Table, Around, refused = await shop()
    before = await filled(one, Counter, Table)
    async with two.browser("doc-2") as other:
        await other.hello()
        await other.event(Around.reach_elsewhere, [before.token])
    assert refused == [
        f"`{Table.get_full_name()}` is large and still in the store.\n"
        "  Ask for it first: `await self.get_state(Table)`.\n"
        f"  in {Path(__file__).relative_to(Path.cwd())}:{line_of('root.get_substate(')}"
    ]


async def test_what_is_left_in_the_store_counts_for_the_limit(shop, monkeypatch, caplog):
    monkeypatch.setenv("MIRRA_STATE_SIZE_LIMIT", "200")
    monkeypatch.setenv("MIRRA_PERF_MODE", "raise")
    one, two, _, Counter, Table, Around, _ = await shop()
    before = await filled(one, Counter, Table)
    async with two.browser() as browser:
        await resume(browser, before)
        await browser.event(Around.write)
        while browser.state["text"] != "":  # undone
            await browser.receive()
    assert f"200,000 are allowed; `{Table.get_full_name()}.rows` has" in caplog.text


async def test_a_reset_is_one_of_what_was_not_touched_here_too(serve, backing):
    class Parent(rx.State):
        x: int = 0

        def clear(self):
            self.reset()

    class Child(Parent):
        y: int = 0

        def set_both(self):
            self.x = self.y = 1

    app = rx.App()
    handlers = (Parent.clear, Child.set_both)
    app.add_page(
        lambda: rx.vstack(Parent.x, Child.y, *(rx.button(on_click=handler) for handler in handlers)),
        route="/",
    )
    app.add_page(lambda: rx.button(on_click=Parent.clear), route="/bare")
    one, two = [await serve(app=app, backing=backing()) for _ in range(2)]
    async with one.browser() as first:
        await first.hello()
        await first.event(Child.set_both)
    async with two.browser("doc-2") as second:
        await second.hello("/bare", token=first.token, version=0)
        await second.event(Parent.clear)
    async with one.browser("doc-3") as third:
        await third.hello(token=first.token, version=0)
        assert (third.state["x"], third.state["y"]) == (0, 0)


async def test_a_shared_state_is_read_again_when_it_has_changed(serve, backing):
    class Board(rx.SharedState):
        rows: list[int] = []

        async def join(self):
            await self._link_to("all")

        def fill(self):
            self.rows = list(range(ROWS))

    class Votes(Board):
        votes: int = 0

        def vote(self):
            self.votes += 1

    app = rx.App()
    handlers = (Board.join, Board.fill, Votes.vote)
    app.add_page(
        lambda: rx.vstack(Board.rows.length(), Votes.votes, *(rx.button(on_click=each) for each in handlers)),
        route="/",
    )
    first, second = backing(), backing()
    noted = Noted(second.store)
    object.__setattr__(second, "store", noted)
    one, two = [await serve(app=app, backing=each, redis_lock_expiration=100_000) for each in (first, second)]
    async with one.browser() as here, two.browser("doc-2") as there:
        await here.hello()
        await there.hello()
        await here.event(Board.join)
        await here.event(Board.fill)
        await there.event(Board.join)
        assert len(there.state["rows"]) == ROWS
        noted.reads.clear()
        for _ in range(3):
            await there.event(Votes.vote)
        assert noted.reads == [{"@room"}] * 3
        await here.event(Votes.vote)
        while there.state["votes"] != 4:
            await there.receive()
        assert {"@room", "Board", "Votes"} in noted.reads
