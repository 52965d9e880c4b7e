"""Section 11: frames that no browser of ours would send. The server says what it refused, in one line, and goes on."""

import json
import logging

import pytest

from .client import attack, bound_id

EVENT = {"t": "event", "n": 1, "bind": "x"}


def nested(depth):
    return "[" * depth + "]" * depth


REFUSED = {
    "": "A malformed message: Input data was truncated",
    "nonsense": "A malformed message: JSON is malformed: invalid character (byte 4)",
    "[]": "A malformed message: Expected `object`, got `array`",
    '{"t":"launch"}': "A malformed message: Invalid value 'launch' - at `$.t`",
    '{"t":"event","n":true,"bind":"x"}': "A malformed message: Expected `int`, got `bool` - at `$.n`",
    '{"t":"event","n":"1","bind":"x"}': "A malformed message: Expected `int`, got `str` - at `$.n`",
    '{"t":"event","n":1}': "A malformed message: Object missing required field `bind`",
    '{"t":"x\\nERROR forged\\u001b[31m"}': (
        "A malformed message: Invalid value 'x\\nERROR forged\\x1b[31m' - at `$.t`"
    ),
    json.dumps({**EVENT, "n": 10**30}): "Event number 1" + "0" * 30 + " is none that a browser counts to.",
    json.dumps({**EVENT, "n": 0}): "Event number 0 is none that a browser counts to.",
    json.dumps({**EVENT, "n": -7}): "Event number -7 is none that a browser counts to.",
    f'{{"t":"event","n":1,"bind":"x","args":[{nested(33)}]}}': "Arguments nested deeper than 32.",
    f'{{"t":"event","n":1,"bind":"x","args":{nested(100_000)}}}': (
        "A malformed message: maximum recursion depth exceeded while deserializing an object"
    ),
    json.dumps({**EVENT, "args": ["a" * 262_144]}): "A message of 262193 bytes; 262144 are allowed.",
    json.dumps({**EVENT, "args": ["é" * 140_000]}, ensure_ascii=False): (
        "A message of 280049 bytes; 262144 are allowed."
    ),
    '{"t":"navigate","n":1,"url":"https://evil.example"}': "`https://evil.example` is no path of this site.",
    '{"t":"navigate","n":1,"url":"/a\\nb"}': "`/a\\nb` is no path of this site.",
    '{"t":"navigate","n":1,"url":"@evil.example/"}': "`@evil.example/` is no path of this site.",
    '{"t":"hello","doc":"doc","url":"/","build":""}': "A second hello on one connection.",
}


@pytest.mark.parametrize(
    "frame", REFUSED, ids=lambda frame: frame[:60].encode("unicode_escape").decode() or "empty"
)
async def test_a_bad_frame_is_refused_in_a_sentence(serve, shop, effects, caplog, frame):
    Shop, pages = shop
    served = await serve(pages)
    async with attack(served.port) as honest, attack(served.port) as hostile:
        await honest.hello(doc="honest")
        await hostile.hello()
        with caplog.at_level(logging.WARNING, "mirra.server"):
            await hostile.send(frame)
            await hostile.pong()
        assert [record.getMessage() for record in caplog.records] == [
            f"refused from 127.0.0.1: {REFUSED[frame]}"
        ]
        assert effects == []
        # The same connection and everybody else's go on.
        assert (await hostile.event(1, bound_id(Shop.increment)))["p"] == [
            ["=", [Shop.get_full_name(), "count"], 1]
        ]
        assert (await honest.event(1, bound_id(Shop.increment)))["p"] == [
            ["=", [Shop.get_full_name(), "count"], 1]
        ]


FIRST = {
    '{"t":"ping"}': "The first message must be a hello.",
    json.dumps(EVENT): "The first message must be a hello.",
    '{"t":"hello","doc":"d","url":"evil","build":""}': "`evil` is no path of this site.",
    json.dumps({"t": "hello", "doc": "d" * 65, "url": "/", "build": ""}): (
        "A document id has 1 to 64 characters, not 65."
    ),
    json.dumps({"t": "hello", "doc": "", "url": "/", "build": ""}): (
        "A document id has 1 to 64 characters, not 0."
    ),
    json.dumps({"t": "hello", "doc": "d", "url": "/" + "a" * 9000, "build": ""}): (
        f"`/{'a' * 76}...` is no path of this site."
    ),
    '{"t":"hello","doc":"d"': "A malformed message: Input data was truncated",
}


@pytest.mark.parametrize("frame", FIRST, ids=lambda frame: frame[:60])
async def test_a_bad_first_frame_ends_the_conversation(serve, shop, caplog, frame):
    served = await serve(shop[1])
    async with attack(served.port) as hostile:
        with caplog.at_level(logging.WARNING, "mirra.server"):
            await hostile.send(frame)
            assert await hostile.closed() == 4002
    assert [record.getMessage() for record in caplog.records] == [f"refused from 127.0.0.1: {FIRST[frame]}"]
    assert hostile.frames == []
    assert served.sessions == {}


async def test_the_third_bad_frame_ends_the_conversation(serve, shop):
    served = await serve(shop[1])
    async with attack(served.port) as hostile:
        await hostile.hello()
        for _ in range(3):
            await hostile.send("nonsense")
        assert await hostile.closed() == 4002


async def test_a_frame_beyond_a_megabyte_is_not_even_read(serve, shop):
    served = await serve(shop[1])
    async with attack(served.port) as honest, attack(served.port) as hostile:
        await honest.hello(doc="honest")
        await hostile.hello()
        await hostile.send("a" * (1024 * 1024 + 1))
        assert await hostile.closed() == 1009
        await honest.pong()


async def test_bytes_that_are_no_text(serve, shop, caplog):
    served = await serve(shop[1])
    async with attack(served.port) as hostile:
        await hostile.hello()
        with caplog.at_level(logging.WARNING, "mirra.server"):
            await hostile.send(b'{"t":"\xff\xfe"}')
            await hostile.pong()
    assert [record.getMessage() for record in caplog.records] == [
        "refused from 127.0.0.1: A malformed message: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
    ]


@pytest.mark.parametrize(
    "url", ["//[", "//evil.example/second", "/\\evil", "/%00", "/%zz", "/[[...splat]]", "/?" + "&" * 5000]
)
async def test_odd_paths_show_a_page_or_none(serve, shop, url):
    served = await serve(shop[1])
    async with attack(served.port) as hostile, attack(served.port) as other:
        await hostile.hello(url)
        await hostile.pong()
        await other.hello("/", doc="other")
        await other.navigate(1, url)
