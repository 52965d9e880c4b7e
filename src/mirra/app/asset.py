"""``rx.asset``: the URL of a file in ``assets/``, or of one beside the calling module."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from mirra.errors import MirraError


class AssetNotFound(MirraError, FileNotFoundError):
    """There is no such file."""


class AssetUrl(str):
    """A URL; ``importable_path`` is what ``Component.library`` takes for a local JavaScript file."""

    importable_path: str


def asset(path: str, shared: bool = False, subfolder: str | None = None) -> AssetUrl:
    """The URL of ``assets/<path>`` with its content hash; ``shared=True`` takes the file beside the calling module.

    Raises ``AssetNotFound``.
    """
    caller = sys._getframe(1)
    assets = _project(Path(caller.f_code.co_filename)) / "assets"
    relative = path.lstrip("/")
    if shared:
        beside = Path(caller.f_code.co_filename).parent / relative
        if not beside.is_file():
            raise AssetNotFound(f"There is no file `{beside}`.")
        module = caller.f_globals.get("__name__", "module")
        relative = "/".join(part for part in ("external", module, subfolder or "", relative) if part)
        target = assets / relative
        if not target.exists() or target.read_bytes() != beside.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(beside, target)
    file = assets / relative
    if not file.is_file():
        raise AssetNotFound(f"There is no file `{relative}` in `{assets}`.")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:8]
    url = AssetUrl(f"/{relative}?v={digest}")
    url.importable_path = f"$/public/{relative}"
    return url


def _project(module: Path) -> Path:
    """The folder with `rxconfig.py`, else the nearest one with `assets`, above a module of the project."""
    above = module.resolve().parents
    for mark in ("rxconfig.py", "assets"):
        for folder in above:
            if (folder / mark).exists():
                return folder
    return Path.cwd()
