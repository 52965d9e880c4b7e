"""``mirra export``: the frontend as files for any web server."""

from __future__ import annotations

import shutil
import time
import zipfile
from pathlib import Path

from mirra.compiler.runtime_files import PREFIX
from mirra.toolchain import terminal
from mirra.toolchain.load import Target
from mirra.toolchain.production import compile_for_production

FOLDER = Path(".mirra") / "export"


def export_frontend(target: Target, destination: Path, zipped: bool) -> Path:
    """Write every page, module, style and asset; returns the folder or the zip file."""
    started = time.perf_counter()
    source = compile_for_production(target)
    out = target.root / FOLDER
    shutil.rmtree(out, ignore_errors=True)
    used: set[str] = {"/_app/routes.json"}
    for route in source.app.pages:
        page = source.page(route)
        name = (
            "404.html"
            if route == "404"
            else "index.html"
            if route == "/"
            else f"{route.strip('/')}/index.html"
        )
        _write(out / name, page.html)
        used.update(url for url, _ in page.files)
        used.update(page.preload)
    # Lazily loaded libraries are not preloaded, but any page may ask for them.
    used.update(PREFIX + file for file in source.files.manifest["files"])
    used.update(PREFIX + file for file in source.files.manifest["scripts"].values())
    used.update(source.libraries.urls() if source.libraries else ())
    for url in sorted(used):
        file = source.file(url)
        if file is not None:
            _write(out / url.lstrip("/"), file.content)
    if target.assets.is_dir():
        shutil.copytree(target.assets, out, dirs_exist_ok=True)
    if not zipped:
        terminal.step(f"exported to {out}", started)
        return out
    archive = destination / "frontend.zip"
    destination.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(p for p in out.rglob("*") if p.is_file()):
            packed.write(path, path.relative_to(out))
    terminal.step(f"exported to {archive}", started)
    return archive


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
