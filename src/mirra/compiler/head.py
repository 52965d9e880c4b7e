"""What a page says of itself: title, description and tags in the document's head, with the state's defaults.

What reads state is also a component of the page (`frontend/src/react/head.ts`), which keeps the head in step.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mirra.app.page import Page
from mirra.compiler.linking import origin
from mirra.compiler.permits import OWN, RUNNABLE
from mirra.elements.children import freeze_child
from mirra.elements.node import Element, Fragment, Node, Text
from mirra.errors import MirraError, MirraRuntimeError, PageValueError
from mirra.js.evaluate import evaluate
from mirra.js.tree import Array, Expr, Import, Literal, Object, StateRef, walk
from mirra.names import title as title_of
from mirra.state.tree import initial_values
from mirra.vars.literal import literal_var

_VOID = frozenset({"base", "link", "meta"})
_ATTRIBUTES = {"className": "class", "httpEquiv": "http-equiv", "htmlFor": "for"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A ``<meta>`` element of one page."""

    attributes: tuple[tuple[str, Expr], ...]


@dataclass(frozen=True, slots=True)
class PageHead:
    """Title and tags of a page, as expressions."""

    title: Expr
    tags: tuple[Tag, ...]
    extra: tuple[Node, ...] = ()
    """Elements that stay as they are: scripts, links, and what else the app puts into every head."""

    @property
    def node(self) -> Node | None:
        """The component that keeps the head in step with the state, where anything reads it."""
        values = [self.title, *(value for tag in self.tags for _, value in tag.attributes)]
        if all(isinstance(value, Literal) for value in values):
            return None
        tags = tuple(Object(tag.attributes) for tag in self.tags)
        return Element(Import("mirra", "Head"), (("title", self.title), ("tags", Array(tags))))

    def defaults(self) -> tuple[str, list[dict[str, str]]]:
        """Title and tags as they are before any event."""
        tags = [{name: default_text(value) for name, value in tag.attributes} for tag in self.tags]
        return default_text(self.title), tags


def page_head(page: Page, app_name: str, base: str, components: Iterable[Any]) -> PageHead:
    """The head of a page in an app with these ``head_components``."""
    title = default_title(page.route, app_name) if page.title is None else page.title
    tags = []
    if _said(page.description):
        tags += [
            _meta("name", "description", page.description),
            _meta("property", "og:description", page.description),
        ]
    tags.append(_meta("property", "og:title", title))
    image: Any = page.image  # a Var in practice, now and then
    if _said(image):
        local = isinstance(image, str) and origin(image) is None
        tags.append(_meta("property", "og:image", f"{base}/{image.lstrip('/')}" if local else image))
    extra = []
    for given in (*components, *page.meta, *page.script_tags):
        if isinstance(given, Mapping):
            tags.append(Tag(tuple((str(name), literal_var(value)._expr) for name, value in given.items())))
        else:
            extra.append(freeze_child(given, "the head"))
    return PageHead(literal_var(title)._expr, tuple(tags), tuple(extra))


def _said(value: Any) -> bool:
    return value is not None and not (isinstance(value, str) and value == "")


def default_title(route: str, app_name: str) -> str:
    """``Shop | About Us`` for `/about-us`: the app, and the last part of the route that is not an argument."""
    parts = [part for part in route.strip("/").split("/") if part and not part.startswith("[")]
    last = parts[-1] if parts else ""
    if not app_name:
        return title_of(last or "mirra")
    return f"{title_of(app_name)} | {title_of(last or 'index')}"


def _meta(key: str, name: str, content: Any) -> Tag:
    return Tag(((key, Literal(name)), ("content", literal_var(content)._expr)))


def default_text(value: Expr) -> str:
    """What an expression shows with the state's defaults; nothing where only a browser can know."""

    def read(ref: StateRef) -> Any:
        found: Any = initial_values({(ref.state, ref.field)}).get(ref.state, {}).get(ref.field)
        for key in ref.path:
            found = found[key]
        return found

    try:
        shown = evaluate(value, {}, read)
    except (MirraError, LookupError, TypeError):
        return ""
    return "" if shown is None else str(shown)


def head_html(nodes: Iterable[Node]) -> str:
    """Elements of the head as HTML; raises ``PageValueError`` for what is no plain HTML element."""
    return "".join(_element(element) for element in _elements(nodes))


def head_sources(nodes: Iterable[Node]) -> frozenset[str]:
    """What the content policy must allow for them: remote hosts, and hashes of scripts and styles written here."""
    found = set()
    for element in _elements(nodes):
        attributes = dict(_literals(element))
        for name in ("src", "href"):
            host = origin(str(attributes.get(name, "")))
            if host and (name == "src" or attributes.get("rel") == "stylesheet"):
                found.add(host)
        text = _content(element)
        if text and _tag(element) in ("script", "style"):
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            found.add(f"'sha256-{digest}'")
    return frozenset(found)


def head_scripts(nodes: Iterable[Node]) -> tuple[str, ...]:
    """The scripts of a head: their addresses, or that they are written there."""
    scripts = [dict(_literals(element)) for element in _elements(nodes) if _tag(element) == "script"]
    runnable = [attributes for attributes in scripts if str(attributes.get("type") or "") in RUNNABLE]
    return tuple(str(attributes.get("src") or OWN) for attributes in runnable)


def script_hosts(elements: Iterable[Element]) -> frozenset[str]:
    """The remote hosts of the scripts inside a page."""
    sources = (
        value
        for element in elements
        if element.tag == Literal("script")
        for name, value in element.props
        if name == "src"
    )
    return frozenset(
        filter(None, (origin(str(value.value)) for value in sources if isinstance(value, Literal)))
    )


def _elements(nodes: Iterable[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Fragment):
            yield from _elements(node.children)
        elif isinstance(node, Element) and isinstance(node.tag, Literal):
            yield node
        else:
            raise PageValueError(
                "Only plain HTML elements can be in the head.",
                "Use `rx.el.link`, `rx.el.meta`, `rx.el.script` or `rx.el.style`.",
                source=getattr(node, "source", None),
            )


def _tag(element: Element) -> str:
    return str(element.tag.value) if isinstance(element.tag, Literal) else ""


def _literals(element: Element) -> Iterator[tuple[str, Any]]:
    for name, value in element.props:
        if not isinstance(value, Literal):
            if not isinstance(value, Expr) or any(isinstance(part, StateRef) for part in walk(value)):
                raise PageValueError(
                    f"`{name}` of a `{_tag(element)}` in the head reads state.",
                    "Elements of the head are the same for everyone; a page's `title`, `description` and `meta` follow the state.",
                    source=element.source,
                )
            yield name, default_text(value)
        else:
            yield name, value.value


def _content(element: Element) -> str:
    texts = (child.value for child in element.children if isinstance(child, Text))
    return "".join(default_text(text) for text in texts)


def _element(element: Element) -> str:
    tag = _tag(element)
    shown = []
    for name, value in _literals(element):
        written = _ATTRIBUTES.get(name, name.lower() if name.isalnum() else name)
        if value is True:
            shown.append(f" {written}")
        elif value is not None and value is not False:
            shown.append(f' {written}="{html.escape(str(value))}"')
    opening = f"<{tag}{''.join(shown)}>"
    if tag in _VOID:
        return opening
    text = _content(element)
    if tag in ("script", "style"):
        if f"</{tag}" in text.lower():
            raise MirraRuntimeError(
                f"A `{tag}` in the head must not contain `</{tag}`.", source=element.source
            )
    else:
        text = html.escape(text)
    return f"{opening}{text}</{tag}>"
