"""Plugins: settings that come with behaviour of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from mirra.app.page import Page
from mirra.app.routes import NOT_FOUND
from mirra.config import Config
from mirra.errors import InvalidPluginConfigError


class Plugin:
    """Base of plugins; an app lists instances in ``Config.plugins``. Every method may be left out.

    Each is called with the keywords it knows and must take others: ``def get_static_assets(self, **context)``.
    """

    def pre_compile(self, **context: Any) -> None:
        """Before pages are compiled: ``app``, ``config``, ``unevaluated_pages``, and ``add_save_task(function)`` for
        functions that return ``(path, content)``, a file served at that path."""

    def post_compile(self, **context: Any) -> None:
        """After all pages have been compiled (``app``)."""

    def get_static_assets(self, **context: Any) -> Sequence[tuple[Any, str | bytes]]:
        """Files served at the root of the site: ``[("robots.txt", "User-agent: *")]``."""
        return ()

    def get_stylesheet_paths(self, **context: Any) -> Sequence[str]:
        """Stylesheets of every page: addresses, or paths of static assets."""
        return ()


def plugins_of(config: Config) -> list[Plugin]:
    """The plugins in force: a class stands for an instance of it; ``disable_plugins`` takes away.

    Raises ``InvalidPluginConfigError`` for what is no plugin.
    """
    made = [given() if isinstance(given, type) else given for given in config.plugins]
    for one in made:
        if not isinstance(one, Plugin):
            raise InvalidPluginConfigError(
                f"`{one!r}` in `plugins` is not a plugin.",
                "Derive its class from `rx.plugins.Plugin`.",
                source=None,
            )
    off = tuple(config.disable_plugins)
    return [one for one in made if not isinstance(one, off)]


class RadixThemesPlugin(Plugin):
    """The app's theme."""

    def __init__(self, theme: Any = None, enabled: bool = True) -> None:
        self.theme = theme
        self.enabled = enabled


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


class TailwindV4Plugin(Plugin):
    """Tailwind CSS, for class names used in the app."""

    def __init__(self, config: dict[str, Any] | None = None) -> None:
        self.config = config or {}


class TailwindV3Plugin(TailwindV4Plugin):
    """The older name; compiled by version 4."""
