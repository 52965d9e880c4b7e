"""Users' own npm packages and local JavaScript files, bundled on demand with Bun (extra ``npm``).

All of a project's modules are one bundle with an entry for each, so that what they share is there once. React and every library
that mirra ships stay outside: the bundle takes them from the prebuilt files. Bundles are kept by content under ``.mirra/npm``,
which also remembers the modules asked for, so that the next start makes the same bundle at once.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
import re
import shutil
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Any

from mirra.compiler.runtime_files import PREFIX, RuntimeFiles, library_name, runtime_files
from mirra.config import Config
from mirra.errors import BundleError, MissingExtraError, did_you_mean
from mirra.protocol.manifest import File
from mirra.toolchain import terminal
from mirra.toolchain.bun import add_packages, bundle, find_bun
from mirra.toolchain.load import BUNDLED

URL = "/_app/npm/"


class ProjectLibraries:
    """What is not prebuilt: :meth:`require` bundles, the others answer from the bundle."""

    def __init__(self, root: Path, config: Config, mode: str) -> None:
        self.root = root
        self.base = config.frontend_path
        self.folder = root / ".mirra" / "npm"
        self.shipped: RuntimeFiles = runtime_files(mode)
        self.mode = mode
        self.generation = 0
        """Grows when a bundle is made anew: pages compiled before name an older one."""
        self._required: dict[str, None] = {}
        self._digest = ""
        self._answer: dict[str, Any] = {}

    # -- what the compiler asks

    def require(self, modules: Collection[str], dependencies: Collection[str] = ()) -> None:
        """Have these modules in the bundle. Raises ``BundleError`` and ``MissingExtraError``."""
        new = [module for module in modules if module not in self._required]
        if not new and self._fresh():
            return
        bun = find_bun()
        if bun is None:
            raise MissingExtraError(
                f"`{new[0]}` is an npm package or a JavaScript file of your own, which needs a bundler.",
                'Install it: pip install "mirra[npm]"',
                source=None,
            )
        remembered = [] if self._required else self._remembered()
        try:
            self._make(bun, [*remembered, *new], dependencies)
        except BundleError:
            if not remembered:
                raise
            # One that is asked for no more may be what fails.
            self._make(bun, [module for module in new if module not in remembered] or new, dependencies)

    def resolve(self, module: str, export: str) -> tuple[str, str]:
        """``(URL, exported name)``; raises ``BundleError`` for an export that is not there."""
        if module not in self._required:
            self.require([module])
        found = self._answer[module]
        names = found["exports"]
        if export and export not in names and export != "*":
            shown = ", ".join(f"`{name}`" for name in names[:8]) + (", …" if len(names) > 8 else "")
            raise BundleError(
                f"`{module}` exports no `{export}`.",
                did_you_mean(export, names),
                f"It exports {shown}." if names else "It exports nothing.",
                source=None,
            )
        return self._url(found["entry"]), export

    def styles(self, modules: Collection[str]) -> tuple[str, ...]:
        """URLs of the stylesheets that these modules import."""
        found = [self._answer[module]["style"] for module in modules if module in self._answer]
        return tuple(self._url(style) for style in found if style)

    def uses_themes(self, modules: Collection[str]) -> bool:
        """Whether the bundle of these modules draws Radix Themes' components, whose styles the page then needs."""
        return any(self._answer[module]["themes"] for module in modules if module in self._answer)

    def file(self, url: str) -> File | None:
        """A bundled file by URL; only names that are in the bundle's folder."""
        found = re.fullmatch(rf"{URL}([0-9a-f]{{12}})/([\w@.\-]+)", url)
        folder = self.folder / "out" / found[1] if found else None
        if found is None or folder is None or not folder.is_dir():
            return None
        path = next((entry for entry in folder.iterdir() if entry.name == found[2]), None)
        if path is None or path.name == "answer.json":
            return None
        media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return File(path.read_bytes(), f"{media}; charset=utf-8" if media.startswith("text/") else media)

    def urls(self) -> list[str]:
        """All files of the present bundle, for an export."""
        folder = self.folder / "out" / self._digest
        return [self._url(p.name) for p in sorted(folder.iterdir())] if self._digest else []

    # -- making the bundle

    def _url(self, name: str) -> str:
        return f"{URL}{self._digest}/{name}"

    def _fresh(self) -> bool:
        return self._digest == self._content_digest(list(self._required))

    def _make(self, bun: str, modules: list[str], dependencies: Collection[str]) -> None:
        wanted = list(dict.fromkeys([*self._required, *modules]))
        missing = [package for package in self._packages(wanted, dependencies) if not self._has(package)]
        if missing:
            terminal.step(f"installing {', '.join(f'`{package}`' for package in missing)}")
            add_packages(bun, self.folder, missing)
        digest = self._content_digest(wanted)
        out = self.folder / "out" / digest
        if not (out / "answer.json").exists():
            self._bundle(bun, wanted, out)
        self._answer = json.loads((out / "answer.json").read_text())
        self._required = dict.fromkeys(wanted)
        if digest != self._digest:
            self._digest = digest
            self.generation += 1
        (self.folder / f"modules-{self.mode}.json").write_text(json.dumps(wanted))

    def _bundle(self, bun: str, modules: list[str], out: Path) -> None:
        terminal.step(f"bundling {', '.join(f'`{module}`' for module in modules)}")
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        asked = {
            "modules": {module: self._entry(module) for module in modules},
            "out": str(out),
            "manifest": str(self.shipped.folder / "manifest.json"),
            "prefix": self.base + PREFIX,
            "url": f"{self.base}{URL}{out.name}/",
            "mode": self.mode,
            "from": str(self.folder),
        }
        try:
            answer = bundle(bun, self.folder, asked)
        except BundleError:
            shutil.rmtree(out, ignore_errors=True)
            raise
        (out / "answer.json").write_text(json.dumps(answer))

    def _entry(self, module: str) -> str:
        """What the bundler is to import: a package's name, or the path of a local file."""
        return str(self._local(module)) if _is_local(module) else library_name(module)

    def _local(self, module: str) -> Path:
        name = module.removeprefix("$").removeprefix("/public/").partition("?")[0]
        path = (self.root / "assets" / name).resolve()
        if not path.is_file():
            raise BundleError(f"There is no file `{path}`.", source=None)
        return path

    def _content_digest(self, modules: list[str]) -> str:
        """Local files by their content, packages by their lock file; and by what is left outside."""
        digest = hashlib.sha256(f"{sorted(modules)}{self._outside}{self.mode}{self.base}".encode())
        if any(_is_local(module) for module in modules):
            for path in sorted((self.root / "assets").rglob("*")):
                if path.suffix in (*BUNDLED, ".css", ".json"):
                    digest.update(str(path).encode() + path.read_bytes())
        lock = self.folder / "bun.lock"
        if lock.exists():
            digest.update(lock.read_bytes())
        return digest.hexdigest()[:12]

    @cached_property
    def _outside(self) -> str:
        return str(sorted(self.shipped.manifest["files"]))

    def _packages(self, modules: list[str], dependencies: Collection[str]) -> list[str]:
        named = [_package(module) for module in modules if not _is_local(module)]
        named += dependencies
        return [
            p for p in dict.fromkeys(named) if not self.shipped.knows(library_name(p)) and p not in _JOINED
        ]

    def _has(self, package: str) -> bool:
        name = library_name(package)
        path = self.folder / "package.json"
        known = json.loads(path.read_text())["dependencies"].get(name) if path.exists() else None
        version = package[len(name) + 1 :]
        return known is not None and (not version or known == version) and self._installed(name)

    def _installed(self, name: str) -> bool:
        return (self.folder / "node_modules" / name / "package.json").exists()

    def _remembered(self) -> list[str]:
        path = self.folder / f"modules-{self.mode}.json"
        if not path.exists():
            return []
        return [
            module
            for module in json.loads(path.read_text())
            if (self.root / "assets" / module.removeprefix("$/public/")).is_file()
            or (not _is_local(module) and self._has(_package(module)))
        ]


_JOINED = frozenset({"@radix-ui/themes"})
"""Shipped in parts (`@radix-ui/themes/button`); the whole is put together from them."""


def _is_local(module: str) -> bool:
    return module.startswith(("$/public/", "/public/", "/", "."))


def _package(module: str) -> str:
    """``@scope/name@1.2/sub`` -> ``@scope/name@1.2``."""
    return "/".join(module.split("/")[: 2 if module.startswith("@") else 1])


def project_libraries(root: Path, config: Config, mode: str) -> ProjectLibraries:
    """The libraries of a project."""
    return ProjectLibraries(root, config, mode)
