"""The one place where JavaScript text is produced: trees in, text out.

Three forms of the same trees:

* :func:`print_module`: an ES module; its import statements are gathered from the tree.
* :func:`print_function`: the same module as one function whose parameters are its imports, for embedded engines.
* :func:`print_expression`: one line for people: error texts and ``str(var)``.

The printer knows JavaScript's grammar and nothing of pages, components or state.

>>> print_expression(Binary("*", Binary("+", Name("a"), Literal(1)), Literal("</script>")))
'(a + 1) * "\\\\x3C/script>"'
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from mirra.errors import MirraRuntimeError
from mirra.js.scope import Locals, local_names
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
    Statement,
    StateRef,
    Unary,
)

Resolve: TypeAlias = Callable[[Import], tuple[str, str]]
"""``Import(module, export)`` -> ``(URL, exported name)``. The name may be dotted where a bundle offers a library as
one object (``"default.Root"``). For an effect-only import ``export`` is ``""`` and the returned name is not used."""

_WIDTH = 100
_MAX_SAFE = 2**53 - 1
_IDENTIFIER: Final = re.compile(r"[A-Za-z_$][\w$]*\Z", re.ASCII)
_SIMPLE_RAW: Final = re.compile(r"[\w$.]+\Z")

_ASSIGNMENT, _CONDITIONAL, _UNARY, _CALL, _PRIMARY = 1, 2, 14, 17, 18
_BINARY: Final = {
    "??": 3, "||": 3, "&&": 4, "|": 5, "^": 6, "&": 7,
    "==": 8, "!=": 8, "===": 8, "!==": 8,
    "<": 9, "<=": 9, ">": 9, ">=": 9, "in": 9, "instanceof": 9,
    "<<": 10, ">>": 10, ">>>": 10, "+": 11, "-": 11, "*": 12, "/": 12, "%": 12, "**": 13,
}  # fmt: skip

# Raw text may hold template literals: its line ends must survive re-indentation of what is around it.
_RAW_NEWLINE = "\ufdd2"


def print_module(module: Module, resolve: Resolve) -> str:
    """The text of an ES module; ``resolve`` says where each import comes from and what it is called there.

    State must have been replaced by the compiler: a :class:`StateRef` in ``module`` raises ``MirraRuntimeError``.
    """
    names = local_names(module.body, resolve)
    printer = _Printer(names)
    lines = list(_import_statements(module, names, resolve))
    body = [printer.statement(statement) for statement in module.body]
    head = "\n".join(lines) + "\n\n" if lines else ""
    return head + _finish("\n".join(body)) + "\n"


@dataclass(frozen=True, slots=True)
class PrintedFunction:
    """A module as a function: call ``text`` with the values of ``imports``, in that order, to get its default."""

    text: str
    imports: tuple[Import, ...]


def print_function(module: Module) -> PrintedFunction:
    """``(imports…) => { …; return <default export>; }``. Imports for effect only are left out."""
    names = local_names(module.body, lambda symbol: (symbol.module, symbol.export))
    printer = _Printer(names, as_function=True)
    body = "\n".join(printer.statement(statement) for statement in module.body)
    symbols = tuple(Import(module, export) for module, export in names.imports.values())
    return PrintedFunction(
        f"({', '.join(names.imports)}) => {{\n" + _finish(_indented(body)) + "\n}", symbols
    )


def print_expression(expression: Expr) -> str:
    """One line of JavaScript for people to read: state shows as ``state.field``, imports by their bare names."""
    return _finish(_Printer(None, width=math.inf).expression(expression, _ASSIGNMENT))


def print_string(value: str) -> str:
    """A string literal that is safe in a module, in a ``<script>`` element and in UTF-8, whatever it holds."""
    return '"' + _ESCAPED.sub(_escape, value) + '"'


_ESCAPED: Final = re.compile(
    r'["\\\x00-\x1f\x7f\u2028\u2029\ufeff\ufdd0-\ufdef\ud800-\udfff]|<(?=[/!?sS])|\]\]>'
)
_SHORT: Final = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "<": "\\x3C",
    "]]>": "]]\\x3E",
}


def _escape(match: re.Match[str]) -> str:
    text = match.group()
    return _SHORT.get(text) or f"\\u{ord(text):04x}"


def _import_statements(module: Module, names: Locals, resolve: Resolve) -> Iterator[str]:
    for effect in dict.fromkeys((*module.side_effects, *names.effects)):
        yield f"import {print_string(resolve(Import(effect, ''))[0])};"
    by_url: dict[str, dict[str, str]] = {}
    for local, (url, exported) in names.imports.items():
        by_url.setdefault(url, {})[local] = exported
    for url, symbols in by_url.items():
        yield from _imports_of(print_string(url), symbols)


def _imports_of(url: str, symbols: Mapping[str, str]) -> Iterator[str]:
    named = []
    for local, exported in symbols.items():
        if exported == "*":
            yield f"import * as {local} from {url};"
        elif exported == "default":
            yield f"import {local} from {url};"
        else:
            named.append(local if local == exported else f"{exported} as {local}")
    if named:
        clause = f"import {{ {', '.join(named)} }} from {url};"
        yield (
            clause
            if len(clause) <= _WIDTH
            else f"import {{\n  {(',' + chr(10) + '  ').join(named)},\n}} from {url};"
        )


def _indented(text: str) -> str:
    return "  " + text.replace("\n", "\n  ") if text else text


def _finish(text: str) -> str:
    return text.replace(_RAW_NEWLINE, "\n")


def _raw(text: str) -> str:
    # A trailing line comment must not swallow what follows.
    return text.replace("\n", _RAW_NEWLINE) + (_RAW_NEWLINE if "//" in text else "")


def _number(value: int | float) -> tuple[str, int]:
    if isinstance(value, int):
        text = str(value) if -_MAX_SAFE <= value <= _MAX_SAFE else f"{value}n"
    elif math.isnan(value):
        return "NaN", _PRIMARY
    elif math.isinf(value):
        text = "Infinity" if value > 0 else "-Infinity"
    else:
        text = repr(value).removesuffix(".0")
    # `1.x` and `-1 ** 2` are not what they seem: numbers are parenthesised like unary expressions.
    return text, _UNARY


class _Printer:
    def __init__(self, names: Locals | None, *, width: float = _WIDTH, as_function: bool = False) -> None:
        self.names = names
        self.width = width
        self.as_function = as_function

    # -- statements ---------------------------------------------------------------------------------------------

    def statement(self, node: Statement) -> str:
        match node:
            case Const(name, value, export):
                target = name if isinstance(name, str) else f"[{', '.join(name)}]"
                prefix = "export " if export and not self.as_function else ""
                return f"{prefix}const {target} = {self.expression(value, _ASSIGNMENT)};"
            case ExportDefault(value):
                keyword = "return" if self.as_function else "export default"
                return f"{keyword} {self.leading(value)};"
            case Return(value):
                return f"return {self.expression(value, _ASSIGNMENT)};"
            case Do(value):
                return f"{self.leading(value)};"
            case If(test, then):
                return f"if ({self.expression(test, 0)}) {self.block(then)}"
            case RawStatement(text):
                return _raw(text.rstrip())

    def block(self, statements: tuple[Statement, ...]) -> str:
        if not statements:
            return "{}"
        lines = [self.statement(statement) for statement in statements]
        if self.width == math.inf:
            return "{ " + " ".join(lines) + " }"
        return "{\n" + _indented("\n".join(lines)) + "\n}"

    # -- expressions --------------------------------------------------------------------------------------------

    def expression(self, node: Expr, minimum: int) -> str:
        """``node``, in parentheses if it binds less tightly than ``minimum``."""
        text, precedence = self.parts(node)
        return f"({text})" if precedence < minimum else text

    def leading(self, node: Expr) -> str:
        """An expression where ``{`` would begin a block: at the start of a statement or of an arrow's body."""
        text = self.expression(node, _ASSIGNMENT)
        return f"({text})" if text.startswith(("{", "function", "class", "let[")) else text

    def parts(self, node: Expr) -> tuple[str, int]:
        match node:
            case Literal(value):
                if isinstance(value, str):
                    return print_string(value), _PRIMARY
                if value is None or isinstance(value, bool):
                    return {None: "null", True: "true", False: "false"}[value], _PRIMARY
                return _number(value)
            case Name(name):
                return name, _PRIMARY
            case Import():
                return self.imported(node), _PRIMARY
            case LazyImport():
                return self.lazy(node), _ASSIGNMENT
            case StateRef():
                return self.state(node), _PRIMARY
            case Call(function, arguments):
                return self.expression(function, _CALL) + self.listed("(", arguments, ")"), _CALL
            case Member(owner, key):
                return self.expression(owner, _CALL) + _property(key), _CALL
            case Index(owner, index):
                return f"{self.expression(owner, _CALL)}[{self.expression(index, 0)}]", _CALL
            case Array(items):
                return self.listed("[", items, "]"), _PRIMARY
            case Object():
                return self.object(node), _PRIMARY
            case Arrow():
                return self.arrow(node), _ASSIGNMENT
            case Conditional():
                return self.conditional(node), _CONDITIONAL
            case Binary():
                return self.binary(node)
            case Unary(operator, operand):
                text = self.expression(operand, _UNARY)
                space = " " if operator.isalpha() or (operator != "!" and text.startswith(operator)) else ""
                return f"{operator}{space}{text}", _UNARY
            case New(constructor, arguments):
                # `new (f())()`: a call inside the constructor would be taken for the arguments of `new`.
                target = self.expression(constructor, _CALL)
                return (
                    f"new {f'({target})' if '(' in target else target}{self.listed('(', arguments, ')')}",
                    _CALL,
                )
            case Spread(value):
                return f"...{self.expression(value, _ASSIGNMENT)}", _ASSIGNMENT
            case Raw(text):
                return _raw(text), _PRIMARY if _SIMPLE_RAW.match(text) and not text[
                    0
                ].isdigit() else _ASSIGNMENT

    def imported(self, node: Import) -> str:
        if self.names is None:
            return node.export if node.export not in ("default", "*") else node.module
        return self.names.text(node)

    def lazy(self, node: LazyImport) -> str:
        if self.names is None:
            return f"import({node.export} of {node.module})"
        if self.as_function:
            # An embedded engine draws once and waits for nothing.
            return "() => new Promise(() => {})"
        url, exported = self.names.resolve(Import(node.module, node.export))
        found = f"import({print_string(url)})"
        return f"() => {found}" if exported == "*" else f"() => {found}.then((m) => m.{exported})"

    def state(self, node: StateRef) -> str:
        text = ".".join((node.state, node.field)) + "".join(
            _property(key) if isinstance(key, str) else f"[{key}]" for key in node.path
        )
        if self.names is None:
            return text
        raise MirraRuntimeError(
            f"`{text}` is read where no component is: state can only be read inside a component of a page."
        )

    def listed(self, opening: str, items: tuple[Expr, ...], closing: str) -> str:
        return self.broken(opening, [self.expression(item, _ASSIGNMENT) for item in items], closing)

    def broken(self, opening: str, texts: list[str], closing: str, pad: str = "") -> str:
        if not texts:
            return opening + closing
        flat = f"{opening}{pad}{', '.join(texts)}{pad}{closing}"
        if len(flat) <= self.width and "\n" not in flat:
            return flat
        # A function or an object in last place may stay on the line of the parenthesis before it.
        hugs = (
            opening == "(" and texts[-1].endswith(("}", "]")) and all("\n" not in text for text in texts[:-1])
        )
        if self.width == math.inf or (hugs and len(flat.split("\n", 1)[0]) <= self.width):
            return flat
        return opening + "\n" + _indented(",\n".join(texts)) + ",\n" + closing

    def object(self, node: Object) -> str:
        entries = []
        for entry in node.entries:
            if isinstance(entry, Spread):
                entries.append(self.expression(entry, _ASSIGNMENT))
                continue
            key, value = entry
            text = self.expression(value, _ASSIGNMENT)
            if not isinstance(key, str):
                entries.append(f"[{self.expression(key, _ASSIGNMENT)}]: {text}")
            elif key == "__proto__":  # written plainly it would set the prototype
                entries.append(f'["__proto__"]: {text}')
            elif key == text and _IDENTIFIER.match(key) and isinstance(value, Name | Import):
                entries.append(key)
            else:
                entries.append(f"{key if _IDENTIFIER.match(key) else print_string(key)}: {text}")
        return self.broken("{", entries, "}", pad=" ")

    def arrow(self, node: Arrow) -> str:
        head = f"{'async ' if node.is_async else ''}({', '.join(node.parameters)}) => "
        if isinstance(node.body, tuple):
            return head + self.block(node.body)
        return head + self.leading(node.body)

    def conditional(self, node: Conditional) -> str:
        test = self.expression(node.test, _CONDITIONAL + 1)
        then = self.expression(node.then, _ASSIGNMENT)
        otherwise = self.expression(node.otherwise, _ASSIGNMENT)
        flat = f"{test} ? {then} : {otherwise}"
        if self.width == math.inf or (len(flat) <= self.width and "\n" not in flat):
            return flat
        return f"{test}\n  ? {_indented(then).lstrip()}\n  : {_indented(otherwise).lstrip()}"

    def binary(self, node: Binary) -> tuple[str, int]:
        precedence = _BINARY[node.operator]
        left_minimum, right_minimum = precedence, precedence + 1
        if node.operator == "**":  # groups to the right, and refuses a bare unary on its left
            left_minimum, right_minimum = _UNARY + 1, precedence
        left = self.operand(node.left, node.operator, left_minimum)
        right = self.operand(node.right, node.operator, right_minimum)
        if node.operator in "+-" and right.startswith(node.operator):
            right = f"({right})"  # `a - -b` is legal, `a--b` is not, and people should not have to count
        return f"{left} {node.operator} {right}", precedence

    def operand(self, node: Expr, operator: str, minimum: int) -> str:
        # JavaScript refuses `a ?? b || c` and `a && b ?? c` without parentheses.
        logical = {"??": ("||", "&&"), "||": ("??",), "&&": ("??",)}.get(operator, ())
        if isinstance(node, Binary) and node.operator in logical:
            return f"({self.expression(node, 0)})"
        return self.expression(node, minimum)


def _property(key: str) -> str:
    return f".{key}" if _IDENTIFIER.match(key) else f"[{print_string(key)}]"
