"""What an older version of the app has stored, read by a newer class."""

import msgspec
import pytest

import mirra as rx
from mirra.errors import StateSerializationError
from mirra.state.storage import decode_values, encode_values
from mirra.state.tree import StateTree


def decoded(state, **stored):
    return decode_values(state.__mirra__, msgspec.json.encode(stored))[0]


def test_added_and_removed_vars():
    class Shop(rx.State):
        kept: int = 0
        added: str = "new"

    assert decoded(Shop, kept=3, removed=[1, 2]) == {"kept": 3}


def test_a_renamed_var():
    class Shop(rx.State):
        amount: int = rx.field(0, formerly="count")

    assert decoded(Shop, count=3) == {"amount": 3}
    assert decoded(Shop, count=3, amount=4) == {"amount": 4}


def test_a_retyped_var_is_migrated():
    class Shop(rx.State):
        tags: list[str] = rx.field(default_factory=list, migrate=lambda old: old.split(","))

    assert decoded(Shop, tags="a,b") == {"tags": ["a", "b"]}
    assert decoded(Shop, tags=["c"]) == {"tags": ["c"]}


def test_a_retyped_var_without_a_migration_is_reset_and_logged(caplog):
    class Shop(rx.State):
        count: int = 7
        kept: int = 0

    assert decoded(Shop, count=["many"], kept=1) == {"kept": 1}
    assert "`test_storage.Shop.count` was reset: its stored value does not fit." in caplog.text


def test_a_migration_that_fails_resets_the_var(caplog):
    class Shop(rx.State):
        count: int = rx.field(0, migrate=lambda old: 1 // 0)

    assert decoded(Shop, count=["many"]) == {}
    assert "`test_storage.Shop.count` was reset" in caplog.text


def test_a_class_that_has_moved():
    class Shop(rx.State, formerly="old.module.Store"):
        count: int = 0

    stored = {"old.module.Store": b'{"count": 5}'}
    tree = StateTree(load=stored.get)
    assert tree.get("test_storage.Shop").count == 5
    tree.get("test_storage.Shop").count += 1
    assert tree.dirty() == {"test_storage.Shop": b'{"count":6}'}


def test_what_cannot_be_stored_is_an_error_where_state_outlives_the_process():
    class Shop(rx.State):
        _file: object = None

    values = {"_file": StateTree()}
    assert encode_values(Shop.__mirra__, values) == b"{}"
    with pytest.raises(StateSerializationError) as error:
        encode_values(Shop.__mirra__, values, strict=True)
    assert error.value.message == "`test_storage.Shop._file` holds a `StateTree`, which cannot be stored."


def test_a_field_that_has_its_default_again_has_nothing_of_what_was_there():
    class Room(rx.State):
        lines: list[list[str]] = [["first"]]

    tree = StateTree()
    room = tree.get(Room.get_full_name())
    room.lines[0].append("private")
    room.lines.append(["more"])
    # What another worker, or the room that this state is linked to, has: the defaults.
    tree.renew({Room.get_full_name(): b"{}"})
    room.lines[0].append("shared")
    assert room.lines == [["first", "shared"]]


def test_what_a_class_does_not_know_or_cannot_read_is_kept_until_it_is_set():
    class Shop(rx.State):
        size: int = 1
        rows: list[int] = []

    newer = {"size": "large", "rows": "1, 2", "note": "of a newer class"}
    name = Shop.get_full_name()

    def tree():
        return StateTree(load={name: msgspec.json.encode(newer)}.get)

    def stored(tree):
        return msgspec.json.decode(tree.dirty()[name])

    one = tree()
    shop = one.get(name)
    assert (shop.size, list(shop.rows)) == (1, [])
    assert msgspec.json.decode(one.encode()[name]) == newer
    shop.size = 2
    assert stored(one) == {**newer, "size": 2}
    shop.rows.append(3)
    assert stored(one) == {"size": 2, "rows": [3], "note": "of a newer class"}
    # What another worker has stored meanwhile counts.
    one.renew({name: msgspec.json.encode({"size": 5, "extra": 1})})
    shop.size = 6
    assert stored(one) == {"size": 6, "extra": 1}
