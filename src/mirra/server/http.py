"""Answers over HTTP: whole bodies, compressed once."""

from __future__ import annotations

import asyncio
import hashlib
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

Headers = list[tuple[bytes, bytes]]
IMMUTABLE = b"public, max-age=31536000, immutable"
REVALIDATE = b"no-cache"
COMPRESSIBLE = ("text/", "application/json", "application/javascript", "application/wasm", "image/svg+xml")
_WORTH_IT = 256
"""Bytes below which compressing makes a response larger or no faster."""
_AT_ONCE = 16 * 1024
"""Bytes up to which compressing takes less time than handing it to a thread."""
_THOROUGH_UP_TO = 512 * 1024
"""Bytes up to which the smallest form is worth waiting for: 5 MB take 10 s at Brotli's highest level, and 0.2 s at its fifth for 17 % more."""
_MAX_PACKED = 4096


def headers_of(scope: Any) -> dict[str, str]:
    """The request's headers by lower-case name; of a repeated one the last."""
    return {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}


def etag_of(content: bytes) -> str:
    """A strong validator for these bytes."""
    return f'"{hashlib.sha256(content).hexdigest()[:16]}"'


def is_current(headers: Mapping[str, str], etag: str) -> bool:
    """Whether the browser has these bytes already; compared weakly, since a proxy may have compressed them."""
    known = (entry.strip().removeprefix("W/") for entry in headers.get("if-none-match", "").split(","))
    return etag in known


async def respond(send: Any, status: int, content: bytes, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """One response with its whole body."""
    length = [] if status in (204, 304) else [(b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length]})
    await send({"type": "http.response.body", "body": content})


async def respond_text(send: Any, status: int, text: str, media: str = "text/plain; charset=utf-8") -> None:
    """A short text that nobody caches."""
    headers = [(b"content-type", media.encode()), (b"x-content-type-options", b"nosniff")]
    await respond(send, status, text.encode(), headers)


class Packer:
    """Compresses each body once. ``thorough``: as small as possible, for what is sent again and again."""

    def __init__(self, thorough: bool) -> None:
        self._thorough = thorough
        self._packed: dict[tuple[str, str], bytes] = {}
        self._coming: dict[tuple[str, str], asyncio.Future[bytes]] = {}

    async def respond(
        self, send: Any, status: int, key: str, content: bytes, headers: Headers, accepted: str, brotli: bytes | None = None,
    ) -> None:  # fmt: skip
        """Send ``content``, compressed as the header ``Accept-Encoding`` allows. ``key`` names the content, ``brotli`` is it packed already."""
        headers = [*headers, (b"vary", b"accept-encoding")]
        offered = _offered(accepted)
        if brotli is not None and "br" in offered:
            await respond(send, status, brotli, [*headers, (b"content-encoding", b"br")])
            return
        encoding = "br" if "br" in offered and _brotli() is not None else "gzip" if "gzip" in offered else ""
        if encoding and len(content) > _WORTH_IT:
            content = await self.packed(key, content, encoding)
            headers.append((b"content-encoding", encoding.encode()))
        await respond(send, status, content, headers)

    async def packed(self, key: str, content: bytes, encoding: str) -> bytes:
        """The compressed body; large ones are made in a thread, and never twice at the same time."""
        name = (key, encoding)
        found = self._packed.get(name)
        if found is not None:
            return found
        if len(content) <= _AT_ONCE:
            return self._keep(name, compress(content, encoding, self._thorough))
        coming = self._coming.get(name)
        if coming is None:
            made = asyncio.to_thread(compress, content, encoding, self._thorough)
            coming = self._coming[name] = asyncio.ensure_future(made)
            coming.add_done_callback(lambda _: self._coming.pop(name, None))
        return self._keep(name, await asyncio.shield(coming))

    def _keep(self, name: tuple[str, str], data: bytes) -> bytes:
        if len(self._packed) >= _MAX_PACKED:
            self._packed.clear()
        self._packed[name] = data
        return data


def _offered(accepted: str) -> set[str]:
    offered = set()
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            offered.add(name.strip())
    return offered


def _brotli() -> Any:
    try:
        import brotli  # type: ignore[import-untyped]  # a C extension without stubs
    except ImportError:
        return None
    return brotli


def compress(content: bytes, encoding: str, thorough: bool) -> bytes:
    """``content`` as ``br`` or ``gzip``."""
    thorough = thorough and len(content) <= _THOROUGH_UP_TO
    if encoding == "br":
        return bytes(_brotli().compress(content, quality=11 if thorough else 5))
    packer = zlib.compressobj(9 if thorough else 4, zlib.DEFLATED, 31)
    return packer.compress(content) + packer.flush()
