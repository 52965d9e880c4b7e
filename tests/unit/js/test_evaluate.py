"""Trees run in Python. What Vars build is covered by `tests/parity`; here is what only hand-made trees have."""

from typing import Any

import pytest

from mirra.errors import MirraRuntimeError
from mirra.js.evaluate import evaluate
from mirra.js.tree import (
    Array,
    Arrow,
    Binary,
    Call,
    Conditional,
    Const,
    Expr,
    If,
    Import,
    Index,
    Literal,
    Member,
    Name,
    Object,
    Raw,
    Return,
    Spread,
    StateRef,
    Unary,
    call_runtime,
)

a, b = Name("a"), Name("b")


def run(tree: Expr, **scope: Any) -> Any:
    return evaluate(
        tree,
        scope,
        lambda ref: {"S.user.name": "Ada"}.get(".".join((ref.state, ref.field, *map(str, ref.path)))),
    )


@pytest.mark.parametrize(
    ("tree", "scope", "value"),
    [
        (StateRef("S", "user", ("name",)), {}, "Ada"),
        (Conditional(a, Literal(1), Literal(2)), {"a": []}, 1),  # JavaScript's truth, not Python's
        (Binary("||", a, b), {"a": "", "b": 2}, 2),
        (Binary("??", a, b), {"a": 0, "b": 2}, 0),
        (Binary("+", a, Literal("px")), {"a": 1.0}, "1px"),
        (Array((a, Spread(b))), {"a": 1, "b": [2, 3]}, [1, 2, 3]),
        (Object((("k", a), Spread(b), (Literal("c"), a))), {"a": 1, "b": {"k": 2}}, {"k": 2, "c": 1}),
        (Member(a, "length"), {"a": "a😀"}, 3),  # JavaScript's own length counts UTF-16 units
        (Index(a, Literal(5)), {"a": [1]}, None),
        (Unary("typeof", a), {"a": True}, "boolean"),
        (Call(Arrow(("x", "...rest"), Array((Name("x"), Name("rest")))), (a, b, b)), {"a": 1, "b": 2}, [1, [2, 2]]),
        (Call(Arrow(("x",), (Const("y", Name("x")), If(Name("y"), (Return(Literal("yes")),)), Return(Literal("no")))), (a,)), {"a": 0}, "no"),
        (call_runtime("slice", a, Literal(None), Literal(None), Literal(-1)), {"a": "abc"}, "cba"),
    ],
)  # fmt: skip
def test_value(tree: Expr, scope: dict[str, Any], value: Any) -> None:
    assert run(tree, **scope) == value


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (Raw("window.x"), "window.x"),
        (Import("lib", "f"), "f"),
        (Name("window"), "window"),
        (Unary("await", a), "await a"),
    ],
)
def test_what_only_a_browser_has(tree: Expr, text: str) -> None:
    with pytest.raises(MirraRuntimeError) as error:
        run(tree)
    assert error.value.message == f"`{text}` only has a value in a browser."
