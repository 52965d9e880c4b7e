"""The gallery of every component: each page is drawn without a browser, and what can be used there is used."""

from pathlib import Path

import pytest

from mirra.testing import connect, role

GALLERY = Path(__file__).parents[2] / "examples" / "gallery"
PAGES = ["/", "/typography", "/buttons", "/inputs", "/choices", "/feedback", "/data", "/overlays", "/charts"]


@pytest.fixture
def gallery(monkeypatch):
    monkeypatch.chdir(GALLERY)
    return GALLERY


async def test_every_page_and_what_opens(gallery):
    async with connect(gallery) as page:
        for path in PAGES:
            await page.goto(path)
            assert await page.count(role("heading")) > 1, path
        await page.goto("/overlays")
        await page.click("Open the dialog")
        await page.see("Edit profile")
        await page.click("Cancel")
        await page.dont_see("Edit profile")
        await page.click(role("button", "Delete"))
        await page.see("It cannot be brought back.")
        await page.click("Keep")
        await page.click("Open the popover")
        await page.see("Anything can be in here.")
        await page.press("Escape")
        await page.hover(role("link", "Point at me"))
        await page.see("Wrote the first program.")
        await page.goto("/choices")
        await page.click(role("checkbox", "off"))
        assert await page.is_checked(role("checkbox", "off"))
