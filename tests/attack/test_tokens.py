"""Section 2: tokens cannot be chosen, guessed, or taken from somebody, and are written down nowhere."""

import logging

import pytest

from .client import attack, bound_id

INVENTED = ["a" * 43, "", "x" * 5000, "../../etc/passwd", "mirra:*", "@session", "\u0000", "é" * 43]


@pytest.mark.parametrize(
    "token", INVENTED, ids=lambda token: token[:20].encode("unicode_escape").decode() or "empty"
)
async def test_an_invented_token_is_never_bound(serve, shop, token):
    served = await serve(shop[1])
    async with attack(served.port) as hostile:
        welcome = await hostile.hello(token=token)
        assert welcome["token"] != token
        assert len(welcome["token"]) == 43
        assert list(served.sessions) == [welcome["token"]]


async def test_a_victim_cannot_be_given_a_token_of_the_attackers_choice(serve, shop):
    """Fixation: the attacker opens, the victim comes with that token and works; the attacker sees nothing of it."""
    Shop, pages = shop
    served = await serve(pages)
    async with attack(served.port) as attacker:
        fixed = (await attacker.hello(doc="attacker"))["token"]
        async with attack(served.port) as victim:
            await victim.send({"t": "hello", "doc": "victim", "url": "/", "build": "", "token": fixed})
            # The attacker's page is alive and says so, as it must to keep its session.
            await attacker.receive()
            await attacker.send({"t": "ack", "version": 1})
            assert (await victim.receive())["token"] != fixed
            await victim.event(1, bound_id(Shop.set_note), ["canary-of-the-victim"])
            await attacker.pong()
            assert "canary-of-the-victim" not in attacker.seen


async def test_a_living_page_cannot_be_taken_over_with_its_token_alone(serve, shop):
    Shop, pages = shop
    served = await serve(pages)
    async with attack(served.port) as victim:
        token = (await victim.hello(doc="victim"))["token"]
        await victim.event(1, bound_id(Shop.set_note), ["canary-of-the-victim"])
        async with attack(served.port) as thief:
            await thief.send({"t": "hello", "doc": "thief", "url": "/", "build": "", "token": token})
            await victim.receive()
            await victim.send({"t": "ack", "version": 2})
            assert (await thief.receive())["token"] != token
            assert "canary-of-the-victim" not in thief.seen
        await victim.pong()


async def test_tokens_are_all_different(serve, shop):
    served = await serve(shop[1])
    tokens = set()
    for _ in range(50):
        async with attack(served.port) as page:
            tokens.add((await page.hello())["token"])
    assert len(tokens) == 50


async def test_no_token_is_logged(serve, shop, caplog):
    Shop, pages = shop
    served = await serve(pages)
    with caplog.at_level(logging.DEBUG):
        async with attack(served.port) as page:
            token = (await page.hello())["token"]
            await page.event(1, bound_id(Shop.boom))
            await page.send("nonsense")
            await page.pong()
        async with attack(served.port) as page:
            await page.hello(token=token, version=1)
    assert caplog.records
    # The WebSocket library's own debug lines show frames; the server's loggers do not.
    own = [record for record in caplog.records if not record.name.startswith("websockets")]
    assert token not in "\n".join(record.getMessage() for record in own)
