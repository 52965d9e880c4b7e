"""Where the addresses in a page's text lead: files of the folder become pages and files of the site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from mirra.docs.blocks import Failure, failure_at
from mirra.errors import did_you_mean


@dataclass
class Links:
    """The addresses of one page; those that lead nowhere are in ``broken``."""

    page: Path
    folder: Path
    route: str
    routes: Mapping[Path, str]
    files: dict[str, Path] = field(default_factory=dict)
    """Pictures and other files that the pages show, by the address where they are served."""
    broken: list[Failure] = field(default_factory=list)

    def __call__(self, address: str) -> str:
        """The address on the site of what the page calls ``address``."""
        parts = urlsplit(address)
        if parts.scheme or not parts.path or parts.path.startswith("/"):
            return address
        file = (self.page.parent / parts.path).resolve()
        if file in self.routes:
            return self.routes[file] + (f"#{parts.fragment}" if parts.fragment else "")
        if file.is_file() and file.suffix != ".md" and file.is_relative_to(self.folder):
            url = f"{self.route}/{file.relative_to(self.folder).as_posix()}"
            self.files[url] = file
            return url
        known = [Path(os.path.relpath(other, self.page.parent)).as_posix() for other in self.routes]
        advice = did_you_mean(parts.path, known)
        text = f"There is no file `{parts.path}` to link to."
        text = f"{text}\n  {advice}" if advice else text
        self.broken.append(failure_at(self.page, self._line(address), text, "This link leads nowhere"))
        return "#"

    def _line(self, address: str) -> int:
        lines = self.page.read_text("utf-8").splitlines()
        return next(
            (n for n, line in enumerate(lines, 1) if f"]({address}" in line or f"]: {address}" in line), 1
        )
