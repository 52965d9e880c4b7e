"""`mirra run --env prod --workers N` as a test sees it: real processes behind one port, and clients that go on through everything."""

import asyncio
import os
import signal
from contextlib import asynccontextmanager

import psutil
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


class Cluster:
    """The supervisor's process, the port, and the file of the app."""

    def __init__(self, process, port, file):
        self.process = process
        self.port = port
        self.file = file

    @property
    def generations(self):
        return [child.pid for child in psutil.Process(self.process.pid).children()]

    @property
    def workers(self):
        try:
            return [child.pid for pid in self.generations for child in psutil.Process(pid).children()]
        except psutil.NoSuchProcess:
            return self.workers

    def until(self, text):
        """Wait until the terminal says so."""
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if text in line:
                return
        raise AssertionError("".join(lines))

    async def disturb(self, chance, kills=0.3):
        """Pause and kill workers, one after another, until cancelled."""
        while True:
            await asyncio.sleep(chance.uniform(0.05, 0.3))
            victim = chance.choice(self.workers)
            if chance.random() < kills:
                os.kill(victim, signal.SIGKILL)
                continue
            os.kill(victim, signal.SIGSTOP)
            try:
                await asyncio.sleep(chance.uniform(0.1, 1.5))  # shorter and longer than a lease
            finally:
                os.kill(victim, signal.SIGCONT)

    async def ready(self):
        await asyncio.to_thread(self.until, "http://")

    async def replace(self, text):
        """Another version of the app in the place of this one, while it serves."""
        self.file.write_text(text)
        self.process.send_signal(signal.SIGHUP)
        await asyncio.to_thread(self.until, "a new version serves")

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


class Clicker:
    """A browser that comes again after each lost connection, and sends again what was not acknowledged."""

    patience = 0.4
    """Seconds to wait for an answer: shorter than a pause."""

    def __init__(self, cluster, doc, clicks, chance):
        self.cluster, self.doc, self.clicks, self.chance = cluster, doc, clicks, chance
        self.done = self.version = 0
        self.token = None
        self.seen = []
        self.told = []
        """Toasts and other actions that no click asked for."""

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
                await browser.send({"t": "event", "n": number, **self.event(number)})
            while True:
                message = await browser.receive(self.patience)
                self._note(browser)
                self.told += message.get("do", [])
                if message.get("ack"):
                    self.acknowledged(message["ack"], message)
                if message.get("ack") == number:
                    break
            self.done = number
            if self.chance.random() < 0.1:
                return  # a tunnel

    def event(self, number):
        """What it does next."""
        return {"bind": event_id("increment"), "args": []}

    def acknowledged(self, number, message):
        """An event has ended."""
        assert not message.get("lost")

    def _note(self, browser):
        self.version = browser.version
        if "count" in browser.state:
            self.seen.append(browser.state["count"])
