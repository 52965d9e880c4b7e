"""``embed.js``: the module by which a foreign page draws the app's first page into one of its elements."""

from __future__ import annotations

from typing import Any

from mirra.app.plugins.embed import EmbedPlugin
from mirra.compiler.boot import boot_of
from mirra.compiler.surroundings import Surroundings
from mirra.js.printer import print_module
from mirra.js.tree import Call, Do, Import, Module, literal


def embed_module(plugin: EmbedPlugin, record: dict[str, Any], around: Surroundings, resolve: Any) -> bytes:
    """Its imports are paths, which a browser takes from where the module itself came."""
    app, page = Import(record["app"], "default"), Import(record["module"], "default")
    where = {"target": plugin.mount_target, "origin": plugin.embed_origin}
    call = Call(Import("mirra/embed", "embed"), (literal(boot_of(around, record)), app, page, literal(where)))
    return print_module(Module((Do(call),)), resolve).encode()
