"""``AppHarness`` in the style in which people test their apps: the app in a function, Selenium, polling."""

import inspect
import os
from pathlib import Path

import pytest

from mirra.testing import DEFAULT_TIMEOUT, AppHarness, AppHarnessProd, WebDriver, chdir


def FormSubmit():
    """A form and a counter."""
    import reflex as rx

    class FormState(rx.State):
        form_data: dict = {}
        count: int = 0

        @rx.event
        def form_submit(self, form_data: dict):
            self.form_data = form_data

        @rx.event
        def increment(self):
            self.count += 1

    def index():
        return rx.vstack(
            rx.input(value=FormState.router.session.client_token, read_only=True, id="token"),
            rx.form.root(
                rx.input(id="name_input", name="name"),
                rx.button("Submit", type="submit"),
                on_submit=FormState.form_submit,
            ),
            rx.button("+", on_click=FormState.increment, id="increment"),
            rx.text(FormState.count, id="count"),
        )

    app = rx.App()
    app.add_page(index)


@pytest.fixture(scope="module")
def headless():
    before = os.environ.get("APP_HARNESS_HEADLESS")
    os.environ["APP_HARNESS_HEADLESS"] = "1"
    yield
    if before is None:
        del os.environ["APP_HARNESS_HEADLESS"]


@pytest.fixture(scope="module", params=[AppHarness, AppHarnessProd])
def form_submit(request, tmp_path_factory, headless):
    with request.param.create(
        root=tmp_path_factory.mktemp("form_submit"), app_source=FormSubmit, app_name="form_submit"
    ) as harness:
        assert harness.app_instance is not None, "app is not running"
        yield harness


@pytest.fixture
def driver(form_submit: AppHarness):
    driver = form_submit.frontend()
    yield driver
    driver.quit()


async def test_submit(driver, form_submit: AppHarness):
    assert isinstance(driver, WebDriver)
    token_input = AppHarness.poll_for_or_raise_timeout(lambda: driver.find_element("id", "token"))
    token = form_submit.poll_for_value(token_input)
    assert token in form_submit.token_manager().token_to_sid
    driver.find_element("id", "name_input").send_keys("Ada\n")

    name = form_submit.get_full_state_name(["_form_state"])
    assert name == "form_submit.form_submit.FormState"

    async def form_data():
        return (await form_submit.get_state(f"{token}_{name}")).form_data

    assert await AppHarness._poll_for_async(form_data) == {"name": "Ada"}


async def test_the_state_is_changed_from_the_test(driver, form_submit: AppHarness):
    token = form_submit.poll_for_value(driver.find_element("id", "token"))
    count = driver.find_element("id", "count")
    driver.find_element("id", "increment").click()
    assert form_submit.poll_for_content(count, exp_not_equal="0") == "1"
    async with form_submit.modify_state(f"{token}_{form_submit.get_state_name('FormState')}") as state:
        state.count = 41
    driver.find_element("id", "increment").click()
    AppHarness.expect(lambda: count.text == "42")


def test_the_module_of_the_app_is_there(form_submit: AppHarness):
    assert form_submit.app_module.__name__ == "form_submit.form_submit"
    assert form_submit.app_module.app is form_submit.app_instance
    assert (form_submit.app_path / "form_submit" / "form_submit.py").exists()
    assert form_submit.frontend_url.startswith("http://localhost:")


def test_waiting_comes_to_an_end(form_submit: AppHarness, tmp_path):
    assert DEFAULT_TIMEOUT > 0
    assert AppHarness._poll_for(lambda: False, timeout=0) is False
    with pytest.raises(TimeoutError, match="It was not so within 0 seconds"):
        AppHarness.expect(lambda: 1 / 0, timeout=0)
    with chdir(tmp_path):
        assert Path.cwd() == tmp_path
    assert inspect.iscoroutinefunction(AppHarness._poll_for_async)
