"""Write `tests/unit/reflex/data/absent_names.txt`: the public names of the API that do not resolve yet.

Run as ``python tools/absent_names.py``; the list may only get shorter.
"""

from __future__ import annotations

import functools
import importlib
import sys
from pathlib import Path

import mirra.reflex

DATA = Path(__file__).parent.parent / "tests" / "unit" / "reflex" / "data"
HEAD = "# Public names that do not resolve yet. Written by tools/absent_names.py; the list may only get shorter.\n"


def resolves(name: str) -> bool:
    """Whether a dotted name can be reached from ``import reflex``."""
    try:
        functools.reduce(getattr, name.split(".")[1:], importlib.import_module("reflex"))
    except (AttributeError, ImportError):
        return False
    return True


if __name__ == "__main__":
    mirra.reflex.install()
    lines = (DATA / "public_names.txt").read_text().splitlines()
    names = [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]
    missing = [name for name in names if not resolves(name)]
    (DATA / "absent_names.txt").write_text(HEAD + "".join(f"{name}\n" for name in missing))
    sys.stdout.write(f"{len(names) - len(missing)} of {len(names)} resolve\n")
