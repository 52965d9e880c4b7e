"""The law of deltas: the patches applied to what the browser had give what the server has."""

import copy
import dataclasses
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import mirra as rx
from mirra.codec import to_wire
from mirra.registry import use_registry
from mirra.state.tracked.proxy import unwrap
from mirra.state.tree import StateTree


def apply(root: Any, patches: list) -> Any:
    """What the browser does; frontend/src/store/patch.ts."""
    for op, path, *rest in copy.deepcopy(patches):
        node = root
        for key in path[:-1]:
            node = node[key]
        last = path[-1]
        if op == "=":
            node[last] = rest[0]
        elif op == "-":
            del node[last]
        elif op == "~":
            start, count, items = rest
            node[last][start : start + count] = items
        else:
            node[last] += rest[0]
    return root


def make_state():
    class S(rx.State):
        rows: list[Any] = [{"a": 1, "tags": ["x"]}, {"a": 2, "tags": []}]
        table: dict[str, Any] = {"k": {"n": 1}, "l": [1, 2]}
        text: str = "once upon a time, in a land far away"
        members: set[int] = {1, 2}

    return S


keys = st.sampled_from(["k", "l", "m", "n"])
values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text("abé𝒳", max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=2),
    max_leaves=4,
)
steps = st.one_of(
    st.tuples(st.just("append"), values),
    st.tuples(st.just("insert"), st.integers(-3, 3), values),
    st.tuples(st.just("pop"), st.integers(-3, 3)),
    st.tuples(st.just("set"), st.integers(0, 3), values),
    st.tuples(st.just("slice"), st.integers(0, 3), st.integers(0, 3), st.lists(values, max_size=2)),
    st.tuples(st.just("nested"), st.integers(0, 3), values),
    st.tuples(st.just("dict"), keys, values),
    st.tuples(st.just("del"), keys),
    st.tuples(st.just("deep"), values),
    st.tuples(st.just("text"), st.text(max_size=4)),
    st.tuples(st.just("member"), st.integers(0, 4)),
    st.tuples(st.just("sort")),
    st.tuples(st.just("assign"), st.lists(values, max_size=3)),
    st.tuples(st.just("drain")),
)


def perform(state, step):
    kind, *arguments = step
    rows, table = state.rows, state.table
    if kind == "append":
        rows.append(*arguments)
    elif kind == "insert":
        rows.insert(*arguments)
    elif kind == "pop" and rows:
        rows.pop(max(-len(rows), min(arguments[0], len(rows) - 1)))
    elif kind == "set" and arguments[0] < len(rows):
        rows[arguments[0]] = arguments[1]
    elif kind == "slice":
        rows[arguments[0] : arguments[1]] = arguments[2]
    elif kind == "nested" and arguments[0] < len(rows):
        row = rows[arguments[0]]
        if isinstance(row, dict):
            row["tags"] = [arguments[1]]
            row["tags"].append(arguments[1])
        elif isinstance(row, list):
            row.append(arguments[1])
    elif kind == "dict":
        table[arguments[0]] = arguments[1]
    elif kind == "del":
        table.pop(arguments[0], None)
    elif kind == "deep" and isinstance(table.get("k"), dict):
        table["k"]["n"] = arguments[0]
    elif kind == "text":
        state.text += arguments[0]
    elif kind == "member":
        state.members.symmetric_difference_update({arguments[0]})
    elif kind == "sort":
        rows.reverse()
    elif kind == "assign":
        state.rows = arguments[0]


@settings(max_examples=300, deadline=None)
@given(st.lists(steps, max_size=12))
def test_patches_lead_where_the_state_went(script):
    with use_registry():
        cls = make_state()
        name = cls.get_full_name()
        fields = ["rows", "table", "text", "members"]
        reads = {(name, field) for field in fields}
        tree = StateTree()
        browser = {name: {f: to_wire(copy.deepcopy(cls.__mirra__.fields[f].default)) for f in fields}}
        tree.snapshot(reads, copy.deepcopy(browser))
        state = tree.get(name)
        for step in script:
            if step[0] == "drain":
                apply(browser, tree.drain(reads))
            else:
                perform(state, step)
        apply(browser, tree.drain(reads))
        assert browser[name] == {field: to_wire(unwrap(getattr(state, field))) for field in fields}


def drained(cls, work, *fields):
    tree = StateTree()
    name = cls.get_full_name()
    reads = {(name, field) for field in fields}
    tree.snapshot(reads, {})
    work(tree.get(name))
    return [[patch[0], patch[1][1:], *patch[2:]] for patch in tree.drain(reads)]


def test_a_row_appended_to_ten_thousand_sends_the_row():
    class S(rx.State):
        rows: list[dict] = [{"id": i} for i in range(10_000)]

    assert drained(S, lambda s: s.rows.append({"id": -1}), "rows") == [
        ["~", ["rows"], 10_000, 0, [{"id": -1}]]
    ]


def test_a_cell_sends_the_cell():
    class S(rx.State):
        rows: list[dict] = [{"n": i} for i in range(10)]

    def change(s):
        s.rows[7]["n"] += 1

    assert drained(S, change, "rows") == [["=", ["rows", 7, "n"], 8]]


def test_text_that_grows_sends_its_end():
    class S(rx.State):
        story: str = "It was a dark and stormy night; the rain fell."

    def change(s):
        s.story += " In torrents."

    assert drained(S, change, "story") == [["+", ["story"], " In torrents."]]


def test_an_object_sends_its_field():
    @dataclasses.dataclass
    class Person:
        name: str
        tags: list[str]

    class S(rx.State):
        person: Person = Person("ada", [])

    def change(s):
        s.person.name = "grace"
        s.person.tags.append("navy")

    assert drained(S, change, "person") == [
        ["=", ["person", "name"], "grace"],
        ["~", ["person", "tags"], 0, 0, ["navy"]],
    ]


def test_the_same_value_again_sends_nothing():
    class S(rx.State):
        n: int = 1
        flag: bool = True

    def change(s):
        s.n = 1
        s.flag = True

    assert drained(S, change, "n", "flag") == []


def test_a_row_held_while_others_go_keeps_its_place():
    class S(rx.State):
        rows: list[dict] = [{"n": i} for i in range(5)]

    def change(s):
        row = s.rows[3]
        s.rows.pop(0)
        row["n"] = 99

    assert drained(S, change, "rows") == [["~", ["rows"], 0, 1, []], ["=", ["rows", 2, "n"], 99]]


def test_a_row_that_was_removed_sends_nothing_more():
    class S(rx.State):
        rows: list[dict] = [{"n": 0}]

    def change(s):
        row = s.rows[0]
        s.rows.clear()
        row["n"] = 1

    assert drained(S, change, "rows") == [["~", ["rows"], 0, 1, []]]
