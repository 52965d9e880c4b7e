"""Random typed expressions over random state: CPython, the evaluator and the browser's runtime give the same.

`MIRRA_PARITY_EXAMPLES=20000` tries other expressions each time, and many.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings

sys.path.insert(0, str(Path(__file__).parent))

from build_cases import PYTHON, VARS, Case
from javascript import Node
from programs import KINDS, Program, any_program, states
from test_parity import evaluated, on_the_wire, same

from mirra.js.tree import Name
from mirra.vars import Var, make

EXAMPLES = os.environ.get("MIRRA_PARITY_EXAMPLES")
STATE = {name: make(Name(name), kind) for name, kind in KINDS.items()}


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with Node() as process:
        yield process


def case_of(program: Program, state: dict[str, Any]) -> Case | None:
    """The program with what CPython gives for one state; nothing where that raises."""
    try:
        expect = eval(program.python, PYTHON | state)
    except (ArithmeticError, LookupError, ValueError, TypeError):
        return None
    tree = Var.create(eval(program.written, VARS | STATE))._expr
    return Case(repr(program), tree, tuple(state), ((tuple(state.values()), expect),))


@settings(
    max_examples=int(EXAMPLES or 200),
    derandomize=EXAMPLES is None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(any_program, states)
def test_three_engines_agree(node: Node, program: Program, state: dict[str, Any]) -> None:
    case = case_of(program, state)
    if case is None:
        return
    note(repr(program))
    ((values, expect),) = case.rows
    found = evaluated(case, values)
    assert same(found, on_the_wire(expect)), f"the evaluator gives {found!r}, CPython {expect!r}"
    assert node.differences(case) == []
