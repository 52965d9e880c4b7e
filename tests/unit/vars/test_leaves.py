"""Which state a Var reads."""

import mirra as rx


class Person(rx.State):
    first: str = ""
    last: str = ""
    tags: list[str] = []


def test_the_vars_that_an_expression_reads():
    full = rx.cond(Person.first, Person.first + " " + Person.last, "nobody")
    assert [str(var) for var in rx.vars.get_leaf_vars(full)] == [str(Person.first), str(Person.last)]


def test_the_vars_inside_a_dict():
    found = rx.vars.get_leaf_vars({"size": Person.tags.length(), "fixed": 1, "names": [Person.last]})
    assert [str(var) for var in found] == [str(Person.tags), str(Person.last)]
    assert rx.vars.get_leaf_vars("text") == []
