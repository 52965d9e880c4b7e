"""Users' own npm packages and local JavaScript files, bundled on demand with Bun (extra ``npm``).

React and every library that mirra ships stay outside the bundle: shims re-export them from the prebuilt files, so that there is
one React on a page. Bundles are kept by content under ``.mirra/``; install scripts are never run.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from mirra.compiler.runtime_files import PREFIX, RuntimeFiles, library_name, runtime_files
from mirra.config import Config
from mirra.errors import BundleError, MissingExtraError, did_you_mean
from mirra.toolchain import terminal

URL = "/_app/npm/"


class ProjectLibraries:
    """Resolves what is not prebuilt; one bundle for each module."""

    def __init__(self, root: Path, config: Config, mode: str) -> None:
        self.root = root
        self.folder = root / ".mirra" / "npm"
        self.files: RuntimeFiles = runtime_files(mode)
        self.mode = mode
        self._exports: dict[str, tuple[str, list[str]]] = {}

    def resolve(self, module: str, export: str) -> tuple[str, str]:
        """``(URL, exported name)``; bundles when first asked."""
        if module not in self._exports:
            self._exports[module] = self._bundle(module)
        url, names = self._exports[module]
        if export and export not in names:
            raise BundleError(
                f"`{module}` exports no `{export}`.",
                did_you_mean(export, names),
                f"It exports {', '.join(f'`{n}`' for n in names[:8])}.",
            )
        return url, export

    def _bundle(self, module: str) -> tuple[str, list[str]]:
        bun = find_bun()
        if bun is None:
            raise MissingExtraError(
                f"`{module}` is an npm package or a JavaScript file of your own, which needs a bundler.",
                'Install it: pip install "mirra[npm]"',
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        entry, key = self._entry(module, bun)
        digest = hashlib.sha256(
            f"{key}|{sorted(self.files.manifest['files'])}|{self.mode}".encode()
        ).hexdigest()[:12]
        out = self.folder / "out" / digest
        if not (out / "exports.json").exists():
            terminal.step(f"bundling `{module}`")
            self._build(bun, module, entry, out)
        names = json.loads((out / "exports.json").read_text())
        return f"{URL}{digest}/entry.js", names

    def _entry(self, module: str, bun: str) -> tuple[str, str]:
        """The text of the bundle's entry, and what identifies its content."""
        if module.startswith(("$/public/", "/public/")) or module.startswith("."):
            path = (self.root / "assets" / module.removeprefix("$").removeprefix("/public/")).resolve()
            if not path.is_file():
                raise BundleError(f"There is no file `{path}`.")
            return str(path), path.read_text() + str(path)
        self._install(bun, module)
        return library_name(module), f"{module}{self._version(module)}"

    def _version(self, module: str) -> str:
        name = "/".join(library_name(module).split("/")[: 2 if module.startswith("@") else 1])
        path = self.folder / "node_modules" / name / "package.json"
        return str(json.loads(path.read_text())["version"])

    def _install(self, bun: str, module: str) -> None:
        parts = module.split("/")
        package = "/".join(parts[: 2 if module.startswith("@") else 1])
        name = library_name(package)
        manifest = self.folder / "package.json"
        if not manifest.exists():
            manifest.write_text('{"private": true, "dependencies": {}}')
        wanted = json.loads(manifest.read_text()).get("dependencies", {})
        if name in wanted and (self.folder / "node_modules" / name).exists():
            return
        terminal.step(f"installing `{package}`")
        done = self._run([bun, "add", package, "--ignore-scripts", "--omit", "peer"])
        if done.returncode:
            raise BundleError(f"npm package `{package}` could not be installed.", _last_line(done.stderr))

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)

    def _build(self, bun: str, module: str, entry: str, out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        manifest = self.files.folder / "manifest.json"
        wanted = {
            "library": entry,
            "out": str(out),
            "manifest": str(manifest),
            "prefix": PREFIX,
            "mode": self.mode,
            "from": str(self.folder),
        }
        done = self._run([bun, str(Path(__file__).parent / "bundle.mjs"), json.dumps(wanted)])
        if done.returncode:
            shutil.rmtree(out, ignore_errors=True)
            raise BundleError(f"`{module}` could not be bundled.", _last_line(done.stderr or done.stdout))

    def file(self, url: str) -> bytes | None:
        """The content of a bundled file by URL; only names that a bundle can have."""
        if not re.fullmatch(rf"{URL}[0-9a-f]{{12}}/[\w.\-]+\.(js|css)", url):
            return None
        path = self.folder / "out" / url.removeprefix(URL)
        return path.read_bytes() if path.is_file() else None


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "No message.")


def find_bun() -> str | None:
    """The Bun of the ``npm`` extra, else one on the PATH."""
    spec = importlib.util.find_spec("bun")
    if spec is not None and spec.submodule_search_locations:
        for folder in spec.submodule_search_locations:
            for candidate in (Path(folder) / "bin" / "bun", Path(folder) / "bun"):
                if candidate.is_file() and os.access(candidate, os.X_OK):
                    return str(candidate)
    scripts = Path(sys.executable).parent / "bun"
    return str(scripts) if scripts.is_file() else shutil.which("bun")


def project_libraries(root: Path, config: Config, mode: str) -> Any:
    """The libraries of a project."""
    return ProjectLibraries(root, config, mode)
