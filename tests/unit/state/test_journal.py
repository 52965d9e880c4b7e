"""What an event writes to the store: as much as it changed, and never less."""

from __future__ import annotations

import dataclasses
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mirra as rx
from mirra.errors import StateSerializationError
from mirra.registry import use_registry
from mirra.state.journal import LARGE, MANY, MANY_PATCHES
from mirra.state.tree import StateTree


class Store(dict[str, bytes]):
    """Records by name, and a session that writes them and comes back from them."""

    def write(self, tree: StateTree) -> dict[str, int]:
        """Save what changed; returned is the size of each record written."""
        written = tree.dirty(strict=True)
        for name, data in written.items():
            if data is None:
                self.pop(name, None)
            else:
                self[name] = data
        return {name: len(data) for name, data in written.items() if data is not None}

    def wake(self) -> StateTree:
        """The session in another process."""
        tree = StateTree()
        tree.load = tree.journal.read(dict(self)).get
        return tree


@dataclasses.dataclass
class Row:
    """A line of the table."""

    id: int
    tags: list[str]


@pytest.fixture
def shop():
    class Shop(rx.State):
        rows: list[Row] = []
        prices: dict[int, list[float]] = {}
        seen: set[int] = set()
        text: str = ""
        note: str = ""
        _secret: list[dict[str, int]] = []

    return Shop


def filled(shop: type[rx.State]) -> tuple[Store, StateTree]:
    """A stored session with 1,000 rows."""
    store, tree = Store(), StateTree()
    state = tree.get(shop.get_full_name())
    state.rows = [Row(n, ["new", "red"]) for n in range(1000)]
    state.note = "open"
    store.write(tree)
    return store, tree


def test_what_is_changed_inside_of_a_large_list_is_all_that_is_written(shop):
    store, tree = filled(shop)
    name = shop.get_full_name()
    state = tree.get(name)
    assert sorted(store) == [name, f"{name}/rows"]

    state.rows.append(Row(1000, []))
    assert store.write(tree) == {f"{name}/rows+1": 47}
    state.rows[7].tags[0] = "old"
    assert store.write(tree) == {f"{name}/rows+2": 33}
    state.note = "closed"
    assert store.write(tree) == {name: 17}

    back = store.wake().get(name)
    assert (len(back.rows), back.rows[1000].id, back.rows[7].tags, back.note) == (
        1001,
        1000,
        ["old", "red"],
        "closed",
    )


def test_a_session_that_came_back_writes_the_field_once_and_goes_on_with_entries(shop):
    store, tree = filled(shop)
    name = shop.get_full_name()
    tree.get(name).rows.append(Row(1000, []))
    store.write(tree)

    other = store.wake()
    del other.get(name).rows[0]  # what was read may have been migrated since
    assert store.write(other)[f"{name}/rows"] > LARGE
    del other.get(name).rows[0]
    assert list(store.write(other)) == [f"{name}/rows+2"]
    assert [row.id for row in store.wake().get(name).rows] == list(range(2, 1001))


def test_many_entries_become_one_record(shop):
    store, tree = filled(shop)
    name = shop.get_full_name()
    for n in range(MANY + 1):
        tree.get(name).rows[n].id = -n
        store.write(tree)
    assert sorted(store) == [name, f"{name}/rows"]
    assert [row.id for row in store.wake().get(name).rows[: MANY + 2]] == [
        *(-n for n in range(MANY + 1)),
        MANY + 1,
    ]


def test_an_event_that_changes_very_much_writes_the_field_anew(shop):
    store, tree = filled(shop)
    name = shop.get_full_name()
    for n in range(MANY_PATCHES + 1):
        tree.get(name).rows.append(Row(n, []))
    assert f"{name}/rows" in store.write(tree)
    assert len(store.wake().get(name).rows) == 1000 + MANY_PATCHES + 1


def test_a_list_that_is_short_again_goes_back_to_its_substate(shop):
    store, tree = filled(shop)
    name = shop.get_full_name()
    tree.get(name).rows.append(Row(1000, []))
    store.write(tree)
    tree.get(name).rows = [Row(1, [])]
    store.write(tree)
    assert list(store) == [name]
    assert [row.id for row in store.wake().get(name).rows] == [1]


def test_reset_leaves_nothing_behind(shop):
    store, tree = filled(shop)
    name = shop.get_full_name()
    tree.get(name).reset()
    store.write(tree)
    assert list(store) == [name]
    assert store.wake().get(name).rows == []


def test_a_growing_text_is_written_by_its_growth(shop):
    store, tree = Store(), StateTree()
    name = shop.get_full_name()
    tree.get(name).text = "word " * LARGE
    store.write(tree)
    tree.get(name).text += "more"
    assert store.write(tree) == {f"{name}/text+1": 23}
    assert store.wake().get(name).text == "word " * LARGE + "more"


def test_an_entry_that_is_missing_is_not_guessed(shop, caplog):
    store, tree = filled(shop)
    name = shop.get_full_name()
    for n in range(3):
        tree.get(name).rows[n].id = -n
        store.write(tree)
    del store[f"{name}/rows+2"]
    with caplog.at_level(logging.ERROR):
        back = store.wake().get(name)
    assert (back.rows, back.note) == ([], "open")
    assert f"`{name}.rows` was reset: a part of what was stored is missing." in caplog.text


def test_after_an_error_the_change_is_still_to_be_written(shop):
    store, tree = filled(shop)
    name = shop.get_full_name()
    tree.get(name)._secret = [object()]
    tree.get(name).rows.append(Row(1000, []))
    with pytest.raises(StateSerializationError):
        tree.dirty(strict=True)
    tree.get(name)._secret = []
    store.write(tree)
    assert len(store.wake().get(name).rows) == 1001


_KEYS = st.integers(0, 5)
_STEPS = st.lists(
    st.tuples(st.sampled_from(["append", "cell", "tag", "cut", "swap", "same", "price", "dollar", "see", "text", "secret", "inner", "whole", "save", "wake"]), _KEYS, _KEYS),
    max_size=40,
)  # fmt: skip


def change(state: rx.State, step: str, a: int, b: int) -> None:
    """One change of many kinds; ``a`` and ``b`` say where."""
    rows = state.rows
    match step:
        case "append":
            rows.append(Row(a, ["x" * 900]))
        case "cell" if rows:
            rows[a % len(rows)].id = b
        case "tag" if rows:
            rows[a % len(rows)].tags.extend(["t" * 200] * b)
        case "cut":
            del rows[a : a + b]
        case "swap" if rows:
            rows[0], rows[a % len(rows)] = rows[a % len(rows)], rows[0]
        case "same" if rows:
            rows.insert(b, rows[a % len(rows)])
        case "price":
            state.prices.setdefault(a, []).extend([b / 2] * 400)
        case "dollar":
            state._secret.append({"$dict" if b == 1 else f"${b}": a})
        case "see":
            state.seen.update(range(a * 100, a * 100 + b * 300))
        case "text":
            state.text += "word " * 300
        case "secret":
            state._secret.extend({"n": n} for n in range(b * 100))
        case "inner" if state._secret:
            state._secret[a % len(state._secret)]["n"] = b
        case "whole":
            state.rows = [Row(n, ["y" * 500]) for n in range(b * 4)]


@settings(max_examples=100, deadline=None)
@given(_STEPS)
def test_what_is_stored_is_what_the_session_holds_after_any_changes(steps):
    with use_registry():

        class Shop(rx.State):
            rows: list[Row] = []
            prices: dict[int, list[float]] = {}
            seen: set[int] = set()
            text: str = ""
            _secret: list[dict[str, int]] = []

        name = Shop.get_full_name()
        store, tree = Store(), StateTree()
        for step, a, b in steps:
            if step == "save":
                store.write(tree)
            elif step == "wake":
                store.write(tree)
                tree = store.wake()
            else:
                change(tree.get(name), step, a, b)
        store.write(tree)
        held, back = tree.get(name), store.wake().get(name)
        for field in ("rows", "prices", "seen", "text", "_secret"):
            assert getattr(back, field) == getattr(held, field), field
