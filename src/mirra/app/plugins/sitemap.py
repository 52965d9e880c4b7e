"""``SitemapPlugin``: `sitemap.xml`, for search engines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from mirra.app.page import Page
from mirra.app.plugins.base import Plugin
from mirra.app.routes import NOT_FOUND
from mirra.config import Config
from mirra.errors import InvalidPluginConfigError


class SitemapPlugin(Plugin):
    """Serves ``sitemap.xml`` with all pages that have no arguments, at ``Config.deploy_url``.

    A page says more of itself, or that it is left out, with ``add_page(context={"sitemap": {"priority": 0.9}})`` or ``None``.
    """

    def __init__(self, trailing_slash: str = "preserve") -> None:
        if trailing_slash not in ("preserve", "always", "never"):
            raise InvalidPluginConfigError(
                f"`trailing_slash` cannot be `{trailing_slash}`.",
                "It is one of `preserve`, `always`, `never`.",
            )
        self.trailing_slash = trailing_slash

    def get_static_assets(self, **context: Any) -> Sequence[tuple[Any, str | bytes]]:
        """The one file."""
        config: Config = context["config"]
        site = f"{(config.deploy_url or '').rstrip('/')}{config.frontend_path}"
        entries = [self._entry(page, site) for page in context["unevaluated_pages"]]
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *filter(None, entries),
            "</urlset>",
        ]
        return [("sitemap.xml", "\n".join(lines) + "\n")]

    def _entry(self, page: Page, site: str) -> str:
        said = page.context.get("sitemap", {})
        if said is None or page.route == NOT_FOUND or ("[" in page.route and "loc" not in said):
            return ""
        given = {"loc": page.route, **said}
        path = str(given["loc"])
        if self.trailing_slash != "preserve":
            path = path.rstrip("/") + ("/" if self.trailing_slash == "always" else "")
        given["loc"] = path if path.startswith(("http://", "https://")) else f"{site}/{path.lstrip('/')}"
        fields = "".join(
            f"<{name}>{escape(str(given[name]))}</{name}>"
            for name in ("loc", "lastmod", "changefreq", "priority")
            if name in given
        )
        return f"  <url>{fields}</url>"
