"""The HTML document of a page: head, boot data, and an empty root that React fills."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

APP_PREFIX = "/_app/"


def hashed_url(kind: str, content: bytes, suffix: str) -> str:
    """``/_app/page-1a2b3c4d5e6f.js``: named by content, so it can be kept for ever."""
    return f"{APP_PREFIX}{kind}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself."""

    title: str = ""
    meta: tuple[Mapping[str, str], ...] = ()
    lang: str = "en"
    attributes: Mapping[str, str] = field(default_factory=dict)
    extra: str = ""
    """HTML of further elements."""


def island(data: Any) -> str:
    """JSON that is safe inside a ``<script>`` element."""
    text = msgspec.json.encode(data).decode()
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _tag(name: str, attributes: Mapping[str, Any]) -> str:
    shown = "".join(f' {key}="{html.escape(str(value))}"' for key, value in attributes.items())
    return f"<{name}{shown}>"


def with_policy(page: bytes, policy: str) -> bytes:
    """The document with its content policy inside, before anything that the policy is about."""
    meta = _tag("meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    return page.replace(b"<head>\n", f"<head>\n{meta}\n".encode(), 1)


def document(
    head: Head, *, base: str, boot: Any, boot_module: str, mode_script: str, permit_script: str, color_mode: str, preload: Sequence[str], styles: Sequence[str], markup: str = "", is_drawn: bool = True,
) -> bytes:  # fmt: skip
    """The whole page. ``base`` is the path the frontend is served under; ``markup`` is the page itself, or what is shown until it is drawn."""
    metas: list[Mapping[str, Any]] = [
        {"charset": "utf-8"},
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
    ]
    metas += list(head.meta)
    lines = [
        "<!doctype html>",
        _tag("html", {"lang": head.lang, **head.attributes}),
        "<head>",
        *(_tag("meta", meta) for meta in metas),
        f"<title>{html.escape(head.title)}</title>",
        _tag("script", {"src": base + mode_script, "data-mode": color_mode}) + "</script>",
        *([_tag("script", {"src": base + permit_script}) + "</script>"] if permit_script else []),
        *(_tag("link", {"rel": "stylesheet", "href": url}) for url in styles),
        *(_tag("link", {"rel": "modulepreload", "href": base + url}) for url in preload),
        _tag("link", {"rel": "icon", "href": f"{base}/favicon.ico"}),
        *([head.extra] if head.extra else []),
        "</head>",
        "<body>",
        f'<div id="root"{" data-ssr" if markup and is_drawn else ""}>{markup}</div>',
        f'<script type="application/json" id="mirra-boot">{island(boot)}</script>',
        _tag("script", {"type": "module", "src": base + boot_module}) + "</script>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines).encode()
