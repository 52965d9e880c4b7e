"""The body of an upload, part by part as it arrives: each file is held to what was granted, and none is kept in memory."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from mirra.events.uploaded import UploadChunk, UploadChunkIterator, UploadFile
from mirra.server.uploads.content import ENOUGH, is_of_its_kind
from mirra.server.uploads.grants import Claim
from mirra.server.uploads.names import safe_name

_AT_ONCE = 1024 * 1024
"""Bytes gathered before they are written."""
_AROUND_A_PART = 8 * 1024
"""Bytes that a boundary and a part's headers may take."""
_PATIENCE = 30.0
"""How long a browser may send nothing."""


class Refused(Exception):
    """The upload is not what was granted: an HTTP status and the reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Sink(Protocol):
    """Where the bytes of the files go, one file after the other."""

    async def begin(self, claim: Claim) -> None:
        """A file begins."""

    async def write(self, data: bytes) -> None:
        """Its next bytes."""

    async def end(self) -> None:
        """It is whole."""


class DiskSink:
    """Files in a temporary folder under names of the server's own; gone when ``close`` is called, or nobody holds them."""

    def __init__(self) -> None:
        self.files: list[UploadFile] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._waiting = bytearray()
        self._file: BinaryIO | None = None

    async def begin(self, claim: Claim) -> None:
        """A file begins."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="mirra-upload-", ignore_cleanup_errors=True)
        self._file = (Path(self._folder.name) / str(len(self.files))).open("w+b")
        self.files.append(
            UploadFile(self._file, filename=safe_name(claim.name), size=claim.size, content_type=claim.type)
        )

    async def write(self, data: bytes) -> None:
        """Its next bytes."""
        self._waiting += data
        if len(self._waiting) >= _AT_ONCE:
            await self._flush()

    async def end(self) -> None:
        """It is whole."""
        await self._flush()
        assert self._file is not None  # `begin` came first
        self._file.seek(0)

    async def _flush(self) -> None:
        data, self._waiting = self._waiting, bytearray()
        assert self._file is not None  # `begin` came first
        await asyncio.to_thread(self._file.write, data)

    def close(self) -> None:
        """Take the files from the disk."""
        for file in self.files:
            file.file.close()
        if self._folder is not None:
            self._folder.cleanup()


class ChunkSink:
    """Chunks for a handler that takes them while they arrive."""

    def __init__(self, chunks: UploadChunkIterator) -> None:
        self._chunks = chunks
        self._claim: Claim | None = None
        self._offset = 0
        self._waiting = bytearray()

    async def begin(self, claim: Claim) -> None:
        """A file begins."""
        self._claim, self._offset = claim, 0

    async def write(self, data: bytes) -> None:
        """Its next bytes."""
        self._waiting += data
        if len(self._waiting) >= _AT_ONCE:
            await self._flush()

    async def end(self) -> None:
        """It is whole."""
        if self._waiting or self._offset == 0:
            await self._flush()

    async def _flush(self) -> None:
        assert self._claim is not None  # `begin` came first
        data, self._waiting = bytes(self._waiting), bytearray()
        chunk = UploadChunk(safe_name(self._claim.name), self._offset, self._claim.type, data)
        self._offset += len(data)
        try:
            await self._chunks.push(chunk)
        except RuntimeError as error:
            raise Refused(409, str(error)) from None


async def receive_files(
    receive: Callable[[], Awaitable[Any]], headers: dict[str, str], claims: list[Claim], sink: Sink, check_content: bool = False,
) -> None:  # fmt: skip
    """Read the body into ``sink``; raises :class:`Refused` as soon as it is not what ``claims`` say.

    ``check_content``: also where a file does not begin as one of its kind.
    """
    most = sum(claim.size for claim in claims) + (len(claims) + 1) * _AROUND_A_PART
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise Refused(413, "More bytes than were granted.")
    parts = _Parts(headers.get("content-type", ""), claims)
    start = _Start() if check_content else None
    received = 0
    more = True
    while more:
        try:
            message = await asyncio.wait_for(receive(), _PATIENCE)
        except TimeoutError:
            raise Refused(408, "Nothing came for too long.") from None
        if message["type"] != "http.request":
            raise Refused(400, "The connection was lost.")
        body = message.get("body", b"")
        more = message.get("more_body", False)
        received += len(body)
        if received > most:
            raise Refused(413, "More bytes than were granted.")
        for what, value in parts.feed(body):
            if start is not None:
                start.look(what, value)
            if what == "data":
                await sink.write(value)
            elif what == "begin":
                await sink.begin(value)
            else:
                await sink.end()
    parts.finish()


class _Start:
    """The first bytes of the file that is coming."""

    def __init__(self) -> None:
        self._claim: Claim | None = None
        self._bytes = b""

    def look(self, what: str, value: Any) -> None:
        """Raises :class:`Refused` when enough has come of a file that is of another kind."""
        if what == "begin":
            self._claim, self._bytes = value, b""
        elif what == "data" and self._claim is not None:
            self._bytes += value[: ENOUGH - len(self._bytes)]
        if self._claim is not None and (what == "end" or len(self._bytes) >= ENOUGH):
            claim, self._claim = self._claim, None
            if not is_of_its_kind(claim, self._bytes):
                raise Refused(415, "A file is not of the kind that its name or its type says.")


class _Parts:
    """A multipart body as events ``("begin", claim)``, ``("data", bytes)``, ``("end", None)``.

    The n-th part is the n-th file that was granted; what its own headers say is not looked at.
    """

    def __init__(self, content_type: str, claims: list[Claim]) -> None:
        from python_multipart.multipart import MultipartParser, parse_options_header

        kind, options = parse_options_header(content_type)
        boundary = options.get(b"boundary", b"")
        if kind != b"multipart/form-data" or not 0 < len(boundary) <= 200:
            raise Refused(400, "An upload is `multipart/form-data` with a boundary.")
        self._claims = claims
        self._events: list[tuple[str, Any]] = []
        self._begun = 0
        self._size = 0
        self._is_complete = False
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._part_begin,
                "on_part_data": self._part_data,
                "on_part_end": self._part_end,
                "on_end": self._end,
            },
        )

    def feed(self, body: bytes) -> list[tuple[str, Any]]:
        """What these bytes bring."""
        from python_multipart.exceptions import ParseError

        self._events = []
        try:
            self._parser.write(body)
        except ParseError:
            raise Refused(400, "The body is malformed.") from None
        return self._events

    def finish(self) -> None:
        """Raises :class:`Refused` where something is missing."""
        if not self._is_complete or self._begun < len(self._claims):
            raise Refused(400, "Fewer files than were granted.")

    def _part_begin(self) -> None:
        if self._begun == len(self._claims):
            raise Refused(413, "More files than were granted.")
        self._size = 0
        self._events.append(("begin", self._claims[self._begun]))
        self._begun += 1

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        self._size += end - start
        if self._size > self._claims[self._begun - 1].size:
            raise Refused(413, "A file is larger than was granted.")
        self._events.append(("data", data[start:end]))

    def _part_end(self) -> None:
        if self._size < self._claims[self._begun - 1].size:
            raise Refused(400, "A file is smaller than was granted.")
        self._events.append(("end", None))

    def _end(self) -> None:
        self._is_complete = True
