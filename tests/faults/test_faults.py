"""A few of the seeded runs; ``nightly.py`` does a thousand. ``MIRRA_TEST_SEED`` is the first of them."""

import asyncio
import os

import pytest

SEEDS = int(os.environ.get("MIRRA_TEST_RUNS", "40"))
TOGETHER = 6
ONCE_WRONG = (58, 116)
"""Seeds that found something: an `on_load` that was forgotten with its server."""


# A connection that is accepted while its port is closed belongs to the proxy, not to what is tested.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_nothing_is_lost_or_done_twice_on_a_link_that_breaks(runs):
    first = int(os.environ.get("MIRRA_TEST_SEED", "0"))
    seeds = iter([*ONCE_WRONG, *range(first, first + SEEDS)])

    async def work():
        return [outcome for seed in seeds if (outcome := await runs.run(seed)).problems]

    wrong = await asyncio.gather(*(work() for _ in range(TOGETHER)))
    assert [str(outcome) for outcomes in wrong for outcome in outcomes] == []
