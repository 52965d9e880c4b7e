"""The example of the design article, as printed: `import reflex as rx`, one state, one page."""

from pathlib import Path

import mirra.reflex
from mirra.testing import placeholder, role

ARTICLE = Path(__file__).parents[2] / "examples" / "article.py"


async def test_the_page_of_the_article(connect):
    mirra.reflex.install()
    async with connect(ARTICLE) as page:
        assert await page.attribute(role("link"), "href") == "https://github.com/reflex-dev"
        name = placeholder("Your Github username")
        # Nothing was typed: the handler has nothing to ask for.
        await page.focus(name)
        await page.blur()
        assert await page.attribute(role("link"), "href") == "https://github.com/reflex-dev"
