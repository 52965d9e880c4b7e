"""Bun, which installs and bundles npm packages: found where the ``npm`` extra puts it, and run."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mirra.errors import BundleError, did_you_mean

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


def add_packages(bun: str, folder: Path, packages: Mapping[str, str]) -> None:
    """Install packages, name -> version, into ``folder``; their install scripts are not run.

    Raises ``BundleError`` with what is wrong with which of them.
    """
    manifest = folder / "package.json"
    if not manifest.exists():
        folder.mkdir(parents=True, exist_ok=True)
        manifest.write_text('{"private": true, "dependencies": {}, "wanted": {}}')
    before = manifest.read_text()
    specifiers = [f"{name}@{version}" if version else name for name, version in packages.items()]
    done = _run([bun, "add", *specifiers, "--ignore-scripts", "--omit", "peer"], folder)
    if done.returncode:
        manifest.write_text(before)
        raise _not_installed(bun, folder, packages, done.stderr)
    made = json.loads(manifest.read_text())
    made["wanted"] = {**made.get("wanted", {}), **packages}
    manifest.write_text(json.dumps(made, indent=2))


def _not_installed(bun: str, folder: Path, packages: Mapping[str, str], said: str) -> BundleError:
    """The error for what Bun said about the first package that it could not get."""
    for name, version in packages.items():
        if (
            re.search(rf"/{re.escape(name.replace('/', '%2f'))} - 404", said, re.IGNORECASE)
            or f"/{name} - 404" in said
        ):
            return BundleError(
                f"npm has no package `{name}`.",
                "Look for its name where you read of it.",
                source=None,
                module=name,
            )
        if re.search(rf'No version matching "[^"]*" found for specifier "{re.escape(name)}"', said):
            newest = _run([bun, "info", name, "version"], folder).stdout.strip()
            advice = f"The newest is `{newest}`." if re.fullmatch(r"\d[\w.+-]*", newest) else None
            return BundleError(f"`{name}` has no version `{version}`.", advice, source=None, module=name)
    names = ", ".join(f"`{name}`" for name in packages)
    module = next(iter(packages)) if len(packages) == 1 else None
    return BundleError(
        f"npm package {names} could not be installed.", _reason(said), source=None, module=module
    )


def bundle(bun: str, folder: Path, wanted: dict[str, Any]) -> dict[str, Any]:
    """Run `bundle.mjs` (its head says what ``wanted`` and the answer are); raises ``BundleError``."""
    done = _run([bun, str(_SCRIPT), json.dumps(wanted)], folder)
    if done.returncode == 0:
        return dict(json.loads(done.stdout))
    try:
        errors = json.loads(done.stdout)["errors"]
    except ValueError:
        names = ", ".join(f"`{name}`" for name in wanted["modules"])
        raise BundleError(f"{names} could not be bundled.", _reason(done.stderr), source=None) from None
    raise _not_bundled(errors[0], wanted["root"])


def run_script(bun: str, script: Path, argument: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
    """One of our own scripts, with its argument as JSON."""
    return _run([bun, str(script), json.dumps(argument)], script.parent)


def _not_bundled(error: Mapping[str, Any], root: str) -> BundleError:
    module, lacks, exports = error["module"], error["lacks"], error["exports"]
    if error["message"] == "react":
        return BundleError(
            f"`{module}` brings a copy of React with it, which cannot work beside the page's own.",
            "Take a build of it that imports `react`.",
            source=None, module=module,
        )  # fmt: skip
    if lacks:
        shown = ", ".join(f"`{name}`" for name in exports[:8]) + (", …" if len(exports) > 8 else "")
        return BundleError(
            f"`{module}` exports no `{lacks}`.",
            did_you_mean(lacks, exports),
            f"It exports {shown}." if exports else "It has nothing but a default export." if lacks != "default" else None,
            source=None, module=module,
        )  # fmt: skip
    lines = [error["message"]]
    if "file" in error:
        file = Path(error["file"])
        shown = str(file.relative_to(root)) if file.is_relative_to(root) else str(file)
        lines = [
            f"{shown}:{error['line']}: {error['message']}",
            *(f"  {line.strip()}" for line in error["text"].splitlines()[:1]),
        ]
    return BundleError(f"`{module}` could not be bundled.", *lines, source=None, module=module)


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _reason(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "No message.")
