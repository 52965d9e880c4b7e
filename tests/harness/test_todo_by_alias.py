"""A second suite, through the names that apps written for Reflex import: a project on the disk, one session after the other."""

import functools

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from mirra.reflex import install

install()

from reflex.testing import AppHarness  # noqa: E402


def TodoApp(title: str = "Todos"):
    import reflex as rx

    class TodoState(rx.State):
        items: list[str] = ["tea"]

        @rx.event
        def add(self, form: dict[str, str]):
            self.items.append(form["item"])

        @rx.event
        def remove(self, item: str):
            self.items.remove(item)

    def item(name: rx.Var[str]) -> rx.Component:
        return rx.list_item(name, rx.button("x", on_click=TodoState.remove(name)), class_name="item")

    @rx.page("/")
    def index() -> rx.Component:
        return rx.box(
            rx.heading(title),
            rx.unordered_list(rx.foreach(TodoState.items, item)),
            rx.form(rx.input(name="item", id="item"), on_submit=TodoState.add, reset_on_submit=True),
        )

    app = rx.App()  # noqa: F841  # the module's


@pytest.fixture(scope="module")
def todo_app(tmp_path_factory):
    source = functools.partial(TodoApp, title="What is to do")
    with AppHarness.create(root=tmp_path_factory.mktemp("todo"), app_source=source) as harness:
        yield harness


@pytest.fixture
def driver(todo_app, monkeypatch):
    monkeypatch.setenv("APP_HARNESS_HEADLESS", "true")
    monkeypatch.setenv("APP_HARNESS_DRIVER_ARGS", "--window-size=900,700,--lang=en")
    driver = todo_app.frontend()
    yield driver
    driver.quit()


def items(driver):
    return [item.text.split("\n")[0] for item in driver.find_elements(By.CLASS_NAME, "item")]


def test_todo(todo_app, driver):
    assert AppHarness._poll_for(lambda: items(driver) == ["tea"])
    assert driver.find_element(By.TAG_NAME, "h1").text == "What is to do"
    field = driver.find_element(By.ID, "item")
    field.send_keys("milk", Keys.ENTER)
    assert AppHarness._poll_for(lambda: len(items(driver)) == 2)
    assert AppHarness._poll_for(lambda: field.get_attribute("value") == "")
    driver.find_elements(By.TAG_NAME, "button")[0].click()
    # By number: of one that is removed meanwhile the text cannot be read.
    assert AppHarness._poll_for(lambda: len(driver.find_elements(By.CLASS_NAME, "item")) == 1)


def test_another_session_begins_anew(todo_app, driver):
    assert AppHarness._poll_for(lambda: items(driver) == ["tea"])
