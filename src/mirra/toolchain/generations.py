"""Production with several processes: one port, and a new version of the app in the place of the old one without a pause.

::

    supervisor          holds the sockets; has imported none of the app's code, so that it can be imported anew
    └─ generation       has compiled one version of the app; starts a worker again when it is killed
       └─ worker × N    serves

On SIGHUP a new generation is made. When all its workers are ready the old ones take no more connections, the new ones begin to, and
the old ones end one after another: each lets its handlers finish, puts its sessions into the store and sends its browsers over.
"""

from __future__ import annotations

import importlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable

from mirra.errors import MirraRuntimeError
from mirra.toolchain import terminal
from mirra.toolchain.workers import CLOSE, DRAIN, READY, SERVE, Work, Workers, end_of_line, in_child

_CLOSING = 5.0
"""Seconds to wait until the old workers have stopped taking connections."""
Prepare = Callable[[], Work]
"""Imports and compiles the app: what each worker then does."""


def run_generations(count: int, prepare: Prepare, on_serving: Callable[[], None]) -> None:
    """Serve with ``count`` processes until SIGTERM or Ctrl-C; ``on_serving`` once the first are ready.

    Raises ``SystemExit`` where the app does not start, or a worker ends by itself: its own error has been shown.
    """
    if not hasattr(os, "fork"):
        raise MirraRuntimeError("Several workers need an operating system with `fork`.")
    Supervisor(count, prepare).run(on_serving)


class Generation:
    """The supervisor's end of one version of the app."""

    def __init__(self, pid: int, line: socket.socket) -> None:
        self.pid = pid
        self.line = line

    def tell(self, word: bytes) -> None:
        """Say something to it; it may be gone."""
        try:
            self.line.sendall(word)
        except OSError:
            return

    def stop(self) -> None:
        """End it and its workers."""
        try:
            os.kill(self.pid, signal.SIGTERM)
        except ProcessLookupError:
            return


class Supervisor:
    """Starts generations and relieves one by the next."""

    def __init__(self, count: int, prepare: Prepare) -> None:
        self._count = count
        self._prepare = prepare
        self._generations: list[Generation] = []
        """The one that serves, last, and those that are ending."""
        self._is_stopping = False
        self._is_asked = False
        self._has_terminal = os.isatty(0)
        self._waking, self._woken = socket.socketpair()

    def run(self, on_serving: Callable[[], None]) -> None:
        """Until it is stopped."""
        asked = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        previous = {number: signal.signal(number, self._signalled) for number in asked}
        try:
            current = self._start()
            if not self._answers(current, READY):
                self._end(1)
            current.tell(SERVE)
            on_serving()
            while not self._is_stopping:
                self._wait(None)
                if self._is_asked and not self._is_stopping:
                    self._is_asked = False
                    self._renew()
                if not self._generations or self._is_over(self._generations[-1]):
                    self._end(1)
            self._end(0)
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _signalled(self, number: int, _: object) -> None:
        # A terminal that was closed sends SIGHUP, too.
        is_asked = number == signal.SIGHUP and not (self._has_terminal and not os.isatty(0))
        self._is_asked = self._is_asked or is_asked
        self._is_stopping = self._is_stopping or not is_asked
        if self._is_stopping:
            for generation in self._generations:
                generation.stop()
        self._waking.send(b".")

    def _start(self) -> Generation:
        ours, theirs = socket.socketpair()
        pid = in_child(lambda: self._be_generation(theirs), signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        theirs.close()
        made = Generation(pid, ours)
        self._generations.append(made)
        return made

    def _be_generation(self, line: socket.socket) -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # its supervisor says what is to be done
        for held in (self._waking, self._woken, *(generation.line for generation in self._generations)):
            held.close()
        importlib.invalidate_caches()
        Workers(self._prepare(), line).run(self._count)

    def _renew(self) -> None:
        started = time.perf_counter()
        old = self._generations[-1]
        new = self._start()
        if not self._answers(new, READY):
            if not self._is_stopping:
                self._forget(new)
                terminal.say("  the new version does not start: the old one goes on serving", "warning")
            return
        # Whoever asks meanwhile waits in the sockets' queue: no page comes from one version and its files from the other.
        old.tell(CLOSE)
        self._answers(old, CLOSE, _CLOSING)
        new.tell(SERVE)
        old.tell(DRAIN)
        terminal.step("a new version serves", started)

    # -- waiting

    def _wait(self, seconds: float | None) -> list[socket.socket]:
        """Until a signal came or a generation has something to say; those of them that ended are forgotten."""
        lines = [generation.line for generation in self._generations]
        readable = select.select([self._woken, *lines], [], [], seconds)[0]
        if self._woken in readable:
            self._woken.recv(64)
        for generation in self._generations[:-1]:
            if generation.line in readable and end_of_line(generation.line):
                self._forget(generation)
        return [line for line in readable if line is not self._woken]

    def _answers(self, generation: Generation, word: bytes, seconds: float | None = None) -> bool:
        """Wait for this word; false if the generation ended or time is over instead."""
        end = None if seconds is None else time.monotonic() + seconds
        while not self._is_stopping:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                return False
            readable = select.select([self._woken, generation.line], [], [], left)[0]
            if self._woken in readable:
                self._woken.recv(64)
            if generation.line in readable:
                return generation.line.recv(1) == word
        return False

    def _is_over(self, generation: Generation) -> bool:
        readable = select.select([generation.line], [], [], 0)[0]
        return bool(readable) and end_of_line(generation.line)

    def _forget(self, generation: Generation) -> None:
        generation.line.close()
        self._generations.remove(generation)
        os.waitpid(generation.pid, 0)

    def _end(self, code: int) -> None:
        for generation in self._generations:
            generation.stop()
        for generation in list(self._generations):
            self._forget(generation)
        if code and not self._is_stopping:
            raise SystemExit(code)
