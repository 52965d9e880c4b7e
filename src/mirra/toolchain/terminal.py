"""What the terminal shows: short lines, colours only where they are wanted."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mirra.config import environment
from mirra.toolchain.load import Failure

_PAINT = re.compile(r"\x1b\[[0-9;]*m")
_LEVELS = {
    "debug": logging.DEBUG,
    "default": logging.INFO,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
    "critical": logging.CRITICAL,
}


def _colours() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def paint(text: str, code: str) -> str:
    """``text`` in an ANSI colour, if the terminal shows colours."""
    return f"\x1b[{code}m{text}\x1b[0m" if _colours() else text


def say(text: str, level: str = "info") -> None:
    """One line; with ``--json`` an object with ``level`` and ``message``."""
    if environment.LOG_JSON.get():
        text = json.dumps(
            {"level": level, "message": _PAINT.sub("", text).strip(" •➜✗✓")}, ensure_ascii=False
        )
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A line that says how far a long work is, on a terminal alone: call what is given with the name of each piece begun."""
    if not sys.stderr.isatty() or environment.LOG_JSON.get():
        yield lambda name: None
        return
    done = 0

    def advance(name: str) -> None:
        nonlocal done
        done += 1
        sys.stderr.write(f"\r\x1b[2K  {paint('•', '34')} {what} {done} of {total} {paint(name, '2')}")
        sys.stderr.flush()

    try:
        yield advance
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()


def step(what: str, started: float | None = None) -> None:
    """A line of progress, with how long it took."""
    took = f" {paint(f'{(time.perf_counter() - started) * 1000:.0f} ms', '2')}" if started is not None else ""
    say(f"  {paint('•', '34')} {what}{took}")


def address(url: str, label: str = "App") -> None:
    """The line to click."""
    say(f"  {paint('➜', '32')} {label}: {paint(url, '1;36')}")


def problem(failure: Failure) -> None:
    """Why something does not run, with the user's line."""
    say(paint("  ✗ " + failure.text.replace("\n", "\n    "), "31"), "error")
    if failure.file:
        say(f"    in {paint(f'{failure.file}:{failure.line}', '36')}")
    if failure.excerpt:
        say("\n".join(f"    {line}" for line in failure.excerpt.splitlines()))


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        colour = (
            "31" if record.levelno >= logging.ERROR else "33" if record.levelno >= logging.WARNING else "2"
        )
        text = f"  {paint(record.levelname.lower(), colour)} {record.getMessage()}"
        if record.exc_info:
            text += "\n" + self.formatException(record.exc_info)
        return text


class _JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        said = {"level": record.levelname.lower(), "message": record.getMessage()}
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


def set_up_logging(level: str) -> None:
    """mirra's own log lines to the terminal."""
    handler = logging.StreamHandler()
    handler.setFormatter(_JsonLine() if environment.LOG_JSON.get() else _Line())
    root = logging.getLogger("mirra")
    root.handlers[:] = [handler]
    file = environment.LOG_FILE.get()
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        kept = logging.FileHandler(file)
        kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root.handlers.append(kept)
    root.setLevel(_LEVELS.get(level, logging.INFO))
    root.propagate = False
