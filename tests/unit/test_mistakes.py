"""Bad input: what is wrong, the nearest right name, the fix, and the user's line; each text asserted whole."""

import sys

import pytest

from mirra.compiler.compiled import CompiledApp
from mirra.toolchain.load import Target, failure_of, load

HEAD = """import mirra as rx

class S(rx.State):
    count: int = 0
    name: str = ""
    items: list[str] = []

    def add(self, by: int):
        self.count += by

"""

MISTAKES = {
    "unknown prop": (
        'def index():\n    return rx.button("x", colour="red")\n',
        "`button` has no prop `colour`.\n  Did you mean `color_scheme`?",
        'return rx.button("x", colour="red")',
    ),
    "unknown trigger": (
        'def index():\n    return rx.button("x", on_clik=S.add(1))\n',
        "`button` has no event trigger `on_clik`.\n  Did you mean `on_click`?",
        'return rx.button("x", on_clik=S.add(1))',
    ),
    "wrong literal": (
        'def index():\n    return rx.button("x", variant="solidd")\n',
        "`variant` of `button` cannot be `solidd`.\n  Did you mean `solid`?\n  It is one of `classic`, `solid`, `soft`, `surface`, `outline`, `ghost`.",
        'return rx.button("x", variant="solidd")',
    ),
    "dialog without content": (
        'def index():\n    return rx.dialog.root(rx.dialog.trigger(rx.button("Open")))\n',
        "`dialog.root` has no `dialog.content`, so it would never show anything.\n  Give it one: `rx.dialog.content(…)`.",
        'return rx.dialog.root(rx.dialog.trigger(rx.button("Open")))',
    ),
    "child where none may be": (
        'def index():\n    return rx.el.img("a child", src="/a.png")\n',
        "`img` cannot have children.",
        'return rx.el.img("a child", src="/a.png")',
    ),
    "chart of rows that are none": (
        'def index():\n    return rx.recharts.line_chart(rx.recharts.line(data_key="y"), data=[{"y": 1}, [2]])\n',
        "Entry 1 of `data` of `line_chart` cannot be `[2]`.\n  Each is a dict, such as `{'y': 1}`.",
        'return rx.recharts.line_chart(rx.recharts.line(data_key="y"), data=[{"y": 1}, [2]])',
    ),
    "chart of a column that is not there": (
        'def index():\n    return rx.recharts.line_chart(rx.recharts.line(data_key="salse"), data=[{"sales": 1}, {"costs": 2}])\n',
        "No entry of `data` of `line_chart` has the `salse` that `line` shows.\n  Did you mean `sales`?",
        'return rx.recharts.line_chart(rx.recharts.line(data_key="salse"), data=[{"sales": 1}, {"costs": 2}])',
    ),
    "too many args": (
        'def index():\n    return rx.button("x", on_click=S.add(1, 2))\n',
        "`add` takes 1 argument, but 2 were given.",
        'return rx.button("x", on_click=S.add(1, 2))',
    ),
    "too few args": (
        'def index():\n    return rx.button("x", on_click=S.add)\n',
        "`on_click` of `button` gives `PointerEventInfo`, but `by` of `add` is `int`.\n  Give the value here, as in `on_click=State.add(value)`, or change the annotation.",
        'return rx.button("x", on_click=S.add)',
    ),
    "wrong arg type": (
        "def index():\n    return rx.input(on_change=S.add)\n",
        "`on_change` of `input` gives `str`, but `by` of `add` is `int`.\n  Give the value here, as in `on_click=State.add(value)`, or change the annotation.",
        "return rx.input(on_change=S.add)",
    ),
    "if var": (
        'def index():\n    return rx.text("a" if S.count else "b")\n',
        "`if`, `and`, `or` and `not` cannot look at a Var: its value is only known in the browser.\n  Choose with `rx.cond(var, a, b)`; combine with `&`, `|` and `~`.",
        'return rx.text("a" if S.count else "b")',
    ),
    "and var": (
        "def index():\n    return rx.text(S.count and S.name)\n",
        "`if`, `and`, `or` and `not` cannot look at a Var: its value is only known in the browser.\n  Choose with `rx.cond(var, a, b)`; combine with `&`, `|` and `~`.",
        "return rx.text(S.count and S.name)",
    ),
    "for var": (
        "def index():\n    return rx.box(*[rx.text(i) for i in S.items])\n",
        "`for` cannot look at a Var: its value is only known in the browser.\n  Show the items with `rx.foreach(var, function)`.",
        "return rx.box(*[rx.text(i) for i in S.items])",
    ),
    "len var": (
        "def index():\n    return rx.text(len(S.items))\n",
        "`len()` cannot look at a Var: its value is only known in the browser.\n  Write `var.length()`.",
        "return rx.text(len(S.items))",
    ),
    "in var": (
        'def index():\n    return rx.text("x" in S.items)\n',
        "`in` cannot look at a Var: its value is only known in the browser.\n  Write `container.contains(item)`.",
        'return rx.text("x" in S.items)',
    ),
    "int var": (
        "def index():\n    return rx.text(int(S.name))\n",
        "`int()` cannot look at a Var: its value is only known in the browser.\n  Convert in a computed var (`@rx.var`), on the server.",
        "return rx.text(int(S.name))",
    ),
    "str+int": (
        "def index():\n    return rx.text(S.name + 1)\n",
        'Unsupported operand types for `+`: `str` and `int`.\n  Text and other values are joined by an f-string: f"{a}{b}".',
        "return rx.text(S.name + 1)",
    ),
    "unknown var": (
        "def index():\n    return rx.text(S.cuont)\n",
        "`S` has no var or event handler `cuont`.\n  Did you mean `count`?",
        "return rx.text(S.cuont)",
    ),
    "unknown component": (
        'def index():\n    return rx.buton("x")\n',
        "`mirra` has no `buton`.\n  Did you mean `button`?",
        'return rx.buton("x")',
    ),
    "backend var": (
        "class T(rx.State):\n    _secret: int = 1\n\ndef index():\n    return rx.text(T._secret)\n",
        "`_secret` is a backend var: it stays on the server and cannot be shown.\n  Show a computed var (`@rx.var`) that is made of it.",
        "return rx.text(T._secret)",
    ),
    "missing page": (
        'def other():\n    return rx.text("x")\n',
        "`app` has no page.\n  Define a function `index()` that returns a component, or make an app: `app = rx.App()` and `app.add_page(...)`.",
        "import mirra as rx",
    ),
    "bad route": (
        'def index():\n    return rx.text("x")\n\napp = rx.App()\napp.add_page(index, route="/a/[b")\n',
        "`[b` in route `/a/[b` is not a route part.\n  Parts are letters, digits, `-` and `_`, `[name]`, `[[name]]`, or `[[...splat]]` at the end.",
        'app.add_page(index, route="/a/[b")',
    ),
    "two pages at one route": (
        'def index():\n    return rx.text("x")\n\ndef other():\n    return rx.text("y")\n\napp = rx.App()\napp.add_page(index)\napp.add_page(other, route="/")\n',
        "There are two pages at `/`.\n  The other one was added in app.py:18.",
        'app.add_page(other, route="/")',
    ),
    "unserialisable default": (
        "class Thing:\n    pass\n\nclass T(rx.State):\n    thing: Thing = Thing()\n\ndef index():\n    return rx.text(T.thing)\n",
        "`T.thing` has a default of type `Thing`, which cannot be sent to the browser.\n  Keep it on the server by naming it `_thing`, or register how it is sent with `@rx.serializer`.",
        "class T(rx.State):",
    ),
    "mutable redeclared": (
        'class T(S):\n    count: str = ""\n\ndef index():\n    return rx.text(T.count)\n',
        "`T.count` is declared again: it is inherited from `S`.\n  Set it in a handler, or choose another name.",
        "class T(S):",
    ),
    "page raises": (
        "def index():\n    return rx.text(1 / 0)\n",
        "Page `/` raised `ZeroDivisionError: division by zero`.",
        "return rx.text(1 / 0)",
    ),
    "handler not event": (
        'def index():\n    return rx.button("x", on_click=lambda: 5)\n',
        "`on_click` of `button` got a `int`, which is not an event.\n  Give it an event handler (`State.handler`), a lambda that returns one, or a list of them.",
        'return rx.button("x", on_click=lambda: 5)',
    ),
    "call handler at build": (
        "def index():\n    S.add(S, 1)\n    return rx.text(S.add)\n",
        "`add` takes 1 argument, but 2 were given.",
        "S.add(S, 1)",
    ),
    "handler as child": (
        "def index():\n    return rx.text(S.add)\n",
        "A `EventHandler` cannot be a child of `text`.\n  It is what happens: give it to a trigger, such as `on_click=`.",
        "return rx.text(S.add)",
    ),
    "foreach non-list": (
        "def index():\n    return rx.foreach(S.count, lambda x: rx.text(x))\n",
        "`rx.foreach` cannot go over `app.S.count`: it is a number.\n  Use `rx.Var.range(n)` to count.",
        "return rx.foreach(S.count, lambda x: rx.text(x))",
    ),
    "unknown icon": (
        'def index():\n    return rx.icon("hart")\n',
        "There is no icon `hart`.\n  Did you mean `heart`?",
        'return rx.icon("hart")',
    ),
    "unknown style": (
        'def index():\n    return rx.box(backgroud="red")\n',
        "`box` has no prop `backgroud`.\n  Did you mean `background`?",
        'return rx.box(backgroud="red")',
    ),
    "syntax": (
        "def index(:\n",
        "SyntaxError: invalid syntax",
        "def index(:",
    ),
    "import error": (
        "import nothing_like_this\n",
        "ModuleNotFoundError: No module named 'nothing_like_this'",
        "import nothing_like_this",
    ),
    "bad child": (
        "def index():\n    return rx.box(object())\n",
        "A `object` cannot be a child of `box`.\n  Children are components, Vars, text and numbers.",
        "return rx.box(object())",
    ),
    "returns none": (
        "def index():\n    pass\n",
        "Page `/` has nothing to show: `index` returned `None`.\n  Return a component.",
        "def index():",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_explained(name, tmp_path, monkeypatch):
    code, text, line = MISTAKES[name]
    file = tmp_path / "app.py"
    file.write_text(HEAD + code)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "app", raising=False)
    failure = failure_of(first_error(Target(tmp_path, file)))
    assert failure.text == text
    shown = file.read_text().splitlines()[failure.line - 1].strip() if failure.line else ""
    assert (failure.file, shown) == ("app.py" if line else "", line)


def first_error(target):
    try:
        loaded = load(target)
        wrong = CompiledApp(loaded.app, loaded.config).errors()
    except Exception as error:
        return error
    return wrong[0][1]
