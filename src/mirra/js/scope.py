"""Names inside a printed module: which are taken, and what each import is called locally.

A third party's text (:class:`Raw`, :class:`RawStatement`) fixes the local names that it relies on; everything else
gives way to it, and to every identifier that occurs in the module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from mirra.errors import MirraRuntimeError
from mirra.js.tree import Arrow, Const, Import, Name, Node, Raw, RawStatement, Statement, walk

_WORD: Final = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")

_RESERVED: Final = frozenset(
    [
        "arguments",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "eval",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "var",
        "void",
        "while",
        "with",
        "yield",
        "undefined",
        "NaN",
        "Infinity",
        "globalThis",
        "window",
        "document",
    ]  # a list of words reads best as text
)


@dataclass(slots=True)
class Locals:
    """The imports of one module: local name -> (URL, exported name), in order of first use."""

    resolve: Callable[[Import], tuple[str, str]]
    taken: set[str]
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)
    effects: dict[str, None] = field(default_factory=dict)
    _texts: dict[Import, str] = field(default_factory=dict)

    def text(self, symbol: Import) -> str:
        """How the module's own code writes the imported symbol: a local name, or a member of one."""
        if symbol not in self._texts:
            head, _, rest = symbol.export.partition(".")
            url, exported = self.resolve(Import(symbol.module, head))
            exported, _, inner = exported.partition(".")
            local = self._local((url, exported), _suggestion(symbol.module, head))
            self._texts[symbol] = ".".join(part for part in (local, inner, rest) if part)
        return self._texts[symbol]

    def fix(self, module: str, export: str, local: str) -> None:
        """Give a symbol the local name that a third party's text uses; without ``export``: import for effect."""
        if not export:
            self.effects[module] = None
            return
        source = self.resolve(Import(module, export))
        known = self.imports.setdefault(local, source)
        if known != source:
            raise MirraRuntimeError(
                f"Two imports want the name `{local}`: `{known[1]}` of `{known[0]}` and `{source[1]}` of `{source[0]}`.",
                "Give one of them an alias.",
            )

    def _local(self, source: tuple[str, str], suggestion: str) -> str:
        for local, known in self.imports.items():
            if known == source:
                return local
        local = _free(suggestion, self.taken)
        self.taken.add(local)
        self.imports[local] = source
        return local


def local_names(body: tuple[Statement, ...], resolve: Callable[[Import], tuple[str, str]]) -> Locals:
    """The imports of a module's statements and what each is called."""
    symbols: list[Import] = []
    fixed: list[tuple[str, str, str]] = []
    taken = set(_RESERVED)
    for statement in body:
        for node in walk(statement):
            if isinstance(node, Import):
                symbols.append(node)
            elif isinstance(node, Raw | RawStatement):
                fixed.extend(node.imports)
            taken.update(_words(node))
    locals_ = Locals(resolve, taken)
    for module, export, local in fixed:
        locals_.fix(module, export, local)
    for symbol in symbols:
        locals_.text(symbol)
    return locals_


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Name):
        yield node.id
    elif isinstance(node, Arrow):
        for parameter in node.parameters:
            yield from _WORD.findall(parameter)
    elif isinstance(node, Const):
        yield from (node.name,) if isinstance(node.name, str) else node.name
    elif isinstance(node, RawStatement):
        yield from _WORD.findall(node.text)
    elif isinstance(node, Raw):
        for text in (node.text, *node.hooks):
            yield from _WORD.findall(text)


def _suggestion(module: str, export: str) -> str:
    if export not in ("default", "*"):
        return export
    last = module.rstrip("/").rsplit("/", 1)[-1].split(".", 1)[0]
    words = re.findall(r"[A-Za-z0-9$_]+", last)
    name = "".join([*words[:1], *(word[:1].upper() + word[1:] for word in words[1:])])
    return name if name and not name[0].isdigit() else f"_{name}"


def _free(name: str, taken: set[str]) -> str:
    candidate, n = name, 1
    while candidate in taken:
        n += 1
        candidate = f"{name}_{n}"
    return candidate
