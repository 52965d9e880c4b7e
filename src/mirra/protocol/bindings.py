"""What a browser may call: bindings, by content-derived id.

A binding is one handler with its argument template: constants stay here on the server, the browser sends only
the values it computes (:data:`SLOT`). The id is a hash of the content, so that it is the same on every worker.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Final

import msgspec


class _Slot:
    __slots__ = ()

    def __repr__(self) -> str:
        return "SLOT"


SLOT: Final = _Slot()
"""Place of an argument whose value the browser sends."""


@dataclass(frozen=True, slots=True)
class UploadRule:
    """What an upload element lets through; ``None``: as much as the server takes."""

    max_files: int | None = None
    max_size: int | None = None
    """Bytes of each file."""
    min_size: int = 0
    accept: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Media types and their endings; empty: any."""
    check_content: bool = False
    """Whether a file must begin as one of its kind does."""


@dataclass(frozen=True, slots=True)
class UploadTarget:
    """Where the files of an upload go."""

    parameter: str
    rule: UploadRule
    is_chunked: bool = False


@dataclass(frozen=True, slots=True)
class Binding:
    """One callable thing: ``handler`` is ``"<state full name>.<handler name>"``.

    ``parameters`` and ``template`` are parallel: the handler's parameter name, and a constant (a JSON value as the
    codec writes it) or :data:`SLOT`. ``is_background`` handlers run outside the queue. An event of an ``upload`` binding asks for
    a grant, by which the files are sent over HTTP; then the handler runs.
    """

    id: str
    handler: str
    parameters: tuple[str, ...] = ()
    template: tuple[Any, ...] = ()
    is_background: bool = False
    upload: UploadTarget | None = None

    @property
    def slots(self) -> int:
        """How many values the browser must send; the last one of an upload says which files."""
        return sum(1 for item in self.template if item is SLOT) + (self.upload is not None)


def binding_id(
    handler: str, parameters: tuple[str, ...], template: tuple[Any, ...], upload: UploadTarget | None = None
) -> str:
    """16 URL-safe characters (96 bits of SHA-256) naming the content of a binding."""
    content: list[Any] = [
        handler,
        parameters,
        [["slot"] if item is SLOT else ["const", item] for item in template],
    ]
    if upload is not None:
        content.append(upload)
    digest = hashlib.sha256(msgspec.json.encode(content)).hexdigest()
    return digest[:16]
