"""Scripts written as text, as functions: what their last expression gives is returned."""

import pytest

from mirra.errors import EventHandlerValueError
from mirra.js.printer import print_expression
from mirra.js.script import script_function
from mirra.js.tree import StateRef


@pytest.mark.parametrize(
    ("script", "body"),
    [
        ("1 + 1", "return 1 + 1;"),
        ("let x = 1; x + 1", "let x = 1; return x + 1;"),
        ("document.title = 'a;b'; // so;", "return document.title = 'a;b';"),
        ("a = {b: 1}\na.b", "a = {b: 1}; return a.b;"),
        ("fetch('/x')\n  .then((r) => r.json())", "return fetch('/x')\n  .then((r) => r.json());"),
        ("if (a) { b() }\nelse { c() }", "if (a) { b() }\nelse { c() };"),
        ("for (const x of y)\n  f(x)", "for (const x of y)\n  f(x);"),
        ("/[;]`'/.test(x) ? `a ${ {b: `;`}.b } c` : 4 / 2 / 1", "return /[;]`'/.test(x) ? `a ${ {b: `;`}.b } c` : 4 / 2 / 1;"),
        ("(() => { f(); })();", "return (() => { f(); })();"),
        ("function f() { return 1 }\nf()", "function f() { return 1 }; return f();"),
        ("await f(); /* ; */ throw 1", "await f(); throw 1;"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_last_expression_is_returned(script, body):
    printed = print_expression(script_function(script))
    assert printed == (f"async () => {{ {body} }}" if body else "async () => {}")


def test_values_are_never_code():
    name = StateRef("S", "name")
    made = script_function("x = @a@; document.title = '<b>@a@</b>' + `@a@`", "@[a-z]@", lambda mark: name)
    assert print_expression(made) == (
        "() => (async (_v0, _v1, _v2) => { x = _v0; return document.title = ('<b>' + _v1 + '</b>') + `${_v2}`; })"
        "(S.name, S.name, S.name)"
    )


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("f(1", "`(` is not closed"),
        ("f(1))", "`)` closes nothing"),
        ("f('a)", "a ' is not closed"),
        ("`a ${b", "`{` is not closed"),
        ("`a", "a ` is not closed"),
        ("[1}", "`}` closes nothing"),
    ],
)
def test_what_would_break_the_page_is_refused(script, why):
    with pytest.raises(EventHandlerValueError) as raised:
        script_function(script)
    assert str(raised.value).splitlines()[:2] == [
        f"A script cannot be read as JavaScript: {why}.",
        f"  {script}",
    ]
