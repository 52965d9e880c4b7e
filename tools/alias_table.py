"""Write `docs/reference/alias.md`: what `import reflex` has of its own, and the names that say what there is instead.

Run as ``python tools/alias_table.py``; a test compares the file with what this would write.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mirra.reflex.absent import ABSENT
from mirra.reflex.table import MODULES

TARGET = Path(__file__).parent.parent / "docs" / "reference" / "alias.md"
HEAD = """# Apps written for Reflex

`mirra run` makes `import reflex` mirra; elsewhere `mirra.reflex.install()` does. The modules below resolve, also where Reflex itself is installed.
<!-- Written by tools/alias_table.py. -->

"""


def render() -> str:
    """The page: modules, then what is absent and why."""
    lines = ["| module | what stands behind it |", "| --- | --- |"]
    lines += [
        f"| `{name}` | {', '.join(f'`{where}`' for where in MODULES[name].split())} |"
        for name in sorted(MODULES)
    ]
    lines += [
        "",
        "## What makes no sense here",
        "",
        "These names can be imported and used in annotations; anything else raises",
    ]
    lines += ["`AbsentError` with the sentence beside them.", "", "| name | instead |", "| --- | --- |"]
    lines += [
        f"| `rx.{name}` | {sentence.replace('|', chr(92) + '|')} |"
        for name, sentence in sorted(ABSENT.items())
    ]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(render(), "utf-8")
    sys.stdout.write(f"wrote {TARGET}\n")
