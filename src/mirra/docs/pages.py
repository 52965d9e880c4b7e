"""``rx.docs.site``: a folder of Markdown files as pages of the app."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from mirra.app.page import Page
from mirra.docs.blocks import Failure
from mirra.docs.content import content, failure_box
from mirra.docs.frame import frame
from mirra.docs.links import Links
from mirra.docs.search import search_index
from mirra.docs.tree import Entry, Section, read_folder
from mirra.errors import RouteValueError, Source, user_source
from mirra.registry import registry


@dataclass(frozen=True)
class Site:
    """The pages that were made of a folder."""

    title: str
    folder: Path
    tree: Section
    route: str
    """Below which the pages are; empty for the whole site."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Further links of the header: text and address."""

    @property
    def entries(self) -> list[Entry]:
        """All pages, in the order in which they are read."""
        return list(self.tree.entries())

    @property
    def index(self) -> str:
        """Where the index of the search is served."""
        return f"{self.route}/search.json"

    def errors(self) -> list[Failure]:
        """What is wrong on all pages: blocks that raise, links to files that are not there. Runs every block."""
        shown = [part for entry in self.entries for part in content(entry, self._links(entry))]
        return [part for part in shown if isinstance(part, Failure)]

    def page(self, entry: Entry) -> Any:
        """The component of a page, made anew."""
        shown = content(entry, self._links(entry))
        return frame(
            self, entry, [failure_box(part) if isinstance(part, Failure) else part for part in shown]
        )

    def files(self) -> dict[str, bytes]:
        """What is served beside the pages, by address: the index, and files that the pages link to."""
        found: dict[str, Path] = {}
        for entry in self.entries:
            links = self._links(entry)
            for address in entry.document.addresses():
                links(address)
            found |= links.files
        return {
            self.index: search_index(self.entries),
            **{url: file.read_bytes() for url, file in found.items()},
        }

    def _links(self, entry: Entry) -> Links:
        routes = {one.document.file: one.route for one in self.entries}
        return Links(entry.document.file, self.folder, self.route, routes)


def site(
    folder: str | Path,
    *,
    title: str = "Documentation",
    route: str = "/",
    links: Mapping[str, str] | None = None,
) -> Site:
    """Make pages of the Markdown files in ``folder``, which lies beside the file that says so.

    >>> rx.docs.site("docs", title="My project", links={"GitHub": "https://github.com/me/project"})

    Folders are sections of the navigation; ``title``, ``description`` and ``order`` in a file's front matter say the rest. Blocks of
    ``python exec``, ``eval``, ``demo`` and ``demo exec`` run. Raises ``MirraRuntimeError`` where there is no such folder or no file in it.
    """
    source = user_source()
    beside = Path(source.file).parent if source is not None else Path.cwd()
    root = (beside / folder).resolve()
    below = f"/{route.strip('/')}".rstrip("/")
    made = Site(title, root, read_folder(root, below), below, dict(links or {}))
    taken: dict[str, Path] = {}
    for entry in made.entries:
        file = entry.document.file
        if entry.route in taken:
            raise RouteValueError(
                f"`{taken[entry.route].name}` and `{file.name}` would both be `{entry.route}`.",
                "Give one of them another name.",
                source=Source(str(file), 1),
            )
        taken[entry.route] = file
        heading = title if entry.route == (below or "/") else f"{entry.title} · {title}"
        page = Page(
            entry.route,
            partial(made.page, entry),
            heading,
            entry.document.meta.description or None,
            source=source,
        )
        registry().add("page", entry.route, page)
    for url, found in made.files().items():
        registry().add("file", url, found)
    return made
