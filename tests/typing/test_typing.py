"""What users see in the editor is behaviour: wrong literals and unknown props are errors of mypy and of pyright."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = HERE / "literals.py"
EXPECTED = {number for number, line in enumerate(CASES.read_text().splitlines(), 1) if "# error" in line}


def run(*command: str) -> str:
    env = {**os.environ, "MYPYPATH": str(ROOT / "src"), "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=env, capture_output=True, text=True
    ).stdout


@pytest.mark.slow
def test_mypy_sees_wrong_literals_and_unknown_props():
    found = run("mypy", "--strict", str(CASES))
    assert {int(line) for line in re.findall(r"literals\.py:(\d+): error", found)} == EXPECTED


@pytest.mark.slow
def test_pyright_sees_wrong_literals_and_unknown_props():
    found = json.loads(run("pyright", "--outputjson", str(CASES)))
    errors = [d for d in found["generalDiagnostics"] if d["severity"] == "error"]
    assert {d["range"]["start"]["line"] + 1 for d in errors} == EXPECTED
