"""A new version of an app in the place of the old one, while people use it."""

import asyncio
import os
import random
import re
import signal

import httpx
import pytest
from playwright.async_api import async_playwright

from browser.conftest import FLAGS, chromium
from store.cluster import APP, Clicker

FIRST = APP.replace("    worker: int = 0\n", "    worker: int = 0\n    size: int = 3\n    gone: str = 'kept'\n", 1).replace(
    "self.count += 1\n", "self.count += 1\n        self.size = self.count\n", 1
)  # fmt: skip
SECOND = (
    FIRST.replace("    size: int = 3\n    gone: str = 'kept'\n", "    size: str = rx.field('small', migrate=str)\n    note: str = ''\n", 1)
    .replace("self.size = self.count\n", "self.note = f'{self.count} {self.size}'\n", 1)
    .replace("rx.text(Counter.count)", "rx.text(Counter.count), rx.text(Counter.note), rx.text(Counter.size)")
)  # fmt: skip

ALONE = httpx.Limits(max_keepalive_connections=0)
"""A request that meets the end of a kept connection is sent again by browsers; this client would fail."""


def test_the_versions_differ_in_a_field_added_removed_and_retyped():
    declared = [set(re.findall(r"^    (\w+: \w+)", text, re.MULTILINE)) for text in (FIRST, SECOND)]
    assert declared[1] - declared[0] == {"note: str", "size: str"}
    assert declared[0] - declared[1] == {"gone: str", "size: int"}


@pytest.mark.parametrize("store", ["disk", "redis"])
async def test_a_new_version_takes_over_while_people_click(run, store):
    cluster = run(store, 2, text=FIRST)
    await cluster.ready()
    before = cluster.workers
    clickers = [Clicker(cluster, f"doc-{i}", 10**6, random.Random(i)) for i in range(10)]
    clicking = [asyncio.create_task(clicker.run()) for clicker in clickers]
    while min(clicker.done for clicker in clickers) < 10:
        await asyncio.sleep(0.01)
    await cluster.replace(SECOND)
    while set(before) & set(cluster.workers):
        await asyncio.sleep(0.01)
    for clicker in clickers:
        clicker.clicks = clicker.done + 20
    await asyncio.wait_for(asyncio.gather(*clicking), 60)
    assert len(cluster.workers) == 2
    for clicker in clickers:
        assert clicker.seen[-1] == clicker.clicks
        assert clicker.seen == sorted(clicker.seen)
        assert clicker.told == []
        async with cluster.browser(clicker.doc) as reader:
            await reader.hello(token=clicker.token, version=2**40)
            assert reader.state["lines"] == list(range(1, clicker.clicks + 1))
            # The old version's number is the new version's text, and the new field is written.
            was = int(reader.state["size"])
            assert 10 <= was < clicker.clicks
            assert reader.state["note"] == f"{clicker.clicks} {was}"


async def test_an_old_version_beside_a_new_one_leaves_alone_what_it_does_not_know(run):
    old = run("redis", 2, text=FIRST, folder="old")
    new = run("redis", 2, text=SECOND, folder="new")
    await asyncio.gather(old.ready(), new.ready())

    async def visit(cluster, token=None, clicks=0, asks=0):
        async with cluster.browser() as browser:
            known = {"token": token, "version": 2**40} if token else {}
            welcome = await browser.hello(**known)
            browser.n = welcome.get("n", 0)
            for _ in range(clicks):
                await cluster.call(browser, "increment")
            for _ in range(asks):
                await cluster.call(browser, "ask")
            return browser

    first = await visit(old, clicks=2)
    await visit(new, first.token, 1)
    await visit(old, first.token, asks=1)
    third = await visit(new, first.token)
    assert (third.state["count"], third.state["note"], third.state["size"]) == (3, "3 2", "2")
    # What both change is what was changed last.
    await visit(old, first.token, 1)
    last = await visit(new, first.token)
    assert (last.state["count"], last.state["note"], last.state["size"]) == (4, "3 2", "4")


async def test_a_page_that_was_opened_before_finds_its_files_afterwards(run):
    cluster = run("disk", 2, text=FIRST)
    await cluster.ready()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{cluster.port}", limits=ALONE) as client:
        page = (await client.get("/")).text
        files = set(re.findall(r'"(/_app/[^"]+\.(?:js|css))"', page))
        assert any(file.startswith("/_app/page") or "index" in file for file in files), files
        await cluster.replace(SECOND)
        fresh = (await client.get("/")).text
        assert fresh != page
        for file in files:
            assert (await client.get(file)).status_code == 200, file


async def test_a_version_that_does_not_start_leaves_the_old_one_serving(run):
    cluster = run("disk", 2, text=FIRST)
    await cluster.ready()
    before = set(cluster.workers)
    cluster.file.write_text("import mirra as rx\nraise ValueError('half an edit')\n")
    cluster.process.send_signal(signal.SIGHUP)
    await asyncio.to_thread(cluster.until, "half an edit")
    await asyncio.to_thread(cluster.until, "the new version does not start: the old one goes on serving")
    assert set(cluster.workers) == before
    async with cluster.browser() as browser:
        await browser.hello()
        await cluster.call(browser, "increment")
        assert browser.state["count"] == 1
    await cluster.replace(SECOND)


async def test_workers_end_when_their_parent_is_killed(run):
    cluster = run("disk", 2, text=FIRST)
    await cluster.ready()
    for pid in cluster.generations:
        os.kill(pid, signal.SIGKILL)
    assert await asyncio.to_thread(cluster.process.wait, 10) == 1
    async with asyncio.timeout(10):
        while True:
            try:
                async with httpx.AsyncClient() as client:
                    await client.get(f"http://127.0.0.1:{cluster.port}/ping")
            except httpx.TransportError:
                return
            await asyncio.sleep(0.05)


async def test_a_page_that_is_open_takes_the_new_version_where_it_is(run):
    text = FIRST.replace(
        "rx.text(Counter.count)", "rx.heading('First'), rx.input(placeholder='Draft'), rx.text(Counter.count)"
    )
    cluster = run("disk", 2, text=text)
    await cluster.ready()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = await browser.new_page()
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.on(
            "response", lambda response: problems.append(response.url) if response.status >= 400 else None
        )
        loads = []
        page.on("load", lambda _: loads.append(page.url))
        await page.goto(f"http://127.0.0.1:{cluster.port}/")
        await page.get_by_role("button").first.click()
        await page.get_by_text("1", exact=True).first.wait_for()
        await page.get_by_placeholder("Draft").fill("half a sentence")
        await cluster.replace(text.replace("'First'", "'Second'"))
        # What somebody is writing is not taken away: the old page works on, with the new server.
        await page.get_by_role("button").first.click()
        await page.get_by_text("2", exact=True).first.wait_for()
        assert await page.get_by_placeholder("Draft").input_value() == "half a sentence"
        assert await page.get_by_role("heading", name="First").is_visible()
        await page.get_by_placeholder("Draft").fill("")
        await page.get_by_role("button").first.click()
        await page.get_by_role("heading", name="Second").wait_for()
        await page.get_by_role("button").first.click()
        await page.get_by_text("4", exact=True).first.wait_for()
        assert (problems, len(loads)) == ([], 1)
        await browser.close()
