"""State classes: vars, defaults, inheritance, and what is refused when a class is defined."""

import re
from typing import Literal

import pytest

import mirra as rx
from mirra.errors import ImmutableStateError
from mirra.state.tree import StateTree


def message(error) -> str:
    return re.sub(r"\n  in .*", "", str(error.value))


def state_of(cls, tree=None):
    return (tree or StateTree()).get(cls.get_full_name())


def test_a_var_is_an_expression_on_the_class_and_a_value_on_an_instance():
    class Counter(rx.State):
        count: int = 3

    assert str(Counter.count).endswith("Counter.count")
    assert state_of(Counter).count == 3


def test_declared_without_a_default():
    class S(rx.State):
        a: int
        b: str
        c: list[int]
        d: Literal["x", "y"]
        e: float | None

    s = state_of(S)
    assert (s.a, s.b, s.c, s.d, s.e) == (0, "", [], "x", None)


def test_sessions_share_no_mutable_default():
    class S(rx.State):
        items: list[dict] = [{"n": 1}]

    one, two = state_of(S), state_of(S)
    one.items[0]["n"] = 2
    one.items.append({"n": 9})
    assert one.items == [{"n": 2}, {"n": 9}]
    assert two.items == [{"n": 1}]


def test_a_substate_reads_and_writes_inherited_vars():
    class Base(rx.State):
        name: str = "ada"

    class Sub(Base):
        age: int = 36

    tree = StateTree()
    state_of(Sub, tree).name = "grace"
    assert state_of(Base, tree).name == "grace"
    assert str(Sub.name) == str(Base.name)


def test_a_mixin_gives_each_class_its_own_vars():
    class Named(rx.State, mixin=True):
        name: str = "?"

        def rename(self, value: str):
            self.name = value

    class A(Named, rx.State):
        pass

    class B(Named, rx.State):
        pass

    tree = StateTree()
    state_of(A, tree).rename("a")
    assert (state_of(A, tree).name, state_of(B, tree).name) == ("a", "?")


def test_setters_are_made_when_first_used():
    class S(rx.State):
        age: int = 0

    state = state_of(S)
    state.set_age("41")
    assert state.age == 41
    assert S.set_age.full_name.endswith("S.set_age")


async def test_other_states_of_the_session():
    class A(rx.State):
        n: int = 0

    class B(rx.State):
        async def bump(self):
            other = await self.get_state(A)
            other.n += 1

    tree = StateTree()
    await state_of(B, tree).bump()
    assert state_of(A, tree).n == 1


def test_reset():
    class S(rx.State):
        n: int = 1
        items: list[int] = [1]

    state = state_of(S)
    state.n, state.items = 5, [1, 2]
    state.reset()
    assert (state.n, state.items) == (1, [1])


def test_an_undeclared_attribute():
    class S(rx.State):
        counter: int = 0

    with pytest.raises(AttributeError) as error:
        state_of(S).countr = 1
    assert message(error) == "`S` has no var `countr`.\n  Did you mean `counter`?"


def test_setting_on_the_class():
    class S(rx.State):
        n: int = 0

    with pytest.raises(TypeError) as error:
        S.n = 1
    assert (
        message(error) == "`S.n` cannot be set on the class.\n  Set it in an event handler: `self.x = value`."
    )


def test_a_default_that_cannot_be_sent():
    with pytest.raises(TypeError) as error:

        class S(rx.State):
            lock: object = object()

    assert message(error) == (
        "`S.lock` has a default of type `object`, which cannot be sent to the browser.\n"
        "  Keep it on the server by naming it `_lock`, or register how it is sent with `@rx.serializer`."
    )


def test_an_inherited_var_declared_again():
    class Base(rx.State):
        n: int = 0

    with pytest.raises(ValueError) as error:

        class Sub(Base):
            n: int = 1

    assert (
        message(error)
        == "`Sub.n` is declared again: it is inherited from `Base`.\n  Set it in a handler, or choose another name."
    )


def test_a_state_is_not_instantiated():
    class S(rx.State):
        pass

    with pytest.raises(RuntimeError, match="`S` is not instantiated by hand"):
        S()


def test_a_backend_var_cannot_be_shown():
    class S(rx.State):
        _secret: str = "s"

    with pytest.raises(TypeError, match="`_secret` is a backend var"):
        f"{S._secret}"


def test_a_handler_with_the_name_of_a_method():
    with pytest.raises(NameError, match="`reset` is a method that every state has"):

        class S(rx.State):
            def reset(self):
                pass


def test_a_background_handler_writes_inside_the_block_only():
    from mirra.state.runtime import BackgroundScope

    class S(rx.State):
        n: int = 0
        items: list[int] = []

    instance = StateTree().instance(S.get_full_name())
    outside = S.__new_state__(instance, BackgroundScope(runtime=None))
    with pytest.raises(ImmutableStateError):
        outside.n = 1
    with pytest.raises(ImmutableStateError):
        outside.items.append(1)


def test_a_value_of_another_type_is_kept_and_logged(caplog):
    class S(rx.State):
        n: int = 0
        f: float = 0.0
        names: list[str] | None = None

    state = state_of(S)
    state.f, state.names = 1, ["a"]
    state.names = state.names
    assert caplog.messages == []
    state.n = "x"
    assert state.n == "x"
    assert caplog.messages == [f"`{S.get_full_name()}.n` is `int`, and got a `str`."]


def test_mixins_derive_from_mixins():
    class Named(rx.State, mixin=True):
        name: str = "?"

        @rx.var
        def shout(self) -> str:
            return self.name.upper()

    class Aged(Named, mixin=True):
        age: int = 1

        def birthday(self):
            self.age += 1

    class Person(Aged, rx.State):
        pass

    state = state_of(Person)
    state.birthday()
    state.name = "ada"
    assert (state.name, state.age, state.shout) == ("ada", 2, "ADA")
    assert Person.get_parent_state() is rx.State


def test_the_default_of_a_field_is_set_later():
    declared = rx.field(default=1)
    declared.set_default(default_factory=list)
    assert declared.default_value() == []
    declared.set_default(2)
    assert declared.default_value() == 2
    with pytest.raises(ValueError) as error:
        declared.set_default()
    assert message(error) == "`set_default` takes either a value or `default_factory`."


def test_a_default_put_elsewhere_stays_the_default_of_other_sessions():
    class S(rx.State):
        items: list[int] = [1]
        rows: list[list[int]] = [[1]]
        other: list[int] = []
        more: list[list[int]] = []
        nested: dict[str, list[int]] = {}

    one, two = state_of(S), state_of(S)
    one.other = one.items
    one.other.append(2)
    one.nested["a"] = one.rows[0]
    one.nested["a"].append(3)
    one.more = one.rows + []  # noqa: RUF005  # the operator is what is tried
    one.more[0].append(4)
    one.more.append(one.rows[0])
    one.more[1].append(5)
    row = [1, 3, 4, 5]
    assert (one.other, one.nested, one.more) == ([1, 2], {"a": row}, [row, row])
    assert (one.items, one.rows) == ([1, 2], [row])  # one object, as anywhere in Python
    assert (two.items, two.rows) == ([1], [[1]])


def test_a_plain_value_never_set_is_a_copy_of_the_default():
    class Plain(rx.State):
        items: list[int] = [1]

    state_of(Plain).get_value("items").append(2)
    assert list(state_of(Plain).items) == [1]
