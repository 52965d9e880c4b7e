"""What a tree looks like as JavaScript."""

import json
import math
import subprocess

import pytest

from mirra.errors import MirraRuntimeError
from mirra.js.printer import print_expression, print_function, print_module, print_string
from mirra.js.tree import (
    Array,
    Arrow,
    Binary,
    Call,
    Conditional,
    Const,
    Do,
    ExportDefault,
    Expr,
    If,
    Import,
    Index,
    LazyImport,
    Literal,
    Member,
    Module,
    Name,
    New,
    Object,
    Raw,
    RawStatement,
    Return,
    Spread,
    StateRef,
    Unary,
    call_runtime,
)

a, b, c = Name("a"), Name("b"), Name("c")


def as_named(symbol: Import) -> tuple[str, str]:
    return f"/m/{symbol.module}.js", symbol.export


def module_text(*body: object, **kwargs: object) -> str:
    return print_module(Module(body, **kwargs), as_named)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (Binary("*", Binary("+", a, b), c), "(a + b) * c"),
        (Binary("+", Binary("*", a, b), c), "a * b + c"),
        (Binary("-", a, Binary("-", b, c)), "a - (b - c)"),
        (Binary("-", Binary("-", a, b), c), "a - b - c"),
        (Binary("**", Binary("**", a, b), c), "(a ** b) ** c"),
        (Binary("**", a, Binary("**", b, c)), "a ** b ** c"),
        (Binary("**", Unary("-", a), b), "(-a) ** b"),
        (Binary("**", Literal(-2), b), "(-2) ** b"),
        (Binary("-", a, Literal(-1)), "a - (-1)"),
        (Unary("-", Unary("-", a)), "- -a"),
        (Unary("!", Binary("===", a, b)), "!(a === b)"),
        (Unary("typeof", a), "typeof a"),
        (Binary("??", Binary("||", a, b), c), "(a || b) ?? c"),
        (Binary("||", a, Binary("??", b, c)), "a || (b ?? c)"),
        (Binary("&&", Binary("||", a, b), c), "(a || b) && c"),
        (Conditional(Conditional(a, b, c), b, Conditional(a, b, c)), "(a ? b : c) ? b : a ? b : c"),
        (Member(Conditional(a, b, c), "length"), "(a ? b : c).length"),
        (Member(Literal(1), "toFixed"), "(1).toFixed"),
        (Member(a, "not-a-name"), 'a["not-a-name"]'),
        (Member(a, "class"), "a.class"),
        (Index(Array((a, Spread(b))), Literal(0)), "[a, ...b][0]"),
        (Call(Arrow(("x",), Object((("x", Name("x")), ("y", a)))), (b,)), "((x) => ({ x, y: a }))(b)"),
        (Call(Arrow((), Member(Object((("k", a),)), "k")), ()), "(() => ({ k: a }.k))()"),
        (Arrow(("x",), (Const("y", Name("x")), Return(Name("y")))), "(x) => { const y = x; return y; }"),
        (Arrow((), Call(a), is_async=True), "async () => a()"),
        (New(Member(a, "Date"), (b,)), "new a.Date(b)"),
        (New(Call(a), ()), "new (a())()"),
        (Object((("a-b", a), (Binary("+", a, b), c), Spread(a))), '{ "a-b": a, [a + b]: c, ...a }'),
        (Object((("__proto__", a),)), '{ ["__proto__"]: a }'),
        (Raw("x => x"), "x => x"),
        (Call(Raw("x => x"), (Raw("window.y"),)), "(x => x)(window.y)"),
        (StateRef("app.S", "user", ("name", 0)), "app.S.user.name[0]"),
        (call_runtime("floor_div", a, b), "floor_div(a, b)"),
        (Literal(2**53), "9007199254740992n"),
        (Literal(2**53 - 1), "9007199254740991"),
        (Literal(-(2**70)), "-1180591620717411303424n"),
        (Literal(1.0), "1"),
        (Literal(-0.0), "-0"),
        (Literal(1e300), "1e+300"),
        (Literal(math.inf), "Infinity"),
        (Literal(math.nan), "NaN"),
        (Literal(None), "null"),
        (Literal(True), "true"),
    ],
)
def test_expression(tree: Expr, text: str) -> None:
    assert print_expression(tree) == text


def test_strings_cannot_leave_a_script_element_or_a_utf8_file() -> None:
    assert print_string("</script><!--") == r'"\x3C/script>\x3C!--"'
    assert print_string("\u2028\ud800\x00é😀") == '"\\u2028\\ud800\\u0000é😀"'
    assert print_string('a < b\n"quoted" \\') == r'"a < b\n\"quoted\" \\"'


def test_strings_mean_the_same_to_a_javascript_engine() -> None:
    text = "".join(map(chr, range(0x300))) + "</script>]]>\u2028\u2029😀\ud83d"
    program = f"process.stdout.write(JSON.stringify([...{{length: 0, s: {print_string(text)}}}.s].map(c => c.codePointAt(0))))"
    out = subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True).stdout
    assert json.loads(out) == [ord(char) for char in text]


def test_a_module_gathers_its_imports() -> None:
    jsx, box = Import("react/jsx-runtime", "jsx"), Import("@radix-ui/themes", "TextField.Root")
    text = module_text(
        Const("C1", Call(Import("mirra", "part"), (Literal("C1"), Arrow((), Call(jsx, (box, Object(()))))))),
        ExportDefault(Name("C1")),
        side_effects=("./a.css",),
    )
    assert text == (
        'import "/m/./a.css.js";\n'
        'import { part } from "/m/mirra.js";\n'
        'import { jsx } from "/m/react/jsx-runtime.js";\n'
        'import { TextField } from "/m/@radix-ui/themes.js";\n'
        "\n"
        'const C1 = part("C1", () => jsx(TextField.Root, {}));\n'
        "export default C1;\n"
    )


def test_default_and_whole_imports_are_named_after_their_module() -> None:
    uses = (Import("react-colorful", "default"), Import("./lib/date-fns.js", "*"), Import("x", "default"))
    assert module_text(Do(Call(a, uses))) == (
        'import reactColorful from "/m/react-colorful.js";\n'
        'import * as dateFns from "/m/./lib/date-fns.js.js";\n'
        'import x from "/m/x.js";\n'
        "\n"
        "a(reactColorful, dateFns, x);\n"
    )


def test_imports_give_way_to_names_that_are_in_use() -> None:
    text = module_text(
        Const("Box", Import("one", "Box")),
        Const("x", Raw("Card(1)", imports=(("three", "Cards", "Card"),))),
        Do(Call(Import("two", "Box"), (Import("four", "Card"),))),
    )
    assert text == (
        'import { Cards as Card } from "/m/three.js";\n'
        'import { Box as Box_2 } from "/m/one.js";\n'
        'import { Box as Box_3 } from "/m/two.js";\n'
        'import { Card as Card_2 } from "/m/four.js";\n'
        "\n"
        "const Box = Box_2;\n"
        "const x = Card(1);\n"
        "Box_3(Card_2);\n"
    )


def test_a_symbol_may_live_inside_a_bundles_object() -> None:
    module = Module((Do(Call(Import("lib", "Root"))),))
    text = print_module(module, lambda symbol: ("/lib.js", f"default.{symbol.export}"))
    assert text == 'import Root from "/lib.js";\n\nRoot.Root();\n'


def test_two_third_parties_cannot_share_a_name() -> None:
    body = (RawStatement("f()", (("one", "f", "f"),)), RawStatement("f()", (("two", "f", "f"),)))
    with pytest.raises(MirraRuntimeError) as error:
        print_module(Module(body), as_named)
    assert error.value.message == "Two imports want the name `f`: `f` of `/m/one.js` and `f` of `/m/two.js`."
    assert error.value.advice == ("Give one of them an alias.",)


def test_third_party_text_is_printed_as_it_is() -> None:
    hook = "const t = `two\n  lines`; // done"
    assert module_text(Const("f", Arrow((), (RawStatement(hook), Return(Raw("t // x")))))) == (
        "const f = () => {\n  const t = `two\n  lines`; // done\n\n  return t // x\n;\n};\n"
    )


def test_long_code_is_broken_into_lines() -> None:
    long = Literal("x" * 60)
    x = "x" * 60
    assert (
        module_text(Do(Call(a, (long, Object((("k", long),)))))) == f'a(\n  "{x}",\n  {{ k: "{x}" }},\n);\n'
    )


def test_statements() -> None:
    assert (
        module_text(
            Const(("x", "y"), Array((a, b)), export=True), If(a, (Do(Object(())), Return(b))), Do(Literal(1))
        )
        == "export const [x, y] = [a, b];\nif (a) {\n  ({});\n  return b;\n}\n1;\n"
    )


def test_a_module_as_a_function_of_its_imports() -> None:
    module = Module(
        (Const("x", Call(Import("lib", "f"), (Import("other", "f"),)), export=True), ExportDefault(Name("x")))
    )
    printed = print_function(module)
    assert printed.text == "(f, f_2) => {\n  const x = f(f_2);\n  return x;\n}"
    assert printed.imports == (Import("lib", "f"), Import("other", "f"))


def test_state_outside_a_component_is_refused() -> None:
    with pytest.raises(MirraRuntimeError) as error:
        module_text(Do(StateRef("app.S", "count")))
    assert error.value.message == (
        "`app.S.count` is read where no component is: state can only be read inside a component of a page."
    )


def test_a_lazy_import_is_a_function_that_loads() -> None:
    module = Module((Const("load", LazyImport("plotly.js", "default"), export=True),))
    assert print_module(module, lambda symbol: (f"/{symbol.module}", symbol.export)) == (
        'export const load = () => import("/plotly.js").then((m) => m.default);\n'
    )
    assert print_function(module).text == "() => {\n  const load = () => new Promise(() => {});\n}"
