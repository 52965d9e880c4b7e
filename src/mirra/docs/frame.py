"""What is around every page: header with search, navigation, table of contents, and the way to the pages before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mirra.components.color_mode import color_mode
from mirra.components.html import el
from mirra.components.icons import icon
from mirra.components.layout import box, flex
from mirra.docs.api import api_title
from mirra.docs.document import Heading
from mirra.docs.look import CONTENT, NAVIGATION, SEARCH
from mirra.docs.reference import anchor_of
from mirra.docs.tree import Entry, Section
from mirra.elements.component import Component
from mirra.elements.spec import ComponentSpec, Prop
from mirra.js.tree import Import

if TYPE_CHECKING:
    from mirra.docs.pages import Site

_LINE = "1px solid var(--gray-a4)"
_HEIGHT = "64px"


class Search(Component):
    """The search: a combobox over the index that is served at ``index``; the key `/` goes to it."""

    spec = ComponentSpec(
        "search",
        Import("mirra/search", "Search"),
        {"index": Prop("index", str), "label": Prop("label", str)},
        {},
    )


def frame(site: Site, entry: Entry, content: Sequence[Any]) -> Any:
    """The page around its content."""
    return box(
        el.a("Skip to the text", href="#text", class_name="docs-skip", style=_SKIP),
        _header(site, entry),
        flex(
            el.nav(
                *_navigation(site, entry),
                aria_label="Pages",
                style=NAVIGATION,
                display=["none", "none", "none", "block"],
                width="250px",
                flex_shrink="0",
                position="sticky",
                top=_HEIGHT,
                height=f"calc(100vh - {_HEIGHT})",
                overflow_y="auto",
                padding="24px 16px 40px 8px",
            ),
            el.main(
                box(*content, style=CONTENT),
                _neighbours(site.entries, entry),
                id="text",
                tab_index=-1,
                outline="none",
                flex="1",
                min_width="0",
                max_width="820px",
                margin="0 auto",
                padding=["28px 20px 64px", "32px 28px 64px", "40px 40px 80px"],
            ),
            _contents(entry),
            max_width="1440px",
            margin="0 auto",
            padding=["0", "0", "0", "0 16px"],
            align="start",
        ),
        min_height="100vh",
    )


_SKIP: dict[str, Any] = {
    "position": "absolute",
    "left": "-999px",
    "top": "8px",
    "z_index": "50",
    "padding": "8px 14px",
    "background": "var(--color-panel-solid)",
    "border_radius": "var(--radius-3)",
    "_focus": {"left": "8px"},
}


def _header(site: Site, entry: Entry) -> Any:
    links = el.nav(
        *[el.a(name, href=address, white_space="nowrap") for name, address in site.links.items()],
        aria_label="Elsewhere",
        style=NAVIGATION,
        display=["none", "none", "flex"],
    )
    return el.header(
        flex(
            el.details(
                el.summary(icon("menu", size=20), aria_label="Menu", style=_MENU_BUTTON),
                el.nav(*_navigation(site, entry), aria_label="Menu", style=[NAVIGATION, _MENU]),
                display=["block", "block", "block", "none"],
            ),
            el.a(
                site.title, href=site.route or "/", font_weight="700", font_size="17px", letter_spacing="-0.01em", color="var(--gray-12)",
                text_decoration="none", white_space="nowrap",
            ),
            box(flex_grow="1"),
            box(
                Search.create(index=site.index, label="Search"),
                style=SEARCH, width=["auto", "auto", "300px"], flex_shrink="1", min_width="0",
            ),
            links if site.links else None,
            color_mode.button(),
            align="center",
            gap=["10px", "14px"],
            height=_HEIGHT,
            max_width="1440px",
            margin="0 auto",
            padding=["0 16px", "0 24px"],
        ),
        position="sticky", top="0", z_index="20", border_bottom=_LINE, background="var(--color-background)",
    )  # fmt: skip


_MENU_BUTTON: dict[str, Any] = {
    "display": "flex",
    "padding": "6px",
    "cursor": "pointer",
    "border_radius": "var(--radius-3)",
    "list_style": "none",
    "_hover": {"background": "var(--gray-a3)"},
    "&::-webkit-details-marker": {"display": "none"},
}
_MENU: dict[str, Any] = {
    "position": "fixed",
    "top": _HEIGHT,
    "left": "0",
    "right": "0",
    "height": f"calc(100dvh - {_HEIGHT})",
    "overflow_y": "auto",
    "padding": "16px 12px 40px",
    "background": "var(--color-background)",
    "z_index": "25",
}


def _navigation(site: Site, entry: Entry) -> Iterator[Any]:
    tree = site.tree
    pages = [child for child in tree.children if isinstance(child, Entry)]
    first = [*([tree.index] if tree.index else []), *pages]
    if first:
        yield _entries(first, entry)
    for child in tree.children:
        if isinstance(child, Section):
            yield _section(child, entry)


def _section(section: Section, entry: Entry) -> Any:
    """A folder, its name a link where it has a page of its own; those within it are indented below its pages."""
    inner = [child for child in section.children if isinstance(child, Section)]
    own = [child for child in section.children if isinstance(child, Entry)]
    name = {"class_name": "docs-section"}
    return el.div(
        _link(section.index, entry, **name) if section.index else el.div(section.title, **name),
        _entries(own, entry) if own else None,
        *[el.div(_section(child, entry), class_name="docs-inner") for child in inner],
    )


def _entries(entries: Sequence[Entry], current: Entry) -> Any:
    return el.ul(*[el.li(_link(entry, current)) for entry in entries])


def _link(entry: Entry, current: Entry, **props: Any) -> Any:
    here = {"aria_current": "page"} if entry is current else {}
    return el.a(entry.title, href=entry.route, **here, **props)


def _contents(entry: Entry) -> Any:
    """The headings of the page; a page without has the space all the same, so that texts stand in one place."""
    headings = [heading for heading in entry.document.headings if heading.level in (2, 3)]
    headings += [Heading(2, f"rx.{name}", anchor_of(name)) for name in entry.document.meta.components]
    headings += [Heading(2, api_title(name), anchor_of(name)) for name in entry.document.meta.api]
    links = [
        el.li(el.a(h.text, href=f"#{h.id}", **({"class_name": "docs-below"} if h.level == 3 else {})))
        for h in headings
    ]
    return el.aside(
        el.div("On this page", class_name="docs-section") if links else None,
        el.ul(*links) if links else None,
        aria_label="On this page", style=NAVIGATION, display=["none", "none", "none", "none", "block"], width="220px", flex_shrink="0",
        position="sticky", top=_HEIGHT, max_height=f"calc(100vh - {_HEIGHT})", overflow_y="auto", padding="22px 0 40px",
    )  # fmt: skip


def _neighbours(entries: Sequence[Entry], entry: Entry) -> Any:
    at = next(n for n, one in enumerate(entries) if one is entry)
    before = entries[at - 1] if at else None
    after = entries[at + 1] if at + 1 < len(entries) else None
    return el.nav(
        _neighbour(before, "Previous", "left") if before else box(),
        _neighbour(after, "Next", "right") if after else box(),
        aria_label="Before and after", display="grid", grid_template_columns="1fr 1fr", gap="16px", margin_top="56px",
    )  # fmt: skip


def _neighbour(entry: Entry, word: str, side: str) -> Any:
    return el.a(
        box(word, font_size="12.5px", color="var(--gray-11)"),
        box(entry.title, font_weight="600", color="var(--accent-11)"),
        href=entry.route, text_align=side, padding="14px 18px", border="1px solid var(--gray-a5)", border_radius="var(--radius-4)",
        text_decoration="none", _hover={"border_color": "var(--accent-8)"},
    )  # fmt: skip
