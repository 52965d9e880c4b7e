"""`hybrid_property`: one property for handlers and pages."""

import dataclasses
import re

import pytest

import mirra as rx
from mirra.state.tree import StateTree


def message(error) -> str:
    return re.sub(r"\n  in .*", "", str(error.value))


def person():
    class Person(rx.State):
        first: str = "Ada"
        last: str = "Lovelace"
        _born: int = 1815

        @rx._x.hybrid_property
        def name(self) -> str:
            return self.first + " " + self.last

        @name.setter
        def name(self, value: str):
            self.first, self.last = value.split(" ")

        @name.deleter
        def name(self):
            self.first = self.last = ""

        @rx._x.hybrid_property
        def initial(self) -> str:
            return self.first[0] if self.first else "?"

        @initial.var
        def initial(self):
            return rx.cond(self.first, self.first[0], "?")

        @rx._x.hybrid_property
        def age(self) -> int:
            return 1852 - self._born

    return Person


def test_a_value_on_the_instance_an_expression_on_the_class():
    Person = person()
    state = StateTree().get(Person.get_full_name())
    assert state.name == "Ada Lovelace"
    assert Person.name.equals(Person.first + " " + Person.last)


def test_setter_and_deleter():
    Person = person()
    state = StateTree().get(Person.get_full_name())
    state.name = "Grace Hopper"
    assert (state.first, state.last) == ("Grace", "Hopper")
    del state.name
    assert state.name == " "


def test_another_version_for_the_page():
    Person = person()
    assert StateTree().get(Person.get_full_name()).initial == "A"
    assert Person.initial.equals(rx.cond(Person.first, Person.first[0], "?"))


def test_what_stays_on_the_server_is_refused():
    Person = person()
    assert StateTree().get(Person.get_full_name()).age == 37
    with pytest.raises(TypeError) as error:
        Person.age
    assert message(error) == (
        "Hybrid property `age` reads the backend var `_born`, which stays on the server.\n  Make `age` a computed var: `@rx.var`."
    )


def test_on_a_dataclass():
    @dataclasses.dataclass
    class Point:
        x: int = 1
        y: int = 2

        @rx._x.hybrid_property
        def total(self) -> int:
            return self.x + self.y

    class Map(rx.State):
        point: Point = Point()

    assert StateTree().get(Map.get_full_name()).point.total == 3
    assert Map.point.total.equals(Map.point.x + Map.point.y)
