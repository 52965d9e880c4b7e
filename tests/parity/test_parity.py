"""The tables of Python's meaning, run by the evaluator; vitest and Chromium run the same ones in JavaScript."""

import json
import math
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from build_cases import COMPILED, Case, cases, compiled_text

from mirra.codec.decode import untagged
from mirra.codec.wire import to_wire
from mirra.js.evaluate import evaluate


def on_the_wire(value: Any) -> Any:
    return untagged(to_wire(value))


def same(a: Any, b: Any) -> bool:
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, float) and isinstance(b, float) and math.isnan(a):
        return math.isnan(b)
    if a == 0 and b == 0 and math.copysign(1, a) != math.copysign(1, b):
        return False
    return isinstance(a, bool) == isinstance(b, bool) and bool(a == b)


@pytest.fixture(scope="module")
def table() -> list[Case]:
    return list(cases())


def evaluated(case: Case, values: tuple[Any, ...]) -> Any:
    scope = dict(zip(case.names, map(on_the_wire, values), strict=True))
    try:
        return evaluate(case.tree, scope, lambda ref: None)
    except Exception as error:  # told with the case
        return repr(error)


def test_the_evaluator_agrees_with_cpython(table: list[Case]) -> None:
    wrong = [
        f"{case.id}: {values} gives {found!r}, CPython {expect!r}"
        for case in table
        for values, expect in case.rows
        if not same(found := evaluated(case, values), on_the_wire(expect))
    ]
    assert wrong == []


def test_the_compiled_table_is_fresh() -> None:
    assert COMPILED.read_text() == compiled_text(), "run: python tests/parity/build_cases.py"


def test_the_table_is_broad(table: list[Case]) -> None:
    groups = [
        group for path in COMPILED.parent.glob("cases/*.json") for group in json.loads(path.read_text())
    ]
    written = {case if isinstance(case, str) else case[1] for group in groups for case in group["cases"]}
    assert len(written) >= 1500
    assert sum(len(case.rows) for case in table) >= 15_000
