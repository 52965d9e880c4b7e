"""What a project starts with: a file of ours, or a folder or zip file of somebody's."""

from __future__ import annotations

import shutil
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from mirra.cli.rename import rename_app
from mirra.config import load_config
from mirra.errors import ConfigError

TEMPLATES = Path(__file__).parent / "templates"
_LARGEST = 50 * 1024 * 1024


@contextmanager
def template_folder(template: str) -> Iterator[Path]:
    """The folder with the template's `rxconfig.py`; raises ``ConfigError`` where there is none."""
    with tempfile.TemporaryDirectory() as scratch:
        found = Path(template)
        if template.startswith(("https://", "http://")):
            found = _download(template, Path(scratch) / "template.zip")
        if found.suffix == ".zip" and found.is_file():
            found = _unpack(found, Path(scratch) / "unpacked")
        if not (found / "rxconfig.py").is_file():
            known = ", ".join(f"`{path.stem}`" for path in sorted(TEMPLATES.glob("*.py")))
            raise ConfigError(
                f"There is no template `{template}`.",
                f"There are {known}; or name a folder or zip file with an `rxconfig.py`.",
                source=None,
            )
        yield found


def copy_template(folder: Path, root: Path, name: str) -> None:
    """Copy the project, without what begins with a dot or is there already, and give its app another name."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        target = root / relative
        hidden = any(part.startswith(".") or part == "__pycache__" for part in relative.parts)
        if path.is_file() and not hidden and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    if load_config(root).app_name != name:
        rename_app(root, name)


def _download(url: str, target: Path) -> Path:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            content = answer.read(_LARGEST + 1)
    except (urllib.error.URLError, TimeoutError, ValueError) as error:
        raise ConfigError(f"`{url}` cannot be fetched: {error}.", source=None) from error
    if len(content) > _LARGEST:
        raise ConfigError(f"`{url}` is larger than {_LARGEST // 1024**2} MB.", source=None)
    target.write_bytes(content)
    return target


def _unpack(archive: Path, target: Path) -> Path:
    """The folder of the project in a zip file. Only files below ``target`` are written."""
    try:
        with zipfile.ZipFile(archive) as packed:
            for entry in packed.infolist():
                parts = PurePosixPath(entry.filename).parts
                if ".." in parts or entry.filename.startswith(("/", "\\")):
                    raise ConfigError(f"`{archive.name}` names a file outside of itself.", source=None)
            packed.extractall(target)
    except zipfile.BadZipFile:
        raise ConfigError(f"`{archive.name}` is no zip file.", source=None) from None
    return next((path.parent for path in sorted(target.rglob("rxconfig.py"))), target)
