"""`mirra run --env prod --workers N`: real processes behind one port, killed and paused."""

import asyncio
import os
import random
import re
import signal

import psutil
import pytest

from store.cluster import APP, Clicker


async def test_several_workers_without_a_shared_store_are_refused(run):
    cluster = run("memory", 2)
    output = cluster.process.stdout.read()
    assert cluster.process.wait(10) != 0
    assert "`--workers 2` needs a store that the workers share; this app's is in memory." in output
    assert 'On one machine: `rx.Config(state_manager_mode="disk")`' in output


@pytest.mark.parametrize("store", ["disk", "redis"])
async def test_the_worker_of_a_session_is_killed(run, store):
    cluster = run(store, 2)
    await cluster.ready()
    async with cluster.browser() as first:
        await first.hello()
        await cluster.call(first, "increment")
        await cluster.call(first, "ask")
        os.kill(first.state["worker"], signal.SIGKILL)
    async with cluster.browser() as second:
        second.n, second.state = first.n, first.state
        welcome = await second.hello(token=first.token, version=first.version)
        assert (welcome["token"], second.state["count"]) == (first.token, 1)
        await cluster.call(second, "increment")
        await cluster.call(second, "ask")
        assert (second.state["count"], second.state["worker"] == first.state["worker"]) == (2, True)


async def test_a_killed_worker_is_replaced_and_all_end_together(run):
    cluster = run("disk", 2)
    await cluster.ready()
    before = cluster.workers
    os.kill(before[0], signal.SIGKILL)
    while len(cluster.workers) < 2 or before[0] in cluster.workers:
        await asyncio.sleep(0.02)
    pids = cluster.workers
    cluster.process.terminate()
    assert await asyncio.to_thread(cluster.process.wait, 10) == 0
    assert not any(psutil.pid_exists(pid) for pid in pids)


@pytest.mark.parametrize("store", ["disk", "redis"])
async def test_no_click_is_lost_or_done_twice_while_workers_are_paused_and_killed(run, store):
    seed = int(os.environ.get("MIRRA_TEST_SEED") or random.randrange(2**32))
    print(f"MIRRA_TEST_SEED={seed}")
    chance = random.Random(seed)
    cluster = run(store, 4)
    await cluster.ready()
    clickers = [Clicker(cluster, f"doc-{i}", 300, chance) for i in range(12)]

    disturbing = asyncio.create_task(cluster.disturb(chance))
    try:
        await asyncio.wait_for(asyncio.gather(*(clicker.run() for clicker in clickers)), 90)
    finally:
        disturbing.cancel()
    for clicker in clickers:
        assert clicker.seen[-1] == clicker.clicks
        # What a browser was shown is never taken back.
        assert clicker.seen == sorted(clicker.seen)
        # Nor was a line of the list lost, doubled or put elsewhere.
        async with cluster.browser(clicker.doc) as reader:
            await reader.hello(token=clicker.token, version=2**40)
            assert reader.state["lines"] == list(range(1, clicker.clicks + 1))


def test_the_names_of_the_handlers_here_are_those_of_the_app():
    assert set(re.findall(r"def (\w+)\(self", APP)) == {"increment", "ask"}
