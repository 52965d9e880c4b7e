"""Runs the Python of a page's code blocks, all in one namespace that is the page's own.

Definitions (``exec``, ``demo exec``) run when the site is made, so that state classes exist before anything is compiled; what is shown (``eval``,
``demo``) is made each time the page is. A block that raises is a :class:`Failure` in its place, and the rest of the page goes on.
"""

from __future__ import annotations

import ast
import linecache
import sys
import traceback
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from mirra.docs.document import Code
from mirra.docs.run import run, value
from mirra.elements.children import freeze_child
from mirra.elements.node import Node
from mirra.errors import MirraError, MirraRuntimeError, Source

DOES_NOT_RUN = "This block does not run"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a block does not run: what is wrong and the line of the file."""

    text: str
    source: Source
    excerpt: str = ""
    title: str = DOES_NOT_RUN

    def __str__(self) -> str:
        return f"{self.text}\n  in {self.source}"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a block gives: a node that stands where a component may."""

    node: Node

    def freeze(self) -> Node:
        """The node."""
        return self.node


@dataclass
class Namespace:
    """The names of one page, ``rx`` among them. Its module is found under ``name``, as annotations and dataclasses need it."""

    name: str
    file: Path
    names: dict[str, Any] = field(init=False)
    failures: dict[int, Failure] = field(default_factory=dict)
    """By the line where a block begins."""

    def __post_init__(self) -> None:
        module = ModuleType(self.name)
        module.__file__ = str(self.file)
        sys.modules[self.name] = module
        self.names = module.__dict__
        self.names["rx"] = import_module("mirra")

    def define(self, block: Code) -> None:
        """Run a block of definitions; what it raises is kept in ``failures``."""
        try:
            run(self._parsed(block), str(self.file), self.names)
        except (Exception, SystemExit) as error:
            self.failures[block.line] = failure_of(error, self.file, block)

    def show(self, block: Code) -> Shown | Failure:
        """What a block shows: the value of its last line, or of its last function."""
        if block.line in self.failures:
            return self.failures[block.line]
        try:
            made = self._value(block)
            if made is None:
                raise MirraRuntimeError(
                    "The block shows nothing: its value is `None`.",
                    "Return a component." if block.kind == "demo exec" else "End it with a component.",
                    source=Source(str(self.file), block.line),
                )
            return Shown(freeze_child(made, source=Source(str(self.file), block.line)))
        except (Exception, SystemExit) as error:
            return failure_of(error, self.file, block)

    def _value(self, block: Code) -> Any:
        tree = self._parsed(block)
        if block.kind == "demo exec":
            functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
            if not functions:
                raise MirraRuntimeError(
                    "A `python demo exec` block defines the function whose component is shown.",
                    "Write `def name():`, or `python demo` for an expression.",
                    source=Source(str(self.file), block.line),
                )
            return self.names[functions[-1]]()
        last = tree.body[-1] if tree.body else None
        if not isinstance(last, ast.Expr):
            raise MirraRuntimeError(
                f"A `python {block.kind}` block ends with the component that it shows.",
                source=Source(str(self.file), last.lineno if last else block.line),
            )
        return value(tree, str(self.file), self.names)

    def _parsed(self, block: Code) -> ast.Module:
        # Empty lines above it give the code the lines that it has in the file.
        return ast.parse("\n" * (block.line - 1) + block.code, str(self.file))


def failure_of(error: BaseException, file: Path, block: Code) -> Failure:
    """An error as it is shown: at its line in the file, or else where the block begins."""
    if isinstance(error, SyntaxError) and error.filename == str(file):
        return failure_at(file, error.lineno or block.line, f"{type(error).__name__}: {error.msg}")
    if isinstance(error, MirraError):
        text = "\n".join([error.message, *(f"  {line}" for line in error.advice)])
        if error.source is not None and error.source.file == str(file):
            return failure_at(file, error.source.line, text)
    else:
        text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(file) and frame.lineno]
    return failure_at(file, lines[-1] if lines else block.line, text)


def failure_at(file: Path, line: int, text: str, title: str = DOES_NOT_RUN) -> Failure:
    """A failure at a line of a file, with the lines around it."""
    linecache.checkcache(str(file))
    lines = [(n, linecache.getline(str(file), n).rstrip()) for n in range(max(1, line - 1), line + 2)]
    shown = "\n".join(
        f"{'>' if n == line else ' '} {n:4} {code}"
        for n, code in lines
        if code and not code.startswith("```")
    )
    return Failure(text, Source(str(file), line), shown, title)
