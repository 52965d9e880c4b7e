"""Vars inside f-strings.

``f"Hello {S.name}"`` must give a ``str`` at once, so a Var writes a marker into it: noncharacters of Unicode around
a hash of the expression. When the text is used as a child, a prop or an argument, :func:`parts` finds the expressions again.
The table of expressions grows with the distinct expressions a program writes, not with how often they run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from mirra.errors import VarValueError
from mirra.js.tree import Binary, Expr, Literal, Raw

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
MARK = f"{_OPEN}([0-9a-f]{{24}}){_CLOSE}"
"""Pattern of a marker."""
_MARKER = re.compile(MARK)
_EXPRESSIONS: dict[str, Expr] = {}


def embedded(expr: Expr) -> str:
    """The marker that stands for ``expr`` in a text."""
    key = hashlib.sha256(repr(expr).encode()).hexdigest()[:24]
    _EXPRESSIONS[key] = expr
    return f"{_OPEN}{key}{_CLOSE}"


def embedded_expression(marker: str) -> Expr:
    """The expression that a marker stands for."""
    return _EXPRESSIONS[marker[1:-1]]


def has_markers(text: str) -> bool:
    """Whether a text was made from Vars."""
    return _OPEN in text


def shown_in(text: str, show: Callable[[Expr], str]) -> str:
    """The text with each embedded expression as ``show`` writes it: for JavaScript written by hand."""
    return _MARKER.sub(lambda found: show(_EXPRESSIONS[found.group(1)]), text)


def joined(text: str) -> Expr:
    """The text as an expression: literal pieces and embedded expressions, joined."""
    parts: list[Expr] = []
    for index, piece in enumerate(_MARKER.split(text)):
        if (index % 2 and piece not in _EXPRESSIONS) or (
            not index % 2 and (_OPEN in piece or _CLOSE in piece)
        ):
            raise VarValueError(
                "A text with a Var in it was changed or cut by a method of `str`.",
                'Use the Var\'s own methods before putting it into the f-string: `f"{var.upper()}"`.',
            )
        if index % 2:
            parts.append(_EXPRESSIONS[piece])
        elif piece:
            parts.append(Literal(piece))
    # What is embedded is text already, except a third party's expression, which only claims to be.
    if isinstance(parts[0], Raw):
        parts.insert(0, Literal(""))
    result = parts[0]
    for part in parts[1:]:
        result = Binary("+", result, part)
    return result


PLAIN_TEXT: ContextVar[bool] = ContextVar("mirra_plain_text", default=False)


@contextmanager
def plain_text() -> Iterator[None]:
    """Inside, f-strings show a Var as JavaScript: for those who write JavaScript themselves (``var_operation``)."""
    token = PLAIN_TEXT.set(True)
    try:
        yield
    finally:
        PLAIN_TEXT.reset(token)


AS_CODE: ContextVar[bool] = ContextVar("mirra_as_code", default=False)


@contextmanager
def as_code() -> Iterator[None]:
    """Inside, a text with a Var in it is JavaScript that uses its value: the hooks and declarations of wrapped components."""
    token = AS_CODE.set(True)
    try:
        yield
    finally:
        AS_CODE.reset(token)
