"""Several processes behind one port: forked after everything is compiled, started again when one dies."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable
from typing import NoReturn

from mirra.errors import MirraRuntimeError
from mirra.toolchain import terminal

Ready = Callable[[], None]


def run_workers(count: int, work: Callable[[Ready], None], on_serving: Callable[[], None]) -> None:
    """Run ``work(ready)`` in ``count`` processes until SIGTERM or Ctrl-C; ``on_serving`` once all were ready.

    Raises ``MirraRuntimeError`` where a worker fails by itself: the next would, too. One that is killed is replaced.
    """
    if not hasattr(os, "fork"):
        raise MirraRuntimeError("Several workers need an operating system with `fork`.")
    Workers(work).run(count, on_serving)


class Workers:
    """The parent of the workers."""

    def __init__(self, work: Callable[[Ready], None]) -> None:
        self._work = work
        self._running: set[int] = set()
        self._is_stopping = False
        self._reading, self._writing = os.pipe()

    def run(self, count: int, on_serving: Callable[[], None]) -> None:
        """Until they are stopped."""
        previous = {number: signal.signal(number, self._stop) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            for _ in range(count):
                self._start()
            self._until_ready(count)
            if not self._is_stopping:
                on_serving()
            while self._running:
                self._ended(*os.wait())
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)
            os.close(self._reading)
            os.close(self._writing)

    def _until_ready(self, count: int) -> None:
        while count > 0 and not self._is_stopping:
            if select.select([self._reading], [], [], 0.1)[0]:
                count -= len(os.read(self._reading, count))
                continue
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid:
                self._ended(pid, status)

    def _start(self) -> None:
        # A signal between the fork and its entry in the set would miss the new process.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            os.close(self._reading)
            _be_worker(lambda: self._work(lambda: _tell(self._writing)))
        self._running.add(pid)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _ended(self, pid: int, status: int) -> None:
        self._running.discard(pid)
        code = os.waitstatus_to_exitcode(status)
        if self._is_stopping:
            return
        if code >= 0:
            self._stop()
            while self._running:
                self._running.discard(os.wait()[0])
            raise MirraRuntimeError(f"A worker ended by itself, with code {code}.", "Its own error is above.")
        terminal.say(f"  worker {pid} was ended by {signal.Signals(-code).name}: starting another")
        self._start()

    def _stop(self, *_: object) -> None:
        self._is_stopping = True
        for pid in list(self._running):
            try:
                os.kill(pid, signal.SIGTERM)
            except ProcessLookupError:
                continue


def _tell(writing: int) -> None:
    os.write(writing, b".")


def _be_worker(work: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        work()
        code = 0
    except KeyboardInterrupt:
        code = 0
    except BaseException as error:
        from mirra.toolchain.load import failure_of

        terminal.problem(failure_of(error))
    finally:
        # Without the parent's exit handlers.
        os._exit(code)
