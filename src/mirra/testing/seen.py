"""What a page has done beside showing elements: toasts, downloads, the console, other windows."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Toast:
    """A short message in the corner."""

    message: str
    level: str = ""
    description: str = ""
    id: Any = None
    buttons: tuple[tuple[str, Any], ...] = ()
    """Text and what pressing it sets off."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the page gave to save: its ``data``, or the ``url`` it comes from."""

    filename: str
    data: bytes | None = None
    url: str = ""

    @property
    def text(self) -> str:
        """The data as text."""
        return (self.data or b"").decode()


@dataclass(slots=True)
class Seen:
    """All that happened once."""

    toasts: list[Toast] = field(default_factory=list)
    """Those that are shown now."""
    downloads: list[Download] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    """Addresses outside of the app, or in other windows, that it went to."""
    scripts: list[str] = field(default_factory=list)
    """JavaScript that a handler wanted run; only a browser does."""
    clipboard: str = ""


DURATION = 4000
"""Milliseconds that a toast is shown, where nothing else is said."""


def show_toast(
    seen: Seen, arguments: Mapping[str, Any], after: Callable[[float, Callable[[], None]], Any], react: Callable[[Any], None]
) -> None:  # fmt: skip
    """Show a toast until its time is over; one with the ``id`` of another takes its place."""
    buttons = [
        (str(arguments[name]), arguments.get(reaction))
        for name, reaction in (("action", "onAction"), ("cancel", "onCancel"))
        if arguments.get(name) is not None
    ]
    toast = Toast(
        str(arguments.get("message") or ""),
        str(arguments.get("level") or ""),
        str(arguments.get("description") or ""),
        arguments.get("id"),
        tuple(buttons),
    )
    if toast.id is not None:
        dismiss_toast(seen, toast.id)
    seen.toasts.append(toast)

    def over() -> None:
        if toast in seen.toasts:
            seen.toasts.remove(toast)
            react(arguments.get("onAutoClose"))

    duration = arguments.get("duration")
    milliseconds = DURATION if duration is None else float(duration)
    if milliseconds != float("inf"):
        after(milliseconds / 1000, over)


def dismiss_toast(seen: Seen, identity: Any) -> None:
    """Take a toast away, or all of them."""
    seen.toasts[:] = [] if identity is None else [toast for toast in seen.toasts if toast.id != identity]


def download_of(arguments: Mapping[str, Any]) -> Download:
    """The file that a download action names."""
    data = arguments.get("data")
    return Download(
        str(arguments.get("filename") or ""),
        None if data is None else base64.b64decode(str(data)),
        str(arguments.get("url") or ""),
    )
