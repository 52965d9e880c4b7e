"""Makes `compiled.json` from the tables in `cases/`: see README.md."""

from __future__ import annotations

import datetime
import itertools
import json
import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mirra import vars as rx_vars
from mirra.codec import to_wire
from mirra.js.printer import print_expression
from mirra.js.tree import Expr, Name, call_runtime
from mirra.vars import Var, as_text, conditional, items, make, switch, truth

HERE = Path(__file__).parent
COMPILED = HERE / "compiled.json"

PYTHON = {"datetime": datetime, "math": math, "json": json, "textwrap": textwrap}


def _shown(value: Any) -> Var[str]:
    # React itself shows nothing for null and writes whole numbers.
    return make(call_runtime("text", as_text(value)), str)


VARS = {
    "datetime": datetime,
    "math": math,
    "Var": Var,
    "cond": conditional,
    "match": switch,
    "truth": lambda value: make(truth(value), bool),
    "shown": _shown,
    "items": lambda value: make(items(value), list),
    "text": lambda value: Var.create(value),
    "vars": rx_vars,
}


@dataclass(frozen=True)
class Case:
    """One expression with one set of values, and what CPython says."""

    id: str
    python: str
    tree: Expr
    scope: dict[str, Any]
    expect: Any

    def compiled(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "js": print_expression(self.tree),
            "scope": {name: to_wire(value) for name, value in self.scope.items()},
            "expect": to_wire(self.expect),
        }


def cases() -> Iterator[Case]:
    """All cases of all tables, in order."""
    for path in sorted((HERE / "cases").glob("*.json")):
        for group in json.loads(path.read_text()):
            yield from _group(path.stem, group)


def _group(table: str, group: dict[str, Any]) -> Iterator[Case]:
    types = {name: eval(kind, {"Any": Any, "datetime": datetime}) for name, kind in group["types"].items()}
    variables = {name: make(Name(name), kind) for name, kind in types.items()}
    for case in group["cases"]:
        python, written = (case, case) if isinstance(case, str) else case
        tree = Var.create(eval(written, VARS | variables))._expr
        number = 0
        for scope in _scopes(group["values"], types):
            try:
                expect = eval(python, PYTHON | scope)
            except (ArithmeticError, LookupError, ValueError, TypeError):
                continue
            if isinstance(expect, complex):
                continue
            number += 1
            yield Case(
                f"{table}: {written} ({', '.join(group['types'].values())}) #{number}",
                python,
                tree,
                scope,
                expect,
            )
        if not number:
            raise ValueError(f"{table}: no values for which `{python}` has a result")


def _scopes(values: Any, types: dict[str, Any]) -> Iterator[dict[str, Any]]:
    rows = (
        values
        if isinstance(values, list)
        else [dict(zip(values, row, strict=True)) for row in itertools.product(*values.values())]
    )
    for row in rows:
        yield {name: _typed(value, types[name]) for name, value in row.items()}


def _typed(value: Any, kind: Any) -> Any:
    """JSON has no tuples, sets, other keys than text, nan or big floats: the annotation says what is meant."""
    origin = getattr(kind, "__origin__", kind)
    if kind in (datetime.date, datetime.datetime):
        return kind.fromisoformat(value)
    if kind is float and isinstance(value, str | int):
        return float(value)
    if origin in (tuple, set) and isinstance(value, list):
        return origin(_typed(item, kind.__args__[0]) for item in value)
    if origin is dict and isinstance(value, dict) and kind.__args__[0] is not str:
        return {kind.__args__[0](key): item for key, item in value.items()}
    if origin is list and isinstance(value, list) and hasattr(kind, "__args__"):
        return [_typed(item, kind.__args__[0]) for item in value]
    return value


def compiled_text() -> str:
    """The content of `compiled.json`: one case a line."""
    lines = [json.dumps(case.compiled(), ensure_ascii=True, separators=(",", ":")) for case in cases()]
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    COMPILED.write_text(compiled_text())
    print(f"{compiled_text().count(chr(10)) - 2} cases")
