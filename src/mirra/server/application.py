"""The ASGI app: pages, files, health, the WebSocket, and the user's own API."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import mimetypes
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from mirra.errors import MirraError
from mirra.protocol.manifest import CompiledPage, File, PageSource
from mirra.protocol.messages import CLOSE_MOVED, WEBSOCKET_PATH, Overlay, Reload
from mirra.server.connection import Connection
from mirra.server.lifespan import Lifespan
from mirra.server.options import ServerOptions
from mirra.server.policy import (
    SECURITY_HEADERS,
    client_address,
    content_policy,
    forwarded,
    is_local_host,
    may_connect,
)
from mirra.server.sessions import Sessions
from mirra.server.store.base import Store
from mirra.state.runtime import set_runtime

logger = logging.getLogger("mirra.server")
_COMPRESSIBLE = ("text/", "application/json", "application/javascript", "image/svg+xml")
_IMMUTABLE = b"public, max-age=31536000, immutable"


class Application:
    """Answers everything for one compiled app; an ASGI application."""

    def __init__(
        self,
        source: PageSource,
        options: ServerOptions,
        *,
        api: Any = None,
        lifespan: Lifespan | None = None,
        on_error: Callable[[Exception, str], Any] | None = None,
        store: Store | None = None,
    ) -> None:
        self.source = source
        self.options = options
        self.sessions = Sessions(source, options, on_error or (lambda error, where: None), store)
        self.connections: set[Connection] = set()
        self.lifespan = lifespan or Lifespan([])
        self.api = api
        self._packed: dict[tuple[str, str], bytes] = {}
        self.overlay: Overlay | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One ASGI conversation."""
        kind = scope["type"]
        # Each conversation has a context of its own, so that of the start-up would not be seen.
        set_runtime(self.sessions)
        if kind == "http":
            await self._http(scope, receive, send)
        elif kind == "websocket":
            await self._websocket(scope, receive, send)
        elif kind == "lifespan":
            await self.lifespan.run(self, receive, send)

    # -- starting and stopping

    async def startup(self) -> None:
        """Before the first request."""
        self.sessions.start()

    async def shutdown(self) -> None:
        """After the last: browsers are told to come again at once, to whoever listens then."""
        await self.close_connections(CLOSE_MOVED)
        await self.sessions.stop()

    async def close_connections(self, code: int) -> None:
        """Close all sockets, after at most two seconds for events that are running."""
        await asyncio.gather(*(session.idle(2.0) for session in self.sessions.by_token.values()))
        closing = [asyncio.ensure_future(connection.close(code)) for connection in list(self.connections)]
        if closing:
            # A browser that reads nothing more (a suspended laptop) must not hold the others up.
            await asyncio.wait(closing, timeout=1.0)

    async def broadcast(self, message: Reload | Overlay) -> None:
        """Tell every page, in development."""
        self.overlay = message if isinstance(message, Overlay) and message.text is not None else None
        data = msgspec.json.encode(message)
        await asyncio.gather(*(connection.send(data) for connection in list(self.connections)))

    # -- the socket

    async def _websocket(self, scope: Any, receive: Any, send: Any) -> None:
        headers = _headers(scope)
        await receive()
        host, scheme = forwarded(
            headers, headers.get("host", ""), scope.get("scheme", "ws"), self.options.trusted_proxy_hops
        )
        path = scope["path"].removeprefix(self.options.backend_path)
        allowed = may_connect(headers.get("origin"), host, scheme, self.options.origins)
        if path.rstrip("/") != WEBSOCKET_PATH or not allowed or not self._host_allowed(host):
            if not allowed:
                logger.warning("refused a connection from origin `%s` to `%s`", headers.get("origin"), host)
            await send({"type": "websocket.close", "code": 1008})
            return
        await send({"type": "websocket.accept"})
        peer = scope["client"][0] if scope.get("client") else ""
        connection = Connection(
            self.sessions,
            receive,
            send,
            headers,
            client_address(headers, peer, self.options.trusted_proxy_hops),
        )
        self.connections.add(connection)
        if self.overlay is not None:
            await connection.send(msgspec.json.encode(self.overlay))
        try:
            await connection.run()
        finally:
            self.connections.discard(connection)

    def _host_allowed(self, host: str) -> bool:
        return not self.options.hosts or is_local_host(host, self.options.hosts)

    # -- HTTP

    async def _http(self, scope: Any, receive: Any, send: Any) -> None:
        headers = _headers(scope)
        path: str = scope["path"]
        if not self._host_allowed(headers.get("host", "")):
            await _text(send, 403, "This host name is not allowed. Use localhost, or list it.")
            return
        below_backend = path.removeprefix(self.options.backend_path)
        if below_backend == "/ping":
            await _text(send, 200, '"pong"', "application/json")
            return
        if below_backend == "/_health":
            await _text(send, 200, '{"status": true}', "application/json")
            return
        if scope["method"] not in ("GET", "HEAD"):
            await self._other(scope, receive, send)
            return
        base = self.options.frontend_path
        if base and not (path == base or path.startswith(f"{base}/")):
            await self._other(scope, receive, send)
            return
        below = path.removeprefix(base) or "/"
        try:
            await self._get(below, scope, headers, receive, send)
        except Exception as error:
            logger.error("`%s`: %s", below, error, exc_info=None if isinstance(error, MirraError) else error)
            shown = str(error) if self.options.dev else "Something went wrong."
            await _text(send, 500, shown)

    async def _get(self, path: str, scope: Any, headers: dict[str, str], receive: Any, send: Any) -> None:
        if path.startswith(("/_app/", "/_m/")):
            file = self.source.file(path)
            if file is None:
                await _text(send, 404, "There is no such file.")
            else:
                await self._send_file(path, file, headers, send)
            return
        if self.api is not None and self._api_has(scope):
            await self.api(scope, receive, send)
            return
        found = self.source.match(path)
        if found is not None:
            await self._send_page(self.source.page(found.route), headers, send)
            return
        asset = self._asset(path)
        if asset is not None:
            await self._send_asset(asset, headers, send)
            return
        if path == "/favicon.ico":
            await _respond(send, 204, b"", [])
            return
        await self._send_page(self.source.page("404"), headers, send)

    def _api_has(self, scope: Any) -> bool:
        return any(route.matches(scope)[0].value == 2 for route in getattr(self.api, "routes", ()))

    async def _other(self, scope: Any, receive: Any, send: Any) -> None:
        if self.api is not None:
            await self.api(scope, receive, send)
        else:
            await _text(send, 404, "Not found.")

    async def _send_page(self, page: CompiledPage, headers: dict[str, str], send: Any) -> None:
        etag = f'"{hashlib.sha256(page.html).hexdigest()[:16]}"'
        extra = [
            (b"etag", etag.encode()),
            (b"cache-control", b"no-cache"),
            (b"content-type", b"text/html; charset=utf-8"),
            (
                b"content-security-policy",
                content_policy(page.script_origins, self.options.connect_sources).encode(),
            ),
            *SECURITY_HEADERS,
        ]
        if headers.get("if-none-match") == etag:
            await _respond(send, 304, b"", extra)
            return
        await self._send_packed(f"page:{etag}", page.html, page.status, extra, headers, send)

    async def _send_file(self, url: str, file: File, headers: dict[str, str], send: Any) -> None:
        cache = _IMMUTABLE if file.immutable else b"no-cache"
        extra = [
            (b"content-type", file.media_type.encode()),
            (b"cache-control", cache),
            (b"x-content-type-options", b"nosniff"),
        ]
        key = url if file.immutable else f"{url}:{hashlib.sha256(file.content).hexdigest()[:16]}"
        await self._send_packed(key, file.content, 200, extra, headers, send)

    async def _send_packed(
        self,
        key: str,
        content: bytes,
        status: int,
        extra: list[tuple[bytes, bytes]],
        headers: dict[str, str],
        send: Any,
    ) -> None:
        encoding = _accepted(headers.get("accept-encoding", ""))
        if encoding and len(content) > 256:
            packed = self._packed.get((key, encoding))
            if packed is None:
                # Development favours the first answer, production what goes over the wire for ever after.
                packed = self._packed[key, encoding] = _compress(
                    content, encoding, 4 if self.options.dev else 9
                )
            extra = [*extra, (b"content-encoding", encoding.encode()), (b"vary", b"accept-encoding")]
            content = packed
        await _respond(send, status, content, extra)

    def _asset(self, path: str) -> Path | None:
        folder = self.options.assets
        if folder is None or path.endswith("/") or "\x00" in path or "\\" in path:
            return None
        found = (folder / path.lstrip("/")).resolve()
        return found if found.is_relative_to(folder.resolve()) and found.is_file() else None

    async def _send_asset(self, file: Path, headers: dict[str, str], send: Any) -> None:
        content = await asyncio.to_thread(file.read_bytes)
        media = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        extra = [
            (b"content-type", media.encode()),
            (b"etag", etag.encode()),
            (b"cache-control", b"no-cache"),
            (b"x-content-type-options", b"nosniff"),
        ]
        if headers.get("if-none-match") == etag:
            await _respond(send, 304, b"", extra)
        elif media.startswith(_COMPRESSIBLE):
            await self._send_packed(f"asset:{file}:{etag}", content, 200, extra, headers, send)
        else:
            await _respond(send, 200, content, extra)


def _headers(scope: Any) -> dict[str, str]:
    return {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}


def _accepted(header: str) -> str:
    offered = {part.split(";")[0].strip() for part in header.split(",")}
    if "br" in offered and _brotli() is not None:
        return "br"
    return "gzip" if "gzip" in offered else ""


def _brotli() -> Any:
    try:
        import brotli  # type: ignore[import-untyped]  # a C extension without stubs
    except ImportError:
        return None
    return brotli


def _compress(content: bytes, encoding: str, level: int) -> bytes:
    if encoding == "br":
        return bytes(_brotli().compress(content, quality=11 if level == 9 else 4))
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return packer.compress(content) + packer.flush()


async def _respond(send: Any, status: int, content: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    length = [(b"content-length", str(len(content)).encode())] if status not in (204, 304) else []
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length]})
    await send({"type": "http.response.body", "body": content})


async def _text(send: Any, status: int, text: str, media: str = "text/plain; charset=utf-8") -> None:
    await _respond(
        send,
        status,
        text.encode(),
        [(b"content-type", media.encode()), (b"x-content-type-options", b"nosniff")],
    )
