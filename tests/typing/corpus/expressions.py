"""Expressions over Vars: what they are, and what they cannot do. Never run; see `test_typing.py`."""

import datetime
from typing import Any, reveal_type

import mirra as rx
from mirra.vars import var_operation, var_operation_return

n = rx.Var.create(1)
x = rx.Var.create(1.5)
s = rx.Var.create("a")
b = rx.Var.create(True)
items = rx.Var.create([1, 2])
ages = rx.Var.create({"a": 1})


# right: literals have the type of their value
reveal_type(n)  # NumberVar[int]
reveal_type(x)  # NumberVar[float]
reveal_type(s)  # StringVar
reveal_type(b)  # BooleanVar
reveal_type(items)  # ArrayVar[list[int]]
reveal_type(ages)  # ObjectVar[dict[str, int]]
reveal_type(rx.Var.create(s))  # StringVar
# right: arithmetic
reveal_type(n / 2)  # NumberVar[float]
reveal_type((n + 1) * 2 - x)  # NumberVar[Any]
print(-n, +n, abs(n), round(x, 1), 2 - n, 7 // n, n % 2, n**2, 3 + x)
# right: comparing
reveal_type(n > 1)  # BooleanVar
reveal_type(n == 1)  # BooleanVar
reveal_type(s < "b")  # BooleanVar
reveal_type(n.is_none())  # BooleanVar
reveal_type(n.equals(n))  # bool
# right: logic
reveal_type(~n)  # BooleanVar
print(b & (n > 1), b | s, ~(b & b))
# right: text
reveal_type(s + "b")  # StringVar
reveal_type(s.upper())  # StringVar
reveal_type(s.length())  # NumberVar[int]
reveal_type(s.split(","))  # ArrayVar[list[str]]
reveal_type(s.contains("a"))  # BooleanVar
reveal_type(s[0])  # StringVar
reveal_type(s[1:])  # StringVar
reveal_type("a" + s)  # StringVar
reveal_type(s * 2)  # StringVar
print(f"{s} and {n:.2f}", s.replace("a", s), s.strip().title())
# right: lists
reveal_type(items.length())  # NumberVar[int]
reveal_type(items.contains(1))  # BooleanVar
reveal_type(items[1:])  # ArrayVar[list[int]]
reveal_type(items.reverse())  # ArrayVar[list[int]]
reveal_type(items.join(", "))  # StringVar
reveal_type(items.map(lambda item: item + 1))  # ArrayVar[list[Any]]
reveal_type(items.filter(lambda item: item > 1))  # ArrayVar[list[int]]
print(items[0] + 1, items[n], items + [3], items * 2, items.reduce(lambda total, each: total + each, 0))
reveal_type(n * items)  # ArrayVar[list[int]]
reveal_type(n * s)  # StringVar
# right: dicts
print(ages["a"] + 1, ages.get("b", 0) * 2, ages.name)
reveal_type(ages.keys().length())  # NumberVar[int]
reveal_type(ages.contains("a"))  # BooleanVar
reveal_type(ages.merge({"b": 2}))  # ObjectVar[dict[str, int]]
# right: JavaScript of one's own, with a type
reveal_type(rx.Var("window.x").to(str))  # StringVar
reveal_type(rx.Var("window.x").to(int))  # NumberVar[int]
reveal_type(rx.Var("window.x").to(list[str]))  # ArrayVar[list[str]]
# right: numbers to go over
reveal_type(rx.Var.range(3))  # ArrayVar[list[int]]
# right: as text
reveal_type(n.to_string())  # StringVar
reveal_type(n.to_string(use_json=False))  # StringVar


# right: of any type
def untyped(value: Any) -> None:
    reveal_type(rx.Var.create(value))  # Any


# right: annotated Vars
def shown(name: rx.Var[str], when: rx.Var[datetime.date]) -> rx.Component:
    return rx.text(name.upper(), f" on {when}", name.length() > 3)


# right: an operation of one's own
@var_operation
def shout(text: rx.Var[str]) -> Any:
    return var_operation_return(f"({text} + '!')", str)


# right: the plain value of a var that is known
print(rx.Var.create(3)._var_value)

n + "a"  # wrong: operator, reportOperatorIssue
n - "1"  # wrong: operator, reportOperatorIssue
n / "2"  # wrong: operator, reportOperatorIssue
n < "a"  # wrong: operator, reportOperatorIssue
"a" - n  # wrong: operator, reportOperatorIssue
[1] // n  # wrong: operator, reportOperatorIssue
s + 1  # wrong: operator, reportOperatorIssue
s - "a"  # wrong: operator, reportOperatorIssue
s * "x"  # wrong: operator, reportOperatorIssue
s < 3  # wrong: operator, reportOperatorIssue
s["a"]  # wrong: index, reportArgumentType
s.startswith(1)  # wrong: arg-type, reportArgumentType
s.split(1)  # wrong: arg-type, reportArgumentType
s.replace("a")  # wrong: call-arg, reportCallIssue
s.upper("x")  # wrong: call-arg, reportCallIssue
items + 1  # wrong: operator, reportOperatorIssue
items * "x"  # wrong: operator, reportOperatorIssue
items["a"]  # wrong: call-overload, reportArgumentType reportCallIssue
items - [1]  # wrong: operator, reportOperatorIssue
items.join(1)  # wrong: arg-type, reportArgumentType
items.map("x")  # wrong: arg-type, reportArgumentType
items.filter(3)  # wrong: arg-type, reportArgumentType
items.contains()  # wrong: call-arg, reportCallIssue
ages + {"b": 2}  # wrong: operator, reportOperatorIssue
ages.merge()  # wrong: call-arg, reportCallIssue
n.to_string(json=True)  # wrong: call-arg, reportCallIssue
n.uper()  # wrong: attr-defined, reportAttributeAccessIssue
s.uper()  # wrong: attr-defined, reportAttributeAccessIssue
b.uper()  # wrong: attr-defined, reportAttributeAccessIssue
items.append(3)  # wrong: attr-defined, reportAttributeAccessIssue
(s + "b").lenght()  # wrong: attr-defined, reportAttributeAccessIssue
rx.Var.range()  # wrong: call-arg, reportCallIssue
rx.Var.range(1, 2, 3, 4)  # wrong: call-arg, reportCallIssue
rx.Var.craete(1)  # wrong: attr-defined, reportAttributeAccessIssue
n.equals()  # wrong: call-arg, reportCallIssue
shown(1, rx.Var.create(2))  # wrong: arg-type, reportArgumentType
