"""Who may connect and what a page may do: origin check and security headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "::1", "testserver"})


def origin_of(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an origin such as ``https://a.example:8443``; ``None`` for anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if (
        parts.scheme not in _DEFAULT_PORTS
        or not parts.hostname
        or parts.username is not None
        or parts.password is not None
    ):
        return None
    if parts.path or any(mark in url for mark in "@\\?#"):
        return None
    return parts.scheme, parts.hostname, port or _DEFAULT_PORTS[parts.scheme]


def may_connect(origin: str | None, host: str, scheme: str, allowed: Iterable[str] = ()) -> bool:
    """Whether a page of ``origin`` may open the WebSocket: it must be the origin that ``host`` names, or be listed.

    Compared exactly by scheme, host and port. A missing origin is no browser's; ``null`` and ``*`` never match.
    """
    if origin is None:
        return True
    found = origin_of(origin)
    if found is None:
        return False
    own = origin_of(f"{'https' if scheme in ('wss', 'https') else 'http'}://{host}")
    return found == own or any(found == origin_of(entry.rstrip("/")) for entry in allowed if entry != "*")


def is_local_host(host: str, allowed: Iterable[str] = ()) -> bool:
    """Whether a Host header names this machine; other names reach a development server only by DNS rebinding."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() and not host.endswith("]") else host
    return name.lower() in _LOCAL_HOSTS or name.lower() in {entry.lower() for entry in allowed}


def forwarded(headers: Mapping[str, str], host: str, scheme: str, hops: int) -> tuple[str, str]:
    """Host and scheme that the outermost trusted proxy saw; the socket's own without trusted proxies."""
    if hops <= 0:
        return host, scheme
    hosts = [part.strip() for part in headers.get("x-forwarded-host", "").split(",") if part.strip()]
    schemes = [part.strip() for part in headers.get("x-forwarded-proto", "").split(",") if part.strip()]
    return (hosts[-min(hops, len(hosts))] if hosts else host), (
        schemes[-min(hops, len(schemes))] if schemes else scheme
    )


def client_address(headers: Mapping[str, str], peer: str, hops: int) -> str:
    """The client's address: the entry of ``X-Forwarded-For`` that the outermost trusted proxy wrote."""
    entries = [part.strip() for part in headers.get("x-forwarded-for", "").split(",") if part.strip()]
    return entries[-min(hops, len(entries))] if hops > 0 and entries else peer


def content_policy(
    script_origins: Iterable[str] = (), connect: Iterable[str] = (), *, in_document: bool = False
) -> str:
    """The Content-Security-Policy of every page. ``in_document``: as a document itself can say it, which has no word on frames around it."""
    remote = " ".join(sorted(script_origins))
    sources = f"'self' {remote}".strip()
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {sources}",
            f"style-src-elem {sources}",
            "style-src-attr 'unsafe-inline'",
            "img-src * data: blob:",
            "media-src * blob:",
            "font-src * data:",
            "frame-src *",
            " ".join(("connect-src 'self'", *sorted(connect))),
            "object-src 'none'",
            "base-uri 'none'",
            *([] if in_document else ["frame-ancestors 'self'"]),
            # `frontend/src/trusted.ts` has the one policy, `permit.ts` what stands for code that is not mirra's.
            "require-trusted-types-for 'script'",
            "trusted-types mirra default",
        )
    )


SECURITY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(self), microphone=(self), geolocation=(self)"),
)
