"""``rx.upload_files`` as an argument of a handler, and the events about chosen files.

>>> rx.button("Send", on_click=State.save(rx.upload_files(upload_id="photos")))
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from mirra.errors import UploadTypeError, UploadValueError
from mirra.events.uploaded import UploadChunkIterator, UploadFile
from mirra.vars.base import Var

DEFAULT_ID = "default"
T = TypeVar("T")


def takes_files(annotation: Any) -> bool:
    """Whether a parameter is annotated ``list[rx.UploadFile]``."""
    return typing.get_origin(annotation) is list and UploadFile in typing.get_args(annotation)


@dataclass(frozen=True)
class FileUpload:
    """The files chosen at the ``rx.upload`` of this id, as a handler's argument.

    ``on_upload_progress`` gets ``{"loaded", "total", "progress"}``: bytes, bytes, and 0 to 1. ``extra_headers`` go with the request.
    """

    upload_id: Any = DEFAULT_ID
    on_upload_progress: Any = None
    extra_headers: Mapping[str, Any] | None = None
    wanted: ClassVar[str] = "list[rx.UploadFile]"
    function: ClassVar[str] = "rx.upload_files"
    is_chunked: ClassVar[bool] = False

    def as_event_spec(self, handler: Callable[[FileUpload], T]) -> T:
        """A handler that gets these files: ``rx.upload_files("photos").as_event_spec(State.save)``."""
        return handler(self)

    @staticmethod
    def on_upload_progress_args_spec(progress: Var[Any]) -> tuple[Var[Any], ...]:
        """What ``on_upload_progress`` is given: one dict of numbers."""
        return (progress,)

    def parameter_of(self, name: str, parameters: Mapping[str, inspect.Parameter], background: bool) -> str:
        """The parameter of a handler that gets the files.

        Raises ``UploadValueError`` where it has none, ``UploadTypeError`` for a background handler (or one that is none).
        """
        if background is not self.is_chunked:
            raise UploadTypeError(
                f"`{name}` is a background handler: it cannot wait for the files of `rx.upload_files`."
                if background
                else f"`{name}` is no background handler: it cannot take chunks while they arrive.",
                "Use `rx.upload_files_chunk` and a parameter annotated `rx.UploadChunkIterator`."
                if background
                else "Mark it with `@rx.event(background=True)`.",
            )
        found = [p.name for p in parameters.values() if self.fits(p.annotation)]
        if not found:
            raise UploadValueError(
                f"`{name}` has no parameter for the files of `{self.function}`.",
                f"Annotate one with `{self.wanted}`.",
            )
        return found[0]

    def fits(self, annotation: Any) -> bool:
        """Whether a parameter with this annotation gets the files."""
        return takes_files(annotation)


@dataclass(frozen=True)
class UploadFilesChunk(FileUpload):
    """Like ``rx.upload_files``, for a background handler that takes the bytes while they arrive."""

    wanted: ClassVar[str] = "rx.UploadChunkIterator"
    function: ClassVar[str] = "rx.upload_files_chunk"
    is_chunked: ClassVar[bool] = True

    def fits(self, annotation: Any) -> bool:
        """Whether a parameter with this annotation gets the chunks."""
        return annotation is UploadChunkIterator


upload_files = FileUpload
upload_files_chunk = UploadFilesChunk
