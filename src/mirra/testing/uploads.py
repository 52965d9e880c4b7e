"""Files that a test chooses at an upload element, and their way to the server: the same grant and the same request as a browser's."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mirra.server.application import Application
from mirra.server.uploads.endpoint import GRANT_HEADER, PATH

File = Path | tuple[str, bytes | str]
"""A file on the disk, or a name and what is in it."""
_BOUNDARY = "mirra-test"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One file."""

    name: str
    data: bytes

    @property
    def type(self) -> str:
        """Its media type, by its name."""
        return mimetypes.guess_type(self.name)[0] or ""


def chosen_of(file: File) -> Chosen:
    """A file as a browser has it."""
    if isinstance(file, Path):
        return Chosen(file.name, file.read_bytes())
    name, data = file
    return Chosen(name, data.encode() if isinstance(data, str) else data)


class Uploads:
    """What is chosen in one tab, and what is being sent."""

    def __init__(self, application: Application, headers: Mapping[str, str]) -> None:
        self._application = application
        self._headers = headers
        self._pending: dict[str, tuple[str, list[Chosen], Callable[..., None] | None]] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._count = 0
        self.chosen: dict[str, list[Chosen]] = {}
        """By the id of the upload element."""

    @property
    def is_busy(self) -> bool:
        """Whether files are under way, or wait for the server's leave."""
        return bool(self._sending)

    def request(self, id: str, progress: Callable[..., None] | None) -> dict[str, Any] | None:
        """What the event says of the files that are chosen; ``None`` where there are none."""
        files = self.chosen.get(id, [])
        if not files:
            return None
        self._count += 1
        key = str(self._count)
        self._pending[key] = (id, files, progress)
        claims = [{"name": file.name, "size": len(file.data), "type": file.type} for file in files]
        return {"key": key, "files": claims}

    def cancel(self, id: str) -> None:
        """Break off what has not been granted yet."""
        self._pending = {key: kept for key, kept in self._pending.items() if kept[0] != id}

    def send(self, key: str, grant: Any) -> None:
        """Send what the server has granted."""
        found = self._pending.pop(key, None)
        if found is None or not isinstance(grant, str):
            return
        _, files, progress = found
        task = asyncio.create_task(self._post(files, grant, progress))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _post(self, files: Sequence[Chosen], grant: str, progress: Callable[..., None] | None) -> None:
        body = _multipart(files)
        headers = {
            **self._headers,
            GRANT_HEADER: grant,
            "content-type": f"multipart/form-data; boundary={_BOUNDARY}",
            "content-length": str(len(body)),
        }
        scope = {
            "type": "http",
            "method": "POST",
            "scheme": "http",
            "path": f"{self._application.options.backend_path}{PATH}",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
        }

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            """The answer of a browser's request is not shown; what was refused is a toast."""

        if progress is not None:
            size = sum(len(file.data) for file in files)
            progress({"loaded": size, "total": size, "progress": 1})
        await self._application(scope, receive, send)


def _multipart(files: Sequence[Chosen]) -> bytes:
    parts = [
        f'--{_BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="{file.name}"\r\n'
        f"content-type: {file.type or 'application/octet-stream'}\r\n\r\n".encode()
        + file.data
        + b"\r\n"
        for file in files
    ]
    return b"".join([*parts, f"--{_BOUNDARY}--\r\n".encode()])
