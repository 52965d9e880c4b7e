"""What expressions over Vars are, in JavaScript; what they mean is in `tests/parity`."""

import copy
import dataclasses
import datetime
import enum
import pickle
import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple, TypedDict

import pydantic
import pytest

from mirra.js.tree import Raw, StateRef
from mirra.vars import (
    AnyVar,
    ArgsFunctionOperation,
    ArrayVar,
    BooleanVar,
    ColorVar,
    DateTimeVar,
    FunctionStringVar,
    FunctionVar,
    ImportVar,
    LiteralStringVar,
    NoneVar,
    NumberVar,
    ObjectVar,
    RecordVar,
    StringVar,
    TupleVar,
    Var,
    VarData,
    as_text,
    client_var,
    color,
    conditional,
    get_uuid_string_var,
    items,
    make,
    switch,
    truth,
    use_id,
    var_operation,
    var_operation_return,
)


class Mood(enum.Enum):
    GOOD = "good"
    BAD = "bad"


@dataclasses.dataclass
class Address:
    city: str
    items: list[str]
    zip: int | None = None


@dataclasses.dataclass
class User:
    name: str
    address: Address
    best_friend: "User | None" = None


class Model(pydantic.BaseModel):
    id: int
    scores: dict[str, float] = {}


class Options(TypedDict):
    dark: bool
    names: list[str]


class Point(NamedTuple):
    x: int
    label: str


def field(kind: Any) -> Any:
    return make(StateRef("S", "v"), kind)


def shown(var: Var[Any]) -> tuple[str, str]:
    return type(var).__name__, str(var)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (int, NumberVar), (float, NumberVar), (Decimal, NumberVar), (int | float, NumberVar), (Literal[1, 2], NumberVar), (bool, BooleanVar),
        (str, StringVar), (str | None, StringVar), (Literal["a", "b"], StringVar), (Mood, StringVar), (uuid.UUID, StringVar),
        (list[int], ArrayVar), (tuple[int, ...], TupleVar), (set[str], ArrayVar), (Sequence[int], ArrayVar), (list[int] | None, ArrayVar), (Point, TupleVar),
        (dict[str, int], ObjectVar), (Mapping[str, int], ObjectVar), (Options, ObjectVar), (User, RecordVar), (Model, RecordVar),
        (datetime.date, DateTimeVar), (datetime.datetime, DateTimeVar), (None, NoneVar), (Any, AnyVar), (int | str, AnyVar), (object, AnyVar),
    ],
)  # fmt: skip
def test_the_class_follows_the_type(kind: Any, expected: type) -> None:
    assert type(field(kind)) is expected


def test_fields_are_typed_to_any_depth() -> None:
    user = field(User)
    assert shown(user.name.upper()) == ("StringVar", "upper(S.v.name)")
    assert shown(user.address.city) == ("StringVar", "S.v.address.city")
    assert shown(user.address.zip) == ("NumberVar", "S.v.address.zip")
    assert shown(field(Model).scores["a"]) == ("NumberVar", 'getitem(S.v.scores, "a")')
    assert shown(field(Options)["names"][0]) == ("StringVar", "getitem(S.v.names, 0)")
    assert shown(field(Options).dark) == ("BooleanVar", "S.v.dark")
    assert shown(field(Point).label) == ("StringVar", "getitem(S.v, 1)")
    assert shown(field(list[User])[0].name) == ("StringVar", 'getitem(getitem(S.v, 0), "name")')
    assert shown(field(tuple[int, str])[1]) == ("StringVar", "getitem(S.v, 1)")


def test_a_field_wins_over_a_method_of_the_same_name() -> None:
    assert shown(field(User).address.items) == ("ArrayVar", "S.v.address.items")


def test_what_may_be_missing_does_not_break_the_page() -> None:
    assert str(field(User).best_friend.name) == 'getitem(S.v.best_friend, "name")'
    assert str(field(dict[str, User])["k"].name) == 'getitem(getitem(S.v, "k"), "name")'
    assert str(field(list[int] | None).map(lambda n: n)) == "items(S.v).map((each1) => each1)"
    assert str(field(str | None) + "!") == 'text(S.v) + "!"'


def test_numbers() -> None:
    whole, real = field(int), make(StateRef("S", "x"), float)
    assert str(real * 2 + 1.5) == "S.x * 2 + 1.5"
    assert str(whole + 1) == "add(S.v, 1)"  # it may be a bigint
    assert str(whole + real) == "float(S.v) + S.x"
    assert str(whole < 3) == "S.v < 3"
    assert str(7 // whole % 2) == "mod(floor_div(7, S.v), 2)"
    assert (whole / 2)._var_type is float
    assert (whole // 2)._var_type is int


def test_text_with_vars_in_it_becomes_an_expression_again() -> None:
    name, n, price = field(str), make(StateRef("S", "n"), int), make(StateRef("S", "p"), float)
    assert str(Var.create(f"{name} has {n} at {price:,.2f}")) == (
        'S.v + " has " + to_str(S.n) + " at " + format(S.p, ",.2f", true)'
    )
    assert str(Var.create(f"{name}")) == "S.v"
    assert str(Var.create({"a": [f"<{name}>"]})) == '{ a: ["<" + S.v + ">"] }'
    assert str(Var.create({f"{name}-x": 1})) == '{ [S.v + "-x"]: 1 }'
    assert f"{name} {1}" == f"{name} 1"


def test_truth() -> None:
    assert str(make(truth(field(bool)))) == "S.v"
    assert str(make(truth(field(int)))) == "!!S.v"
    assert str(make(truth(field(list[int])))) == "truth(S.v)"
    assert str(make(truth(""))) == "false"


def test_what_a_child_shows() -> None:
    assert str(make(as_text(field(str)))) == "S.v"
    assert str(make(as_text(field(float)))) == "float_text(S.v)"
    assert str(make(as_text(field(dict[str, int])))) == "text(S.v)"


def test_loops() -> None:
    assert str(make(items(field(list[int])))) == "S.v"
    assert str(make(items(field(dict[int, str])))) == 'items(S.v, "int")'
    assert str(make(items("abc"))) == 'items("abc")'


def test_nested_functions_have_parameters_of_their_own() -> None:
    rows = field(list[list[int]])
    assert str(rows.map(lambda row: row.map(lambda n: n + row.length()))) == (
        "S.v.map((each1) => each1.map((each2) => add(each2, length(each1))))"
    )
    assert str(rows.flat_map(lambda row: row).reduce(lambda total, n: total + n, 0)) == (
        "S.v.flatMap((each1) => each1).reduce((total1, each1) => add(total1, each1), 0)"
    )


def test_choosing_joins_the_types() -> None:
    test = field(bool)
    assert conditional(test, 1, 2)._var_type is int
    assert shown(conditional(test, "a", None)) == ("StringVar", 'S.v ? "a" : null')
    assert conditional(test, "a", 1)._var_type == str | int
    assert (
        str(switch(field(str), [(["a", "b"], 1), (["c"], 2)], 3))
        == 'S.v === "a" || S.v === "b" ? 1 : S.v === "c" ? 2 : 3'
    )


def test_logic_is_pythons() -> None:
    assert str(field(bool) & field(bool)) == "S.v && S.v"
    assert str(field(str) | "none") == '!!S.v ? S.v : "none"'
    assert str(~field(list[int])) == "!truth(S.v)"
    assert str(~(field(str) == "a")) == 'S.v !== "a"'


def test_javascript_of_your_own() -> None:
    width = Var("window.innerWidth", int)
    assert shown(width + 1) == ("NumberVar", "add(window.innerWidth, 1)")
    assert str(Var("x ? y : z").foo) == "(x ? y : z).foo"
    assert str(Var(_js_expr="f", _var_type=str).guess_type().upper()) == "upper(f)"
    assert shown(Var("f").to(StringVar)) == ("StringVar", "f")
    data = VarData(imports=(("lib", "f", "f"),), hooks=("const f = useF();",))
    raw = Var("f()", _var_data=data)
    assert raw._expr == Raw("f()", data.imports, data.hooks)
    assert (raw + 1)._get_all_var_data() == data


def test_imports_are_written_in_any_form() -> None:
    data = VarData(
        imports={
            "lib": ["a", ImportVar("b", alias="c")],
            "d3": ImportVar("d3", is_default=True),
            "": "./x.css",
        },  # type: ignore[arg-type]
        hooks={"useA();": None},  # type: ignore[arg-type]
    )
    assert data.imports == (
        ("lib", "a", "a"),
        ("lib", "b", "c"),
        ("d3", "default", "d3"),
        ("./x.css", "", ""),
    )
    assert data.hooks == ("useA();",)
    assert VarData.merge(data, None, data) == data


def test_functions() -> None:
    f = FunctionStringVar.create("Math.max")
    assert str(f.call(1, field(int))) == "Math.max(1, S.v)"
    assert str(f.partial(1)) == "(...rest) => Math.max(1, ...rest)"
    assert shown(Var("g").to(FunctionVar)) == ("FunctionVar", "g")
    assert str(ArgsFunctionOperation.create(["x"], Var("x + 1"))) == "(x) => x + 1"


def test_an_operation_of_a_third_party() -> None:
    @var_operation
    def hypotenuse(a: NumberVar[Any], b: NumberVar[Any]) -> Any:
        return var_operation_return(f"Math.hypot({a}, {b})", float)

    assert shown(hypotenuse(field(int), 2)) == ("NumberVar", "((a, b) => Math.hypot(a, b))(S.v, 2)")


def test_hooks_are_named_by_the_line_that_asks() -> None:
    first = use_id()
    second = use_id()
    assert first._expr.hooks == (f"const {first!s} = useId();",)
    assert str(first) != str(second)
    assert first._expr.imports == (("react", "useId", "useId"),)


def test_colors() -> None:
    assert str(color("red", 3)) == "var(--red-3)"
    assert str(color("red", 3, True)) == "var(--red-a3)"
    assert f"1px solid {color('accent')}" == "1px solid var(--accent-7)"
    assert str(color("red", field(int))) == '"var(--red-" + to_str(S.v) + ")"'


def test_literals() -> None:
    assert shown(Var.create(Mood.GOOD)) == ("StringVar", '"good"')
    assert shown(Var.create(datetime.date(2026, 11, 24))) == ("DateTimeVar", '"2026-11-24"')
    assert shown(Var.create(User("a", Address("b", [])))) == (
        "RecordVar",
        '{ name: "a", address: { city: "b", items: [], zip: null }, best_friend: null }',
    )
    assert str(Var.create({3, 1, 2})) == "[1, 2, 3]"
    assert Var.create((1, "a"))._var_type == tuple[int, str]
    assert isinstance(Var.create("x"), LiteralStringVar)
    assert not isinstance(field(str), LiteralStringVar)
    assert Var.create({"a": [1]})._var_value == {"a": [1]}


def test_client_state() -> None:
    assert shown(client_var("@color", "mode", str)) == ("StringVar", "@color.mode")


def test_a_var_class_of_your_own() -> None:
    class Money:
        amount: int

    before = field(Money)

    class MoneyVar(Var[Money], python_types=Money):
        def doubled(self) -> Any:
            return make(self._expr, int) * 2

    assert not isinstance(before, MoneyVar)
    assert str(field(Money).doubled()) == "mul(S.v, 2)"


def test_vars_are_values() -> None:
    var = field(dict[str, int])["a"]
    assert copy.deepcopy(var) is var
    assert pickle.loads(pickle.dumps(var)).equals(var)
    assert {var: 1}[var] == 1
    assert var._replace(_var_type=str)._var_type is str


def test_items_of_a_choice_may_be_of_either_kind():
    words, prices = Var("words", list[str]), Var("prices", list[float])
    either = conditional(Var("wanted", bool), words, prices)
    assert either[0]._type == str | float
    assert conditional(Var("wanted", bool), words, [])[0]._type is Any
    ages, names = Var("ages", dict[str, int]), Var("names", dict[int, str])
    assert conditional(Var("wanted", bool), ages, names)["k"]._type == int | str


def test_a_colour_of_vars_is_its_css_value():
    made = color("red", Var("shade", int))
    assert isinstance(made, ColorVar)
    assert str(made) == '"var(--red-" + to_str(shade) + ")"'


def test_a_random_identifier_of_the_browser():
    made = get_uuid_string_var()
    assert isinstance(made, StringVar)
    assert str(made) == "crypto.randomUUID()"
