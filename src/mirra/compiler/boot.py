"""How a page begins in the browser: its record, the data in its document, the module that starts it, and what is fetched at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

import msgspec

from mirra.compiler.document import hashed_url
from mirra.compiler.runtime_files import PREFIX, RuntimeFiles
from mirra.compiler.surroundings import Surroundings
from mirra.js.tree import Call, Do, Import, Literal, Member, Module, Name, walk
from mirra.protocol.manifest import JSON, File, StorageField
from mirra.registry import registry


def storage_fields() -> list[StorageField]:
    """All vars that are kept in the browser: they are sent with every page."""
    found: list[StorageField] = []
    for cls in registry().all("state").values():
        found.extend(f.storage for f in cls.__mirra__.fields.values() if f.storage is not None)
    return found


def record_of(
    around: Surroundings, route: str, module_url: str, styles: Sequence[str], origins: Set[str], preload: Sequence[str],
    defaults: Mapping[str, Any], title: str, meta: Sequence[Any],
) -> dict[str, Any]:  # fmt: skip
    """What the browser must know of a page to go to it without loading the document."""
    return {
        "route": route,
        "module": around.base + module_url,
        "app": around.base + around.app_module,
        "styles": styles,
        "origins": sorted(origins),
        "preload": [around.base + url for url in preload],
        "defaults": defaults,
        "storage": [
            {"state": f.state, "field": f.field, "kind": f.kind, "key": f.key, "options": f.options}
            for f in storage_fields()
        ],
        "title": title,
        "meta": meta,
    }


def record_file(record: Mapping[str, Any]) -> tuple[str, File]:
    """What it fetches to learn that."""
    content = msgspec.json.encode(record)
    return hashed_url("page", content, "json"), File(content, JSON)


def table_of_components(files: RuntimeFiles, base: str) -> tuple[str, File]:
    """Where the browser finds what a component that comes from the state is made of."""
    table = {
        module: {name: (base + url, inner) for name, (url, inner) in names.items()}
        for module, names in files.table.items()
    }
    content = msgspec.json.encode(table)
    return hashed_url("components", content, "json"), File(content, JSON)


def boot_of(around: Surroundings, record: Mapping[str, Any]) -> dict[str, Any]:
    """What the document carries for the browser runtime."""
    return {
        "build": around.build, "page": record, "routes": around.base + around.routes, "socket": around.socket, "dev": around.dev,
        "colorMode": around.color_mode, "base": around.base, "toaster": around.toaster, "static": around.static,
        **({"env": around.env} if around.env else {}),
    }  # fmt: skip


def boot_module(around: Surroundings, module_url: str) -> Module:
    """Starts the app with its wrapper and the page."""
    boot = Call(
        Member(Name("JSON"), "parse"),
        (Member(Call(Member(Name("document"), "getElementById"), (Literal("mirra-boot"),)), "textContent"),),
    )
    app, page = (
        Import(around.base + around.app_module, "default"),
        Import(around.base + module_url, "default"),
    )
    return Module((Do(Call(Import("mirra", "start"), (boot, app, page))),))


def preload_of(
    module: Module, around: Surroundings, files: RuntimeFiles, resolve: Any, module_url: str
) -> tuple[str, ...]:
    """Everything the page will load, so that it comes in one round trip."""
    urls = {resolve(node)[0] for node in walk(module) if isinstance(node, Import)}
    urls |= {resolve(element.tag)[0] for element in around.wrap.elements if isinstance(element.tag, Import)}
    urls.add(resolve(Import("mirra", "start"))[0])
    chunks = files.closure([url.removeprefix(PREFIX) for url in sorted(urls) if url.startswith(PREFIX)])
    own = [url for url in sorted(urls) if not url.startswith(PREFIX)]
    return (module_url, around.app_module, *(PREFIX + chunk for chunk in chunks), *own)
