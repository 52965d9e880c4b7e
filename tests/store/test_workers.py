"""`mirra run --env prod --workers N`: real processes behind one port, killed and paused."""

import asyncio
import os
import random
import re
import signal
import socket
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest
import websockets

from mirra.protocol.bindings import binding_id
from unit.server.conftest import Browser

APP = """
import os
import mirra as rx

class Counter(rx.State):
    count: int = 0
    lines: list[int] = []
    worker: int = 0

    def increment(self):
        self.count += 1
        self.lines.append(self.count)

    @rx.event(thread=False)
    def ask(self):
        self.worker = os.getpid()

def index():
    return rx.vstack(rx.text(Counter.count), rx.foreach(Counter.lines, rx.text), rx.text(Counter.worker), rx.button(on_click=Counter.increment), rx.button(on_click=Counter.ask))

app = rx.App()
app.add_page(index, route="/")
"""
SOURCE = Path(__file__).parents[2] / "src"


class Cluster:
    def __init__(self, process, port):
        self.process = process
        self.port = port

    @property
    def workers(self):
        return [child.pid for child in psutil.Process(self.process.pid).children()]

    @asynccontextmanager
    async def browser(self, doc="doc-1"):
        async with websockets.connect(f"ws://127.0.0.1:{self.port}/_event") as link:
            yield Browser(link, self.port, doc)

    async def call(self, browser, name):
        """Trigger a handler of ``Counter`` and wait for its end."""
        browser.n += 1
        await browser.send({"t": "event", "n": browser.n, "bind": event_id(name), "args": []})
        await browser.until(browser.n)


def event_id(name):
    return binding_id(f"shop.Counter.{name}", (), ())


@pytest.fixture
def run(tmp_path, redis_server):
    """``run("disk", 2)`` starts the app."""
    running = []

    def start(store, workers, lease=600):
        redis_server.flush()
        url = f"redis_url={redis_server.url!r}," if store == "redis" else ""
        (tmp_path / "shop.py").write_text(APP)
        (tmp_path / "rxconfig.py").write_text(
            f"import mirra as rx\nconfig = rx.Config(app_name='shop', {url} state_manager_mode={store!r}, redis_lock_expiration={lease})\n"
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-c", "from mirra.cli import main; main()", "run", "shop.py", "--env", "prod", "--workers", str(workers), "--frontend-port", str(port)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(SOURCE), "MIRRA_SECRET_KEY": "test key", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        running.append(process)
        return Cluster(process, port)

    yield start
    for process in running:
        for child in psutil.Process(process.pid).children() if process.poll() is None else []:
            child.send_signal(signal.SIGCONT)
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def until_ready(cluster):
    lines = []
    for line in cluster.process.stdout:
        lines.append(line)
        if "http://" in line:
            return
    raise AssertionError("".join(lines))


async def test_several_workers_without_a_shared_store_are_refused(run):
    cluster = run("memory", 2)
    output = cluster.process.stdout.read()
    assert cluster.process.wait(10) != 0
    assert "`--workers 2` needs a store that the workers share; this app's is in memory." in output
    assert 'On one machine: `rx.Config(state_manager_mode="disk")`' in output


@pytest.mark.parametrize("store", ["disk", "redis"])
async def test_the_worker_of_a_session_is_killed(run, store):
    cluster = run(store, 2)
    await asyncio.to_thread(until_ready, cluster)
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
    await asyncio.to_thread(until_ready, cluster)
    before = cluster.workers
    os.kill(before[0], signal.SIGKILL)
    while len(cluster.workers) < 2 or before[0] in cluster.workers:
        await asyncio.sleep(0.02)
    pids = cluster.workers
    cluster.process.terminate()
    assert await asyncio.to_thread(cluster.process.wait, 10) == 0
    assert not any(psutil.pid_exists(pid) for pid in pids)


class Clicker:
    """A browser that comes again after each lost connection, and sends again what was not acknowledged."""

    def __init__(self, cluster, doc, clicks, chance):
        self.cluster, self.doc, self.clicks, self.chance = cluster, doc, clicks, chance
        self.done = self.version = 0
        self.token = None
        self.seen = []

    async def run(self):
        while self.done < self.clicks:
            try:
                async with self.cluster.browser(self.doc) as browser:
                    await self._converse(browser)
            except (websockets.WebSocketException, OSError, TimeoutError):
                await asyncio.sleep(0.05)

    async def _converse(self, browser):
        known = {"token": self.token, "version": self.version} if self.token else {}
        welcome = await browser.hello(**known)
        assert self.token in (None, welcome["token"]) or self.done == 0, "the session was lost"
        self.token = welcome["token"]
        received = welcome.get("n", 0)
        if welcome.get("patches") is not None:
            self.done = max(self.done, received)
        self._note(browser)
        while self.done < self.clicks:
            number = self.done + 1
            if number > received:
                event = {"t": "event", "n": number, "bind": event_id("increment"), "args": []}
                await browser.send(event)
            while True:
                message = await browser.receive(0.4)  # shorter than a pause
                self._note(browser)
                if message["t"] == "delta" and message.get("ack") == number:
                    assert not message.get("lost")
                    break
            self.done = number
            if self.chance.random() < 0.1:
                return  # a tunnel

    def _note(self, browser):
        self.version = browser.version
        if "count" in browser.state:
            self.seen.append(browser.state["count"])


@pytest.mark.parametrize("store", ["disk", "redis"])
async def test_no_click_is_lost_or_done_twice_while_workers_are_paused_and_killed(run, store):
    seed = int(os.environ.get("MIRRA_TEST_SEED") or random.randrange(2**32))
    print(f"MIRRA_TEST_SEED={seed}")
    chance = random.Random(seed)
    cluster = run(store, 4)
    await asyncio.to_thread(until_ready, cluster)
    clickers = [Clicker(cluster, f"doc-{i}", 300, chance) for i in range(12)]

    async def disturb():
        while True:
            await asyncio.sleep(chance.uniform(0.05, 0.3))
            victim = chance.choice(cluster.workers)
            if chance.random() < 0.3:
                os.kill(victim, signal.SIGKILL)
                continue
            os.kill(victim, signal.SIGSTOP)
            await asyncio.sleep(chance.uniform(0.1, 1.5))  # shorter and longer than a lease
            os.kill(victim, signal.SIGCONT)

    disturbing = asyncio.create_task(disturb())
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
