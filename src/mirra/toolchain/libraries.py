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
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from mirra.compiler.permits import MAKES_MARKUP
from mirra.compiler.runtime_files import PREFIX, RuntimeFiles, is_path, library_name, runtime_files, specifier
from mirra.config import Config
from mirra.errors import BundleError, MissingExtraError
from mirra.protocol.manifest import File
from mirra.toolchain import terminal
from mirra.toolchain.bun import add_packages, bundle, find_bun
from mirra.toolchain.load import BUNDLED, failure_of

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
        self._required: dict[str, set[str]] = {}
        """Module -> what is asked of it."""
        self._versions: dict[str, str] = {}
        self._digest = ""
        self._answer: dict[str, Any] = {}

    # -- what the compiler asks

    def require(self, modules: Mapping[str, Collection[str]], dependencies: Collection[str] = ()) -> None:
        """Have these exports of these modules in the bundle. Raises ``BundleError`` and ``MissingExtraError``."""
        wanted = _merged(self._required, modules)
        if wanted == self._required and self._fresh():
            return
        bun = find_bun()
        if bun is None:
            raise MissingExtraError(
                f"`{next(iter(modules))}` is an npm package or a JavaScript file of your own, which needs a bundler.",
                'Install it: pip install "mirra[npm]"',
                source=None,
            )
        packages = self._packages([*modules, *dependencies])
        # All pages of a production build are known before the first is finished.
        is_first = not self._required and self.mode == "development"
        remembered = self._remembered() if is_first else {}
        try:
            self._make(bun, _merged(remembered, wanted), packages)
        except BundleError:
            if not remembered:
                raise
            # One that is asked for no more may be what fails.
            self._make(bun, wanted, packages)

    def resolve(self, module: str, export: str) -> tuple[str, str]:
        """``(URL, exported name)`` of what was required."""
        name = library_name(module)
        if name not in self._required or (export and export not in self._required[name]):
            self.require({module: {export}})
        return self._url(self._answer[name]["entry"]), export

    def forgives(self, error: BundleError) -> bool:
        """In development a page is shown without what cannot be bundled, and the terminal says why."""
        if self.mode == "production":
            return False
        terminal.problem(failure_of(error))
        return True

    def styles(self, modules: Collection[str]) -> tuple[str, ...]:
        """URLs of the stylesheets that these modules import."""
        names = dict.fromkeys(library_name(module) for module in modules)
        found = [self._answer[name]["style"] for name in names if name in self._answer]
        return tuple(self._url(style) for style in found if style)

    def uses_themes(self, modules: Collection[str]) -> bool:
        """Whether the bundle of these modules draws Radix Themes' components, whose styles the page then needs."""
        names = [library_name(module) for module in modules]
        return any(self._answer[name]["themes"] for name in names if name in self._answer)

    def writes_markup(self, modules: Collection[str]) -> list[str]:
        """Those of the modules whose bundle makes markup or scripts from text."""
        names = dict.fromkeys(library_name(module) for module in modules)
        return [name for name in names if name in self._answer and self._answer[name].get("markup", True)]

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
        return self._digest == self._content_digest(self._required)

    def _make(self, bun: str, modules: Mapping[str, set[str]], packages: Mapping[str, str]) -> None:
        missing = {name: version for name, version in packages.items() if not self._has(name, version)}
        if missing:
            specifiers = [f"{name}@{version}" if version else name for name, version in missing.items()]
            terminal.step(f"installing {_listed(specifiers)}")
            add_packages(bun, self.folder, missing)
        digest = self._content_digest(modules)
        out = self.folder / "out" / digest
        if not (out / "answer.json").exists():
            self._bundle(bun, modules, out)
        self._answer = json.loads((out / "answer.json").read_text())
        self._required = dict(modules)
        self._versions |= packages
        if digest != self._digest:
            self._digest = digest
            self.generation += 1
        kept = {name: sorted(exports) for name, exports in modules.items()}
        (self.folder / f"modules-{self.mode}.json").write_text(json.dumps(kept))

    def _bundle(self, bun: str, modules: Mapping[str, set[str]], out: Path) -> None:
        terminal.step(f"bundling {_listed(modules)}")
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        asked = {
            "modules": {
                name: {"from": self._entry(name), "names": sorted(names)} for name, names in modules.items()
            },
            "out": str(out),
            "manifest": str(self.shipped.folder / "manifest.json"),
            "prefix": self.base + PREFIX,
            "url": f"{self.base}{URL}{out.name}/",
            "mode": self.mode,
            "markup": MAKES_MARKUP.pattern,
            "from": str(self.folder),
            "root": str(self.root),
        }
        try:
            answer = bundle(bun, self.folder, asked)
        except BundleError:
            shutil.rmtree(out, ignore_errors=True)
            raise
        (out / "answer.json").write_text(json.dumps(answer))

    def _entry(self, module: str) -> str:
        """What the bundler is to import: a package's name, or the path of a local file."""
        return str(self._local(module)) if is_path(module) else module

    def _local(self, module: str) -> Path:
        name = module.removeprefix("$").removeprefix("/public/").partition("?")[0]
        path = (self.root / "assets" / name).resolve()
        if not path.is_file():
            shown = path.relative_to(self.root) if path.is_relative_to(self.root) else path
            raise BundleError(f"There is no file `{shown}`.", source=None, module=module)
        return path

    def _content_digest(self, modules: Mapping[str, set[str]]) -> str:
        """Local files by their content, packages by their lock file; and by what is left outside."""
        named = sorted((name, sorted(exports)) for name, exports in modules.items())
        digest = hashlib.sha256(f"{named}{self._outside}{self.mode}{self.base}".encode())
        if any(is_path(module) for module in modules):
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

    def _packages(self, modules: Collection[str]) -> dict[str, str]:
        """The npm packages that modules come from, name -> version; what mirra ships is none, whatever version is asked for."""
        found: dict[str, str] = {}
        for module in modules:
            name, version, _ = specifier(module)
            if (
                is_path(module)
                or self.shipped.knows(library_name(module))
                or self.shipped.knows(name)
                or name in _JOINED
            ):
                continue
            other = found.get(name) or self._versions.get(name, "")
            if version and other and version != other:
                raise BundleError(
                    f"`{name}` is wanted in two versions: `{other}` and `{version}`.",
                    "There is one copy of a package on a page: name the same version everywhere.",
                    source=None,
                    module=name,
                )
            if version.startswith("file:"):
                version = f"file:{(self.root / version.removeprefix('file:')).resolve()}"
            found[name] = version or other
        return found

    def _has(self, name: str, version: str) -> bool:
        path = self.folder / "package.json"
        made = json.loads(path.read_text()) if path.exists() else {}
        is_known = name in made.get("dependencies", {})
        return is_known and version in ("", made.get("wanted", {}).get(name)) and self._installed(name)

    def _installed(self, name: str) -> bool:
        return (self.folder / "node_modules" / name / "package.json").exists()

    def _remembered(self) -> dict[str, set[str]]:
        path = self.folder / f"modules-{self.mode}.json"
        if not path.exists():
            return {}
        return {
            module: set(exports)
            for module, exports in json.loads(path.read_text()).items()
            if (self.root / "assets" / module.removeprefix("$/public/")).is_file()
            or (not is_path(module) and self._has(specifier(module)[0], ""))
        }


_JOINED = frozenset({"@radix-ui/themes"})
"""Shipped in parts (`@radix-ui/themes/button`); the whole is put together from them."""


def _merged(one: Mapping[str, Collection[str]], other: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    made = {name: set(exports) for name, exports in one.items()}
    for module, exports in other.items():
        made.setdefault(library_name(module), set()).update(exports)
    return made


def _listed(names: Collection[str]) -> str:
    few = [f"`{name}`" for name in names][:4]
    return ", ".join(few) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


def project_libraries(root: Path, config: Config, mode: str) -> ProjectLibraries:
    """The libraries of a project."""
    return ProjectLibraries(root, config, mode)
