"""What cannot work says so at the user's line, and says what to write instead."""

from collections.abc import Callable
from typing import Any

import pytest

from mirra.errors import InvalidPropValueError, MirraError, VarAttributeError, VarTypeError, VarValueError
from mirra.js.tree import StateRef
from mirra.vars import Var, color, make


def field(kind: Any) -> Any:
    return make(StateRef("S", "v"), kind)


whole, text, numbers, ages = field(int), field(str), field(list[int]), field(dict[str, int])

UNKNOWN = "its value is only known in the browser."


@pytest.mark.parametrize(
    ("attempt", "kind", "lines"),
    [
        (lambda: bool(whole), VarTypeError, (
            f"`if`, `and`, `or` and `not` cannot look at a Var: {UNKNOWN}",
            "Choose with `rx.cond(var, a, b)`; combine with `&`, `|` and `~`.")),
        (lambda: 1 in numbers, VarTypeError, (f"`in` cannot look at a Var: {UNKNOWN}", "Write `container.contains(item)`.")),
        (lambda: list(numbers), VarTypeError, (f"`for` cannot look at a Var: {UNKNOWN}", "Show the items with `rx.foreach(var, function)`.")),
        (lambda: len(numbers), VarTypeError, (f"`len()` cannot look at a Var: {UNKNOWN}", "Write `var.length()`.")),
        (lambda: int(text), VarTypeError, (f"`int()` cannot look at a Var: {UNKNOWN}", "Convert in a computed var (`@rx.var`), on the server.")),
        (lambda: float(text), VarTypeError, (f"`float()` cannot look at a Var: {UNKNOWN}", "Convert in a computed var (`@rx.var`), on the server.")),
        (lambda: whole + "a", VarTypeError, ("Unsupported operand types for `+`: `int` and `str`.", 'Text and other values are joined by an f-string: f"{a}{b}".')),
        (lambda: text + 1, VarTypeError, ("Unsupported operand types for `+`: `str` and `int`.", 'Text and other values are joined by an f-string: f"{a}{b}".')),
        (lambda: numbers + 1, VarTypeError, ("Unsupported operand types for `+`: `list[int]` and `int`.",)),
        (lambda: whole < "a", VarTypeError, ("Unsupported operand types for `<`: `int` and `str`.",)),
        (lambda: text[1.5], VarTypeError, ("An index must be an `int`, not `float`.",)),
        (lambda: text.lenght(), VarAttributeError, ("`S.v` of type `str` has no `lenght`.", "Did you mean `length`?")),
        (lambda: numbers.append(1), VarAttributeError, ("`S.v` of type `list[int]` has no `append`.",
            "`append` only runs on the server: use it in an event handler or in a computed var (`@rx.var`).")),
        (lambda: ages.update({}), VarAttributeError, ("`S.v` of type `dict[str, int]` has no `update`.",
            "`update` only runs on the server: use it in an event handler or in a computed var (`@rx.var`).")),
        (lambda: whole(1), VarTypeError, ("`S.v` of type `int` is not a function.",)),
        (lambda: field(Any)(1), VarTypeError, ("`S.v` may be anything: its type is not known here.", "Say what it is: `var.to(str)`, `var.to(list[int])` …")),
        (lambda: f"{whole:x}", VarValueError, ("`{…:x}` is not a format that a Var of type `int` knows.",
            "Numbers know `,`, `_`, `.2f`, `,.2f` and `_.2f`; format anything else in a computed var (`@rx.var`).")),
        (lambda: numbers.map(lambda a, b: a), VarTypeError, ("`map` needs a function of 0 or 1 parameters, not 2.",)),
        (lambda: numbers.reduce(lambda a: a), VarTypeError, ("`reduce` needs a function of 2 parameters, not 1.",)),
        (lambda: setattr(whole, "x", 1), VarTypeError, ("A Var does not change: `x` cannot be set on `S.v`.", "Set it in an event handler: `self.x = value`.")),
        (lambda: Var.create(f"{text}".upper()), VarValueError, ("A text with a Var in it was changed or cut by a method of `str`.",
            'Use the Var\'s own methods before putting it into the f-string: `f"{var.upper()}"`.')),
        (lambda: color("rde"), InvalidPropValueError, ("There is no color `rde`.", "Did you mean `red`?")),
        (lambda: color("red", 13), InvalidPropValueError, ("A shade is a number from 1 to 12, not 13.",)),
    ],
)  # fmt: skip
def test_message(attempt: Callable[[], object], kind: type[MirraError], lines: tuple[str, ...]) -> None:
    with pytest.raises(kind) as error:
        attempt()
    assert (error.value.message, *error.value.advice) == lines


def test_the_line_is_the_users() -> None:
    with pytest.raises(VarTypeError) as error:
        bool(whole)
    assert error.value.source is not None
    assert error.value.source.file == __file__
