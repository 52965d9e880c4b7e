"""The memory store keeps the contract of all stores, and hands what it has to another process."""

from mirra.server.store import MemoryStore
from mirra.server.store.contract import StoreContract


class TestMemoryStore(StoreContract):
    def make_store(self):
        return MemoryStore()


async def test_a_process_hands_its_sessions_to_the_next():
    old, new = MemoryStore(), MemoryStore()
    await old.save("a", 1, {"app.A": b"1"}, keep=60)
    await old.save("ended", 1, {"app.A": b"1"}, keep=-1)
    new.take_over(old.dump())
    assert (await new.load("a"), await new.load("ended")) == ({"app.A": b"1"}, {})


async def test_what_has_ended_takes_no_memory():
    now = [100.0]
    store = MemoryStore(clock=lambda: now[0])
    await store.save("a", 1, {"app.A": b"1"}, keep=60)
    await store.save("b", 1, {"app.A": b"1"}, keep=600)
    now[0] += 61
    store.sweep()
    assert store.dump() == _only(await store.load("b"), "b", 539.0)


def _only(states, token, left):
    import msgspec

    return msgspec.msgpack.encode([(token, states, left)])
