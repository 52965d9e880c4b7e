"""Whether pages are drawn before browsers ask for them, and what the terminal says of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from mirra.compiler.compiled import CompiledApp
from mirra.errors import MissingExtraError
from mirra.ssr.engine import Engine
from mirra.toolchain import terminal

_OFF = ("0", "false", "no", "off")


def wanted(asked: bool | None = None) -> bool:
    """What the command line asks for, else the variable ``MIRRA_SSR`` (or ``REFLEX_SSR``), else yes."""
    if asked is not None:
        return asked
    said = os.environ.get("MIRRA_SSR", os.environ.get("REFLEX_SSR", ""))
    return said.lower() not in _OFF


@contextmanager
def drawing(asked: bool | None = None) -> Iterator[Engine | None]:
    """An engine while pages are compiled. Without the extra there is none, and a line says so."""
    if not wanted(asked):
        yield None
        return
    try:
        engine = Engine()
    except MissingExtraError as missing:
        terminal.step(f"pages are drawn by browsers only; to draw them here: {missing.advice[0]}")
        yield None
        return
    try:
        yield engine
    finally:
        engine.close()


def report(source: CompiledApp, engine: Engine | None) -> None:
    """One line for what was drawn, and one for each page that only a browser can draw."""
    if engine is None:
        return
    pages = [page for route in source.app.pages if (page := source.compiled(route)) is not None]
    drawn = [page for page in pages if not page.drawn_by_browser]
    if drawn:
        each = engine.seconds / max(engine.renders, 1) * 1000
        terminal.step(f"{len(drawn)} page{'s' * (len(drawn) != 1)} drawn on the server, {each:.1f} ms each")
    for page in pages:
        if page.drawn_by_browser:
            terminal.step(f"`{page.route}` is drawn by the browser: {page.drawn_by_browser}")
