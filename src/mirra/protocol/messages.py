"""The messages on the WebSocket: one JSON object a frame, tagged by ``t``.

A session is resumed by ``(token, doc)``; an event's identity is ``(doc, n)``. State changes are versioned: every
:class:`Delta` has the number of the state it leads to, and the browser says in :class:`Hello` which one it has seen.
``frontend/src/protocol.gen.ts`` is generated from this module by ``tools/wire_types.py``.

Patches are arrays so that they stay short; a path is ``[state, field, *keys]``:

=====================================  ================================================================
``["=", path, value]``                 set the value at the path
``["-", path]``                        delete the key (object) at the path
``["~", path, start, count, items]``   splice the list at the path
``["+", path, text]``                  append to the text at the path
=====================================  ================================================================

An action is ``[name, arguments]``: something the browser does once, such as ``["redirect", {"path": "/"}]``.
Values that JSON cannot hold travel tagged, see ``codec``.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Token = str
"""256 random bits, URL-safe base64; issued by the server, one per tab."""
Path = list[str | int]
SetPatch = tuple[Literal["="], Path, Any]
DeletePatch = tuple[Literal["-"], Path]
SplicePatch = tuple[Literal["~"], Path, int, int, list[Any]]
AppendPatch = tuple[Literal["+"], Path, str]
Patch = SetPatch | DeletePatch | SplicePatch | AppendPatch
Action = tuple[str, dict[str, Any]]

MAX_MESSAGE_BYTES = 256 * 1024
MAX_DEPTH = 32
WEBSOCKET_PATH = "/_event"

CLOSE_MOVED = 4001
"""The worker hands its sessions to a new one: resume at once, without banner or back-off."""
CLOSE_BAD_MESSAGE = 4002
CLOSE_TAKEN_OVER = 4003
"""Another connection of the same document took the session over."""


class Hello(msgspec.Struct, tag_field="t", tag="hello", omit_defaults=True):
    """First message of a connection."""

    doc: str
    """Random per page load."""
    url: str
    """Path and query of the page shown, e.g. ``/users/7?tab=1``."""
    build: str
    """Hash of the manifest the page was compiled from: tells which default values the browser already has."""
    token: Token | None = None
    version: int = 0
    """Last version applied; 0: only the defaults of the page."""
    storage: dict[str, str | None] = {}
    """Client-storage values by the key the page declared: cookies, local and session storage."""


class Event(msgspec.Struct, tag_field="t", tag="event", omit_defaults=True):
    """A bound handler was triggered."""

    n: int
    """Counts the events and navigations of this document from 1."""
    bind: str
    """Binding id: see ``bindings``."""
    args: list[Any] = []
    """Only the values that the browser computes, in the binding's order."""


class Navigate(msgspec.Struct, tag_field="t", tag="navigate", omit_defaults=True):
    """The browser wants to show another page; answered by a delta with what that page reads."""

    n: int
    url: str


class Ack(msgspec.Struct, tag_field="t", tag="ack"):
    """All versions up to this one are applied: the server may forget them."""

    version: int


class Storage(msgspec.Struct, tag_field="t", tag="storage"):
    """Client storage changed in another tab (``sync=True``)."""

    n: int
    values: dict[str, str | None]


class Ping(msgspec.Struct, tag_field="t", tag="ping"):
    """Heartbeat of the browser; answered by :class:`Pong`."""


class ClientError(msgspec.Struct, tag_field="t", tag="error", omit_defaults=True):
    """An uncaught error in the browser; goes to ``frontend_exception_handler``."""

    message: str
    stack: str = ""
    component: str = ""


ClientMessage = Hello | Event | Navigate | Ack | Storage | Ping | ClientError


class Welcome(msgspec.Struct, tag_field="t", tag="welcome", omit_defaults=True):
    """Answer to :class:`Hello`."""

    token: Token
    n: int = 0
    """Highest event number of this document that was received; the browser sends what is above it again."""
    version: int = 0
    """Deltas up to this one follow or are included."""
    fresh: bool = False
    """The session is new: the browser forgets what it had beyond the page's defaults."""
    patches: list[Any] | None = None
    """What differs from what the browser has; with ``fresh`` or an unknown version, from the page's defaults."""
    build: str = ""
    """Hash of the manifest the server runs; another one than the browser's means its page modules are stale."""


class Delta(msgspec.Struct, tag_field="t", tag="delta", omit_defaults=True):
    """One version of the state and what goes with it."""

    v: int
    p: list[Any] = []
    """Patches."""
    ack: int = 0
    """Number of the event that is finished by this delta."""
    do: list[Any] = []
    """Actions, done once, after the patches are applied."""
    lost: bool = False
    """With ``ack``: the event was started and its worker died; it will not run again."""


class Pong(msgspec.Struct, tag_field="t", tag="pong"):
    """Answer to :class:`Ping`."""


class Reload(msgspec.Struct, tag_field="t", tag="reload", omit_defaults=True):
    """Development only: files of `assets/` changed; what shows them is refreshed in place."""

    paths: list[str]
    """Their URL paths."""


class Overlay(msgspec.Struct, tag_field="t", tag="overlay", omit_defaults=True):
    """Development only: the last edit does not run. ``None`` takes the overlay away."""

    text: str | None = None
    file: str = ""
    line: int = 0
    excerpt: str = ""


ServerMessage = Welcome | Delta | Pong | Reload | Overlay
