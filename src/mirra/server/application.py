"""The ASGI app: pages, files, health, the WebSocket, and the user's own API."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from mirra.errors import MirraError
from mirra.protocol.manifest import JAVASCRIPT, JSON, CompiledPage, File, PageSource
from mirra.protocol.messages import CLOSE_MOVED, WEBSOCKET_PATH, Overlay, Reload
from mirra.server.assets import find_asset, send_asset, send_upload
from mirra.server.connection import Connection
from mirra.server.health import Check, check_health
from mirra.server.http import (
    IMMUTABLE,
    REVALIDATE,
    Packer,
    etag_of,
    headers_of,
    is_current,
    respond,
    respond_text,
)
from mirra.server.lifespan import Lifespan
from mirra.server.limits import Addresses
from mirra.server.once import PATH
from mirra.server.options import ServerOptions
from mirra.server.policy import (
    SECURITY_HEADERS,
    client_address,
    content_policy,
    forwarded,
    is_local_host,
    may_connect,
)
from mirra.server.printable import one_line
from mirra.server.sessions import Sessions
from mirra.server.store.choose import Backing
from mirra.server.uploads.endpoint import GRANT_HEADER, receive_upload
from mirra.server.uploads.endpoint import PATH as UPLOAD_PATH
from mirra.server.user_api import UserApi
from mirra.state.runtime import set_runtime

logger = logging.getLogger("mirra.server")


class Application:
    """Answers everything for one compiled app; an ASGI application."""

    def __init__(
        self,
        source: PageSource,
        options: ServerOptions,
        *,
        api: UserApi | None = None,
        wrap: Callable[[Any], Any] | None = None,
        lifespan: Lifespan | None = None,
        on_error: Callable[[Exception, str], Any] | None = None,
        on_browser_error: Callable[[Exception], Any] | None = None,
        backing: Backing | None = None,
        health: Mapping[str, Check] | None = None,
    ) -> None:
        self.source = source
        self.health = health or {}
        self.options = options
        self.sessions = Sessions(source, options, on_error or (lambda error, where: None), backing)
        self.sessions.on_browser_error = on_browser_error
        self.connections: set[Connection] = set()
        self.addresses = Addresses(
            options.sockets_per_address, options.handshakes_per_second, options.handshake_burst
        )
        self.lifespan = lifespan or Lifespan([])
        self.api = api
        self._outermost = wrap(self._answer) if wrap else self._answer
        self._packer = Packer(thorough=not options.dev)
        self.overlay: Overlay | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One ASGI conversation."""
        # Each conversation has a context of its own, so that of the start-up would not be seen.
        set_runtime(self.sessions)
        await self._outermost(scope, receive, send)

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        kind = scope["type"]
        if kind == "http":
            await self._http(scope, receive, send)
        elif kind == "websocket":
            await self._websocket(scope, receive, send)
        elif kind == "lifespan":
            await self.lifespan.run(self, receive, send)

    # -- starting and stopping

    async def startup(self) -> None:
        """Before the first request."""
        await self.sessions.start()

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
        sending = [asyncio.ensure_future(connection.send(data)) for connection in list(self.connections)]
        if sending:
            await asyncio.wait(sending, timeout=1.0)

    # -- the socket

    async def _websocket(self, scope: Any, receive: Any, send: Any) -> None:
        headers = headers_of(scope)
        await receive()
        host, scheme = forwarded(
            headers, headers.get("host", ""), scope.get("scheme", "ws"), self.options.trusted_proxy_hops
        )
        path = scope["path"].removeprefix(self.options.backend_path)
        origin = headers.get("origin")
        allowed = may_connect(origin, host, scheme, self.options.origins)
        if origin is None and "cookie" in headers:
            allowed = False  # a browser names its origin: these are somebody's cookies in other hands
        if path.rstrip("/") != WEBSOCKET_PATH or not allowed or not self._host_allowed(host):
            if not allowed:
                logger.warning(
                    "refused a connection from origin `%s` to `%s`%s",
                    one_line(str(headers.get("origin"))),
                    one_line(host),
                    self._proxy_advice(headers),
                )
            await send({"type": "websocket.close", "code": 1008})
            return
        peer = scope["client"][0] if scope.get("client") else ""
        address = client_address(headers, peer, self.options.trusted_proxy_hops)
        if not self.addresses.admit(address):
            logger.warning("refused a connection from %s, which has or opens too many", one_line(address, 60))
            await send({"type": "websocket.close", "code": 1013})
            return
        try:
            await send({"type": "websocket.accept"})
            await self._converse(Connection(self.sessions, receive, send, headers, address))
        finally:
            self.addresses.leave(address)

    async def _converse(self, connection: Connection) -> None:
        self.connections.add(connection)
        if self.overlay is not None:
            connection.greeting = msgspec.json.encode(self.overlay)
        try:
            await connection.run()
        finally:
            self.connections.discard(connection)

    def _proxy_advice(self, headers: dict[str, str]) -> str:
        is_forwarded = any(name.startswith("x-forwarded-") for name in headers)
        if self.options.trusted_proxy_hops or not is_forwarded:
            return ""
        return "; behind a proxy of your own, set `trusted_proxy_hops=1`"

    def _host_allowed(self, host: str) -> bool:
        return not self.options.hosts or is_local_host(host, self.options.hosts)

    # -- HTTP

    async def _http(self, scope: Any, receive: Any, send: Any) -> None:
        headers = headers_of(scope)
        path: str = scope["path"]
        if not self._host_allowed(headers.get("host", "")):
            await respond_text(send, 403, "This host name is not allowed. Use localhost, or list it.")
            return
        below_backend = path.removeprefix(self.options.backend_path)
        if below_backend == "/ping":
            await respond_text(send, 200, '"pong"', JSON)
        elif below_backend == "/_health":
            status, report = await check_health(self.health)
            await respond_text(send, status, report, JSON)
        elif below_backend == "/_all_routes" and self.options.all_routes:
            listed = msgspec.json.encode([route.lstrip("/") or "index" for route in self.source.routes()])
            await respond_text(send, 200, listed.decode(), JSON)
        elif below_backend.startswith(PATH) and scope["method"] == "GET":
            await self._once(below_backend.removeprefix(PATH).removesuffix(".js"), headers, send)
        elif below_backend == UPLOAD_PATH:
            await self._upload(scope, headers, receive, send)
        elif below_backend.startswith(f"{UPLOAD_PATH}/") and scope["method"] in ("GET", "HEAD"):
            await self._uploaded(below_backend.removeprefix(UPLOAD_PATH), scope, receive, send)
        elif self.api is not None and self.api.has(scope):
            await self.api(scope, receive, send)
        else:
            await self._frontend(path, scope, headers, receive, send)

    async def _once(self, name: str, headers: dict[str, str], send: Any) -> None:
        """A module that a handler made for one browser."""
        text = await self.sessions.module(name)
        if text is None:
            await respond_text(send, 404, "There is no such file.")
            return
        extra = [
            (b"content-type", JAVASCRIPT.encode()),
            (b"cache-control", b"no-store"),
            (b"x-content-type-options", b"nosniff"),
        ]
        # The pages of a server of files are another origin.
        origin = headers.get("origin")
        if origin is not None and may_connect(origin, "", "http", self.options.origins):
            extra.append((b"access-control-allow-origin", origin.encode()))
        await respond(send, 200, text.encode(), extra)

    async def _upload(self, scope: Any, headers: dict[str, str], receive: Any, send: Any) -> None:
        """Files from a page of this origin, or of one that is listed."""
        origin = headers.get("origin")
        host, scheme = forwarded(
            headers, headers.get("host", ""), scope.get("scheme", "http"), self.options.trusted_proxy_hops
        )
        if not may_connect(origin, host, scheme, self.options.origins):
            await respond_text(send, 403, "Pages of another site may not send files here.")
            return
        extra = []
        if origin is not None:
            extra = [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"origin")]
        if scope["method"] == "POST":
            await receive_upload(self.sessions, headers, receive, send, extra)
        elif scope["method"] == "OPTIONS":
            asked = headers.get("access-control-request-headers", GRANT_HEADER)
            await respond(
                send, 204, b"", [*extra, (b"access-control-allow-headers", asked.encode("latin-1"))]
            )
        else:
            await respond_text(send, 405, "Files are sent by POST.")

    async def _uploaded(self, path: str, scope: Any, receive: Any, send: Any) -> None:
        file = find_asset(self.options.uploads, path)
        if file is None:
            await respond_text(send, 404, "There is no such file.")
        else:
            await send_upload(file, scope, receive, send)

    async def _frontend(
        self, path: str, scope: Any, headers: dict[str, str], receive: Any, send: Any
    ) -> None:
        base = self.options.frontend_path
        if scope["method"] not in ("GET", "HEAD") or not (path == base or path.startswith(f"{base}/")):
            if self.api is not None:
                await self.api(scope, receive, send)
            else:
                await respond_text(send, 404, "Not found.")
            return
        below = path.removeprefix(base) or "/"
        try:
            await self._get(below, scope, headers, receive, send)
        except Exception as error:
            logger.error(
                "`%s`: %s", one_line(below), error, exc_info=None if isinstance(error, MirraError) else error
            )
            await respond_text(send, 500, str(error) if self.options.dev else "Something went wrong.")

    async def _get(self, path: str, scope: Any, headers: dict[str, str], receive: Any, send: Any) -> None:
        page = send
        send = self._readable(headers, send)
        if path.startswith(("/_app/", "/_m/")):
            file = self.source.file(path)
            if file is None:
                await respond_text(send, 404, "There is no such file.")
            else:
                await self._send_file(path, file, headers, send)
            return
        found = self.source.match(path)
        # A file wins over a route with arguments, which would take every path: `/[[...splat]]`.
        if found is None or "[" in found.route:
            file = self.source.file(path)
            if file is not None:
                await self._send_file(path, file, headers, send)
                return
            asset = find_asset(self.options.assets, path)
            if asset is not None:
                await send_asset(asset, scope, headers, receive, send, self._packer)
                return
            if path == "/favicon.ico":
                await respond(send, 204, b"", [(b"cache-control", REVALIDATE)])
                return
        await self._send_page(self.source.page(found.route if found else "404"), headers, page)

    async def _send_page(self, page: CompiledPage, headers: dict[str, str], send: Any) -> None:
        etag = etag_of(page.html)
        extra = [
            (b"etag", etag.encode()),
            (b"cache-control", REVALIDATE),
            (b"content-type", b"text/html; charset=utf-8"),
            (
                b"content-security-policy",
                content_policy(page.script_origins, self.options.connect_sources).encode(),
            ),
            *SECURITY_HEADERS,
        ]
        if page.status == 200 and is_current(headers, etag):
            await respond(send, 304, b"", extra)
            return
        accepted = headers.get("accept-encoding", "")
        await self._packer.respond(send, page.status, f"page:{etag}", page.html, extra, accepted)

    def _readable(self, headers: dict[str, str], send: Any) -> Any:
        """``send`` for files, which pages of the listed origins may read, too: such pages embed the app."""
        if not self.options.origins:
            return send
        origin = headers.get("origin")
        allowed = origin is not None and may_connect(origin, "", "http", self.options.origins)
        extra = [(b"access-control-allow-origin", origin.encode("latin-1"))] if origin and allowed else []

        async def send_readable(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *extra, (b"vary", b"origin")]}
            await send(message)

        return send_readable

    async def _send_file(self, url: str, file: File, headers: dict[str, str], send: Any) -> None:
        extra = [(b"content-type", file.media_type.encode()), (b"x-content-type-options", b"nosniff")]
        accepted = headers.get("accept-encoding", "")
        if file.immutable:
            extra.append((b"cache-control", IMMUTABLE))
            await self._packer.respond(send, 200, url, file.content, extra, accepted, file.brotli)
            return
        etag = file.etag or etag_of(file.content)
        extra += [(b"cache-control", REVALIDATE), (b"etag", etag.encode())]
        if is_current(headers, etag):
            await respond(send, 304, b"", extra)
        else:
            await self._packer.respond(send, 200, f"{url}:{etag}", file.content, extra, accepted)
