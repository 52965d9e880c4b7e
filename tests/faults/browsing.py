"""A seeded run in a real Chromium: what the page shows at its end is what it shows after the same script on an undisturbed link.

Focus, caret, a draft and the place on the page are kept, each toast comes once, and the page is never loaded again.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from typing import Any

from playwright.async_api import Browser

from faults.proxy import FaultProxy
from faults.runs import Outcome, Runs, free_port
from faults.scripts import SCRIPTS, Step
from faults.serving import kill
from faults.tab import Tab

TIME_LIMIT = 90.0
APPS = ("pages", "form", "counter", "editor", "jobs")


async def browse(runs: Runs, browser: Browser, seed: int) -> Outcome:
    """The run of a seed: the app is ``APPS[seed % 5]``, the rest is chance."""
    chance, app = random.Random(f"browser {seed}"), APPS[seed % len(APPS)]
    steps = SCRIPTS[app](chance)
    template, folder, port = runs.template(app), runs.new_folder(f"browser-{seed}"), free_port()
    pid = template.serve(port, folder)

    async def restart() -> None:
        nonlocal pid
        kill(pid)
        await asyncio.sleep(0)
        pid = template.serve(port, folder)

    kills = chance.randrange(1, 3) if chance.random() < 0.5 else 0
    proxy = FaultProxy(port, chance, faults=chance.randrange(2, 6), kills=kills, kill=restart, begins=False)
    await proxy.start()
    outcome = Outcome(seed, app, proxy.done, 0, 0)
    context = await browser.new_context()
    try:
        tab = await Tab.open(context, proxy.port)
        proxy.begin()
        numbers = [await asyncio.wait_for(tab.perform(step), TIME_LIMIT) for step in steps]
        outcome.lost = len(tab.lost)
        kept = [step for step, number in zip(steps, numbers, strict=True) if number not in tab.lost]
        expected = await _undisturbed(runs, browser, app, kept)
        if (drawn := await _comes_to(tab, expected)) != expected:
            outcome.problems.append(f"the page shows {drawn}, undisturbed {expected}")
        outcome.problems += await tab.problems()
        paid = (folder / "effects.txt").read_text().split("\n") if (folder / "effects.txt").exists() else []
        if len(paid) != len(set(paid)):
            outcome.problems.append(f"paid twice: {paid}")
    except (AssertionError, TimeoutError) as error:
        outcome.problems.append(str(error) or "stuck")
    finally:
        await context.close()
        await proxy.stop()
        kill(pid)
    return outcome


async def _undisturbed(runs: Runs, browser: Browser, app: str, steps: Sequence[Step]) -> Any:
    context = await browser.new_context()
    try:
        tab = await Tab.open(context, runs.calm[app])
        for step in steps:
            await tab.perform(step)
        problems = await tab.problems()
        assert not problems, f"undisturbed: {problems}"
        return await tab.drawn()
    finally:
        await context.close()


async def _comes_to(tab: Tab, expected: Any) -> Any:
    """What the page shows, when that is as expected or has had its time: React draws after the last acknowledgement."""
    for _ in range(100):
        drawn = await tab.drawn()
        if drawn == expected:
            break
        await asyncio.sleep(0.05)
    return drawn
