"""The one place where Python that is not a module is run: the code blocks of the developer's own pages, and the examples of docstrings."""

from __future__ import annotations

import ast
from typing import Any


def run(tree: ast.Module, file: str, names: dict[str, Any]) -> None:
    """Run statements in a namespace, under the rules of their own file and not of this one."""
    exec(compile(tree, file, "exec", dont_inherit=True), names)


def value(tree: ast.Module, file: str, names: dict[str, Any]) -> Any:
    """Run statements of which the last is an expression, and give its value."""
    last = tree.body[-1]
    assert isinstance(last, ast.Expr)  # who calls this has looked
    run(ast.Module(tree.body[:-1], []), file, names)
    return eval(compile(ast.Expression(last.value), file, "eval", dont_inherit=True), names)
