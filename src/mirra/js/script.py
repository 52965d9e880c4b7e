"""A script that people write as text, as a function: what its last expression gives is what the function returns.

That is what a browser's ``eval`` gives, without ``eval``: the text stands in a module. It is cut at the ends of its statements, never
understood any further. Expressions can stand in it under *marks*: as arguments of the function where there is code, joined to the
text where the mark is inside quotes, so that a value is never read as code.

>>> from mirra.js.printer import print_expression
>>> print_expression(script_function("let x = 1; x + 1"))
'async () => { let x = 1; return x + 1; }'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from mirra.errors import EventHandlerValueError
from mirra.js.tree import Arrow, Call, Expr, Raw, RawStatement, Return, Statement

_TOKEN: Final = r"""(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?P<word>[\w$]+)|(?P<space>\s+)|(?P<sign>.)"""
_REGEX: Final = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_BEFORE_REGEX: Final = frozenset("(,=:[!&|?{};+-*%<>~^")
_WORDS_BEFORE_VALUE: Final = frozenset(
    ["return", "typeof", "case", "do", "else", "in", "instanceof", "new", "delete", "void", "throw", "await"]
)
_STATEMENTS: Final = frozenset(
    [
        "var",
        "let",
        "const",
        "function",
        "class",
        "if",
        "for",
        "while",
        "do",
        "switch",
        "try",
        "throw",
        "return",
        "import",
        "export",
        "debugger",
        "break",
        "continue",
    ]
)
_CONTINUES: Final = frozenset("+-*/%=<>&|^?:,.)]([`")
_OPENS: Final = frozenset("+-*/%=<>&|^!~?:,.([{;")
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    depth: int
    """Open brackets around it."""


def script_function(text: str, marks: str = r"(?!)", of: Callable[[str], Expr] | None = None) -> Expr:
    """The script as an asynchronous function without parameters.

    ``marks`` is a pattern whose matches stand for the expressions that ``of`` gives. Raises ``EventHandlerValueError`` where
    quotes or brackets do not close: in a module that would keep the whole page from loading.
    """
    values: dict[str, Expr] = {}

    def local(found: re.Match[str]) -> str:
        assert of is not None
        name = f"_v{len(values)}"
        values[name] = of(found.group())
        return name

    tokens = [_with_values(token, re.compile(marks), local) for token in _tokens(text, marks)]
    statements, last = _cut(tokens)
    body: list[Statement] = [RawStatement(statement) for statement in statements]
    if last:
        body.append(Return(Raw(last)))
    if not values:
        return Arrow((), tuple(body), is_async=True)
    return Arrow((), Call(Arrow(tuple(values), tuple(body), is_async=True), tuple(values.values())))


def _with_values(token: _Token, marks: re.Pattern[str], local: Callable[[re.Match[str]], str]) -> _Token:
    if token.kind == "string":
        quote = token.text[0]
        text = marks.sub(lambda found: f"{quote} + {local(found)} + {quote}", token.text)
        return _Token("string", text if text == token.text else f"({text})", token.depth)
    if token.kind == "template":
        return _Token("template", marks.sub(lambda found: f"${{{local(found)}}}", token.text), token.depth)
    return _Token(token.kind, marks.sub(local, token.text), token.depth)


def _tokens(text: str, marks: str) -> Iterator[_Token]:
    pattern = re.compile(f"(?P<mark>{marks})|{_TOKEN}", re.DOTALL)
    open_brackets: list[str] = []
    templates: list[int] = []
    """Depths at which a `}` goes back into a template literal."""
    before = ""
    position = 0
    while position < len(text):
        found = pattern.match(text, position)
        assert found is not None  # the last alternative takes anything
        kind, piece = found.lastgroup or "sign", found.group()
        if piece == "/" and (not before or before[-1] in _BEFORE_REGEX or before in _WORDS_BEFORE_VALUE):
            regex = _REGEX.match(text, position)
            if regex is not None:
                kind, piece = "regex", regex.group()
        depth = len(open_brackets)
        if piece in ("(", "[", "{"):
            open_brackets.append(piece)
        elif piece == "}" and templates and templates[-1] == depth:
            templates.pop()
            open_brackets.pop()
            kind, piece = "template", _template(text, position)
            if piece.endswith("${"):
                templates.append(depth)
                open_brackets.append("{")
        elif piece in _PAIRS:
            if not open_brackets or open_brackets.pop() != _PAIRS[piece]:
                raise _broken(text, f"`{piece}` closes nothing")
            depth -= 1
        elif piece == "`":
            kind, piece = "template", _template(text, position)
            if piece.endswith("${"):
                open_brackets.append("{")
                templates.append(len(open_brackets))
        elif piece in ("'", '"'):
            raise _broken(text, f"a {piece} is not closed")
        yield _Token(kind, piece, depth)
        if kind not in ("comment", "space"):
            before = piece
        position += len(piece)
    if open_brackets:
        raise _broken(text, f"`{open_brackets[-1]}` is not closed")


_TEMPLATE: Final = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)


def _template(text: str, start: int) -> str:
    """From a back quote, or the brace that ends an insertion, to the next insertion or the end."""
    found = _TEMPLATE.match(text, start + 1)
    if found is None:
        raise _broken(text, "a ` is not closed")
    return text[start] + found.group()


def _broken(text: str, why: str) -> EventHandlerValueError:
    shown = " ".join(text.split())
    return EventHandlerValueError(
        f"A script cannot be read as JavaScript: {why}.", shown if len(shown) <= 80 else f"{shown[:77]}..."
    )


def _cut(tokens: list[_Token]) -> tuple[list[str], str]:
    """The statements, and the last expression without its semicolon (nothing where the script ends with a statement)."""
    parts: list[list[_Token]] = [[]]
    for index, token in enumerate(tokens):
        if token.kind == "comment":
            # A comment to the end of the line ends nothing; one over lines stands for the line ends in it.
            parts[-1].append(_Token("space", "\n" if "\n" in token.text else " ", token.depth))
            continue
        parts[-1].append(token)
        ends = token.text == ";" or (
            token.kind == "space" and "\n" in token.text and _ends_line(tokens, index, parts[-1])
        )
        if token.depth == 0 and ends:
            parts.append([])
    texts = [text for part in parts if (text := "".join(token.text for token in part).strip())]
    if not texts:
        return [], ""
    last = texts[-1].rstrip("; \n\t")
    word = re.match(r"[\w$]*", last)
    is_async_function = re.match(r"async\s+function\b", last) is not None
    if (word and word.group() in _STATEMENTS) or last.startswith("{") or is_async_function:
        return [_ended(text) for text in texts], ""
    return [_ended(text) for text in texts[:-1]], last


def _ended(text: str) -> str:
    return text if text.endswith(";") else f"{text};"


def _ends_line(tokens: list[_Token], index: int, part: list[_Token]) -> bool:
    """Whether a line end also ends the statement, as JavaScript has it."""
    before = next((t.text for t in reversed(part[:-1]) if t.kind != "space"), "")
    after = next((t.text for t in tokens[index + 1 :] if t.kind not in ("space", "comment")), "")
    if not before or not after:
        return False
    if (before[-1] in _OPENS and not before.endswith(("++", "--"))) or before in _WORDS_BEFORE_VALUE:
        return False
    if before == ")" and "".join(t.text for t in part).lstrip().startswith(("if", "for", "while")):
        return False  # the body is on the next line
    return not (after[0] in _CONTINUES or after in ("else", "catch", "finally", "in", "instanceof", "of"))
