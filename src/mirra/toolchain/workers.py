"""The workers of one version of the app: forked after everything is compiled, started again when one is killed.

A worker and its parent speak over a socket, in words of one byte; its end says that the other process has ended.
"""

from __future__ import annotations

import os
import select
import signal
import socket
from collections.abc import Callable, Iterable

from mirra.errors import MirraRuntimeError
from mirra.toolchain import terminal

READY = b"r"
"""From below: everything is there to serve."""
SERVE = b"s"
"""From above: take connections."""
CLOSE = b"c"
"""From above: take no more connections; from below: none are taken any more."""
DRAIN = b"d"
"""From above: end, one worker after another."""
Work = Callable[[socket.socket], None]
"""Serves, as it is told over its line, until SIGTERM."""
_LOOK = 1.0
"""Seconds between two looks for workers that ended without a word."""


class Workers:
    """The parent of the workers; ``line`` leads to the supervisor."""

    def __init__(self, work: Work, line: socket.socket) -> None:
        self._work = work
        self._line = line
        self._lines: dict[int, socket.socket] = {}
        """Process id of a worker -> the line to it."""
        self._answered: dict[bytes, set[int]] = {READY: set(), CLOSE: set()}
        self._is_serving = self._is_closed = self._is_ending = False
        self._failed: int | None = None

    def run(self, count: int) -> None:
        """Until all have ended. Raises ``MirraRuntimeError`` where a worker fails by itself: the next would, too."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop())
        for _ in range(count):
            self._start()
        while self._lines:
            lines = {line: pid for pid, line in self._lines.items()}
            above = [] if self._line.fileno() < 0 else [self._line]
            for line in select.select([*above, *lines], [], [], _LOOK)[0]:
                if line is self._line:
                    self._told(line.recv(1))
                elif not end_of_line(line):
                    self._heard(lines[line], line.recv(1))
            self._reap()
        if self._failed is not None:
            raise MirraRuntimeError(
                f"A worker ended by itself, with code {self._failed}.", "Its own error is above."
            )

    def _told(self, word: bytes) -> None:
        if word == SERVE:
            self._is_serving = True
        elif word == DRAIN:
            self._is_ending = True
            return self._end_next()
        elif not word:
            self._line.close()
            return self._stop()
        else:
            self._is_serving, self._is_closed = False, True
        for line in self._lines.values():
            line.sendall(word)

    def _heard(self, pid: int, word: bytes) -> None:
        self._answered[word].add(pid)
        if word == READY and self._is_serving:
            self._lines[pid].sendall(SERVE)  # in the place of one that was killed
        elif self._answered[word] >= self._lines.keys():
            self._answered[word].clear()
            if self._line.fileno() >= 0:
                self._line.sendall(word)

    def _start(self) -> None:
        ours, theirs = socket.socketpair()

        def work() -> None:
            for held in (ours, self._line, *self._lines.values()):
                held.close()
            self._work(theirs)

        # A signal between the fork and the entry in the table would miss the new process.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        pid = in_child(work, signal.SIGTERM, signal.SIGINT, mask=before)
        theirs.close()
        self._lines[pid] = ours
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _reap(self) -> None:
        while self._lines:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            self._lines.pop(pid).close()
            for answered in self._answered.values():
                answered.discard(pid)
            code = os.waitstatus_to_exitcode(status)
            if self._is_ending:
                self._end_next()
            elif code >= 0:
                self._failed = code
                self._stop()
            elif not self._is_closed:
                terminal.say(f"  worker {pid} was ended by {signal.Signals(-code).name}: starting another")
                self._start()

    def _end_next(self) -> None:
        if self._lines:
            _terminate(next(iter(self._lines)))

    def _stop(self) -> None:
        self._is_ending = True
        for pid in list(self._lines):
            _terminate(pid)


def _terminate(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGTERM)
    except ProcessLookupError:
        return


def end_of_line(line: socket.socket) -> bool:
    """Whether the process at the other end of a readable line has ended."""
    try:
        return not line.recv(1, socket.MSG_PEEK)
    except ConnectionError:
        return True


def in_child(work: Callable[[], None], *signals: int, mask: Iterable[int] | None = None) -> int:
    """Run ``work`` in a forked process, where ``signals`` have their usual meaning and ``mask`` is blocked; its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        for number in signals:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        if mask is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
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
