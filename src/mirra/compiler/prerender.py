"""A page's markup before any browser asks for it: drawn from its printed function and the state's defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from mirra.compiler.linking import imported, is_foreign
from mirra.compiler.runtime_files import RuntimeFiles, library_name
from mirra.errors import MirraRuntimeError
from mirra.js.printer import PrintedFunction, print_function
from mirra.js.tree import Import, Module

_BROWSER_ONLY = ("@emotion/",)
"""Libraries that would write `<style>` elements into the markup, which the content policy refuses."""


class RenderError(MirraRuntimeError):
    """A page that only a browser can draw; the message ends the sentence "cannot be drawn on the server: …"."""


class Renderer(Protocol):
    """Runs printed pages; `mirra.ssr` has one."""

    def render(self, app: PrintedFunction, page: PrintedFunction, boot: Mapping[str, Any]) -> str:
        """The markup; raises :class:`RenderError`."""
        ...


def printed_for_server(module: Module, files: RuntimeFiles) -> PrintedFunction:
    """The module as a function of prebuilt libraries; raises :class:`RenderError` where it needs others."""
    for name in imported(module, lazy=False):
        if not name.endswith(".css") and (
            is_foreign(name, files) or library_name(name).startswith(("/", "http", *_BROWSER_ONLY))
        ):
            raise RenderError(f"it uses `{name}`, which runs in browsers only")
    printed = print_function(module)
    imports = tuple(Import(library_name(symbol.module), symbol.export) for symbol in printed.imports)
    return PrintedFunction(printed.text, imports)
