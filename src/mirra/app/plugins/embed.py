"""``EmbedPlugin``: the app inside an element of somebody else's page."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from mirra.app.plugins.base import Plugin
from mirra.config import environment
from mirra.errors import InvalidPluginConfigError

SCRIPT = "embed.js"


class EmbedPlugin(Plugin):
    """Serves ``embed.js``, which draws the app's first page into an element of the page that loads it.

    The foreign page has ``<div id="shop"></div><script type="module" src="https://shop.example/embed.js"></script>``, and this app

    >>> rx.Config(
    ...     app_name="shop", plugins=[EmbedPlugin(mount_target="#shop")], cors_allowed_origins=["https://blog.example"]
    ... )

    ``mount_target`` is a CSS selector; ``embed_origin`` is where this app is reached if that is not where ``embed.js`` comes from, as with a CDN.
    ``dev_preview=True`` serves ``embed.html``, a page with nothing but the element. The environment says the first two as ``REFLEX_MOUNT_TARGET`` and
    ``REFLEX_EMBED_ORIGIN``.
    """

    def __init__(
        self, mount_target: str | None = None, embed_origin: str | None = None, dev_preview: bool = False
    ) -> None:
        self.mount_target: str = mount_target or environment.MOUNT_TARGET.get() or ""
        self.embed_origin: str = (embed_origin or environment.EMBED_ORIGIN.get() or "").rstrip("/")
        self.dev_preview = dev_preview
        if not self.mount_target:
            raise InvalidPluginConfigError(
                "`EmbedPlugin` does not say into which element of the page the app goes.",
                'Write `EmbedPlugin(mount_target="#app")`, or set `REFLEX_MOUNT_TARGET`.',
            )
        if dev_preview and not self.mount_target.startswith("#"):
            raise InvalidPluginConfigError(
                f"`dev_preview` makes an element with an id, and `{self.mount_target}` is none.",
                'Write a `mount_target` such as `"#app"`.',
            )
        if self.embed_origin and not self.embed_origin.startswith(("http://", "https://")):
            raise InvalidPluginConfigError(
                f"`embed_origin` is `{self.embed_origin}`, which is no origin.",
                'Write it with its scheme: `"https://app.example"`.',
            )

    def provides_entry_client(self, **context: Any) -> bool:
        """It does, for the foreign page."""
        return True

    def get_static_assets(self, **context: Any) -> Sequence[tuple[Any, str | bytes]]:
        """The preview, if it is wanted."""
        if not self.dev_preview:
            return ()
        base = context["config"].frontend_path
        element = f'<div id="{html.escape(self.mount_target[1:])}"></div>'
        return [
            (
                "embed.html",
                f'<!doctype html><html><head><meta charset="utf-8"><title>Embedded</title></head>\n<body>{element}\n'
                f'<script type="module" src="{base}/{SCRIPT}"></script></body></html>\n',
            )
        ]
