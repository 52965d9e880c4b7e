"""Sessions in Redis: the contract, signatures, and a Redis that comes and goes."""

import asyncio

import pytest

from mirra.errors import MirraRuntimeError
from mirra.server.store.contract import StoreContract
from mirra.server.store.redis import RedisStore
from mirra.server.store.signed import Seal, SignedStore


class TestContract(StoreContract):
    @pytest.fixture(autouse=True)
    def server(self, redis_server):
        redis_server.flush()
        self.url = redis_server.url

    def make_store(self):
        return RedisStore(self.url)


class TestSignedContract(TestContract):
    def make_store(self):
        return SignedStore(RedisStore(self.url), Seal(["key"]))


async def test_a_value_signed_with_another_key_is_not_used_and_logged(redis_server, caplog):
    ours = SignedStore(RedisStore(redis_server.url), Seal(["new key", "old key"]))
    before = SignedStore(RedisStore(redis_server.url), Seal(["old key"]))
    forger = SignedStore(RedisStore(redis_server.url), Seal(["guessed"]))
    fence = await ours.lease("t", "one", 10)
    await before.save("t", fence, {"app.Old": b"1"}, keep=60)
    await forger.save("t", fence, {"app.Forged": b"1"}, keep=60)
    assert await ours.load("t") == {"app.Old": b"1"}
    assert "the stored state `app.Forged` of a session has a wrong signature and is not used" in caplog.text
    for store in (ours, before, forger):
        await store.close()


async def test_a_value_moved_to_another_session_is_not_used(redis_server):
    inner = RedisStore(redis_server.url)
    store = SignedStore(inner, Seal(["key"]))
    await store.save("mine", await store.lease("mine", "one", 10), {"app.A": b"admin"}, keep=60)
    await inner.save("other", await inner.lease("other", "one", 10), await inner.load("mine"), keep=60)
    assert await store.load("other") == {}
    await store.close()


async def test_a_redis_that_comes_back_in_time_is_waited_for(redis_server):
    store = RedisStore(redis_server.url)
    fence = await store.lease("t", "one", 10)
    redis_server.stop()
    saving = asyncio.create_task(store.save("t", fence, {"app.A": b"1"}, keep=60))
    await asyncio.sleep(0.2)
    assert not saving.done()
    await asyncio.to_thread(redis_server.start)
    await saving
    assert await store.load("t") == {"app.A": b"1"}
    # Also after its memory is lost no fence is given twice.
    assert await store.lease("t", "two", 10) > fence
    await store.close()


async def test_a_redis_that_stays_away_is_an_error(redis_server):
    store = RedisStore("redis://127.0.0.1:1/0", patience=0.1)
    with pytest.raises(MirraRuntimeError, match="Redis cannot be reached"):
        await store.load("t")
    await store.close()


async def test_operations_of_one_turn_are_one_round_trip(redis_server):
    store = RedisStore(redis_server.url)
    fences = await asyncio.gather(*(store.lease(f"t{i}", "one", 10) for i in range(100)))
    before = (await store._client.info("stats"))["total_reads_processed"]
    await asyncio.gather(*(store.save(f"t{i}", fence, {"a": b"1"}, 60) for i, fence in enumerate(fences)))
    after = (await store._client.info("stats"))["total_reads_processed"]
    assert after - before <= 5
    await store.close()


async def test_the_bytes_of_what_is_left_there_do_not_travel(redis_server):
    redis_server.flush()
    store = RedisStore(redis_server.url)
    table = b"row" * 300_000
    await store.save(
        "t", await store.lease("t", "one", 10), {"app.Table": table, "app.Counter": b"1"}, keep=60
    )
    await store.load_light("t", 100)
    before = (await store._client.info("stats"))["total_net_output_bytes"]
    assert await store.load_light("t", 100) == ({"app.Counter": b"1"}, {"app.Table": len(table)})
    after = (await store._client.info("stats"))["total_net_output_bytes"]
    # The answer to the first `info` is among them.
    assert after - before < 10_000
    await store.close()
