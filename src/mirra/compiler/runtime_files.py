"""The prebuilt libraries: which file has which export, and which stylesheet parts a page needs."""

from __future__ import annotations

import json
import re
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from mirra.errors import BundleError, MirraRuntimeError, did_you_mean

RUNTIME = Path(__file__).parent.parent / "_runtime"
PREFIX = "/_m/"


class RuntimeFiles:
    """One mode's prebuilt files (``"production"`` or ``"development"``)."""

    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.folder = RUNTIME / mode

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """See ``frontend/build/build.mjs``."""
        path = self.folder / "manifest.json"
        if not path.exists():
            raise MirraRuntimeError(
                "The browser runtime is not built.",
                "Install mirra with pip, or build it in a checkout: `python3 dev.py build`.",
                source=None,
            )
        return json.loads(path.read_text())  # type: ignore[no-any-return]  # our own file

    def knows(self, module: str) -> bool:
        """Whether a library is prebuilt, under its npm name without version."""
        return module in self.manifest["exports"]

    def resolve(self, module: str, export: str) -> tuple[str, str]:
        """``(URL, name in that file)``; raises ``BundleError`` with the nearest name for an export that is not there."""
        exports = self.manifest["exports"][module]
        found = exports.get(export)
        if found is None:
            raise BundleError(f"`{module}` exports no `{export}`.", did_you_mean(export, exports))
        return PREFIX + found[0], found[1]

    @cached_property
    def table(self) -> dict[str, dict[str, tuple[str, str]]]:
        """Every export of every prebuilt library: where a browser finds a component of which the page knew nothing."""
        exports = self.manifest["exports"]
        return {
            module: {name: (PREFIX + file, inner) for name, (file, inner) in names.items()}
            for module, names in exports.items()
        }

    def url_of(self, module: str) -> str:
        """The file of a module that is imported for its effect."""
        return PREFIX + str(next(iter(self.manifest["exports"][module].values()))[0])

    def url_of_script(self, name: str) -> str:
        """The URL of a classic script, such as the one that sets the colour mode."""
        return PREFIX + str(self.manifest["scripts"][name])

    def closure(self, files: list[str]) -> list[str]:
        """The files and all that they import: what a page preloads."""
        found: dict[str, None] = {}
        queue = list(files)
        while queue:
            file = queue.pop(0)
            if file not in found:
                found[file] = None
                queue.extend(self.manifest["files"].get(file, {"imports": []})["imports"])
        return list(found)


@cache
def runtime_files(mode: str) -> RuntimeFiles:
    """The files of a mode."""
    return RuntimeFiles(mode)


@cache
def css_parts() -> dict[str, Any]:
    """See ``frontend/build/css.mjs``."""
    return json.loads((RUNTIME / "css.json").read_text())  # type: ignore[no-any-return]  # our own file


def is_path(module: str) -> bool:
    """Whether a module is a file of the project or an address, and no package."""
    return module.startswith(("$", ".", "/", "http://", "https://"))


def specifier(module: str) -> tuple[str, str, str]:
    """``(package, version, path)`` of an npm specifier: ``@scope/name@1.2/sub`` -> ``("@scope/name", "1.2", "/sub")``.

    A version with a colon (``name@github:user/name``) has no path behind it.
    """
    found = _SPECIFIER.fullmatch(module)
    if found is None:
        return module, "", ""
    return found["package"], found["version"] or "", found["path"] or ""


_SPECIFIER = re.compile(
    r"(?P<package>(?:@[^/@]+/)?[^/@]+)(?:@(?P<version>[^/:]*:.*|[^/]+))?(?P<path>/.*)?", re.DOTALL
)


def library_name(module: str) -> str:
    """An npm specifier without its version: ``@scope/name@1.2/sub`` -> ``@scope/name/sub``."""
    if is_path(module):
        return module
    package, _, path = specifier(module)
    return package + path
