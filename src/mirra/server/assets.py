"""The user's own files, from the folder `assets/`, at the root of the site."""

from __future__ import annotations

import asyncio
import mimetypes
import stat
from pathlib import Path
from typing import Any

from mirra.server.http import COMPRESSIBLE, REVALIDATE, Packer, is_current, respond

_IN_MEMORY = 1024 * 1024
"""Bytes up to which a text file is read whole and compressed."""


def find_asset(folder: Path | None, path: str) -> Path | None:
    """The file of a URL path, if it is one and lies below the folder, links resolved.

    Paths that mean something else to some file system (back slashes, drives, streams, NUL) name no file.
    """
    if folder is None or path.endswith("/") or any(mark in path for mark in ("\x00", "\\", ":")):
        return None
    parts = path.split("/")[1:]
    # Hidden files are not assets: `.env` and `.git` are left there by accident. `.well-known` is meant to be seen.
    if any(part in ("", ".", "..") or (part.startswith(".") and part != ".well-known") for part in parts):
        return None
    try:
        root = folder.resolve()
        found = root.joinpath(*parts).resolve()
        return found if found.is_relative_to(root) and found.is_file() else None
    except (OSError, ValueError):
        return None


async def send_asset(
    file: Path, scope: Any, headers: dict[str, str], receive: Any, send: Any, packer: Packer
) -> None:
    """Send a file: small texts compressed, others streamed with ranges."""
    status = await asyncio.to_thread(file.stat)
    media = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    etag = f'"{status[stat.ST_MTIME]:x}-{status.st_mtime_ns % 10**9:x}-{status.st_size:x}"'
    extra = [
        (b"etag", etag.encode()),
        (b"cache-control", REVALIDATE),
        (b"x-content-type-options", b"nosniff"),
    ]
    if is_current(headers, etag):
        await respond(send, 304, b"", extra)
        return
    if media.startswith(COMPRESSIBLE) and status.st_size <= _IN_MEMORY and "range" not in headers:
        content = await asyncio.to_thread(file.read_bytes)
        charset = "; charset=utf-8" if media.startswith("text/") else ""
        typed = [(b"content-type", f"{media}{charset}".encode()), *extra]
        await packer.respond(
            send, 200, f"asset:{file}:{etag}", content, typed, headers.get("accept-encoding", "")
        )
        return
    from starlette.responses import FileResponse

    response = FileResponse(
        file, media_type=media, stat_result=status, headers={k.decode(): v.decode() for k, v in extra}
    )
    await response(scope, receive, send)


async def send_upload(file: Path, scope: Any, receive: Any, send: Any) -> None:
    """Send a file that somebody uploaded: to be saved, not shown, whatever it is; only a PDF opens in the browser's own viewer."""
    from starlette.responses import FileResponse

    is_pdf = file.suffix.lower() == ".pdf"
    headers = {"cache-control": REVALIDATE.decode(), "x-content-type-options": "nosniff"}
    if not is_pdf:
        headers["content-security-policy"] = "default-src 'none'; sandbox"
    response = FileResponse(
        file,
        filename=file.name,
        media_type="application/pdf" if is_pdf else None,
        content_disposition_type="inline" if is_pdf else "attachment",
        headers=headers,
    )
    await response(scope, receive, send)
