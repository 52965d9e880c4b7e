"""Random typed expressions over the vars of a state, each as Python and as what is written with Vars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

KINDS: dict[str, Any] = {
    "n": int, "m": int, "x": float, "y": float, "b": bool, "s": str, "t": str,
    "a": list[int], "f": list[float], "w": list[str], "d": dict[str, int], "o": int | None, "q": str | None,
}  # fmt: skip
"""The vars that an expression may read, and their types."""

_TEXT = st.text(st.sampled_from("abZ -_.é😀ßΣ1\n'"), max_size=6)
_INT = (
    st.integers(-20, 20)
    | st.integers(-(2**70), 2**70)
    | st.sampled_from([0, 1, 2**53 - 1, 2**53, -(2**53) - 1])
)
_FLOAT = (
    st.integers(-40, 40).map(lambda n: n / 4)
    | st.floats(allow_nan=False)
    | st.sampled_from([0.0, -0.0, 0.1, 1e16, 1e22, -2.5, float("inf")])
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "n": _INT, "m": _INT, "x": _FLOAT, "y": _FLOAT, "b": st.booleans(), "s": _TEXT, "t": _TEXT,
    "a": st.lists(_INT, max_size=4), "f": st.lists(_FLOAT, max_size=4), "w": st.lists(_TEXT, max_size=4),
    "d": st.dictionaries(st.sampled_from(["a", "b", "it's", "toString"]), _INT, max_size=3),
    "o": st.none() | _INT, "q": st.none() | _TEXT,
}  # fmt: skip
"""What each of them may be."""


@dataclass(frozen=True)
class Program:
    """One expression, twice: what CPython runs, and what a person writes with Vars."""

    python: str
    written: str

    def __repr__(self) -> str:
        return self.python if self.python == self.written else f"{self.python} | {self.written}"


def _form(python: str, written: str | None = None) -> Callable[..., Program]:
    """`{0}` and so on are the parts."""

    def filled(*parts: Program) -> Program:
        return Program(
            python.format(*(part.python for part in parts)),
            (written or python).format(*(part.written for part in parts)),
        )

    return filled


def _both(*texts: str) -> st.SearchStrategy[Program]:
    return st.sampled_from([Program(text, text) for text in texts])


_LEAVES = {
    "int": _both("n", "m", "0", "1", "2", "7", "(-3)", "10"),
    "float": _both("x", "y", "0.0", "0.5", "1.0", "(-2.0)", "3.25", "1e16"),
    "bool": _both("b", "True", "False"),
    "str": _both("s", "t", "''", "'a'", "'Hello World'", "' x '"),
    "ints": _both("a", "a[:0]", "[1, 2, 3]"),
    "floats": _both("f", "[0.5, -1.0]"),
    "strs": _both("w", "['b', 'a']"),
    "dict": _both("d", "{'a': 1}"),
}

_OPERATIONS = {
    "int": "+ - * // %",
    "float": "+ - * / // %",
    "bool": "",
    "str": "+",
    "ints": "+",
    "floats": "+",
    "strs": "+",
    "dict": "",
}
_ORDERED = ("int", "float", "str", "ints", "floats", "strs")
_SPECS = ("", ".2f", ".0f", ",", ",.1f", "_", ".3f")

# result: (parts, Python, with Vars)
_FORMS: dict[str, list[tuple[str, str, str | None]]] = {
    "int": [
        ("int", "(-{0})", None), ("int", "abs({0})", None), ("float", "round({0})", None), ("int", "round({0}, -1)", None),
        ("float", "math.floor({0})", None), ("float", "math.ceil({0})", None), ("float", "math.trunc({0})", None),
        ("int", "({0} ** 2)", None), ("int", "({0} ** 3)", None), ("bool int", "({0} + {1})", None), ("bool bool", "({0} + {1})", None),
        ("str", "len({0})", "text({0}).length()"), ("ints", "len({0})", "text({0}).length()"), ("dict", "len({0})", "text({0}).length()"),
        ("ints int", "{0}[{1}]", "text({0})[{1}]"), ("ints", "{0}[0]", "text({0})[0]"), ("ints", "{0}[-1]", "text({0})[-1]"),
        ("ints", "sum({0})", "text({0}).reduce(lambda p, q: p + q, 0)"),
        ("dict", "{0}['a']", "text({0})['a']"), ("dict str", "{0}.get({1}, 5)", "text({0}).get({1}, 5)"), ("int", "(o or {0})", "(o | {0})"),
    ],
    "float": [
        ("float", "(-{0})", None), ("float", "abs({0})", None), ("float", "({0} ** 2)", None), ("int int", "({0} / {1})", "(text({0}) / {1})"),
        *(("float", f"round({{0}}, {digits})", None) for digits in (-2, -1, 0, 1, 2)),
        *((f"{a} {b}", f"({{0}} {operator} {{1}})", f"(text({{0}}) {operator} {{1}})") for a, b in (("int", "float"), ("float", "int")) for operator in ["+", "-", "*", "/", "//", "%"]),
        ("floats", "{0}[0]", "text({0})[0]"), ("floats int", "{0}[{1}]", "text({0})[{1}]"),
        ("floats", "sum({0}, 0.0)", "text({0}).reduce(lambda p, q: p + q, 0.0)"),
    ],
    "bool": [
        ("bool", "(not {0})", "(~text({0}))"), ("bool bool", "({0} and {1})", "(text({0}) & {1})"), ("bool bool", "({0} or {1})", "(text({0}) | {1})"),
        ("", "(o is None)", "o.is_none()"), ("", "(q is not None)", "q.is_not_none()"), ("int", "(o == {0})", "(o == {0})"), ("str", "(q == {0})", "(q == {0})"),
        ("int float", "({0} < {1})", "(text({0}) < {1})"), ("int float", "({0} == {1})", "(text({0}) == {1})"), ("bool int", "({0} == {1})", "(text({0}) == {1})"),
        ("str str", "({0} in {1})", "text({1}).contains({0})"), ("int ints", "({0} in {1})", "text({1}).contains({0})"),
        ("float ints", "({0} in {1})", "text({1}).contains({0})"), ("str strs", "({0} in {1})", "text({1}).contains({0})"), ("str dict", "({0} in {1})", "text({1}).contains({0})"),
        ("str str", "{0}.startswith({1})", "text({0}).startswith({1})"), ("str str", "{0}.endswith({1})", "text({0}).endswith({1})"),
        *((kind, "bool({0})", "text({0}).bool()") for kind in _LEAVES),
        *((f"{kind} {kind}", "({0} == {1})", "(text({0}) == {1})") for kind in _LEAVES),
        *((f"{kind} {kind}", "({0} != {1})", "(text({0}) != {1})") for kind in _LEAVES),
        *((f"{kind} {kind}", f"({{0}} {operator} {{1}})", f"(text({{0}}) {operator} {{1}})") for kind in _ORDERED for operator in ("<", ">=")),
    ],
    "str": [
        *(("str", f"{{0}}.{method}()", f"text({{0}}).{method}()") for method in ("upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip", "casefold")),
        ("str str str", "{0}.replace({1}, {2})", "text({0}).replace({1}, {2})"), ("str str", "{0}.strip({1} or 'a')", "text({0}).strip(text({1}) | 'a')"),
        ("str", "{0}[::-1]", "text({0}).reversed()"), ("str int", "{0}[{1}]", "text({0})[{1}]"), ("str int int", "{0}[{1}:{2}]", "text({0})[{1}:{2}]"),
        ("str", "({0} * 2)", None), ("str", "(q or {0})", "(q | {0})"), ("strs str", "{1}.join({0})", "text({0}).join({1})"), ("strs", "{0}[0]", "text({0})[0]"),
        *((kind, "str({0})", "text({0}).to_string(use_json=False)") for kind in _LEAVES),
        *((kind, f"format({{0}}, '{spec}')", f"text(format(text({{0}}), '{spec}'))") for kind in ("int", "float") for spec in _SPECS),
        ("", "str(o)", "o.to_string(use_json=False)"), ("", "str(q)", "q.to_string(use_json=False)"),
    ],
    "ints": [
        ("int int", "[{0}, {1}]", None), ("int", "list(range({0} % 5))", "Var.range({0} % 5)"), ("ints int int", "{0}[{1}:{2}]", "text({0})[{1}:{2}]"),
        ("ints", "{0}[::-1]", "text({0}).reverse()"), ("ints", "({0} * 2)", "(text({0}) * 2)"), ("ints int", "[e + {1} for e in {0}]", "text({0}).map(lambda e: e + {1})"),
        ("ints", "[e for e in {0} if e]", "text({0}).filter()"), ("ints int", "[e for e in {0} if e > {1}]", "text({0}).filter(lambda e: e > {1})"),
        ("dict", "list({0}.values())", "text({0}).values()"), ("strs", "[len(e) for e in {0}]", "text({0}).map(lambda e: e.length())"),
    ],
    "floats": [
        ("float float", "[{0}, {1}]", None), ("floats", "{0}[::-1]", "text({0}).reverse()"), ("floats float", "[e // {1} for e in {0}]", "text({0}).map(lambda e: e // {1})"),
        ("floats", "[e * 0.5 for e in {0}]", "text({0}).map(lambda e: e * 0.5)"), ("ints float", "[e * {1} for e in {0}]", "text({0}).map(lambda e: e * {1})"),
    ],
    "strs": [
        ("str str", "[{0}, {1}]", None), ("str", "{0}.split()", "text({0}).split()"), ("str", "{0}.split('-')", "text({0}).split('-')"), ("strs", "{0}[::-1]", "text({0}).reverse()"),
        ("strs", "[e.upper() for e in {0}]", "text({0}).map(lambda e: e.upper())"), ("strs str", "[e for e in {0} if {1} in e]", "text({0}).filter(lambda e: e.contains({1}))"),
        ("dict", "list({0})", "text({0}).keys()"), ("ints", "[str(e) for e in {0}]", "text({0}).map(lambda e: e.to_string(use_json=False))"),
    ],
    "dict": [
        ("int", "{{'a': {0}}}", None), ("str int", "{{{0}: {1}}}", None), ("dict dict", "{{**{0}, **{1}}}", "text({0}).merge({1})"),
    ],
}  # fmt: skip


def _forms(kind: str) -> list[tuple[list[str], Callable[..., Program]]]:
    general = [
        (["bool", kind, kind], _form("({1} if {0} else {2})", "cond({0}, {1}, {2})")),
        ([kind, kind], _form("({0} or {1})", "(text({0}) | {1})")),
        ([kind, kind], _form("({0} and {1})", "(text({0}) & {1})")),
        *(
            ([kind, kind], _form(f"({{0}} {operator} {{1}})", f"(text({{0}}) {operator} {{1}})"))
            for operator in _OPERATIONS[kind].split()
        ),
    ]
    return general + [(parts.split(), _form(python, written)) for parts, python, written in _FORMS[kind]]


_ALL = {kind: _forms(kind) for kind in _LEAVES}


@st.composite
def programs(draw: st.DrawFn, kind: str, depth: int) -> Program:
    """An expression of a kind, at most so many forms deep."""
    if depth == 0 or draw(st.integers(0, 5)) == 0:
        return draw(_LEAVES[kind])
    parts, form = draw(st.sampled_from(_ALL[kind]))
    return form(*(draw(programs(part, depth - 1)) for part in parts))


any_program = st.integers(1, 4).flatmap(
    lambda depth: st.sampled_from(list(_LEAVES)).flatmap(lambda kind: programs(kind, depth))
)
"""An expression of any kind."""
states = st.fixed_dictionaries(VALUES)
"""Values for all the vars."""
