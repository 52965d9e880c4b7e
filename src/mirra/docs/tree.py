"""A folder of Markdown files as a tree: what the navigation shows, in the order that front matter says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mirra.docs.blocks import Namespace
from mirra.docs.document import Code, Document, read_document
from mirra.errors import MirraRuntimeError


@dataclass(slots=True)
class Entry:
    """One page of the site."""

    route: str
    document: Document
    namespace: Namespace

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.document.title


@dataclass(slots=True)
class Section:
    """A folder: its own page, if it has an `index.md`, then its files and folders in order."""

    title: str
    order: float
    index: Entry | None = None
    children: list[Entry | Section] = field(default_factory=list)

    def entries(self) -> Iterator[Entry]:
        """All pages below, in the order in which they are read."""
        if self.index is not None:
            yield self.index
        for child in self.children:
            if isinstance(child, Entry):
                yield child
            else:
                yield from child.entries()


def read_folder(folder: Path, route: str) -> Section:
    """The tree of a folder; the definitions of all pages have run. Raises ``MirraRuntimeError`` where there is no page."""
    if not folder.is_dir():
        raise MirraRuntimeError(
            f"There is no folder `{folder}`.", "`rx.docs.site` takes a folder of Markdown files."
        )
    tree = _section(folder, folder, route.rstrip("/"))
    if next(tree.entries(), None) is None:
        raise MirraRuntimeError(f"There is no Markdown file in `{folder}`.")
    return tree


def _section(folder: Path, root: Path, route: str) -> Section:
    index: Entry | None = None
    children: list[tuple[float, str, Entry | Section]] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "_")):
            continue
        if path.is_dir():
            below = _section(path, root, f"{route}/{_name(path.name)}")
            if next(below.entries(), None) is not None:
                children.append((below.order, path.name, below))
        elif path.suffix == ".md":
            entry = _entry(path, root, route)
            if path.stem == "index":
                index = entry
            else:
                children.append((entry.document.meta.order, path.name, entry))
    children.sort(key=lambda child: child[:2])
    title = index.title if index else re.sub(r"[-_]+", " ", _name(folder.name)).capitalize()
    order = index.document.meta.order if index else float("inf")
    return Section(title, order, index, [child for _, _, child in children])


def _entry(path: Path, root: Path, route: str) -> Entry:
    document = read_document(path)
    relative = path.relative_to(root.parent).with_suffix("")
    namespace = Namespace(re.sub(r"\W", "_", "_".join(relative.parts)), path)
    for part in document.parts:
        if isinstance(part, Code) and part.kind in ("exec", "demo exec"):
            namespace.define(part)
    own = route if path.stem == "index" else f"{route}/{_name(path.stem)}"
    return Entry(own or "/", document, namespace)


def _name(name: str) -> str:
    """A file's name as part of an address: without the number that puts it in order."""
    return re.sub(r"[^\w-]+", "-", re.sub(r"^\d+[-_. ]+", "", name)).strip("-").lower()
