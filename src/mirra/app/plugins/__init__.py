"""``rx.plugins``: settings that come with behaviour of their own. ``base`` says what a plugin may do; the others are plugins."""

from mirra.app.plugins import embed, sitemap, tailwind_v3, tailwind_v4
from mirra.app.plugins.base import (
    ComponentAndChildren,
    PageContext,
    Plugin,
    get_plugin,
    overrides,
    plugins_of,
    visit,
)
from mirra.app.plugins.embed import EmbedPlugin
from mirra.app.plugins.sitemap import SitemapPlugin
from mirra.app.plugins.tailwind_v3 import TailwindV3Plugin
from mirra.app.plugins.tailwind_v4 import TailwindV4Plugin
from mirra.app.plugins.themes import RadixThemesPlugin

__all__ = [
    "ComponentAndChildren", "EmbedPlugin", "PageContext", "Plugin", "RadixThemesPlugin", "SitemapPlugin", "TailwindV3Plugin", "TailwindV4Plugin",
    "embed", "get_plugin", "overrides", "plugins_of", "sitemap", "tailwind_v3", "tailwind_v4", "visit",
]  # fmt: skip
