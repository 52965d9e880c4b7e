"""Components that are values of the state: made on the server, sent as data, drawn by Chromium under the content policy."""

from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    names: list[str] = ["Ada", "Alan"]
    said: str = ""
    panel: rx.Component = rx.text("empty", id="panel")
    parts: list[rx.Component] = []

    @rx.event
    def more(self):
        self.names.append("Grace")
        self.parts.append(rx.badge(f"part {len(self.parts)}", color_scheme="green"))

    @rx.event
    def say(self, text: str):
        self.said = text

    @rx.event
    def fill(self):
        self.panel = rx.card(
            rx.heading("Full", color="rgb(255, 0, 0)", _hover={"color": "rgb(0, 0, 255)"}),
            rx.input(placeholder="note", on_change=S.say),
            rx.button("Say it", on_click=[S.say("it"), rx.toast("toasted")]),
            rx.icon("star"),
            rx.link("good", href="/elsewhere"),
            rx.tabs.root(
                rx.tabs.list(rx.tabs.trigger("One", value="1"), rx.tabs.trigger("Two", value="2")),
                rx.tabs.content("first", value="1"),
                rx.tabs.content("second", value="2"),
                default_value="1",
            ),
            id="panel",
        )

    @rx.var
    def buttons(self) -> rx.Component:
        return rx.hstack(*(rx.button(name, on_click=S.say(name)) for name in self.names))

@rx.dynamic
def counted(state: S) -> rx.Component:
    if len(state.names) > 2:
        return rx.callout(f"{len(state.names)} names", icon="info", id="counted")
    return rx.text("few", id="counted")

def index():
    return rx.vstack(
        rx.button("More", on_click=S.more),
        rx.button("Fill", on_click=S.fill),
        rx.text("said ", S.said, id="said"),
        S.buttons,
        S.panel,
        counted(),
        rx.box(rx.foreach(S.parts, lambda part: part), id="parts"),
    )

app = rx.App()
app.add_page(index)
"""


def use(page):
    expect(page.locator("#counted")).to_have_text("few")
    said = page.locator("#said")
    page.get_by_role("button", name="Alan").click()
    expect(said).to_have_text("said Alan")
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Grace").click()
    expect(said).to_have_text("said Grace")
    expect(page.locator("#counted")).to_have_text("3 names")
    expect(page.locator("#parts")).to_have_text("part 0")
    expect(page.locator("#panel")).to_have_text("empty")
    page.get_by_role("button", name="Fill").click()
    expect(page.get_by_role("heading", name="Full")).to_have_css("color", "rgb(255, 0, 0)")
    # Styles of Radix Themes that no component of the page has are there for those that come.
    expect(page.locator("#panel")).to_have_css("border-radius", "8px")
    page.get_by_role("heading", name="Full").hover()
    expect(page.get_by_role("heading", name="Full")).to_have_css("color", "rgb(0, 0, 255)")
    page.get_by_placeholder("note").fill("typed")
    expect(said).to_have_text("said typed")
    page.get_by_role("button", name="Say it").click()
    expect(said).to_have_text("said it")
    expect(page.get_by_text("toasted")).to_be_visible()
    assert page.get_by_text("good", exact=True).get_attribute("href") == "/elsewhere"
    page.get_by_role("tab", name="Two").click()
    expect(page.get_by_text("second", exact=True)).to_be_visible()
    expect(page.locator("#panel svg")).to_be_visible()


def test_in_development(run, page):
    page.goto(run(APP).url)
    use(page)


def test_in_production_with_a_store_that_outlives_the_process(run, page, tmp_path):
    served = run(APP, env="prod", MIRRA_STATE_MANAGER_MODE="disk", MIRRA_SECRET_KEY="k" * 32)
    page.goto(served.url)
    use(page)


LINKED = """
import mirra as rx

class S(rx.State):
    name: str = "<i onclick='canary()'>Ada</i>"

    @rx.var
    def made(self) -> rx.Component:
        return rx.box(rx.html(self.name), rx.unsafe_html(self.name), id="made")

def index():
    return rx.link("There", href="/there")

def there():
    return rx.box(S.made)

app = rx.App()
app.add_page(index, route="/")
app.add_page(there, route="/there")
"""


def test_one_is_drawn_on_a_page_reached_by_a_link_and_its_html_is_cleaned(run, page):
    """All that such a component is made of may come from state, whatever it calls itself."""
    app = run(LINKED, env="prod")
    page.goto(app.url)
    page.click("text=There")
    expect(page.locator("#made i")).to_have_text(["Ada", "Ada"])
    assert page.locator("#made [onclick]").count() == 0
    page.problems.clear()  # the handlers are told when they are taken out
