"""Makes `compiled.json` from the tables in `cases/`: see README.md."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import json
import math
import textwrap
import types
import typing
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Literal

import pydantic
import records

from mirra import vars as rx_vars
from mirra.codec import to_wire
from mirra.js.printer import print_expression
from mirra.js.tree import Expr, Name, call_runtime
from mirra.vars import Var, as_text, conditional, items, make, switch, truth

HERE = Path(__file__).parent
COMPILED = HERE / "compiled.json"

RECORDS = {name: kind for name, kind in vars(records).items() if isinstance(kind, type)}
TYPES = {"Any": Any, "Literal": Literal, "Decimal": Decimal, "uuid": uuid, "datetime": datetime, **RECORDS}
PYTHON = {"datetime": datetime, "math": math, "json": json, "textwrap": textwrap, **RECORDS}


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
    **RECORDS,
}


@dataclass(frozen=True)
class Case:
    """One expression over variables of some types, and what CPython says for each set of values."""

    id: str
    tree: Expr
    names: tuple[str, ...]
    rows: tuple[tuple[tuple[Any, ...], Any], ...]

    def compiled(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "js": print_expression(self.tree),
            "names": self.names,
            "rows": [[to_wire(values), to_wire(expect)] for values, expect in self.rows],
        }


def cases() -> Iterator[Case]:
    """All cases of all tables, in order."""
    pools = json.loads((HERE / "pools.json").read_text())
    for path in sorted((HERE / "cases").glob("*.json")):
        for group in json.loads(path.read_text()):
            # A variable that is given several types is tried with each, beside each type of the others.
            choices = [[kind] if isinstance(kind, str) else kind for kind in group["types"].values()]
            for kinds in itertools.product(*choices):
                yield from _group(path.stem, group, dict(zip(group["types"], kinds, strict=True)), pools)


def _group(table: str, group: dict[str, Any], kinds: dict[str, str], pools: dict[str, Any]) -> Iterator[Case]:
    resolved = {name: eval(kind, TYPES) for name, kind in kinds.items()}
    variables = {name: make(Name(name), kind) for name, kind in resolved.items()}
    values = group.get("values", {})
    if isinstance(values, dict):
        values = {name: values.get(name) or pools[kind] for name, kind in kinds.items()}
    scopes = list(_scopes(values, resolved))
    for case in group["cases"]:
        python, written = (case, case) if isinstance(case, str) else case
        case_id = f"{table}: {written} ({', '.join(kinds.values())})"
        try:
            tree = Var.create(eval(written, VARS | variables))._expr
        except Exception as error:
            raise ValueError(case_id) from error
        rows = []
        for scope in scopes:
            try:
                expect = eval(python, PYTHON | scope)
            except (ArithmeticError, LookupError, ValueError, TypeError, AttributeError):
                continue
            if not isinstance(expect, complex):
                rows.append((tuple(scope.values()), expect))
        if not rows and kinds == group["types"]:
            raise ValueError(f"{case_id}: no values for which `{python}` has a result")
        if rows:
            yield Case(case_id, tree, tuple(kinds), tuple(rows))


def _scopes(values: Any, kinds: dict[str, Any]) -> Iterator[dict[str, Any]]:
    rows = (
        values
        if isinstance(values, list)
        else [dict(zip(values, row, strict=True)) for row in itertools.product(*values.values())]
    )
    for row in rows:
        # One list of values may serve several types: those that a type does not allow are left out.
        if all(allowed(value, kinds[name]) for name, value in row.items()):
            yield {name: typed(value, kinds[name]) for name, value in row.items()}


def allowed(value: Any, kind: Any) -> bool:
    """Whether a JSON number stands for a value of ``kind``, as far as numbers are concerned."""
    if kind is bool:
        return value in (0, 1)
    return not (types_without_none(kind) == [int] and isinstance(value, float))


def types_without_none(kind: Any) -> list[Any]:
    return [member for member in typing.get_args(kind) or (kind,) if member is not type(None)]


def typed(value: Any, kind: Any) -> Any:
    """JSON has no tuples, sets, dates, other keys than text, nan or big floats: the annotation says what is meant."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if value is None or kind is Any:
        return value
    if origin in (typing.Union, types.UnionType):
        members = [member for member in arguments if member is not type(None)]
        if len(members) > 1:
            return value
        return typed(value, members[0])
    if kind in (datetime.date, datetime.datetime):
        return kind.fromisoformat(value)
    if kind in (bool, float, uuid.UUID, Decimal):
        return kind(value)
    if origin in (set, frozenset, list):
        return origin(typed(item, arguments[0]) for item in value)
    if origin is tuple:
        each = itertools.repeat(arguments[0]) if arguments[-1] is Ellipsis else iter(arguments)
        return tuple(typed(item, one) for item, one in zip(value, each, strict=False))
    if origin is dict:
        return {_key(key, arguments[0]): typed(item, arguments[1]) for key, item in value.items()}
    if not isinstance(kind, type):
        return value
    if issubclass(kind, Enum):
        return kind(value)
    if dataclasses.is_dataclass(kind) or hasattr(kind, "_fields") or typing.is_typeddict(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{name: typed(item, hints[name]) for name, item in value.items()})
    return kind.model_validate(value) if issubclass(kind, pydantic.BaseModel) else value


def _key(text: str, kind: Any) -> Any:
    return text == "True" if kind is bool else kind(text)


def compiled_text() -> str:
    """The content of `compiled.json`: one expression a line."""
    lines = [json.dumps(case.compiled(), ensure_ascii=True, separators=(",", ":")) for case in cases()]
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    COMPILED.write_text(compiled_text())
    made = list(cases())
    print(
        f"{len({case.id for case in made})} expressions, {sum(len(case.rows) for case in made)} sets of values"
    )
