"""Whether a file begins as one of its kind does: ``rx.upload(check_content=True)``.

What the browser declares, and what the name's ending says, must both agree with the first bytes. It keeps a page or a program from
being taken for a picture; it does not make a file harmless.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable

from mirra.server.uploads.grants import Claim

ENOUGH = 16
"""Bytes that tell."""
_STARTS: dict[str, tuple[bytes, ...]] = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/bmp": (b"BM",),
    "image/tiff": (b"II*\0", b"MM\0*"),
    "image/x-icon": (b"\0\0\1\0",),
    "image/vnd.microsoft.icon": (b"\0\0\1\0",),
    "application/pdf": (b"%PDF-",),
    "application/zip": (b"PK\3\4", b"PK\5\6"),
    "application/x-zip-compressed": (b"PK\3\4", b"PK\5\6"),
    "application/gzip": (b"\x1f\x8b",),
    "application/x-gzip": (b"\x1f\x8b",),
    "application/x-7z-compressed": (b"7z\xbc\xaf\x27\x1c",),
    "audio/mpeg": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "audio/ogg": (b"OggS",),
    "video/ogg": (b"OggS",),
    "video/webm": (b"\x1a\x45\xdf\xa3",),
    "video/x-matroska": (b"\x1a\x45\xdf\xa3",),
}
_OFFICE = "application/vnd.openxmlformats-officedocument."
_RIFF = {"image/webp": b"WEBP", "audio/wav": b"WAVE", "audio/x-wav": b"WAVE", "video/x-msvideo": b"AVI "}
_BOXED = frozenset({"video/mp4", "video/quicktime", "audio/mp4", "image/heic", "image/avif"})
_BINARY = tuple(start for starts in _STARTS.values() for start in starts if len(start) > 2)


def is_of_its_kind(claim: Claim, start: bytes) -> bool:
    """Whether ``start`` is how a file of the declared kind, and of the name's, begins. Kinds that are not known pass."""
    return all(_begins(kind, start) for kind in _kinds(claim))


def _kinds(claim: Claim) -> Iterable[str]:
    declared = claim.type.partition(";")[0].strip().lower()
    by_name, _ = mimetypes.guess_type(claim.name.lower())
    return {kind for kind in (declared, by_name) if kind}


def _begins(kind: str, start: bytes) -> bool:
    if kind in _STARTS:
        return start.startswith(_STARTS[kind])
    if kind.startswith(_OFFICE):
        return start.startswith(_STARTS["application/zip"])
    if kind in _RIFF:
        return start[:4] == b"RIFF" and start[8:12] == _RIFF[kind]
    if kind in _BOXED:
        return start[4:8] == b"ftyp"
    if kind.startswith("text/") or kind in ("application/json", "image/svg+xml"):
        return b"\0" not in start and not start.startswith(_BINARY)
    return True
