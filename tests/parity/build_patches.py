"""Makes `patches.json`: states before, the patches that Python gives for what was done to them, and the states after.

pytest checks that the file is what this makes; vitest applies the patches as a browser does and compares.
"""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import mirra as rx
from mirra.codec import to_wire
from mirra.registry import use_registry
from mirra.state.tree import StateTree

FILE = Path(__file__).parent / "patches.json"
FIELDS = ("rows", "table", "text")
CASES = 300


def value(chance: random.Random, depth: int = 0) -> Any:
    kind = chance.randrange(6 if depth < 2 else 4)
    if kind == 4:
        return [value(chance, depth + 1) for _ in range(chance.randrange(3))]
    if kind == 5:
        return {key: value(chance, depth + 1) for key in chance.sample("klmn", chance.randrange(3))}
    return [
        None,
        chance.randrange(-5, 6),
        chance.random() < 0.5,
        chance.choice(["", "a", "é𝒳", "__proto__"]),
    ][kind]


def change(state: Any, chance: random.Random) -> None:
    rows, table, at = state.rows, state.table, chance.randrange(4)
    match chance.randrange(11):
        case 0:
            rows.append(value(chance))
        case 1:
            rows.insert(at, value(chance))
        case 2 if rows:
            rows.pop(at % len(rows))
        case 3 if rows:
            rows[at % len(rows)] = value(chance)
        case 4:
            rows[at : at + chance.randrange(3)] = [value(chance) for _ in range(chance.randrange(3))]
        case 5:
            table[chance.choice("klmn")] = value(chance)
        case 6:
            table.pop(chance.choice("klmn"), None)
        case 7 if isinstance(table.get("k"), dict):
            table["k"]["deep"] = [value(chance)]
        case 8:
            state.text += chance.choice(["more", "𝒳", ""])
        case 9:
            rows.reverse()
        case _:
            state.text = state.text[at:]


def case(seed: int) -> dict[str, Any]:
    """One script: after each few changes the patches are taken, as after an event."""
    chance = random.Random(seed)
    with use_registry():

        class S(rx.State):
            rows: list[Any] = [{"a": 1, "tags": ["x"]}, 2]
            table: dict[str, Any] = {"k": {"n": 1}, "l": [1, 2]}
            text: str = "once upon a time, in a land far away"

        name = S.get_full_name()
        reads = {(name, field) for field in FIELDS}
        before = {field: to_wire(copy.deepcopy(S.__mirra__.fields[field].default)) for field in FIELDS}
        tree = StateTree()
        tree.snapshot(reads, {name: before})
        state = tree.get(name)
        batches = []
        for _ in range(chance.randrange(1, 5)):
            for _ in range(chance.randrange(1, 5)):
                change(state, chance)
            batches.append([[op, ["S", *path[1:]], *rest] for op, path, *rest in tree.drain(reads)])
        after = {field: to_wire(getattr(state, field)) for field in FIELDS}
    return json.loads(json.dumps({"before": before, "batches": batches, "after": after}))


def cases() -> list[dict[str, Any]]:
    return [case(seed) for seed in range(CASES)]


if __name__ == "__main__":
    FILE.write_text("[\n" + ",\n".join(json.dumps(one) for one in cases()) + "\n]\n")
    print(f"wrote {FILE}")
