"""The browserless client: elements are found as a person finds them, and what is done to them reaches the real server."""

import asyncio

import pytest

import mirra as rx
from mirra.testing import ElementDisabledError, ElementNotFoundError, connect, label, role, text


class Fail(Exception):
    pass


def counter():
    class Counter(rx.State):
        count: int = 0

        @rx.event
        def add(self, by: int):
            self.count += by

    def index():
        return rx.vstack(
            rx.heading("Counter"),
            rx.button("Increment", on_click=Counter.add(1)),
            rx.button("Never", disabled=True, on_click=Counter.add(100)),
            rx.text("Count: ", Counter.count, id="count"),
        )

    return index, Counter


async def test_click_increments():
    index, Counter = counter()
    async with connect(index) as page:
        await page.click("Increment")
        assert page[Counter].count == 1
        assert await page.text("#count") == "Count: 1"


async def test_a_client_that_is_awaited_needs_no_block():
    index, Counter = counter()
    client = await connect(index, "/")
    await client.click("Increment")
    assert client[Counter].count == 1


async def test_what_is_not_there_is_answered_with_what_is():
    index, _ = counter()
    async with connect(index) as page:
        with pytest.raises(ElementNotFoundError) as caught:
            await page.click("Incremnt")
    lines = str(caught.value).splitlines()
    assert lines[:3] == [
        "There is no `Incremnt` on the page.",
        "  Did you mean `Increment`?",
        '  What can be used: button "Increment", button "Never".',
    ]
    assert "test_page.py" in lines[3]


async def test_a_disabled_button_is_not_clicked():
    index, _ = counter()
    async with connect(index) as page:
        with pytest.raises(ElementDisabledError, match='button "Never" is disabled'):
            await page.click("Never")


async def test_two_of_a_kind_have_to_be_told_apart():
    class S(rx.State):
        last: str = ""

        @rx.event
        def choose(self, name: str):
            self.last = name

    def index():
        return rx.fragment(
            rx.box(rx.button("Edit", on_click=S.choose("a")), id="a"),
            rx.box(rx.button("Edit", on_click=S.choose("b")), id="b"),
        )

    async with connect(index) as page:
        with pytest.raises(ElementNotFoundError, match="The page has 2 of `Edit`"):
            await page.click("Edit")
        await page.click(role("button", "Edit").inside("#b"))
        assert page[S].last == "b"
        await page.click(role("button", "Edit").nth(0))
        assert page[S].last == "a"


async def test_a_handler_that_raises_fails_the_test():
    class S(rx.State):
        @rx.event
        def fail(self):
            raise Fail("no")

    def index():
        return rx.button("Fail", on_click=S.fail)

    async with connect(index) as page:
        with pytest.raises(Fail):
            await page.click("Fail")
    async with connect(index, raises=False) as page:
        await page.click("Fail")
        assert len(page.toasts) == 1


async def test_inputs_and_keys():
    class S(rx.State):
        name: str = ""
        upper: str = ""
        keys: list[str] = []

        @rx.event
        def set_upper(self, value: str):
            self.upper = value.upper()

        @rx.event
        def set_name(self, value: str):
            self.name = value

        @rx.event
        def note(self, key: str):
            self.keys.append(key)

    def index():
        return rx.fragment(
            rx.el.label("Name", html_for="name"),
            rx.input(id="name", value=S.name, on_change=S.set_name, on_key_down=S.note),
            rx.input(placeholder="Shout", value=S.upper, on_change=S.set_upper),
            rx.input(aria_label="Free", default_value="as it was"),
        )

    async with connect(index) as page:
        await page.type("Name", "Ada")
        await page.press("Tab")
        assert page[S].name == "Ada" and page[S].keys == ["A", "d", "a", "Tab"]
        await page.fill(label("Name"), "Grace")
        assert await page.value("Name") == "Grace"
        await page.type("Shout", "hi")
        assert await page.value("Shout") == "HI"
        assert await page.value("Free") == "as it was"


async def test_forms():
    class S(rx.State):
        sent: list[dict] = []

        @rx.event
        def send(self, form: dict):
            self.sent.append(form)

    def index():
        return rx.form(
            rx.input(name="title", placeholder="Title", required=True),
            rx.checkbox("Urgent", name="urgent"),
            rx.button("Send", type="submit"),
            on_submit=S.send,
            reset_on_submit=True,
        )

    async with connect(index) as page:
        await page.click("Send")
        assert page[S].sent == []  # a required field is empty
        await page.fill("Title", "Tea")
        await page.check("Urgent")
        await page.click("Send")
        await page.fill("Title", "Coffee")
        await page.press("Enter")
        assert page[S].sent == [{"title": "Tea", "urgent": "on"}, {"title": "Coffee"}]
        assert await page.value("Title") == ""


async def test_choices_loops_and_memos():
    class S(rx.State):
        names: list[str] = ["a", "b"]
        kind: str = "list"
        picked: str = ""

        @rx.event
        def pick(self, name: str):
            self.picked = name

        @rx.event
        def add(self):
            self.names.append("c")

        @rx.event
        def hide(self):
            self.kind = "none"

    @rx.memo
    def row(name: rx.Var[str], on_pick: rx.EventHandler[lambda: []]) -> rx.Component:
        return rx.button("Pick " + name, on_click=on_pick)

    def index():
        return rx.fragment(
            rx.match(
                S.kind,
                ("list", rx.foreach(S.names, lambda name: row(name=name, on_pick=S.pick(name)))),
                rx.text("nothing"),
            ),
            rx.cond(S.picked, rx.text(f"picked {S.picked}")),
            rx.button("Add", on_click=S.add),
            rx.button("Hide", on_click=S.hide),
        )

    async with connect(index) as page:
        await page.dont_see("picked")
        await page.click("Pick b")
        await page.see("picked b")
        await page.click("Add")
        await page.click("Pick c")
        await page.see("picked c")
        await page.click("Hide")
        await page.see("nothing")
        assert await page.count(role("button", "Pick a")) == 0


async def test_compound_components():
    class S(rx.State):
        size: str = "M"
        on: bool = False
        done: list[str] = []

        @rx.event
        def set_size(self, value: str):
            self.size = value

        @rx.event
        def set_on(self, value: bool):
            self.on = value

        @rx.event
        def do(self, what: str):
            self.done.append(what)

    def index():
        return rx.fragment(
            rx.select(["S", "M", "L"], value=S.size, on_change=S.set_size),
            rx.el.label(rx.switch(checked=S.on, on_change=S.set_on), "Power"),
            rx.radio(["red", "blue"], default_value="red"),
            rx.tabs.root(
                rx.tabs.list(rx.tabs.trigger("One", value="1"), rx.tabs.trigger("Two", value="2")),
                rx.tabs.content("first", value="1"),
                rx.tabs.content("second", value="2"),
                default_value="1",
            ),
            rx.dialog.root(
                rx.dialog.trigger(rx.button("Open")),
                rx.dialog.content(
                    rx.dialog.title("Sure?"), rx.dialog.close(rx.button("Yes", on_click=S.do("yes")))
                ),
            ),
            rx.menu.root(
                rx.menu.trigger(rx.button("Menu")),
                rx.menu.content(rx.menu.item("Copy", on_click=S.do("copy"))),
            ),
            rx.accordion.root(
                rx.accordion.item(header="More", content="details", value="more"), collapsible=True
            ),
            rx.tooltip(rx.button("Help"), content="a hint"),
        )

    async with connect(index) as page:
        assert await page.text(role("combobox")) == "M"
        await page.select(role("combobox"), "L")
        assert page[S].size == "L" and await page.text(role("combobox")) == "L"
        await page.check("Power")
        assert page[S].on and await page.is_checked("Power")
        await page.click("blue")
        assert await page.is_checked(role("radio", "blue")) and not await page.is_checked(
            role("radio", "red")
        )
        await page.see("first")
        await page.click("Two")
        await page.see("second")
        await page.dont_see("first")
        await page.click("Open")
        assert await page.count(role("dialog", "Sure?")) == 1
        assert await page.count(role("button", "Menu")) == 0  # behind the dialog
        await page.click("Yes")
        assert await page.count(role("dialog")) == 0
        await page.click("Menu")
        await page.click("Copy")
        assert page[S].done == ["yes", "copy"] and await page.count(role("menu")) == 0
        await page.click("More")
        await page.see("details")
        await page.click("More")
        await page.dont_see("details")
        await page.hover("Help")
        assert await page.text(role("tooltip")) == "a hint"
        await page.click("Open")
        await page.press("Escape")
        assert await page.count(role("dialog")) == 0


async def test_pages_links_and_history():
    class S(rx.State):
        loaded: list[str] = []

        @rx.event
        def load(self):
            self.loaded.append(self.router.url.path)

        @rx.event
        def leave(self):
            return rx.redirect("/users/2?tab=x")

        @rx.event
        def outside(self):
            return rx.redirect("https://example.org/")

    app = rx.App()
    app.add_page(
        lambda: rx.fragment(
            rx.link("Ada", href="/users/1"),
            rx.button("Go", on_click=S.leave),
            rx.button("Out", on_click=S.outside),
        ),
        route="/",
        title="Start",
    )
    app.add_page(
        lambda: rx.text("user ", rx.State.id),
        route="/users/[id]",
        title="A user",
        on_load=S.load,
    )

    async with connect(app) as page:
        assert page.title == "Start"
        await page.click("Ada")
        assert (page.url, page.title) == ("/users/1", "A user")
        await page.see("user 1")
        assert page[S].loaded == ["/users/1"]
        await page.back()
        await page.click("Go")
        assert page.url == "/users/2?tab=x"
        await page.see("user 2")
        await page.goto("/nowhere")
        await page.see("Page not found")
        await page.goto("/")
        await page.click("Out")
        assert page.opened == ["https://example.org/"] and page.url == "/"


async def test_what_happens_once():
    class S(rx.State):
        @rx.event
        def all(self):
            yield rx.toast.success("Saved", description="all of it")
            yield rx.console_log("hello")
            yield rx.download(data="a,b", filename="table.csv")
            yield rx.set_clipboard("copied")
            yield rx.window_alert("mind")

    def index():
        return rx.button("All", on_click=S.all)

    async with connect(index) as page:
        await page.click("All")
        (toast,) = page.toasts
        assert (toast.message, toast.level, toast.description) == ("Saved", "success", "all of it")
        await page.see("Saved")
        assert page.console == ["hello"] and page.clipboard == "copied" and page.alerts == ["mind"]
        (file,) = page.downloads
        assert (file.filename, file.text) == ("table.csv", "a,b")
        await page.advance(5)
        assert page.toasts == []


async def test_time_passes_when_the_test_says_so():
    class S(rx.State):
        query: str = ""
        ticks: int = 0
        clicks: int = 0

        @rx.event
        def search(self, value: str):
            self.query = value

        @rx.event
        def click(self):
            self.clicks += 1

        @rx.event(background=True)
        async def tick(self):
            for _ in range(3):
                await asyncio.sleep(1)
                async with self:
                    self.ticks += 1

    def index():
        return rx.fragment(
            rx.input(placeholder="Search", on_change=S.search.debounce(300)),
            rx.debounce_input(
                rx.input(placeholder="Later", value=S.query, on_change=S.search), debounce_timeout=500
            ),
            rx.button("Slow", on_click=S.click.throttle(1000)),
            rx.button("Tick", on_click=S.tick),
            rx.text(S.ticks, id="ticks"),
        )

    async with connect(index) as page:
        await page.type("Search", "abc")
        assert page[S].query == ""
        await page.advance(0.3)
        assert page[S].query == "abc"
        await page.fill("Later", "xyz")
        await page.advance(0.3)
        assert page[S].query == "abc" and await page.value("Later") == "xyz"
        await page.advance(0.3)
        assert page[S].query == "xyz"
        await page.click("Slow")
        await page.click("Slow")
        assert page[S].clicks == 1
        await page.click("Tick")
        await page.advance(1.1)
        assert await page.text("#ticks") == "1"
        await page.advance(2)
        assert await page.text("#ticks") == "3"


async def test_tabs_and_users():
    class S(rx.State):
        name: str = rx.LocalStorage("")
        draft: str = rx.SessionStorage("")

        @rx.event
        def keep(self):
            self.name, self.draft = "Ada", "text"

    def index():
        return rx.fragment(rx.button("Keep", on_click=S.keep), rx.text("name:", S.name, " draft:", S.draft))

    async with connect(index) as page:
        await page.click("Keep")
        await (await page.new_tab()).see("name:Ada draft:")
        await (await page.new_user()).dont_see("Ada")


async def test_coming_and_going_and_colours():
    class S(rx.State):
        shown: bool = True
        log: list[str] = []

        @rx.event
        def note(self, what: str):
            self.log.append(what)

        @rx.event
        def toggle(self):
            self.shown = not self.shown

    def index():
        return rx.fragment(
            rx.cond(
                S.shown,
                rx.box("here", on_mount=S.note("came"), on_unmount=S.note("went"), color="red", id="box"),
            ),
            rx.button("Toggle", on_click=S.toggle),
            rx.color_mode_cond(rx.text("it is day"), rx.text("it is night")),
            rx.color_mode.button(),
        )

    async with connect(index) as page:
        assert page[S].log == ["came"]
        assert await page.style("#box", "color") == "red"
        await page.click("Toggle")
        assert page[S].log == ["came", "went"]
        await page.see("it is day")
        await page.click("Toggle color mode")
        await page.see("it is night")


async def test_files_are_uploaded():
    class S(rx.State):
        got: dict[str, str] = {}

        @rx.event
        async def save(self, files: list[rx.UploadFile]):
            for file in files:
                self.got[file.name or ""] = (await file.read()).decode()

    def index():
        return rx.fragment(
            rx.upload(rx.text("Drop here"), id="letters", max_files=2),
            rx.foreach(rx.selected_files("letters"), rx.text),
            rx.button("Send", on_click=S.save(rx.upload_files("letters"))),
        )

    async with connect(index) as page:
        await page.upload("#letters", ("a.txt", "hello"), ("b.txt", "world"))
        await page.see("a.txt")
        await page.click("Send")
        assert page[S].got == {"a.txt": "hello", "b.txt": "world"}


async def test_what_only_a_browser_knows_says_so():
    class Chart(rx.Component):
        library = "some-chart"
        tag = "Chart"

    def index():
        return rx.fragment(Chart.create(), rx.text(rx.Var("window.innerWidth")), rx.text("plain"))

    async with connect(index) as page:
        await page.see("plain")
        with pytest.raises(ElementNotFoundError) as caught:
            await page.click(text("Legend"))
    assert str(caught.value).splitlines()[:3] == [
        "The page has no text `Legend`.",
        '  The text is: "plain".',
        "  Only a browser can show `Chart` of some-chart, `text(window.innerWidth)`: run the test with `MIRRA_TEST_BROWSER=1`.",
    ]
