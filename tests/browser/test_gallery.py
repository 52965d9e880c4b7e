"""Every component looks as Radix Themes means it, can be used without a mouse or eyes, and keeps to the content policy."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import ROOT

GALLERY = ROOT / "examples" / "gallery"
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [
    "/",
    "/typography",
    "/buttons",
    "/inputs",
    "/choices",
    "/feedback",
    "/data",
    "/content",
    "/overlays",
    "/charts",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def settle(page, url: str) -> None:
    """The page when React and the charts have drawn what they have to draw."""
    page.goto(url)
    page.wait_for_function("document.querySelector('#root')?.hasChildNodes()")
    page.evaluate("document.fonts.ready.then(() => new Promise((done) => requestIdleCallback(done)))")


def picture(page, url: str, folder: Path, name: str) -> bytes:
    settle(page, url)
    return page.screenshot(path=folder / f"{name}.png", full_page=True, animations="disabled", caret="hide")


def differing(page, one: bytes, other: bytes) -> int:
    """How many pixels of two pictures differ; they are decoded by the browser."""
    import base64

    return page.evaluate(
        """async ([one, other]) => {
            const pixels = async (text) => {
                const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
                const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
                const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
                const context = canvas.getContext('2d')
                context.drawImage(bitmap, 0, 0)
                return context.getImageData(0, 0, bitmap.width, bitmap.height)
            }
            const [a, b] = [await pixels(one), await pixels(other)]
            if (a.width !== b.width || a.height !== b.height) return -1
            let count = 0
            for (let i = 0; i < a.data.length; i += 4)
                if (a.data[i] !== b.data[i] || a.data[i + 1] !== b.data[i + 1] || a.data[i + 2] !== b.data[i + 2]) count++
            return count
        }""",
        [base64.b64encode(one).decode(), base64.b64encode(other).decode()],
    )


def test_parts_of_the_stylesheet_look_like_the_whole(page, run, tmp_path):
    parts = run(GALLERY, "prod", GALLERY_PACKAGES="0")
    whole = run(GALLERY, "prod", GALLERY_CSS="full", GALLERY_PACKAGES="0")
    found = {}
    for scheme, size, routes in (("light", DESKTOP, PAGES), ("dark", PHONE, ["/", "/choices"])):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        for route in routes:
            name = f"{route.strip('/') or 'layout'}-{scheme}-{size['width']}"
            one = picture(page, parts.url + route, tmp_path, f"{name}-parts")
            other = picture(page, whole.url + route, tmp_path, f"{name}-whole")
            if one != other and (count := differing(page, one, other)):
                found[name] = count
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(page, run, scheme):
    app = run(GALLERY, "prod", patience=90)
    page.emulate_media(color_scheme=scheme)
    source = AXE.read_text()
    found = []
    for route in [*PAGES, "/packages"]:
        settle(page, app.url + route)
        if route == "/packages":
            for drawn in (".barlayer .point", ".gl-container canvas", ".dvn-scroller", ".katex", ".shiki"):
                page.locator(drawn).first.wait_for(state="attached", timeout=60000)
        page.evaluate(source)
        result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        found += [
            f"{route} {broken['id']}: {node['html'][:160]}"
            for broken in result["violations"]
            for node in broken["nodes"]
        ]
    assert not found, "\n".join(found)


def test_nothing_is_wider_than_a_phone(page, run):
    app = run(GALLERY, GALLERY_PACKAGES="0")
    page.set_viewport_size(PHONE)
    wider = []
    for route in PAGES:
        settle(page, app.url + route)
        width = page.evaluate("document.documentElement.scrollWidth")
        wider += [f"{route}: {width}"] if width > PHONE["width"] else []
    assert wider == []


def test_overlays_open_and_close(page, run):
    app = run(GALLERY, GALLERY_PACKAGES="0")
    page.goto(f"{app.url}/overlays")
    page.get_by_role("button", name="Open the dialog").click()
    expect(page.get_by_role("dialog", name="Edit profile")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("menuitem", name="More").hover()
    expect(page.get_by_role("menuitem", name="Archive")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Open the drawer").click()
    expect(page.get_by_role("dialog", name="A drawer")).to_be_visible()
