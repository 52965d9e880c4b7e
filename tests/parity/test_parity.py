"""The tables of Python's meaning, run by the evaluator; vitest runs the same ones in JavaScript."""

import math
import sys
from pathlib import Path
from typing import Any

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
    return isinstance(a, bool) == isinstance(b, bool) and bool(a == b)


def evaluated(case: Case) -> Any:
    scope = {name: on_the_wire(value) for name, value in case.scope.items()}
    return evaluate(case.tree, scope, lambda ref: None)


def test_the_evaluator_agrees_with_cpython() -> None:
    wrong = [
        f"{case.id}: {case.scope} gives {found!r}, CPython {case.expect!r}"
        for case in cases()
        if not same(found := evaluated(case), on_the_wire(case.expect))
    ]
    assert wrong == []


def test_the_compiled_table_is_fresh() -> None:
    assert COMPILED.read_text() == compiled_text(), "run: python tests/parity/build_cases.py"


def test_the_table_is_broad() -> None:
    assert sum(1 for _ in cases()) >= 1000
