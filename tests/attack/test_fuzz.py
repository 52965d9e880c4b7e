"""Section 16: a running server is fed whole conversations that nobody meant; classes and handlers stay as they were.

`MIRRA_FUZZ` multiplies the number of examples.
"""

import builtins
import contextlib
import os
from urllib.parse import quote

from hypothesis import given, settings
from hypothesis import strategies as st

from mirra.app.routes import match, parse_route
from mirra.elements.urls import is_safe_url
from mirra.server.policy import client_address, forwarded, is_local_host, may_connect, origin_of
from mirra.server.printable import one_line

from .client import attack, bound_id, request

EXAMPLES = int(os.environ.get("MIRRA_FUZZ", "1")) * 300
DUNDERS = [
    "__class__",
    "__init__",
    "__globals__",
    "__dict__",
    "__proto__",
    "constructor",
    "prototype",
    "__reduce__",
    "$int",
    "$dict",
    "$float",
]
keys = st.sampled_from(DUNDERS) | st.text(max_size=8)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(DUNDERS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=15,
)
paths = st.lists(keys, max_size=4).map(lambda parts: "/" + "/".join(parts))


def drawn(strategy, count):
    """So many examples, for a test that waits for a server."""
    found = []

    @settings(max_examples=count, deadline=None, database=None)
    @given(strategy)
    def collect(example):
        found.append(example)

    collect()
    return found


def messages(binds):
    number = st.integers(-1, 60) | st.sampled_from([2**53, 10**30])
    return st.one_of(
        st.fixed_dictionaries({"t": st.just("event"), "n": number, "bind": st.sampled_from(binds) | st.text(max_size=20), "args": st.lists(values, max_size=3)}),
        st.fixed_dictionaries({"t": st.just("navigate"), "n": number, "url": paths}),
        st.fixed_dictionaries({"t": st.just("storage"), "n": number, "values": st.dictionaries(keys, st.text(max_size=9), max_size=3)}),
        st.fixed_dictionaries({"t": st.just("ack"), "version": st.integers()}),
        st.fixed_dictionaries({"t": st.just("error"), "message": st.text()}, optional={"stack": st.text()}),
        st.just({"t": "ping"}),
    )  # fmt: skip


def snapshot(*classes):
    """All that class pollution would change."""
    return [dict(vars(kind)) for kind in classes] + [sorted(vars(builtins)), sorted(os.environ)]


async def test_whole_conversations_change_nothing_but_state(serve, shop, effects):
    """CVE-2025-30358 and CVE-2025-54068: no class, no builtin and no setting is reached, whatever is sent in whatever order."""
    Shop, pages = shop
    served = await serve(pages)
    binds = [
        bound_id(Shop.increment),
        bound_id(Shop.set_note),
        bound_id(Shop.remember),
        bound_id(Shop.boom),
        bound_id(Shop.unbound),
    ]
    before = snapshot(Shop, *Shop.__mro__[1:3])
    conversations = drawn(st.lists(messages(binds), min_size=1, max_size=12), EXAMPLES // 5)
    for number, conversation in enumerate(conversations):
        async with attack(served.port) as hostile:
            await hostile.hello(doc=f"doc{number}")
            try:
                for message in conversation:
                    await hostile.send(message)
                await hostile.pong()
            except Exception as error:
                assert type(error).__name__.startswith("ConnectionClosed"), error
    assert snapshot(Shop, *Shop.__mro__[1:3]) == before
    assert "unbound" not in effects
    texts = {effect[1] for effect in effects if isinstance(effect, tuple) and effect[0] == "set_note"}
    assert all(type(text) is str for text in texts)
    async with attack(served.port) as honest:
        await honest.hello(doc="honest")
        await honest.event(1, bound_id(Shop.increment))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(), st.text(), st.text(), st.integers(0, 5))
def test_headers_of_any_text_are_judged_and_never_raise(origin, host, forwarded_for, hops):
    headers = {"x-forwarded-for": forwarded_for, "x-forwarded-host": host, "x-forwarded-proto": origin}
    client_address(headers, "127.0.0.1", hops)
    is_local_host(host, ("localhost",))
    shown, scheme = forwarded(headers, host, "ws", hops)
    if may_connect(origin, shown, scheme):
        assert origin_of(origin) is not None
    assert one_line(forwarded_for).isprintable()


@settings(max_examples=EXAMPLES, deadline=None)
@given(paths, st.lists(st.sampled_from(["a", "[x]", "[[y]]", "[[...splat]]"]), max_size=3, unique=True))
def test_routes_match_paths_and_never_raise(path, parts):
    try:
        route = parse_route("/" + "/".join(parts))
    except ValueError:
        return
    for tried in (path, quote(path)):
        found = match(tried, [route])
        assert found is None or all(isinstance(value, str | list) for value in found.params.values())


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(["href", "src", "action", "HREF", "xlink:href", "data"]), st.text(max_size=40))
def test_the_url_policy_judges_every_text(attribute, text):
    for scheme in ("javascript:", "JAVASCRIPT:", "java\tscript:", "\x01javascript:", "vbscript:"):
        assert not is_safe_url(attribute, scheme + text)
    is_safe_url(attribute, text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=400), st.text('abc-\r\n"', max_size=12))
def test_forms_of_any_bytes_are_parsed_or_refused(body, boundary):
    """python-multipart, of which uploads are made: an error of its own, or parts."""
    from python_multipart.exceptions import FormParserError
    from python_multipart.multipart import FormParser

    parts = []
    try:
        parser = FormParser(
            "multipart/form-data", parts.append, parts.append, boundary=boundary.encode() or b"x"
        )
        parser.write(b"--" + boundary.encode() + b"\r\n" + body)
        parser.finalize()
        parser.close()
    except (FormParserError, ValueError):
        pass
    assert len(parts) < 50


async def test_requests_of_any_bytes_leave_the_server_up(serve, shop):
    served = await serve(shop[1], patience=0.3)
    bodies = drawn(st.binary(min_size=1, max_size=300), 40)
    for body in bodies:
        with contextlib.suppress(OSError):
            await request(served.port, body + b"\r\n\r\n")
    assert b"pong" in await request(
        served.port, "GET /ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
