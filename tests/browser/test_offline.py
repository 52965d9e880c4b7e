"""A server that cannot be reached, a tab that sleeps: what is done meanwhile waits, is seen to wait, and is done once; no page is loaded again."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect
from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from .conftest import FLAGS, chromium, runs
from .latency import Latency

APP = """
import mirra as rx

class S(rx.State):
    count: int = 0
    text: str = ""
    sent: list[str] = []

    @rx.event
    def add(self): self.count += 1
    @rx.event
    def tell(self): return rx.toast("told")
    @rx.event
    def type(self, text: str): self.text = text
    @rx.event
    def send(self, form: dict): self.sent.append(form["note"])

def index():
    return rx.vstack(
        rx.heading("Here"),
        rx.text(S.count, id="count"), rx.button("add", on_click=S.add), rx.button("tell", on_click=S.tell),
        rx.input(id="typed", value=S.text, on_change=S.type), rx.text(S.text, id="echo"),
        rx.form(rx.input(name="note", id="note"), rx.button("send"), on_submit=S.send),
        rx.text(S.sent.join(", "), id="sent"),
        rx.link("there", href="/there"),
        rx.box(height="3000px"),
    )

def there():
    return rx.vstack(rx.heading("There"), rx.text(S.count, id="count"), rx.button("add", on_click=S.add), rx.link("back", href="/"))

app = rx.App()
app.add_page(index)
app.add_page(there)
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with runs(tmp_path_factory.mktemp("offline")) as run:
        yield run(APP, "prod")


@pytest.fixture
def link(app):
    """The app, behind a link that can be cut."""
    with Latency(int(app.url.rpartition(":")[2])) as link:
        yield link


def open_page(page, link):
    """The app's page, with a mark that a load of the page would take away."""
    page.goto(f"http://127.0.0.1:{link.port}")
    press(page, "add")
    expect(page.locator("#count")).to_have_text("1")
    page.evaluate("window.mark = 'kept'")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def was_never_loaded_again(page):
    return page.evaluate("window.mark") == "kept"


def test_what_is_done_offline_waits_in_sight_and_is_done_once(page, link):
    open_page(page, link)
    status = page.get_by_role("status")
    link.cut()
    page.focus("#typed")
    page.keyboard.type("hat")
    expect(status).to_have_text("Connection lost. Reconnecting… 3 changes waiting")
    page.locator("#typed").press("Home")
    page.keyboard.type("w")
    press(page, "add")
    press(page, "add")
    expect(status).to_have_text("Connection lost. Reconnecting… 6 changes waiting")
    expect(page.locator("#count")).to_have_text("1")
    page.focus("#typed")
    page.evaluate("window.scrollTo(0, 200)")
    place = page.locator("#note").bounding_box()
    link.mend()
    expect(page.locator("#count")).to_have_text("3", timeout=20_000)
    expect(page.locator("#echo")).to_have_text("what")
    expect(status).to_have_count(0)
    assert page.evaluate("[document.activeElement.id, document.activeElement.selectionStart]") == ["typed", 1]
    assert page.locator("#note").bounding_box() == place
    assert was_never_loaded_again(page)


def test_a_toast_is_shown_although_its_library_came_in_part_and_then_not_at_all(page, link):
    answers = [
        lambda route: route.fulfill(content_type="text/javascript", body="const half = 1"),
        lambda route: route.abort(),
    ]
    page.route("**/_m/sonner-*.js*", lambda route: answers.pop(0)(route) if answers else route.continue_())
    open_page(page, link)
    press(page, "tell")
    expect(page.get_by_text("told")).to_be_visible()
    assert answers == []


def test_one_change_that_waits(page, link):
    open_page(page, link)
    link.cut()
    page.fill("#note", "hello")
    page.locator("#note").press("Enter")
    press(page, "send")  # a form that is on its way is not sent a second time
    expect(page.get_by_role("status")).to_have_text("Connection lost. Reconnecting… 1 change waiting")
    link.mend()
    expect(page.locator("#sent")).to_have_text("hello", timeout=20_000)


def test_a_link_followed_offline_leads_there_when_the_server_is_back(page, link):
    open_page(page, link)
    link.cut()
    press(page, "add")
    page.get_by_role("link", name="there").click()
    expect(page.get_by_role("status")).to_contain_text("1 change waiting")
    expect(page.get_by_role("heading")).to_have_text("Here")
    link.mend()
    expect(page.get_by_role("heading")).to_have_text("There", timeout=20_000)
    expect(page.locator("#count")).to_have_text("2")
    assert was_never_loaded_again(page)


def test_who_leaves_with_changes_that_wait_is_asked(page, link):
    open_page(page, link)
    link.cut()
    press(page, "add")
    expect(page.get_by_role("status")).to_contain_text("1 change waiting")
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.assign('https://elsewhere.example/'))")
    assert asked.value.type == "beforeunload"
    link.mend()
    expect(page.locator("#count")).to_have_text("2", timeout=20_000)


@pytest.fixture(scope="module")
def tab():
    """A tab that may be frozen: Playwright's claim to have the focus, and a tab in front of somebody is not."""
    options = webdriver.ChromeOptions()
    options.binary_location = chromium()
    for flag in (*FLAGS, "--headless=new"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options)
    driver.implicitly_wait(8)
    yield driver
    driver.quit()


@contextmanager
def frozen(tab):
    """As a browser does it with a tab in the background, and a phone when it sleeps."""
    tab.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "frozen"})
    yield
    tab.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "active"})


def test_a_tab_that_was_frozen_goes_on_where_it_was(tab, link):
    tab.get(f"http://127.0.0.1:{link.port}")
    tab.execute_script(
        "window.mark = 'kept'; document.addEventListener('freeze', () => (window.slept = (window.slept ?? 0) + 1))"
    )
    tab.find_element("id", "note").send_keys("a draft")

    def press_add(count):
        tab.find_element("xpath", "//button[.='add']").click()
        WebDriverWait(tab, 20).until(lambda tab: tab.find_element("id", "count").text == str(count))

    press_add(1)
    with frozen(tab):
        pass
    press_add(2)
    with frozen(tab):
        link.cut()
        link.mend()
    press_add(3)
    with frozen(tab):
        link.silence()  # what took the connection sent no word of it, as a network does that a phone has left
    press_add(4)
    assert tab.find_element("id", "note").get_property("value") == "a draft"
    assert tab.execute_script("return [window.slept, window.mark]") == [3, "kept"]


def test_a_page_that_the_browser_puts_away_whole_is_alive_when_it_comes_back(playwright, link):
    browser = playwright.chromium.launch(
        executable_path=chromium(), args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    page = browser.new_page()
    page.set_default_timeout(8000)
    open_page(page, link)
    page.fill("#note", "a draft")
    # Another document of the same session, which counts on.
    page.evaluate("location.assign('/there')")
    expect(page.get_by_role("heading")).to_have_text("There")
    press(page, "add")
    expect(page.locator("#count")).to_have_text("2")
    page.evaluate("history.back()")
    expect(page.get_by_role("heading")).to_have_text("Here")
    expect(page.locator("#count")).to_have_text("2")
    press(page, "add")
    expect(page.locator("#count")).to_have_text("3")
    expect(page.locator("#note")).to_have_value("a draft")
    assert was_never_loaded_again(page)
    browser.close()
