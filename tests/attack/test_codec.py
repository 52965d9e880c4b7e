"""Sections 1, 4 and 6: whatever is fed to the decoders, they answer with a value of the asked type or with one clean error."""

import contextlib
import dataclasses
import datetime
import decimal
import enum
import json
import pathlib
import uuid

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirra.codec import from_wire
from mirra.errors import EventDeserializationError
from mirra.protocol.messages import ClientMessage
from mirra.server.store.signed import Seal

BUILT = []


class Canary:
    """Nothing that comes over the wire may ever build one."""

    def __init__(self, *args):
        BUILT.append(args)


@dataclasses.dataclass
class Row:
    name: str
    amount: int = 0


class Colour(enum.Enum):
    RED = "red"


KINDS = [
    str, int, float, bool, bytes, list, dict, list[int], dict[str, int], set[str], frozenset[int], tuple[int, str], Row, list[Row], Colour,
    datetime.date, datetime.datetime, datetime.time, datetime.timedelta, decimal.Decimal, uuid.UUID, pathlib.PurePosixPath, int | None,
    str | list[int], Canary, Canary | None,
]  # fmt: skip
TAGS = [
    "$int",
    "$float",
    "$dict",
    "$type",
    "$set",
    "__class__",
    "__proto__",
    "constructor",
    "__reduce__",
    "py/object",
    "name",
    "amount",
]
texts = st.text() | st.sampled_from(
    [
        "inf days, 0:0:0",
        "1 day, 1e999:0:0",
        "0:0:inf",
        "9" * 5000,
        "1e400",
        "nan",
        "-",
        "2026-13-45",
        "\x00",
        "red",
        "tests.Canary",
    ]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(texts | st.sampled_from(TAGS), inner, max_size=3)
    ),
    max_leaves=20,
)


@settings(max_examples=2000, deadline=None)
@given(values, st.sampled_from(KINDS))
def test_a_value_has_the_asked_type_or_is_refused(value, kind):
    with contextlib.suppress(EventDeserializationError):
        from_wire(value, kind)
    assert BUILT == []


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        ({"$int": "x"}, int, "Expected `int`, got `{'$int': 'x'}`: invalid literal for int() with base 10: 'x'"),
        ("0:0:inf", datetime.timedelta, "Expected `timedelta`, got `'0:0:inf'`: cannot convert float infinity to integer"),
        ({}, Canary, "Expected `Canary`, got `{}`: `Canary` has no decoder"),
        ({"name": "x", "amount": "y"}, Row, "Expected `Row`, got `{'name': 'x', 'amount': 'y'}`: Expected `int`, got `str` - at `$.amount`"),
    ],
)  # fmt: skip
def test_what_is_refused_is_told(value, kind, message):
    with pytest.raises(EventDeserializationError) as error:
        from_wire(value, kind)
    assert error.value.message == message


frames = st.binary(max_size=300) | values.map(lambda value: json.dumps(value).encode()) | st.fixed_dictionaries(
    {"t": st.sampled_from(["hello", "event", "navigate", "ack", "storage", "ping", "error", "welcome"])},
    optional=dict.fromkeys(("n", "bind", "args", "url", "doc", "build", "token", "version", "storage", "values", "message"), values),
).map(lambda value: json.dumps(value).encode())  # fmt: skip


@settings(max_examples=2000, deadline=None)
@given(frames)
def test_a_frame_is_a_message_or_a_clean_error(frame):
    try:
        message = msgspec.json.decode(frame, type=ClientMessage)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return
    assert type(message).__module__ == "mirra.protocol.messages"


SEAL = Seal(["key", "older key"])


@settings(max_examples=1000, deadline=None)
@given(st.binary(max_size=100), st.integers(0, 10_000), st.integers(1, 255))
def test_a_stored_value_that_was_touched_is_no_value(data, at, flip):
    """CVE-2025-61765: who writes into the store, or beside it, forges no state."""
    sealed = bytearray(SEAL.close(data, "token", "app.S"))
    sealed[at % len(sealed)] ^= flip
    assert SEAL.open(bytes(sealed), "token", "app.S") is None


@given(st.binary(max_size=100))
def test_a_stored_value_fits_its_place_and_its_key_only(data):
    sealed = SEAL.close(data, "token", "app.S")
    assert SEAL.open(sealed, "token", "app.S") == data
    assert SEAL.open(sealed, "another token", "app.S") is None
    assert SEAL.open(sealed, "token", "app.Other") is None
    assert Seal(["stolen"]).open(sealed, "token", "app.S") is None
    assert Seal(["new key", "key"]).open(sealed, "token", "app.S") == data


ROUTER = ["/", "/a/[id]", "/a/[[id]]/b", "/docs/[[...splat]]", "/[x]/[y]/[z]"]


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=200).map(lambda text: f"/{text}") | st.text())
def test_the_router_takes_every_path(path):
    from mirra.app.routes import match, parse_route

    routes = [parse_route(route) for route in ROUTER]
    found = match(path, routes)
    assert found is None or found.route in ROUTER


def test_the_router_takes_no_longer_for_hostile_paths():
    """No nested quantifier: 20 times the length is about 20 times the steps, not 400."""
    import time

    from mirra.app.routes import match, parse_route

    routes = [parse_route(route) for route in ROUTER]

    def seconds(length):
        started = time.perf_counter()
        for _ in range(20):
            for part in ("/", "a/", "/a", "a"):
                match("/" + part * length, routes)
        return time.perf_counter() - started

    assert min(seconds(20_000) for _ in range(3)) < 100 * min(seconds(1_000) for _ in range(3))
