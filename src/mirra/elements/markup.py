"""Markup made from text: what the author wrote goes into the page as it is, what comes from state is cleaned in the browser."""

from __future__ import annotations

from typing import Any

from mirra.elements.node import PropValue
from mirra.js.tree import Call, Expr, Import, Literal, Member, Object, Spread
from mirra.vars.base import make
from mirra.vars.literal import literal_var

AS_IT_IS = Import("mirra", "Markup")
CLEANED = Import("mirra/html", "Html")
_TRUSTED = Import("mirra", "asMarkup")
_INSIDE = "dangerouslySetInnerHTML"
_OF_A_FRAME = ("srcDoc", "srcdoc")


def trusted(text: Any) -> Any:
    """Text whose author vouches for it: it is not cleaned, whatever it comes from."""
    return make(Call(_TRUSTED, (literal_var(text)._expr,)), str)


def with_markup(tag: Expr, props: list[tuple[str, PropValue]]) -> tuple[Expr, list[tuple[str, PropValue]]]:
    """An HTML element with markup inside, as the component of the runtime that puts it there; any other as it is."""
    if not isinstance(tag, Literal):
        return tag, props
    names = (_INSIDE, *(_OF_A_FRAME if tag.value == "iframe" else ()))
    found = next((value for name, value in props if name in names), None)
    if not isinstance(found, Expr):
        return tag, props
    rest = [(name, value) for name, value in props if name not in names]
    markup = found if tag.value == "iframe" else _content(found)
    is_trusted = isinstance(markup, Literal)
    if isinstance(markup, Call) and markup.function == _TRUSTED:
        is_trusted, markup = True, markup.arguments[0]
    return AS_IT_IS if is_trusted else CLEANED, [("as", tag), ("markup", markup), *rest]


def _content(value: Expr) -> Expr:
    """What `{"__html": …}` holds."""
    if isinstance(value, Object):
        for entry in value.entries:
            if not isinstance(entry, Spread) and entry[0] == "__html":
                return entry[1]
    return Member(value, "__html")
