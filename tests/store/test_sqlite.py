"""Sessions in a file: the contract, and two processes' worth of connections on it."""

from pathlib import Path

import pytest

from mirra.errors import LockExpiredError
from mirra.server.store.contract import StoreContract
from mirra.server.store.signed import Seal, SignedStore
from mirra.server.store.sqlite import SqliteStore


class TestContract(StoreContract):
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path):
        self.path = tmp_path / "made when needed" / "sessions.db"

    def make_store(self):
        return SqliteStore(self.path)


class TestSignedContract(TestContract):
    def make_store(self):
        return SignedStore(SqliteStore(self.path), Seal(["key"]))


async def test_two_stores_on_one_file_see_each_other(tmp_path):
    one, two = SqliteStore(tmp_path / "s.db"), SqliteStore(tmp_path / "s.db")
    first = await one.lease("t", "one", 10)
    await one.save("t", first, {"app.A": b"1"}, keep=60)
    assert await two.lease("t", "two", 10) is None
    assert await two.load("t") == {"app.A": b"1"}
    await one.release("t", first)
    second = await two.lease("t", "two", 10)
    assert second > first
    with pytest.raises(LockExpiredError):
        await one.save("t", first, {"app.A": b"late"}, keep=60)
    await one.close()
    await two.close()


async def test_a_file_is_there_after_a_restart(tmp_path):
    store = SqliteStore(tmp_path / "s.db")
    await store.save("t", await store.lease("t", "one", 10), {"app.A": b"1"}, keep=60)
    await store.close()
    again = SqliteStore(tmp_path / "s.db")
    assert await again.load("t") == {"app.A": b"1"}
    await again.close()


async def test_only_the_owner_of_the_process_may_read_the_file(tmp_path):
    store = SqliteStore(tmp_path / "s.db")
    await store.load("t")
    assert (tmp_path / "s.db").stat().st_mode & 0o777 == 0o600
    await store.close()


async def test_what_has_ended_is_deleted(tmp_path):
    now = [1000.0]
    store = SqliteStore(tmp_path / "s.db", clock=lambda: now[0])
    await store.save("t", await store.lease("t", "one", 10), {"app.A": b"1"}, keep=60)
    now[0] += 100
    await store.lease("another", "one", 10)
    assert store._connection.execute("SELECT count(*) FROM substate").fetchone() == (0,)
    await store.close()


def bytes_read():
    """By this process, from files and sockets."""
    return int(Path("/proc/self/io").read_text().split()[1])


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="what is read is counted by Linux")
async def test_the_bytes_of_what_is_left_there_are_not_read(tmp_path):
    store = SqliteStore(tmp_path / "s.db")
    table = b"row" * 300_000
    await store.save(
        "t", await store.lease("t", "one", 10), {"app.Table": table, "app.Counter": b"1"}, keep=60
    )
    await store.close()
    again = SqliteStore(tmp_path / "s.db")
    before = bytes_read()
    assert await again.load_light("t", 100) == ({"app.Counter": b"1"}, {"app.Table": len(table)})
    light = bytes_read() - before
    assert await again.load("t", ["app.Table"]) == {"app.Table": table}
    assert light < 50_000 < 800_000 < bytes_read() - before - light
    await again.close()
