"""An embedded V8 with React's server renderer and every prebuilt library in it: printed pages in, HTML text out.

Must not know what a page is made of: it gets functions as text and the data they are called with.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from typing import Any

from mirra.compiler.prerender import RenderError
from mirra.compiler.runtime_files import RUNTIME
from mirra.errors import MissingExtraError
from mirra.js.printer import PrintedFunction

_PATIENCE = 5.0
"""Seconds after which a page that does not come to an end is given up; the engine lives on."""


def new_context(what: str, script: str) -> Any:
    """A V8 in which ``script`` has run; raises ``MissingExtraError`` where there is none, saying ``what`` needs it."""
    try:
        from py_mini_racer import MiniRacer
    except ImportError:
        raise MissingExtraError(
            f"{what} needs an embedded JavaScript engine.",
            'Install it: pip install "mirra[ssr]"',
            source=None,
        ) from None
    context = MiniRacer()
    context.eval(f"{script}\n;undefined")
    return context


class Engine:
    """A :class:`~mirra.compiler.prerender.Renderer`. Takes 0.2 s to start, and 80 MB of which V8 keeps most after :meth:`close`.

    Raises ``MissingExtraError`` where V8 is not installed.
    """

    def __init__(self) -> None:
        self.renders, self.seconds = 0, 0.0
        self._context = new_context("Server rendering", (RUNTIME / "ssr.js").read_text("utf-8"))

    def render(self, app: PrintedFunction, page: PrintedFunction, boot: Mapping[str, Any]) -> str:
        """The page's markup with the state in ``boot``; raises ``RenderError`` for whatever the code raises."""
        from py_mini_racer import JSEvalException, JSTimeoutException

        given = [_sendable(app), _sendable(page), boot]
        started = time.perf_counter()
        try:
            return str(self._context.call("mirra.render", *given, timeout_sec=_PATIENCE))
        except JSTimeoutException:
            raise RenderError(f"it did not come to an end in {_PATIENCE:g} seconds") from None
        except JSEvalException as error:
            raise RenderError(_first_line(str(error))) from None
        finally:
            self.renders += 1
            self.seconds += time.perf_counter() - started

    def close(self) -> None:
        """Give the memory back."""
        self._context.close()


def _sendable(function: PrintedFunction) -> dict[str, Any]:
    return {"text": function.text, "imports": [[symbol.module, symbol.export] for symbol in function.imports]}


_PLACE = re.compile(r"^<anonymous>:\d+: (Uncaught )?")


def _first_line(text: str) -> str:
    """The engine's message without the place in a script that nobody has seen."""
    return _PLACE.sub("", text.strip().partition("\n")[0])
