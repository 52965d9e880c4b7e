"""A few of the seeded runs in a real Chromium; ``MIRRA_TEST_BROWSER_RUNS`` says how many, ``MIRRA_TEST_SEED`` which is the first."""

import asyncio
import os

import pytest
from playwright.async_api import async_playwright

from browser.conftest import FLAGS, chromium
from faults.browsing import browse

SEEDS = int(os.environ.get("MIRRA_TEST_BROWSER_RUNS", "5"))
TOGETHER = 3


# A connection that is accepted while its port is closed belongs to the proxy, not to what is tested.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_who_uses_an_app_on_a_link_that_breaks_does_not_see_it(runs):
    first = int(os.environ.get("MIRRA_TEST_SEED", "0"))
    seeds = iter(range(first, first + SEEDS))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)

        async def work():
            return [outcome for seed in seeds if (outcome := await browse(runs, browser, seed)).problems]

        try:
            wrong = await asyncio.gather(*(work() for _ in range(TOGETHER)))
        finally:
            await browser.close()
    assert [str(outcome) for outcomes in wrong for outcome in outcomes] == []
