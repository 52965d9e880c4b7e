"""Generated files that outlive the process which made them: a page that was opened with one version finds its own with the next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from mirra.protocol.manifest import File


class KeptFiles:
    """The files of the version that serves, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "files"

    def replace(self, files: Mapping[str, File]) -> dict[str, File]:
        """Keep the files of the next version; returned are those of the one before."""
        before = self._path.read_bytes() if self._path.exists() else b""
        self._path.write_bytes(msgspec.msgpack.encode({**files}))
        return msgspec.msgpack.decode(before, type=dict[str, File]) if before else {}
