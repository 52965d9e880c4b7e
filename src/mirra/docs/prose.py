"""Running text as components: what a Markdown file says between its code blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from mirra.components.code import code_block
from mirra.components.html import el, html
from mirra.docs.document import Heading, Text, as_html, is_comment, plain
from mirra.docs.look import CODE_THEME

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

Resolve = Callable[[str], str]
"""The address on the site of what a file links to or shows."""

_ELEMENTS = {
    "paragraph": "p", "strong": "strong", "em": "em", "s": "del", "blockquote": "blockquote", "bullet_list": "ul", "ordered_list": "ol",
    "list_item": "li", "thead": "thead", "tbody": "tbody", "tr": "tr", "hr": "hr", "hardbreak": "br",
}  # fmt: skip
_TABLE: dict[str, Any] = {"class_name": "docs-table", "tab_index": 0, "role": "group", "aria_label": "Table"}
"""A table that is wider than the page is scrolled, with the keyboard as well."""


def prose(text: Text, resolve: Resolve) -> list[Any]:
    """The components of a text. ``resolve`` is given every address in it."""
    headings = iter(text.headings)
    return [_component(node, resolve, headings) for node in text.nodes]


def source_code(code: str, language: str) -> Any:
    """A block of code that is only shown, with a button that copies it."""
    return code_block(
        code.rstrip("\n"), language=language, theme=CODE_THEME, can_copy=True, class_name="docs-code"
    )


def _component(node: SyntaxTreeNode, resolve: Resolve, headings: Iterator[Heading]) -> Any:
    kind = node.type
    if kind == "heading":
        return _heading(node, resolve, next(headings, None))
    if is_comment(node):
        return None
    if kind == "html_block":
        return el.p(node.content)
    if kind in ("text", "html_inline"):
        return node.content
    if kind == "softbreak":
        return " "
    if kind == "code_inline":
        return el.code(node.content)
    if kind in ("fence", "code_block"):
        return source_code(node.content, node.info.split()[0] if node.info.split() else "text")
    if kind == "table" and (rows := as_html(node)):
        # Most tables are text alone; as one piece of HTML they cost a page a tenth of what elements do.
        return html(rows, **_TABLE)
    if kind == "thead" and not plain(node).strip():
        return None
    children = [_component(child, resolve, headings) for child in node.children]
    if kind == "link":
        return el.a(*children, href=resolve(str(node.attrs["href"])))
    if kind == "image":
        return el.img(src=resolve(str(node.attrs["src"])), alt=node.content)
    if kind == "table":
        # A table that is wider than the page is scrolled, with the keyboard as well.
        return el.div(
            el.table(*children), class_name="docs-table", tab_index=0, role="region", aria_label="Table"
        )
    if kind in ("th", "td"):
        align = str(node.attrs.get("style", "")).removeprefix("text-align:")
        style = {"text_align": align} if align else {}
        return el.th(*children, scope="col", **style) if kind == "th" else el.td(*children, **style)
    if kind == "paragraph" and node.hidden:
        return children
    if kind in _ELEMENTS:
        start = {"start": node.attrs["start"]} if "start" in node.attrs else {}
        return getattr(el, _ELEMENTS[kind])(*children, **start)
    return children


def _heading(node: SyntaxTreeNode, resolve: Resolve, heading: Heading | None) -> Any:
    content = [_component(child, resolve, iter(())) for child in node.children]
    if heading is None or heading.level == 1:
        return getattr(el, node.tag)(*content)
    anchor = el.a(
        "#", href=f"#{heading.id}", aria_label=f"Link to “{heading.text}”", class_name="docs-anchor"
    )
    return getattr(el, node.tag)(*content, anchor, id=heading.id)
