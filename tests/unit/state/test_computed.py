"""Computed vars: cached by what they read, sent when their value changed."""

import re

import pytest

import mirra as rx
from mirra.state.tree import StateTree


def message(error) -> str:
    return re.sub(r"\n  in .*", "", str(error.value))


def reads_of(cls, *names):
    return {(cls.get_full_name(), name) for name in names}


def test_computed_again_only_when_something_read_has_changed():
    calls = []

    class S(rx.State):
        a: int = 1
        b: int = 10

        @rx.var
        def double(self) -> int:
            calls.append(self.a)
            return self.a * 2

    tree = StateTree()
    reads = reads_of(S, "double", "b")
    tree.snapshot(reads, {})
    state = tree.get(S.get_full_name())
    state.b = 11
    assert [p[1][1] for p in tree.drain(reads)] == ["b"]
    state.a = 5
    assert tree.drain(reads) == [["=", [S.get_full_name(), "double"], 10]]
    assert calls == [1, 5]


def test_through_another_computed_var_and_a_list_changed_in_place():
    class S(rx.State):
        items: list[int] = [1, 2]

        @rx.var
        def total(self) -> int:
            return sum(self.items)

        @rx.var
        def label(self) -> str:
            return f"{self.total} in all"

    tree = StateTree()
    reads = reads_of(S, "label")
    tree.snapshot(reads, {})
    tree.get(S.get_full_name()).items.append(3)
    assert tree.drain(reads) == [["=", [S.get_full_name(), "label"], "6 in all"]]


def test_the_same_value_again_is_not_sent():
    class S(rx.State):
        n: int = 1

        @rx.var
        def odd(self) -> bool:
            return self.n % 2 == 1

    tree = StateTree()
    reads = reads_of(S, "odd")
    tree.snapshot(reads, {})
    tree.get(S.get_full_name()).n = 3
    assert tree.drain(reads) == []


def test_without_cache_after_every_event():
    calls = []

    class S(rx.State):
        @rx.var(cache=False)
        def clock(self) -> int:
            calls.append(1)
            return len(calls)

    tree = StateTree()
    reads = reads_of(S, "clock")
    tree.snapshot(reads, {})
    assert tree.drain(reads) == [["=", [S.get_full_name(), "clock"], 2]]


async def test_async():
    class S(rx.State):
        n: int = 2

        @rx.var
        async def square(self) -> int:
            return self.n**2

    tree = StateTree()
    reads = reads_of(S, "square")
    await tree.evaluate_async(reads)
    tree.snapshot(reads, {})
    tree.get(S.get_full_name()).n = 3
    await tree.evaluate_async(reads)
    assert tree.drain(reads) == [["=", [S.get_full_name(), "square"], 9]]


def test_no_return_annotation():
    with pytest.raises(TypeError) as error:

        class S(rx.State):
            @rx.var
            def double(self):
                return 2

    assert message(error) == (
        "Computed var `double` has no return annotation.\n  Write `def double(self) -> int:`, with its type."
    )


def test_an_interval_without_cache():
    with pytest.raises(ValueError, match="`interval` has no meaning"):
        rx.var(cache=False, interval=1)


async def test_an_async_one_that_awaits_another_follows_it():
    class S(rx.State):
        n: int = 2

        @rx.var
        async def square(self) -> int:
            return self.n**2

        @rx.var
        async def text(self) -> str:
            return f"{await self.square}!"

    tree = StateTree()
    reads = reads_of(S, "text")
    await tree.evaluate_async(reads)
    tree.snapshot(reads, {})
    tree.get(S.get_full_name()).n = 3
    await tree.evaluate_async(reads)
    assert tree.drain(reads) == [["=", [S.get_full_name(), "text"], "9!"]]
    assert await tree.get(S.get_full_name()).get_var_value(S.square) == 9


async def test_an_async_one_follows_another_state():
    class Basket(rx.State):
        items: list[int] = [1]

    class S(rx.State):
        @rx.var
        async def total(self) -> int:
            return sum((await self.get_state(Basket)).items)

    tree = StateTree()
    reads = reads_of(S, "total")
    await tree.evaluate_async(reads)
    tree.snapshot(reads, {})
    tree.get(Basket.get_full_name()).items.append(4)
    await tree.evaluate_async(reads)
    assert tree.drain(reads) == [["=", [S.get_full_name(), "total"], 5]]


def test_declared_dependencies_alone():
    calls = []

    class Other(rx.State):
        n: int = 0

    class S(rx.State):
        a: int = 0
        b: int = 0

        @rx.var(deps=["a", Other.n], auto_deps=False)
        def seen(self) -> int:
            calls.append(self.b)
            return self.b

    tree = StateTree()
    reads = reads_of(S, "seen")
    tree.snapshot(reads, {})
    state = tree.get(S.get_full_name())
    state.b = 1
    assert tree.drain(reads) == []
    state.a = 1
    assert tree.drain(reads) == [["=", [S.get_full_name(), "seen"], 1]]
    state.b = 2
    tree.get(Other.get_full_name()).n = 1
    assert tree.drain(reads) == [["=", [S.get_full_name(), "seen"], 2]]
    assert calls == [0, 1, 2]


def test_a_dependency_added_later():
    class Other(rx.State):
        n: int = 0

    outside = {"value": 1}

    class S(rx.State):
        @rx.var
        def seen(self) -> int:
            return outside["value"]

    S.seen.add_dependency(S, Other.n)
    tree = StateTree()
    reads = reads_of(S, "seen")
    tree.snapshot(reads, {})
    outside["value"] = 2
    assert tree.drain(reads) == []
    tree.get(Other.get_full_name()).n = 1
    assert tree.drain(reads) == [["=", [S.get_full_name(), "seen"], 2]]


def test_an_unknown_dependency():
    with pytest.raises(ValueError) as error:

        class S(rx.State):
            count: int = 0

            @rx.var(deps=["cuont"])
            def double(self) -> int:
                return 2

    assert (
        message(error)
        == "Computed var `S.double` depends on `cuont`, which `S` has not.\n  Did you mean `count`?"
    )


def test_a_result_of_another_type_is_logged(caplog):
    class S(rx.State):
        @rx.var
        def double(self) -> int:
            return "2"

    assert StateTree().get(S.get_full_name()).double == "2"
    assert caplog.messages == [f"`{S.get_full_name()}.double` is `int`, and got a `str`."]
