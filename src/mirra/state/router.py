"""What a handler may know of the page it was called from: ``self.router``."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

from mirra.errors import VarAttributeError
from mirra.js.tree import StateRef
from mirra.vars.base import Var, make
from mirra.vars.text import StringVar


def _parts(url: str) -> SplitResult:
    """What a browser says it is at may be no URL; it has a path and nothing else then."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


class Url(str):
    """A URL that is text and has its parts as attributes."""

    @property
    def scheme(self) -> str:
        """``"https"``."""
        return _parts(self).scheme

    @property
    def netloc(self) -> str:
        """Host and port."""
        return _parts(self).netloc

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        parts = _parts(self)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @property
    def path(self) -> str:
        """The path."""
        return _parts(self).path

    @property
    def query(self) -> str:
        """The query without its question mark."""
        return _parts(self).query

    @property
    def query_parameters(self) -> dict[str, str]:
        """The query as a dict; of repeated names the last one."""
        return dict(parse_qsl(_parts(self).query, keep_blank_values=True))

    @property
    def fragment(self) -> str:
        """The part after ``#``."""
        return _parts(self).fragment


@dataclasses.dataclass(frozen=True)
class SessionData:
    """Who is connected."""

    client_token: str = ""
    session_id: str = ""
    client_ip: str = ""


@dataclasses.dataclass(frozen=True)
class HeaderData:
    """Headers of the WebSocket connection.

    The fields are what a page may show. :attr:`cookie` and the other headers of :attr:`raw_headers` stay on the server, since scripts
    of the page are not to see cookies that are marked ``HttpOnly``.
    """

    host: str = ""
    origin: str = ""
    upgrade: str = ""
    connection: str = ""
    pragma: str = ""
    cache_control: str = ""
    user_agent: str = ""
    sec_websocket_version: str = ""
    sec_websocket_key: str = ""
    sec_websocket_extensions: str = ""
    accept_encoding: str = ""
    accept_language: str = ""

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> HeaderData:
        """From headers by their names in lower case, such as ``"user-agent"``."""
        names = [field.name for field in dataclasses.fields(cls)]
        made = cls(**{name: headers.get(name.replace("_", "-"), "") for name in names})
        # Not a field: fields are what is sent to the browser.
        object.__setattr__(made, "_raw", dict(headers))
        return made

    @property
    def raw_headers(self) -> dict[str, str]:
        """All headers, by their names in lower case."""
        return self.__dict__.get("_raw", {})  # type: ignore[no-any-return]  # set in `of`

    @property
    def cookie(self) -> str:
        """The header of all cookies."""
        return self.raw_headers.get("cookie", "")

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.raw_headers.get(name.replace("_", "-"), "")


@dataclasses.dataclass(frozen=True)
class PageData:
    """The older names for parts of the URL; ``params`` are those of the route and of the query."""

    host: str = ""
    path: str = ""
    raw_path: str = ""
    full_path: str = ""
    full_raw_path: str = ""
    params: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class RouterData:
    """``url`` is the page's address, ``route_id`` the pattern that matched it, ``page`` the older names of both."""

    url: Url = Url("")
    route_id: str = ""
    page: PageData = PageData()
    query_parameters: dict[str, str] = dataclasses.field(default_factory=dict)
    session: SessionData = SessionData()
    headers: HeaderData = HeaderData()

    @classmethod
    def of(
        cls,
        url: Url,
        route_id: str,
        params: Mapping[str, Any],
        session: SessionData,
        headers: Mapping[str, str],
    ) -> RouterData:
        """What is known of the page at ``url``; ``params`` are the values of the route's arguments."""
        query = url.query_parameters
        raw_path = f"{url.path}?{url.query}" if url.query else url.path
        page = PageData(
            url.origin,
            route_id,
            raw_path,
            f"{url.origin}{route_id}",
            f"{url.origin}{raw_path}",
            {**query, **params},
        )
        return cls(url, route_id, page, query, session, HeaderData.of(headers))


class UrlVar(StringVar, python_types=Url):
    """A URL as a Var: text, with its parts as attributes."""

    __slots__ = ()

    @property
    def scheme(self) -> StringVar:
        """``"https"``."""
        return _join(self.split("://")[:1], "")

    @property
    def netloc(self) -> StringVar:
        """Host and port."""
        return _join(self.split("/")[2:3], "/")

    @property
    def origin(self) -> StringVar:
        """Scheme, host and port."""
        return _join(self.split("/")[:3], "/")

    @property
    def path(self) -> StringVar:
        """The path."""
        return "/" + _join(self.split("#")[0].split("?")[0].split("/")[3:], "/")

    @property
    def query(self) -> StringVar:
        """The query without its question mark."""
        return _join(self.split("#")[0].split("?")[1:], "?")

    @property
    def fragment(self) -> StringVar:
        """The part after ``#``."""
        return _join(self.split("#")[1:], "#")

    @property
    def query_parameters(self) -> Var[dict[str, str]]:
        """The query as a dict; of the router's URL only."""
        ref = self._expr
        if not isinstance(ref, StateRef) or ref.path != ("url",):
            raise VarAttributeError("`query_parameters` is an attribute of `rx.State.router.url` only.")
        return make(StateRef(ref.state, ref.field, ("query_parameters",)), dict[str, str])


def _join(parts: Any, separator: str) -> StringVar:
    return parts.join(separator)  # type: ignore[no-any-return]  # a slice of a list of texts
