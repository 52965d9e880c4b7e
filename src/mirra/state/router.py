"""What a handler may know of the page it was called from: ``self.router``."""

from __future__ import annotations

import dataclasses
from typing import Any
from urllib.parse import parse_qsl, urlsplit


class Url(str):
    """A URL that is text and has its parts as attributes."""

    @property
    def scheme(self) -> str:
        """``"https"``."""
        return urlsplit(self).scheme

    @property
    def netloc(self) -> str:
        """Host and port."""
        return urlsplit(self).netloc

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        parts = urlsplit(self)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @property
    def path(self) -> str:
        """The path."""
        return urlsplit(self).path

    @property
    def query(self) -> str:
        """The query without its question mark."""
        return urlsplit(self).query

    @property
    def query_parameters(self) -> dict[str, str]:
        """The query as a dict; of repeated names the last one."""
        return dict(parse_qsl(urlsplit(self).query, keep_blank_values=True))

    @property
    def fragment(self) -> str:
        """The part after ``#``."""
        return urlsplit(self).fragment


@dataclasses.dataclass(frozen=True)
class SessionData:
    """Who is connected."""

    client_token: str = ""
    session_id: str = ""
    client_ip: str = ""


@dataclasses.dataclass(frozen=True)
class HeaderData:
    """Headers of the WebSocket connection, by their names with underscores."""

    raw_headers: dict[str, str] = dataclasses.field(default_factory=dict)

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.raw_headers.get(name.replace("_", "-"), "")


@dataclasses.dataclass(frozen=True)
class PageData:
    """The older names for parts of the URL."""

    host: str = ""
    path: str = ""
    raw_path: str = ""
    full_path: str = ""
    full_raw_path: str = ""
    params: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class RouterData:
    """``url`` is the page's address, ``route_id`` the pattern that matched it."""

    url: Url = Url("")
    route_id: str = ""
    params: dict[str, Any] = dataclasses.field(default_factory=dict)
    session: SessionData = SessionData()
    headers: HeaderData = HeaderData()

    @property
    def page(self) -> PageData:
        """The older names for parts of :attr:`url`."""
        return PageData(
            self.url.origin,
            self.route_id,
            self.url.path,
            f"{self.url.origin}{self.route_id}",
            str(self.url),
            self.params,
        )
