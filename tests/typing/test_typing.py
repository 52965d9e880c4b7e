"""Both type checkers see the types that the comments in `vars.py` name."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COMMANDS = {
    "mypy": [sys.executable, "-m", "mypy", "--no-error-summary", "--no-pretty", "--follow-imports=silent"],
    "pyright": [sys.executable, "-m", "pyright"],
}


def revealed(checker: str, file: Path) -> dict[int, str]:
    """Line -> type, without module names."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "MYPYPATH": str(ROOT / "src")}
    run = subprocess.run(
        [*COMMANDS[checker], str(file)], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    pattern = r':(\d+)(?::\d+)?(?:: note| - information):? (?:Revealed type is|Type of ".*" is) "(.*)"'
    found = {
        int(line): re.sub(r"\b(?:\w+\.)+(?=\w)", "", kind) for line, kind in re.findall(pattern, run.stdout)
    }
    assert found, run.stdout + run.stderr
    return found


@pytest.mark.parametrize("checker", COMMANDS)
def test_revealed_types(checker: str) -> None:
    file = HERE / "vars.py"
    found = revealed(checker, file)
    lines = enumerate(file.read_text().splitlines(), start=1)
    wanted = {number: line.split("# ")[1] for number, line in lines if "reveal_type(" in line}
    assert {n: found.get(n) for n in wanted} == wanted
