"""One object at two places in the state: what changes at one is sent for both."""

import copy
import dataclasses
from typing import Any

import pydantic
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_patches import apply

import mirra as rx
from mirra.codec import to_wire
from mirra.registry import use_registry
from mirra.state.tree import StateTree


@dataclasses.dataclass
class Address:
    city: str


class Person(pydantic.BaseModel):
    name: str
    address: Address


def make_state():
    class S(rx.State):
        rows: list[Any] = []
        chosen: dict[str, Any] = {}
        table: dict[str, Any] = {}

    return S


@pytest.fixture
def state():
    with use_registry():
        yield make_state()


class Browser:
    """What a browser has of a state, by the patches that it got."""

    def __init__(self, cls: Any) -> None:
        self.name, self.reads = (
            cls.__mirra__.name,
            {(cls.__mirra__.name, field) for field in cls.__mirra__.fields},
        )
        self.tree = StateTree()
        self.state = self.tree.get(self.name)
        self.shown: Any = {self.name: {}}
        self.patches: list[Any] = []
        self.receive()

    def receive(self) -> None:
        self.patches = self.tree.drain(self.reads)
        apply(self.shown, self.patches)

    def real(self) -> Any:
        return {field: to_wire(self.state.get_value(field)) for field in self.shown[self.name]}


def test_an_item_appended_once_more(state):
    browser = Browser(state)
    browser.state.rows = [{"n": 1}]
    browser.receive()
    browser.state.rows.append(browser.state.rows[0])
    browser.receive()
    browser.state.rows[0]["n"] = 2
    browser.receive()
    assert browser.shown[browser.name]["rows"] == [{"n": 2}, {"n": 2}]


def test_an_item_that_is_another_var_too(state):
    browser = Browser(state)
    browser.state.rows = [{"n": 1}, {"n": 2}]
    browser.state.chosen = browser.state.rows[1]
    browser.receive()
    browser.state.chosen["n"] = 3
    browser.receive()
    assert browser.shown[browser.name] == {"rows": [{"n": 1}, {"n": 3}], "chosen": {"n": 3}}


def test_a_value_of_the_handlers_own(state):
    browser = Browser(state)
    row: dict[str, Any] = {"n": 1}
    browser.state.rows = [row, row]
    browser.state.table = {}
    browser.state.table["k"] = row
    browser.receive()
    browser.state.table["k"]["n"] = 2
    browser.receive()
    assert browser.shown[browser.name] == browser.real()


def test_inside_two_new_values_of_one_event(state):
    browser = Browser(state)
    address = {"city": "Rome"}
    browser.state.chosen = {"owner": {"address": address}}
    browser.state.rows = [{"address": address}, {"address": {"city": "Oslo"}}]
    browser.receive()
    browser.state.rows[0]["address"]["city"] = "Milan"
    browser.receive()
    assert browser.shown[browser.name]["chosen"] == {"owner": {"address": {"city": "Milan"}}}
    assert browser.shown[browser.name] == browser.real()
    browser.state.rows[1]["address"]["city"] = "Bergen"
    browser.receive()
    assert browser.patches == [["=", [browser.name, "rows", 1, "address", "city"], "Bergen"]]


def test_what_is_in_the_state_put_inside_a_new_value(state):
    browser = Browser(state)
    browser.state.rows = [{"n": 1}, {"n": 2}]
    browser.receive()
    browser.state.chosen = {"best": browser.state.rows[1], "all": [browser.state.rows[0]]}
    browser.receive()
    browser.state.chosen["best"]["n"] = 3
    browser.state.chosen["all"][0]["n"] = 4
    browser.receive()
    assert browser.shown[browser.name] == browser.real()
    assert browser.real()["rows"] == [{"n": 4}, {"n": 3}]


def test_an_item_of_a_default(state):
    class Shop(rx.State):
        rows: list[dict[str, Any]] = [{"n": 1, "tags": [{"t": 1}]}, {"n": 2}]
        chosen: dict[str, Any] = {}

    browser, other = Browser(Shop), Browser(Shop)
    rows = browser.state.rows
    first = rows[0]
    browser.state.chosen = first
    browser.state.chosen["n"] = 5
    first["tags"][0]["t"] = 6
    rows[1]["n"] = 7
    browser.receive()
    changed = {"n": 5, "tags": [{"t": 6}]}
    assert browser.shown[browser.name] == {"rows": [changed, {"n": 7}], "chosen": changed}
    assert browser.shown[browser.name] == browser.real()
    assert other.state.get_value("rows") == [{"n": 1, "tags": [{"t": 1}]}, {"n": 2}]
    browser.state.reset()
    assert (browser.state.rows, browser.state.chosen) == (other.state.rows, {})


def test_a_model_of_a_default(state):
    class Staff(rx.State):
        people: list[Person] = [Person(name="Ada", address=Address(city="Rome"))]
        chosen: Person | None = None

    browser = Browser(Staff)
    browser.state.chosen = browser.state.people[0]
    browser.state.chosen.address.city = "Oslo"
    browser.receive()
    ada = {"name": "Ada", "address": {"city": "Oslo"}}
    assert browser.shown[browser.name] == {"people": [ada], "chosen": ada}
    browser.state.reset()
    assert browser.state.people[0].address.city == "Rome"
    browser.state.people[0].name = "Bob"
    browser.state.people[0].address.city = "Bonn"
    browser.state.reset()
    assert browser.state.people[0] == Person(name="Ada", address=Address(city="Rome"))


def test_an_item_that_was_taken_out_and_put_elsewhere(state):
    browser = Browser(state)
    browser.state.rows = [{"n": 1}, {"n": 2}]
    browser.receive()
    row = browser.state.rows[0]
    browser.state.rows.remove(row)
    browser.state.chosen = row
    browser.receive()
    row["n"] = 3
    browser.receive()
    assert browser.shown[browser.name] == {"rows": [{"n": 2}], "chosen": {"n": 3}}


def test_rows_that_were_moved_are_still_patched_one_by_one(state):
    browser = Browser(state)
    browser.state.rows = [{"n": n} for n in range(100)]
    browser.receive()
    browser.state.rows = [row for row in browser.state.rows if row["n"] % 2]
    browser.receive()
    browser.state.rows[3]["n"] = -1
    browser.receive()
    assert browser.patches == [["=", [browser.name, "rows", 3, "n"], -1]]


def test_an_object_that_is_put_deep_into_a_new_value_is_the_object(state):
    browser = Browser(state)
    browser.state.rows = [{"n": 0, "tags": []}]
    browser.state.chosen = {"n": 0, "inner": [[browser.state.rows[0]["tags"]]]}
    browser.receive()
    browser.state.rows[0]["tags"].append("new")
    browser.receive()
    assert browser.shown[browser.name]["chosen"] == {"n": 0, "inner": [[["new"]]]}


steps = st.lists(
    st.tuples(
        st.sampled_from(["append", "choose", "put", "new", "both", "back", "filter", "swap", "set", "set chosen", "set table", "grow", "drain"]),
        st.integers(0, 3),
        st.integers(0, 9),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(steps)
def test_the_patches_lead_where_the_state_went(steps):
    with use_registry():
        browser = Browser(make_state())
    s = browser.state
    s.rows = [{"n": 0, "tags": []}, {"n": 1, "tags": [{"t": 1}]}]
    for step, at, n in steps:
        row = s.rows[at % len(s.rows)] if len(s.rows) else {"n": n, "tags": []}
        if step == "append":
            s.rows.append(row)
        elif step == "choose":
            s.chosen = row
        elif step == "put":
            s.table["k"] = {"inner": row["tags"]} if n % 2 else row
        elif step == "new":
            s.chosen = {"n": n, "inner": [row["tags"]]}
        elif step == "both":
            fresh = {"n": n, "tags": [{"t": n}]}
            s.rows.append({"n": n, "tags": fresh["tags"]})
            s.table = {"k": {"inner": fresh["tags"]}}
        elif step == "back" and "tags" in s.chosen:
            s.rows[at:at] = [s.chosen]
        elif step == "filter":
            s.rows = [other for other in s.rows if other["n"] != n]
        elif step == "swap":
            s.rows.reverse()
        elif step == "set":
            row["n"] = n
        elif step == "set chosen" and s.chosen:
            s.chosen["n"] = n
        elif step == "set table" and "inner" in s.table.get("k", {}):
            s.table["k"]["inner"].append(n)
        elif step == "grow":
            row["tags"].append({"t": n})
        elif step == "drain":
            browser.receive()
            assert browser.shown[browser.name] == browser.real()
    browser.receive()
    assert browser.shown[browser.name] == copy.deepcopy(browser.real())
