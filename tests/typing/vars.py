"""What an editor shows for expressions over Vars: checked by `test_typing.py`, never run."""

from typing import Any, reveal_type

import mirra as rx

n = rx.Var.create(1)
x = rx.Var.create(1.5)
s = rx.Var.create("a")
items = rx.Var.create([1, 2])
ages = rx.Var.create({"a": 1})

reveal_type(n)  # NumberVar[int]
reveal_type(x)  # NumberVar[float]
reveal_type(s)  # StringVar
reveal_type(items)  # ArrayVar[list[int]]
reveal_type(ages)  # ObjectVar[dict[str, int]]
reveal_type(rx.Var.create(s))  # StringVar
reveal_type(n > 1)  # BooleanVar
reveal_type(n == 1)  # BooleanVar
reveal_type(~n)  # BooleanVar
reveal_type(n / 2)  # NumberVar[float]
reveal_type(s + "b")  # StringVar
reveal_type(s.upper())  # StringVar
reveal_type(s.length())  # NumberVar[int]
reveal_type(s.split(","))  # ArrayVar[list[str]]
reveal_type(s.contains("a"))  # BooleanVar
reveal_type(items.length())  # NumberVar[int]
reveal_type(items.contains(1))  # BooleanVar
reveal_type(rx.Var("window.x").to(str))  # StringVar
reveal_type(rx.Var("window.x").to(int))  # NumberVar[int]
reveal_type(rx.Var.range(3))  # ArrayVar[list[int]]
reveal_type(n.is_none())  # BooleanVar
reveal_type(n.to_string())  # StringVar
reveal_type(n.equals(n))  # bool


def untyped(value: Any) -> None:
    reveal_type(rx.Var.create(value))  # Any
