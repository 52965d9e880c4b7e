"""``python tests/faults/nightly.py --seeds 1000``: many seeded runs; ``--seed 17`` is one of them again, ``--redis`` keeps state there."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from faults.redis import RedisServer  # noqa: E402  # found by the line above
from faults.runs import Outcome, Runs  # noqa: E402  # found by the line above


async def many(seeds: list[int], folder: Path, together: int, redis: str) -> list[Outcome]:
    """The outcomes of these seeds, ``together`` at a time; what is wrong is printed when it is seen."""
    runs, waiting, done = Runs(folder), iter(seeds), []

    async def work() -> None:
        for seed in waiting:
            outcome = await runs.run(seed, redis)
            done.append(outcome)
            if outcome.problems:
                print(outcome, flush=True)

    try:
        await asyncio.gather(*(work() for _ in range(together)))
    finally:
        runs.stop()
    return done


def main() -> int:
    """Run, print the sums, and fail if a run was not good."""
    options = argparse.ArgumentParser()
    options.add_argument("--seeds", type=int, default=1000)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--seed", type=int, action="append")
    options.add_argument("--together", type=int, default=6)
    options.add_argument("--redis", action="store_true")
    chosen = options.parse_args()
    seeds = chosen.seed or list(range(chosen.first, chosen.first + chosen.seeds))
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    server = RedisServer(str(folder))
    if chosen.redis:
        server.start()
    try:
        outcomes = asyncio.run(many(seeds, folder, chosen.together, server.url if chosen.redis else ""))
    finally:
        server.stop()
    wrong = [outcome.seed for outcome in outcomes if outcome.problems]
    faults = Counter(fault for outcome in outcomes for fault in outcome.faults)
    store = "Redis" if chosen.redis else "SQLite"
    print(
        f"{len(outcomes)} runs with {store} in {time.monotonic() - began:.0f} s; state and logs in {folder}"
    )
    print("apps:", dict(Counter(outcome.app for outcome in outcomes)))
    print("faults:", dict(faults), "links:", sum(outcome.links for outcome in outcomes))
    print("interrupted events:", sum(outcome.lost for outcome in outcomes))
    print("not good:", wrong or "none")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
