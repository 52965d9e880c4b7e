"""What the terminal shows: short lines, colours only where they are wanted."""

from __future__ import annotations

import logging
import os
import sys
import time

from mirra.toolchain.load import Failure

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


def say(text: str) -> None:
    """One line."""
    sys.stderr.write(text + "\n")
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
    say(paint("  ✗ " + failure.text.replace("\n", "\n    "), "31"))
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


def set_up_logging(level: str) -> None:
    """mirra's own log lines to the terminal."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Line())
    root = logging.getLogger("mirra")
    root.handlers[:] = [handler]
    root.setLevel(_LEVELS.get(level, logging.INFO))
    root.propagate = False
