"""``mirra export``: the frontend as files for any web server, and the backend as an archive of its sources."""

from __future__ import annotations

import shutil
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mirra.app.routes import NOT_FOUND
from mirra.compiler.compiled import CompiledApp
from mirra.compiler.document import with_policy
from mirra.compiler.runtime_files import PREFIX
from mirra.config import Config
from mirra.errors import ConfigError
from mirra.server.assets import find_asset
from mirra.server.http import COMPRESSIBLE, compress
from mirra.server.policy import content_policy
from mirra.toolchain import terminal
from mirra.toolchain.building import compile_for_production
from mirra.toolchain.load import Target

FOLDER = Path(".mirra") / "export"
_NOT_THE_APP = frozenset(
    {"__pycache__", "node_modules", "venv", "env", "assets", "uploaded_files", "frontend.zip", "backend.zip"}
)
"""Never part of the backend; neither is what begins with a dot. Assets belong to the frontend."""
_DATABASES = (".db", ".sqlite", ".sqlite3")
_FORMATS = {"gzip": ("gzip", ".gz"), "brotli": ("br", ".br")}
_WORTH_IT = 1024


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is exported, and where to."""

    frontend: bool = True
    backend: bool = True
    zipped: bool = True
    folder: Path = Path()
    """Where the zip files go."""
    mode: str = "production"
    ssr: bool | None = None
    exclude: tuple[str, ...] = ()
    """Files and folders of the project that do not go into ``backend.zip``."""
    databases: bool = False


def export(target: Target, wanted: Wanted) -> list[Path]:
    """The zip files, or the frontend's folder."""
    made = []
    if wanted.frontend:
        started = time.perf_counter()
        out = target.root / FOLDER
        shutil.rmtree(out, ignore_errors=True)
        source = compile_for_production(target, wanted.ssr, wanted.mode, static=True)
        write_frontend(source, target.assets, out)
        _precompress(out, source.config)
        made.append(_pack("frontend.zip", wanted.folder, _below(out), out) if wanted.zipped else out)
        terminal.step(f"frontend exported to {made[-1]}", started)
        terminal.step(f"its pages talk to {source.config.api_url}, the `api_url` of the config")
    if wanted.backend and wanted.zipped:
        started = time.perf_counter()
        made.append(_pack("backend.zip", wanted.folder, _sources(target, wanted), target.root))
        terminal.step(f"backend exported to {made[-1]}", started)
    return made


def write_frontend(source: CompiledApp, assets: Path, out: Path) -> None:
    """Every page, module, style and asset. The folder is what is served at ``frontend_path``."""
    used: set[str] = {"/_app/routes.json"}
    pages = {route: source.page(route) for route in source.app.pages}
    # One for all: a page is reached from any other without its document, and `404.html` stands for many.
    policy = content_policy(
        {origin for page in pages.values() for origin in page.script_origins},
        _servers(source.config.api_url),
        in_document=True,
    )
    for route, page in pages.items():
        _write(out / _file_of(route), with_policy(page.html, policy))
        used.update(url for url, _ in page.files)
        used.update(page.preload)
        used.update(page.styles)
    # Lazily loaded libraries are not preloaded, but any page may ask for them.
    used.update(PREFIX + file for file in source.files.manifest["files"])
    used.update(PREFIX + file for file in source.files.manifest["scripts"].values())
    used.update(source.plugin_files)
    used.update(source.sheet_files)
    used.update(source.libraries.urls() if source.libraries else ())
    for url in sorted(used):
        file = source.file(url)
        if file is not None:
            _write(out / url.lstrip("/"), file.content)
    # What mirra itself would serve: no hidden file, nothing that lies elsewhere.
    for path in sorted(assets.rglob("*")) if assets.is_dir() else []:
        name = path.relative_to(assets)
        if find_asset(assets, f"/{name.as_posix()}") is not None:
            _write(out / name, path.read_bytes())
    source.built(out)


def _servers(api_url: str) -> list[str]:
    """Where the pages may connect to: the backend, for requests and for its socket."""
    parts = urlsplit(api_url)
    socket = "wss" if parts.scheme == "https" else "ws"
    return [f"{scheme}://{parts.netloc}" for scheme in (parts.scheme, socket)] if parts.netloc else []


def _file_of(route: str) -> str:
    """Servers of files know two names: the index of a folder, and the page for what is not there."""
    if route == NOT_FOUND:
        return "404.html"
    return f"{route.strip('/')}/index.html".lstrip("/")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _precompress(out: Path, config: Config) -> None:
    """``file.js.gz`` and the like beside each file, for servers that send them as they are."""
    known = [_FORMATS[name] for name in config.frontend_compression_formats if name in _FORMATS]
    import mimetypes

    for path in list(_below(out)):
        media = mimetypes.guess_type(path.name)[0] or ""
        if media.startswith(COMPRESSIBLE) and path.stat().st_size >= _WORTH_IT:
            for encoding, suffix in known:
                path.with_name(path.name + suffix).write_bytes(compress(path.read_bytes(), encoding, True))


def _below(folder: Path, keep: Callable[[Path], bool] = lambda path: True) -> Iterator[Path]:
    """All files, in order; folders that are not kept are not entered."""
    for path in sorted(folder.iterdir()):
        if keep(path):
            if path.is_dir():
                yield from _below(path, keep)
            else:
                yield path


def _sources(target: Target, wanted: Wanted) -> Iterator[Path]:
    excluded = {(target.root / name).resolve() for name in wanted.exclude}
    for name in wanted.exclude:
        if not (target.root / name).exists():
            raise ConfigError(
                f"`--exclude-from-backend {name}`: there is no such file or folder.", source=None
            )

    def keep(path: Path) -> bool:
        return not (
            path.name in _NOT_THE_APP
            or path.name.startswith(".")
            or (path.suffix in _DATABASES and not wanted.databases)
            or (path / "pyvenv.cfg").exists()
            or path.resolve() in excluded
        )

    return _below(target.root, keep)


def _pack(name: str, folder: Path, files: Iterable[Path], root: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / name
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files:
            packed.write(path, path.relative_to(root))
    return archive
