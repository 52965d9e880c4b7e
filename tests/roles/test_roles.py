"""The table of roles (`testing/parts.py`) against Chromium's own accessibility tree: each element is found without a browser by the
role and the name that Chromium gives it."""

import pytest

import mirra as rx
from mirra.testing import role
from mirra.testing.browser import Browser
from mirra.testing.site import Site

CALLED = {
    "image": "img",
    "ProgressIndicator": "progressbar",
    "LabelText": "",
    "generic": "",
    "none": "",
    "time": "time",
}
"""Chromium's names where they are not ARIA's."""


def plain():
    """Element by id, as it stands on the page."""
    return {
        "button": rx.button("Save"),
        "icon_button": rx.icon_button(rx.icon("x"), aria_label="Shut"),
        "heading": rx.heading("Title"),
        "heading3": rx.heading("Part", as_="h3"),
        "link": rx.link("Home", href="/"),
        "anchor": rx.el.a("Away", href="https://example.org"),
        "input": rx.input(placeholder="Search here"),
        "email": rx.input(type="email", aria_label="Email"),
        "number": rx.input(type="number", aria_label="Age"),
        "search": rx.el.input(type="search", aria_label="Query"),
        "range": rx.el.input(type="range", aria_label="Loudness"),
        "text_area": rx.text_area(aria_label="Story"),
        "checkbox": rx.checkbox(aria_label="Agree"),
        "native_checkbox": rx.el.input(type="checkbox", aria_label="Old"),
        "switch": rx.switch(aria_label="Power"),
        "select": rx.el.select(rx.el.option("one"), aria_label="Number"),
        "radio_group": rx.radio_group.root(rx.radio_group.item(value="r", id="radio", aria_label="Red"), aria_label="Colour"),
        "segments": rx.segmented_control.root(
            rx.segmented_control.item("Inbox", value="in", id="segment"), default_value="in", aria_label="Box"
        ),
        "tabs": rx.tabs.root(
            rx.tabs.list(rx.tabs.trigger("First", value="1", id="tab"), id="tab_list", aria_label="Parts"),
            rx.tabs.content("inside", value="1"),
            default_value="1",
        ),
        "image": rx.image(src="/none.png", alt="A picture"),
        "list": rx.el.ul(rx.el.li("item", id="item"), aria_label="Things"),
        "table": rx.table.root(
            rx.table.header(rx.table.row(rx.table.column_header_cell("Head", id="head"))),
            rx.table.body(rx.table.row(rx.table.cell("Cell", id="cell"))),
        ),
        "nav": rx.el.nav(rx.text("here"), aria_label="Ways"),
        "progress": rx.progress(value=30, aria_label="Done"),
        "radio_cards": rx.radio_cards.root(rx.radio_cards.item("Blue", value="b", id="radio_card"), aria_label="Cards"),
        "checkbox_cards": rx.checkbox_cards.root(rx.checkbox_cards.item("Milk", value="m", id="checkbox_card"), aria_label="Extras"),
        "checkbox_group": rx.checkbox_group.root(rx.checkbox_group.item("Sugar", value="s", id="checkbox_item"), aria_label="Sweets"),
        "section": rx.el.section(rx.text("here"), aria_label="Part"),
        "accordion": rx.accordion.root(rx.accordion.item(header="More", content="details", value="more")),
    }  # fmt: skip


ELEMENTS = (
    *(name for name in plain() if name not in ("tabs", "accordion", "table")),
    "radio", "radio_card", "checkbox_card", "checkbox_item", "segment", "tab", "tab_list", "item", "head", "cell",
)  # fmt: skip
LAYERS = {
    "dialog": ("open_dialog", ["dialog", "dialog_button"]),
    "alert": ("open_alert", ["alert"]),
    "popover": ("open_popover", ["popover"]),
    "menu": ("open_menu", ["menu", "menu_item"]),
    "list box": ("choice", ["choices", "option"]),
}


def layered():
    return [
        rx.dialog.root(
            rx.dialog.trigger(rx.button("Open dialog", id="open_dialog")),
            rx.dialog.content(rx.dialog.title("Really"), rx.button("Yes", id="dialog_button"), id="dialog"),
        ),
        rx.alert_dialog.root(
            rx.alert_dialog.trigger(rx.button("Open alert", id="open_alert")),
            rx.alert_dialog.content(rx.alert_dialog.title("Mind"), id="alert"),
        ),
        rx.popover.root(
            rx.popover.trigger(rx.button("Open popover", id="open_popover")),
            rx.popover.content("inside", id="popover", aria_label="Pop"),
        ),
        rx.menu.root(
            rx.menu.trigger(rx.button("Open menu", id="open_menu")),
            rx.menu.content(rx.menu.item("Copy", id="menu_item"), id="menu", aria_label="Edit"),
        ),
        rx.context_menu.root(
            rx.context_menu.trigger(rx.text("Right here", id="context")),
            rx.context_menu.content(
                rx.context_menu.item("Paste", id="context_item"), id="context_menu", aria_label="Here"
            ),
        ),
        rx.hover_card.root(
            rx.hover_card.trigger(rx.link("Point", href="#", id="pointed")),
            rx.hover_card.content(rx.button("In the card", id="card_button"), id="card"),
        ),
        rx.tooltip(rx.button("Hint", id="hinted"), content="What it does"),
        rx.menu.root(
            rx.menu.trigger(rx.button("Nested", id="open_nested")),
            rx.menu.content(
                rx.menu.sub(
                    rx.menu.sub_trigger("More", id="sub_trigger"),
                    rx.menu.sub_content(
                        rx.menu.item("Deep", id="sub_item"), id="sub_menu", aria_label="Further"
                    ),
                )
            ),
        ),
        rx.select.root(
            rx.select.trigger(id="choice", aria_label="Size"),
            rx.select.content(
                rx.select.item("Small", value="s", id="option"), id="choices", aria_label="Sizes"
            ),
        ),
    ]


@pytest.fixture
async def both():
    """The same page without a browser and in Chromium."""
    app = rx.App()

    def index():
        made = plain()
        for name, component in made.items():
            component.id = name
        return rx.box(*made.values(), *layered())

    app.add_page(index, route="/")
    site = Site(app)
    browser = Browser(site)
    await browser.start()
    tab = await (await browser.context()).new_page()
    await tab.goto(browser.origin)
    await tab.locator("#button").wait_for()
    yield await site.open("/"), tab
    await browser.close()


async def accessible(tab, identity):
    """Role and name by Chromium."""
    await tab.locator(f"#{identity}").wait_for(state="attached")
    tools = await tab.context.new_cdp_session(tab)
    document = await tools.send("DOM.getDocument")
    found = await tools.send(
        "DOM.querySelector", {"nodeId": document["root"]["nodeId"], "selector": f"#{identity}"}
    )
    tree = await tools.send(
        "Accessibility.getPartialAXTree", {"nodeId": found["nodeId"], "fetchRelatives": False}
    )
    node = tree["nodes"][0]
    kind = node.get("role", {}).get("value", "")
    await tools.detach()
    return CALLED.get(kind, kind), node.get("name", {}).get("value", "")


async def assert_same(page, tab, identity):
    kind, name = await accessible(tab, identity)
    target = role(kind, name or None)
    assert await page.count(target) >= 1, f"#{identity} is {kind} {name!r} in Chromium"
    places = [await page.attribute(target.nth(index), "id") for index in range(await page.count(target))]
    assert identity in places, f"#{identity} is {kind} {name!r} in Chromium"


async def test_the_table_of_roles(both):
    page, tab = both
    wrong = []
    for identity in ELEMENTS:
        try:
            await assert_same(page, tab, identity)
        except AssertionError as error:
            wrong.append(str(error).splitlines()[0])
    assert wrong == []


async def test_layers(both):
    page, tab = both
    for opener, inside in LAYERS.values():
        await page.click(f"#{opener}")
        await tab.locator(f"#{opener}").click()
        for identity in inside:
            await assert_same(page, tab, identity)
        await page.press("Escape")
        await tab.keyboard.press("Escape")
        await tab.locator(f"#{inside[0]}").wait_for(state="detached")


async def test_a_context_menu(both):
    page, tab = both
    await page.right_click("#context")
    await tab.locator("#context").click(button="right")
    for identity in ("context_menu", "context_item"):
        await assert_same(page, tab, identity)
    await page.click("#context_item")
    await tab.locator("#context_item").click()
    await tab.locator("#context_menu").wait_for(state="detached")
    assert await page.count("#context_menu") == 0


async def test_a_menu_in_a_menu(both):
    page, tab = both
    await page.click("#open_nested")
    await tab.locator("#open_nested").click()
    await assert_same(page, tab, "sub_trigger")
    await page.click("#sub_trigger")
    await tab.locator("#sub_trigger").click()
    for identity in ("sub_menu", "sub_item"):
        await assert_same(page, tab, identity)
    await page.click("#sub_item")
    await tab.locator("#sub_item").click()
    await tab.locator("#sub_trigger").wait_for(state="detached")
    assert await page.count("#sub_trigger") == 0


async def test_what_the_pointer_opens(both):
    page, tab = both
    await page.hover("#pointed")
    await tab.locator("#pointed").hover()
    await assert_same(page, tab, "card_button")
    await page.hover("#hinted")
    await tab.locator("#hinted").hover()
    await tab.get_by_role("tooltip").wait_for(state="attached")
    assert await page.text(role("tooltip")) == await tab.get_by_role("tooltip").inner_text() == "What it does"
    await tab.locator("#card").wait_for(state="detached")
    assert await page.count("#card") == 0
