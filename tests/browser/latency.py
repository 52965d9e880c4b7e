"""A TCP proxy in front of an app, which lets every byte wait, and can be cut."""

import asyncio
import contextlib
import threading


class Latency:
    """Forwards a port of its own to ``port``; ``round_trip`` seconds are added, half each way. It may be changed at any time."""

    def __init__(self, port):
        self.target = port
        self.round_trip = 0.0
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._is_cut = False
        self._links = set()

    def __enter__(self):
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *exc):
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def cut(self):
        """Close what is open and refuse what comes."""
        self._do(self._cut)

    def mend(self):
        """Connect again."""
        self._is_cut = False

    def silence(self):
        """What is open stays so, and nothing comes through it any more; nobody is told."""
        self._do(self._silence)

    def _do(self, what):
        done = threading.Event()
        self._loop.call_soon_threadsafe(lambda: (what(), done.set()))
        done.wait()

    def _cut(self):
        self._is_cut = True
        for link in self._links:
            link.abort()

    def _silence(self):
        for link in self._links:
            link.pause_reading()

    def _run(self):
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self):
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await asyncio.sleep(0)  # for the transports that they have aborted

    async def _accept(self, reader, writer):
        if self._is_cut:
            return writer.transport.abort()
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        links = {writer.transport, back.transport}
        self._links |= links
        try:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.gather(self._forward(reader, back), self._forward(there, writer))
        finally:
            self._links -= links
            writer.transport.abort()
            back.transport.abort()

    async def _forward(self, reader, writer):
        """Chunks wait side by side, and leave in their order."""
        waiting = asyncio.Queue()
        loop = asyncio.get_running_loop()

        async def leave():
            while True:
                at, data = await waiting.get()
                await asyncio.sleep(at - loop.time())
                if not data:
                    return writer.close()
                writer.write(data)

        leaving = asyncio.create_task(leave())
        try:
            data = b"-"
            while data:
                try:
                    data = await reader.read(65536)
                except ConnectionError:
                    data = b""
                waiting.put_nowait((loop.time() + self.round_trip / 2, data))
            await leaving
        finally:
            leaving.cancel()
