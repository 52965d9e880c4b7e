"""``StoreContract``: what every store must do, as tests. Users with a store of their own run it too.

>>> class TestMyStore(StoreContract):
...     def make_store(self):
...         return MyStore()
"""

# ruff: noqa: D102  # a test's name is its sentence

from __future__ import annotations

import asyncio
from typing import Any

from mirra.errors import LockExpiredError
from mirra.server.store.base import Store

TOKEN = "token"


class StoreContract:
    """Inherit, and give :meth:`make_store`. Needs no pytest plugin: each test runs a loop of its own."""

    def make_store(self) -> Store:
        """A new, empty store."""
        raise NotImplementedError

    def run(self, scenario: Any) -> None:
        """Run one scenario against a new store and close it."""

        async def main() -> None:
            store = self.make_store()
            try:
                await scenario(store)
            finally:
                await store.close()

        asyncio.run(main())

    def test_what_was_saved_is_loaded(self) -> None:
        async def scenario(store: Store) -> None:
            fence = await store.lease(TOKEN, "worker", 10)
            assert fence is not None
            await store.save(TOKEN, fence, {"app.A": b"1", "app.B": b"2"}, keep=60)
            assert await store.load(TOKEN) == {"app.A": b"1", "app.B": b"2"}
            assert await store.load(TOKEN, ["app.B", "app.Unknown"]) == {"app.B": b"2"}

        self.run(scenario)

    def test_saving_some_leaves_the_others(self) -> None:
        async def scenario(store: Store) -> None:
            fence = await store.lease(TOKEN, "worker", 10) or 0
            await store.save(TOKEN, fence, {"app.A": b"1", "app.B": b"2", "app.C": b"3"}, keep=60)
            await store.save(TOKEN, fence, {"app.A": b"changed", "app.C": None}, keep=60)
            assert await store.load(TOKEN) == {"app.A": b"changed", "app.B": b"2"}

        self.run(scenario)

    def test_what_is_light_is_loaded_together_and_of_the_rest_what_is_named(self) -> None:
        async def scenario(store: Store) -> None:
            assert await store.load_light(TOKEN, 10) == ({}, {})
            fence = await store.lease(TOKEN, "worker", 10) or 0
            states = {"app.Light": b"1" * 10, "app.Heavy": b"2" * 11, "app.Heavier": b"3" * 1000}
            await store.save(TOKEN, fence, {**states}, keep=60)
            light = {"app.Light": states["app.Light"]}
            assert await store.load_light(TOKEN, 10) == (light, {"app.Heavy": 11, "app.Heavier": 1000})
            named = await store.load_light(TOKEN, 10, ["app.Heavy", "app.Unknown"])
            assert named == ({**light, "app.Heavy": states["app.Heavy"]}, {"app.Heavier": 1000})
            await store.forget(TOKEN)
            assert await store.load_light(TOKEN, 10) == ({}, {})

        self.run(scenario)

    def test_sessions_do_not_share_anything(self) -> None:
        async def scenario(store: Store) -> None:
            fence = await store.lease(TOKEN, "worker", 10) or 0
            await store.save(TOKEN, fence, {"app.A": b"1"}, keep=60)
            assert await store.load("another token") == {}

        self.run(scenario)

    def test_bytes_come_back_as_they_were(self) -> None:
        async def scenario(store: Store) -> None:
            data = bytes(range(256)) * 1000
            fence = await store.lease(TOKEN, "worker", 10) or 0
            await store.save(TOKEN, fence, {"app.Ä-é/rows+1": data, "": b""}, keep=60)
            assert await store.load(TOKEN) == {"app.Ä-é/rows+1": data, "": b""}

        self.run(scenario)

    def test_a_session_ends(self) -> None:
        async def scenario(store: Store) -> None:
            fence = await store.lease(TOKEN, "worker", 10) or 0
            await store.save(TOKEN, fence, {"app.A": b"1"}, keep=0.05)
            await asyncio.sleep(0.1)
            assert await store.load(TOKEN) == {}
            await store.save(TOKEN, fence, {"app.B": b"2"}, keep=60)
            assert await store.load(TOKEN) == {"app.B": b"2"}

        self.run(scenario)

    def test_saving_puts_the_end_off(self) -> None:
        async def scenario(store: Store) -> None:
            fence = await store.lease(TOKEN, "worker", 10) or 0
            await store.save(TOKEN, fence, {"app.A": b"1"}, keep=0.05)
            await store.save(TOKEN, fence, {}, keep=60)
            await asyncio.sleep(0.1)
            assert await store.load(TOKEN) == {"app.A": b"1"}

        self.run(scenario)

    def test_one_owner_at_a_time(self) -> None:
        async def scenario(store: Store) -> None:
            first = await store.lease(TOKEN, "one", 10) or 0
            assert await store.lease(TOKEN, "two", 10) is None
            await store.release(TOKEN, first)
            second = await store.lease(TOKEN, "two", 10)
            assert second is not None and second > first

        self.run(scenario)

    def test_it_is_known_who_holds_the_lease(self) -> None:
        async def scenario(store: Store) -> None:
            assert await store.holder(TOKEN) is None
            fence = await store.lease(TOKEN, "one", 0.1) or 0
            assert await store.holder(TOKEN) == "one"
            await store.release(TOKEN, fence)
            assert await store.holder(TOKEN) is None
            await store.lease(TOKEN, "two", 0.1)
            assert await store.holder(TOKEN) == "two"
            await asyncio.sleep(0.15)
            assert await store.holder(TOKEN) is None

        self.run(scenario)

    def test_many_at_once_do_not_mix(self) -> None:
        async def scenario(store: Store) -> None:
            async def use(token: str) -> None:
                fence = await store.lease(token, "worker", 10) or 0
                for i in range(5):
                    await store.save(token, fence, {"app.A": f"{token} {i}".encode()}, keep=60)
                assert await store.load(token) == {"app.A": f"{token} 4".encode()}

            await asyncio.gather(*(use(f"token {i}") for i in range(40)))

        self.run(scenario)

    def test_of_many_who_ask_at_once_one_is_given_the_lease(self) -> None:
        async def scenario(store: Store) -> None:
            given = await asyncio.gather(*(store.lease(TOKEN, f"worker {i}", 10) for i in range(20)))
            assert sum(fence is not None for fence in given) == 1

        self.run(scenario)

    def test_the_same_owner_may_ask_again(self) -> None:
        async def scenario(store: Store) -> None:
            first = await store.lease(TOKEN, "one", 10) or 0
            second = await store.lease(TOKEN, "one", 10)
            assert second is not None and second > first

        self.run(scenario)

    def test_a_lease_runs_out_unless_it_is_renewed(self) -> None:
        async def scenario(store: Store) -> None:
            kept = await store.lease("kept", "one", 0.15) or 0
            gone = await store.lease("gone", "one", 0.15) or 0
            assert await store.renew("kept", kept, 10)
            await asyncio.sleep(0.3)
            assert await store.lease("kept", "two", 10) is None
            assert not await store.renew("gone", gone, 10)
            assert await store.lease("gone", "two", 10) is not None

        self.run(scenario)

    def test_who_lost_the_lease_cannot_write(self) -> None:
        async def scenario(store: Store) -> None:
            slow = await store.lease(TOKEN, "slow", 0.05) or 0
            await asyncio.sleep(0.1)
            quick = await store.lease(TOKEN, "quick", 10) or 0
            await store.save(TOKEN, quick, {"app.A": b"new"}, keep=60)
            try:
                await store.save(TOKEN, slow, {"app.A": b"old"}, keep=60)
            except LockExpiredError:
                assert await store.load(TOKEN) == {"app.A": b"new"}
            else:
                raise AssertionError("a write with an old fence was taken")

        self.run(scenario)

    def test_giving_back_an_old_lease_does_nothing(self) -> None:
        async def scenario(store: Store) -> None:
            old = await store.lease(TOKEN, "one", 0.05) or 0
            await asyncio.sleep(0.1)
            await store.lease(TOKEN, "two", 10)
            await store.release(TOKEN, old)
            assert await store.lease(TOKEN, "three", 10) is None

        self.run(scenario)

    def test_a_forgotten_session_is_gone_and_its_fences_stay_refused(self) -> None:
        async def scenario(store: Store) -> None:
            first = await store.lease(TOKEN, "one", 10) or 0
            await store.save(TOKEN, first, {"app.A": b"1"}, keep=60)
            await store.forget(TOKEN)
            assert await store.load(TOKEN) == {}
            second = await store.lease(TOKEN, "two", 10)
            assert second is not None and second > first

        self.run(scenario)
