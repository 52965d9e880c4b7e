"""One Markdown file as parts: running text, and code blocks by their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from mirra.docs.front_matter import FrontMatter, front_matter
from mirra.errors import MirraError, MirraRuntimeError, MissingExtraError, Source

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

KINDS = ("exec", "eval", "demo", "demo exec")
"""What may follow ``python`` in the line that opens a block that runs."""
ALERTS = ("info", "success", "warning", "error")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: ``id`` is where a link to it goes."""

    level: int
    text: str
    id: str


@dataclass(slots=True)
class Text:
    """Running text between two code blocks, as syntax trees with the ids of the headings among them."""

    nodes: list[SyntaxTreeNode] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Code:
    """A code block; ``kind`` is empty for code that is only shown, ``line`` that of its first line in the file."""

    code: str
    line: int
    language: str = "text"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """A box that stands out, with running text of its own."""

    kind: str
    title: str
    text: Text


@dataclass(frozen=True, slots=True)
class Mistake:
    """What could not be read, shown in its place."""

    error: MirraError


Part: TypeAlias = Text | Code | Alert | Mistake


@dataclass(slots=True)
class Document:
    """A file that has been read."""

    file: Path
    meta: FrontMatter
    parts: list[Part]

    @property
    def title(self) -> str:
        """What the front matter, the first heading or else the file's name says."""
        first = next((heading.text for heading in self.headings if heading.level == 1), "")
        name = self.file.parent.name if self.file.stem == "index" else self.file.stem
        return (
            self.meta.title or first or re.sub(r"[-_]+", " ", re.sub(r"^\d+[-_. ]+", "", name)).capitalize()
        )

    @property
    def headings(self) -> list[Heading]:
        """All headings, in order."""
        return [heading for part in self.parts if isinstance(part, Text) for heading in part.headings]

    def addresses(self) -> Iterator[str]:
        """What the text links to and shows."""
        for part in self.parts:
            text = part.text if isinstance(part, Alert) else part
            if isinstance(text, Text):
                for node in (below for top in text.nodes for below in top.walk()):
                    if node.type in ("link", "image"):
                        yield str(node.attrs.get("href") or node.attrs.get("src") or "")


def read_document(file: Path) -> Document:
    """The parts of a file. What is wrong in it becomes a :class:`Mistake` among them."""
    mistakes: list[Part] = []
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        text = file.read_bytes()[: error.start].decode()
        line = text.count("\n") + 1
        wrong = MirraRuntimeError("This is no UTF-8: the page ends here.", source=Source(str(file), line))
        return Document(file, FrontMatter(), [*_parts(text, file), Mistake(wrong)])
    try:
        meta = front_matter(text, file)
    except MirraError as error:
        meta = FrontMatter(lines=_lines_of_front_matter(text))
        mistakes.append(Mistake(error))
    # The front matter becomes empty lines, so that a line's number stays that of the file.
    rest = "\n" * meta.lines + "\n".join(text.splitlines()[meta.lines :])
    return Document(file, meta, [*mistakes, *_parts(rest, file)])


def _lines_of_front_matter(text: str) -> int:
    lines = text.splitlines()
    return next((n + 1 for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)


def _parser() -> MarkdownIt:
    """CommonMark with tables and struck text."""
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise MissingExtraError(
            "`rx.docs` needs markdown-it-py.", 'Install it: pip install "mirra[docs]"'
        ) from None
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def parse(text: str) -> Sequence[SyntaxTreeNode]:
    """Markdown as syntax trees. HTML in it is text, but for comments, which are nothing."""
    parser = _parser()
    from markdown_it.tree import SyntaxTreeNode

    return [node for node in SyntaxTreeNode(parser.parse(text)).children if not is_comment(node)]


def as_html(node: SyntaxTreeNode) -> str:
    """A table as HTML, all text in it escaped; empty for one with links, pictures or HTML of its own."""
    if any(below.type in ("link", "image", "html_inline", "html_block") for below in node.walk()):
        return ""
    parser = _parser()
    head, *rest = node.children
    # A header without a word in it is only there since Markdown must have one.
    rows = node.to_tokens() if plain(head).strip() else [token for part in rest for token in part.to_tokens()]
    made = str(parser.renderer.render(rows, parser.options, {}))
    return made if rows[0].type == "table_open" else f"<table>{made}</table>"


def is_comment(node: SyntaxTreeNode) -> bool:
    """Whether a node is an HTML comment."""
    return node.type in ("html_block", "html_inline") and node.content.strip().startswith("<!--")


def _parts(text: str, file: Path) -> Iterator[Part]:
    gathered = Text()
    taken: set[str] = set()
    for node in parse(text):
        if node.type != "fence":
            _gather(gathered, node, taken)
            continue
        if gathered.nodes:
            yield gathered
            gathered = Text()
        yield _block(node, file)
    if gathered.nodes:
        yield gathered


def _gather(text: Text, node: SyntaxTreeNode, taken: set[str]) -> None:
    text.nodes.append(node)
    if node.type == "heading":
        title = plain(node)
        text.headings.append(Heading(int(node.tag[1:]), title, _unused(slug(title), taken)))


def _block(node: SyntaxTreeNode, file: Path) -> Part:
    language, *words = node.info.split()
    line = (node.map[0] if node.map else 0) + 2
    source = Source(str(file), line - 1)
    if language == "md" and words[:1] == ["alert"]:
        kind = words[1] if len(words) > 1 else "info"
        if kind not in ALERTS:
            return Mistake(_unknown(f"There is no alert `{kind}`.", kind, ALERTS, source))
        return _alert(kind, node.content)
    kind = " ".join(words) if language == "python" else ""
    if kind and kind not in KINDS:
        return Mistake(_unknown(f"There is no block `python {kind}`.", kind, KINDS, source))
    return Code(node.content, line, language, kind)


def _alert(kind: str, content: str) -> Alert:
    nodes = list(parse(content))
    title = plain(nodes.pop(0)) if nodes and nodes[0].type == "heading" else ""
    return Alert(kind, title, Text(nodes))


def _unknown(message: str, given: str, known: Sequence[str], source: Source) -> MirraError:
    from mirra.errors import InvalidPropValueError, did_you_mean

    return InvalidPropValueError(
        message,
        did_you_mean(given, known),
        f"It is one of {', '.join(f'`{one}`' for one in known)}.",
        source=source,
    )


def plain(node: SyntaxTreeNode) -> str:
    """The text of a node without its marks."""
    if node.type in ("text", "code_inline", "code_block", "fence"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return " "
    between = (
        "" if node.type in ("inline", "heading", "link", "strong", "em", "s", "image", "paragraph") else " "
    )
    return between.join(plain(child) for child in node.children)


def slug(text: str) -> str:
    """``"What is a Var?"`` -> ``"what-is-a-var"``."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "section"


def _unused(name: str, taken: set[str]) -> str:
    made, count = name, 1
    while made in taken:
        count += 1
        made = f"{name}-{count}"
    taken.add(made)
    return made
