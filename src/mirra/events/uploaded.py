"""What an upload handler gets: files that have arrived, or a file's bytes while they arrive."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import asyncio


async def _in_thread(function: Any, *arguments: Any) -> Any:
    # Imported here: handlers are declared, with these annotations, where nothing runs yet.
    import asyncio

    return await asyncio.to_thread(function, *arguments)


class UploadFile:
    """A file that a browser has sent: on disk until its handler ends.

    ``name`` is the file's own name without folders, cleared of what a file system could take for something else; it and
    ``content_type`` are what the browser says.
    """

    filename: str = ""
    size: int | None = None
    """Bytes."""
    content_type: str | None = None

    def __init__(
        self, file: BinaryIO, *, filename: str = "", size: int | None = None, content_type: str | None = None
    ) -> None:
        self.file = file
        self.filename = filename
        self.size = size
        self.content_type = content_type
        self.headers: Mapping[str, str] = {"content-type": content_type} if content_type else {}

    @property
    def name(self) -> str:
        """The same as ``filename``."""
        return self.filename

    @property
    def path(self) -> Path:
        """The name as a relative path of one part: safe below any folder."""
        return Path(self.filename)

    async def read(self, size: int = -1) -> bytes:
        """The next ``size`` bytes, or all that are left."""
        data: bytes = await _in_thread(self.file.read, size)
        return data

    async def write(self, data: bytes) -> None:
        """Write into the copy that the server holds."""
        await _in_thread(self.file.write, data)

    async def seek(self, offset: int) -> None:
        """Go on reading at ``offset``."""
        await _in_thread(self.file.seek, offset)

    async def close(self) -> None:
        """Let the file go before the handler ends."""
        await _in_thread(self.file.close)


@dataclass(frozen=True, slots=True)
class UploadChunk:
    """Some bytes of a file: those from ``offset`` on."""

    filename: str
    offset: int
    content_type: str
    data: bytes


_AHEAD = 8
"""Chunks that may wait for the handler; the browser is not read until it has taken one."""


class UploadChunkIterator(AsyncIterator[UploadChunk]):
    """The chunks of an upload as they arrive: ``async for chunk in chunk_iter``."""

    def __init__(self, maxsize: int = _AHEAD) -> None:
        import asyncio

        self._room = maxsize
        self._waiting: list[UploadChunk] = []
        self._changed = asyncio.Event()
        self._end: BaseException | None = None
        self._consumer: asyncio.Task[None] | None = None

    def set_consumer_task(self, task: asyncio.Task[None]) -> None:
        """Who takes the chunks: when this task has ended nobody waits for them any more."""
        self._consumer = task
        task.add_done_callback(lambda _: self._changed.set())

    async def push(self, chunk: UploadChunk) -> None:
        """Give a chunk, once there is room; raises ``RuntimeError`` when the handler has ended without taking all."""
        while len(self._waiting) >= self._room or self._is_left():
            if self._is_left():
                raise RuntimeError("The handler has ended before it had all chunks.")
            await self._change()
        self._waiting.append(chunk)
        self._changed.set()

    async def finish(self) -> None:
        """There are no more chunks."""
        self._end = StopAsyncIteration()
        self._changed.set()

    async def fail(self, error: BaseException) -> None:
        """The upload has broken off: the handler gets ``error`` at its ``async for``."""
        self._end = error
        self._changed.set()

    def _is_left(self) -> bool:
        return self._consumer is not None and self._consumer.done()

    async def _change(self) -> None:
        self._changed.clear()
        await self._changed.wait()

    async def __anext__(self) -> UploadChunk:
        while not self._waiting:
            if self._end is not None:
                raise self._end
            await self._change()
        self._changed.set()
        return self._waiting.pop(0)
