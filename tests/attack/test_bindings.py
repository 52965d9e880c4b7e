"""Section 4: only what a page binds can be called, only with the arguments it leaves open, and only of their types."""

import pytest

from mirra.protocol.bindings import SLOT, binding_id

from .client import attack, bound_id

REFUSED = {"t": "delta", "v": 1, "ack": 1, "lost": True}


def names_to_try(Shop):
    """Every name that the class and its ancestors have, as handlers of it would be called."""
    state = Shop.get_full_name()
    return [
        f"{state}.{name}"
        for name in [*dir(Shop), "unbound", "_private", "set_count", "setvar", "__class__", "__init__"]
    ]


async def test_no_name_can_be_called_that_the_page_does_not_bind(serve, shop, effects):
    """CVE-2025-54068 and its kin: every method and dunder, bare and as a binding id that would be right."""
    Shop, pages = shop
    served = await serve(pages)
    bound = {binding.handler for binding in served.application.source.page("/").bindings}
    async with attack(served.port) as hostile:
        await hostile.hello()
        n = 0
        for name in names_to_try(Shop):
            for bind in (
                {name, name.rpartition(".")[2], binding_id(name, (), ())} if name not in bound else {name}
            ):
                n += 1
                await hostile.send({"t": "event", "n": n, "bind": bind})
                assert (await hostile.answer(n)).get("lost") is True
    assert effects == []


async def test_a_constant_stays_on_the_server(serve, shop, effects):
    """`Shop.buy("pear", 1)`: neither another item nor another amount can be bought."""
    _, pages = shop
    served = await serve(pages)
    (binding,) = [b for b in served.application.source.page("/").bindings if b.handler.endswith(".buy")]
    async with attack(served.port) as hostile:
        await hostile.hello()
        assert await hostile.event(1, binding.id, ["plum", 1_000]) == REFUSED
        open_id = binding_id(binding.handler, ("item", "amount"), (SLOT, SLOT))
        assert (await hostile.event(2, open_id, ["plum", 1_000]))["lost"]
        other = binding_id(binding.handler, ("item", "amount"), ("plum", 1))
        assert (await hostile.event(3, other))["lost"]
        assert effects == []
        await hostile.event(4, binding.id)
    assert effects == [("buy", "pear", 1)]


async def test_another_pages_binding_works_only_after_going_there(serve, shop, effects):
    Shop, pages = shop
    served = await serve(pages)
    async with attack(served.port) as hostile:
        await hostile.hello()
        assert await hostile.event(1, bound_id(Shop.on_second_page)) == REFUSED
        assert effects == []
        await hostile.navigate(2, "/second")
        await hostile.event(3, bound_id(Shop.on_second_page))
    assert effects == ["second"]


WRONG = [
    0, 1.5, True, None, [], {}, ["a"], {"a": 1}, {"$int": "1"}, {"$int": "x"}, {"$int": "9" * 401}, {"$float": "nan"}, {"$float": []},
    {"$dict": {"__class__": "x"}}, {"__proto__": {"a": 1}}, {"$int": None}, [[[[]]]],
]  # fmt: skip


@pytest.mark.parametrize("value", WRONG, ids=repr)
async def test_a_value_of_another_type_runs_nothing(serve, shop, effects, value):
    Shop, pages = shop
    served = await serve(pages)
    async with attack(served.port) as hostile:
        await hostile.hello()
        await hostile.event(1, bound_id(Shop.set_note), [value])
        assert effects == []
        await hostile.event(2, bound_id(Shop.increment))


@pytest.mark.parametrize("args", [[], ["a", "b"], ["a"] * 1000])
async def test_too_few_or_too_many_arguments_run_nothing(serve, shop, effects, args):
    Shop, pages = shop
    served = await serve(pages)
    async with attack(served.port) as hostile:
        await hostile.hello()
        assert await hostile.event(1, bound_id(Shop.set_note), args) == REFUSED
    assert effects == []


async def test_an_event_number_is_used_once(serve, shop, effects):
    Shop, pages = shop
    served = await serve(pages)
    async with attack(served.port) as hostile:
        await hostile.hello()
        await hostile.event(1, bound_id(Shop.increment))
        for _ in range(20):
            await hostile.send({"t": "event", "n": 1, "bind": bound_id(Shop.increment)})
        await hostile.pong()
    assert effects == ["increment"]


async def test_storage_messages_set_no_var_that_is_not_kept_in_the_browser(serve, shop, effects):
    """CVE-2025-30358: no attribute is ever set by a path that the client gives."""
    Shop, pages = shop
    served = await serve(pages)
    state = Shop.get_full_name()
    keys = [
        f"{state}.count", f"{state}._secret", f"{state}.__class__", f"{state}.__class__.__init__", "state.router", "state.is_hydrated",
        ".", "", "__class__", f"{state}.__init__.__globals__.x", "os.environ",
    ]  # fmt: skip
    before = dict(vars(Shop))
    async with attack(served.port) as hostile:
        await hostile.hello(storage=dict.fromkeys(keys, "evil"))
        await hostile.send({"t": "storage", "n": 1, "values": dict.fromkeys(keys, "evil")})
        await hostile.answer(1)
        (session,) = served.sessions.values()
        assert session.tree.get(state).count == 0
        assert session.tree.get(state)._secret == "canary-backend-var"
    assert dict(vars(Shop)) == before


async def test_one_tab_runs_a_limited_number_of_background_handlers(serve, shop, effects):
    """CVE-2026-34824: unbounded workers by messages."""
    Shop, pages = shop
    served = await serve(pages)
    async with attack(served.port) as hostile:
        await hostile.hello()
        for n in range(1, 151):
            await hostile.send({"t": "event", "n": n, "bind": bound_id(Shop.work)})
        await hostile.answer(150)
    assert effects == ["work"] * 100
