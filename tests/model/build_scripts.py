"""``python tests/model/build_scripts.py``: random walks through the model, and what each document of them lived through, for ``frontend/test/model.test.ts``."""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1])]

from mirra.registry import use_registry  # noqa: E402  # after the line above
from model.world import HANDLERS, TABS, World, compiled  # noqa: E402

FILE = Path(__file__).parent / "scripts.json"
WALKS = 16
STEPS = 60


def build() -> str:
    """The scripts as text: one document a line. Tokens, which are random, and the build are given names."""
    with use_registry():
        app = compiled()
        found = [
            script for seed in range(WALKS) for script in asyncio.run(_walk(World(*app), random.Random(seed)))
        ]
    text = ",\n".join(json.dumps(script, separators=(",", ":")) for script in found)
    text = text.replace(app[1].build, "build")
    names: dict[str, str] = {}
    text = re.sub(
        r'(?<="token":")[^"]+', lambda match: names.setdefault(match[0], f"token {len(names)}"), text
    )
    return f"[\n{text}\n]\n"


async def _walk(world: World, chance: random.Random) -> list[dict[str, Any]]:
    await world.open()
    lived = list(world.tabs)
    await world.connect(world.tabs[0])
    for _ in range(STEPS):
        tab = chance.choice(world.tabs)
        step = chance.random()
        if step < 0.3:
            await world.write(tab, chance.choice(HANDLERS))
        elif step < 0.5:
            await world.up(tab)
        elif step < 0.75:
            await world.down(tab)
        elif step < 0.86:
            await world.connect(tab)
        elif step < 0.92:
            await world.cut(tab)
        elif step < 0.96:
            await world.acknowledge(tab)
        elif step < 0.97:
            await world.rest()
        elif len(world.tabs) < TABS:
            await (world.reload(tab) if step < 0.98 else world.duplicate(tab))
        lived += [tab for tab in world.tabs if tab not in lived]
    problems = await world.end()
    assert not problems, problems
    await world.close()
    return [
        {
            "doc": tab.document.doc,
            "token": tab.first_token,
            "defaults": tab.document.defaults,
            "diary": tab.diary,
            "shown": tab.document.shown,
            "actions": tab.document.actions,
            "pending": len(tab.document.waiting),
        }
        for tab in lived
    ]


if __name__ == "__main__":
    FILE.write_text(build())
