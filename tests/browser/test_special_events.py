"""Special events, bound in a page and returned from handlers, under the strict content policy."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    results: list[str] = []
    title: str = "from state"

    def note(self, value):
        self.results.append(repr(value))
    def note_with(self, word: str, value: int):
        self.results.append(f"{word}={value}")
    def run(self):
        return rx.call_script("let a = 20; let b = 1; a + b", callback=S.note)
    def run_awaited(self):
        return rx.call_script("await Promise.resolve({a: [1, null]})", callback=lambda result: S.note(result))
    def run_lambda(self):
        return rx.call_script("40 + 2", callback=lambda result: [S.note_with("got", result.to(int) + 1), rx.console_log("done")])
    def run_twice(self):
        return [rx.call_script("1", callback=S.note), rx.call_function("(() => 2)", callback=S.note), rx.run_script("1 + 2", callback=S.note)]
    def run_nested(self):
        return rx.call_script("7", callback=lambda seven: rx.call_script("8", callback=S.note))
    def run_broken(self):
        return rx.call_script("this is no script")
    def everything(self):
        return [
            rx.console_log("a line"), rx.set_value("field", "set"), rx.set_focus("other"), rx.event.server_side("_set_value", None, ref="third", value="3"),
            rx.scroll_to("bottom"), rx.noop(),
        ]
    def alert(self): return rx.window_alert("careful")
    def blur(self): return rx.event.blur_focus("other")
    def copy(self): return rx.set_clipboard("copied by a handler")
    def save(self): return rx.download(data=b"bytes", filename="a.bin")
    def go(self): return rx.redirect("/other")
    def dark(self): return rx.set_color_mode("dark")

def index():
    return rx.vstack(
        rx.text(S.results.join(" "), id="results"),
        rx.button("run", on_click=S.run), rx.button("awaited", on_click=S.run_awaited), rx.button("lambda", on_click=S.run_lambda),
        rx.button("twice", on_click=S.run_twice), rx.button("nested", on_click=S.run_nested), rx.button("broken", on_click=S.run_broken),
        rx.button("bound", on_click=rx.call_script(f"document.title = '{S.title}!'; const t = document.title; t", callback=S.note)),
        rx.button("bound lambda", on_click=rx.call_script("Promise.resolve(5)", callback=lambda five: [S.note_with("bound", five), rx.set_value("field", five.to(str))])),
        rx.button("bound function", on_click=rx.call_function(rx.vars.FunctionStringVar.create("Date.now").partial(), callback=lambda now: S.note(now.to(int) > 0))),
        rx.button("bound expression", on_click=rx.run_script(S.title.upper(), callback=S.note)),
        rx.foreach([1, 2], lambda n: rx.button(f"row {n}", on_click=rx.call_script(f"{n} * 100", callback=lambda r: S.note_with("row", r)))),
        rx.button("everything", on_click=S.everything), rx.button("alert", on_click=S.alert), rx.button("blur", on_click=S.blur),
        rx.button("copy", on_click=S.copy), rx.button("save", on_click=S.save), rx.button("go", on_click=S.go), rx.button("dark", on_click=S.dark),
        rx.button("copy bound", on_click=rx.set_clipboard(S.title)), rx.button("back", on_click=rx.event.back()),
        rx.input(id="field"), rx.input(id="other"), rx.input(id="third"), rx.box(height="2000px"), rx.text("the end", id="bottom"),
    )

def other():
    return rx.button("back", on_click=rx.event.back())

app = rx.App()
app.add_page(index)
app.add_page(other, route="/other")
"""


@pytest.fixture
def app(page, run):
    made = run(APP, "prod")
    page.goto(made.url)
    return made


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_scripts_of_handlers_and_their_callbacks(page, app):
    results = page.locator("#results")
    press(page, "run")
    expect(results).to_have_text("21")
    press(page, "awaited")
    expect(results).to_have_text("21 {'a': [1, None]}")
    with page.expect_console_message(lambda message: message.text == "done"):
        press(page, "lambda")
    expect(results).to_have_text("21 {'a': [1, None]} got=43")
    press(page, "twice")
    expect(results).to_have_text(re.compile(" got=43( [123]){3}$"))
    press(page, "nested")
    expect(results).to_have_text(re.compile(" 8$"))


def test_a_script_that_is_none_is_reported(page, app):
    with page.expect_console_message(lambda message: "run_module" in message.text):
        press(page, "broken")
    page.problems.clear()
    press(page, "run")
    expect(page.locator("#results")).to_have_text("21")


def test_scripts_bound_in_the_page(page, app):
    results = page.locator("#results")
    press(page, "bound")
    expect(page).to_have_title("from state!")
    expect(results).to_have_text("'from state!'")
    press(page, "bound lambda")
    expect(results).to_have_text("'from state!' bound=5")
    expect(page.locator("#field")).to_have_value("5")
    press(page, "bound function")
    expect(results).to_have_text("'from state!' bound=5 True")
    press(page, "bound expression")
    expect(results).to_have_text("'from state!' bound=5 True 'FROM STATE'")
    press(page, "row 2")
    expect(results).to_have_text("'from state!' bound=5 True 'FROM STATE' row=200")


def test_every_other_special_event(page, app):
    with page.expect_console_message(lambda message: message.text == "a line"):
        press(page, "everything")
    expect(page.locator("#field")).to_have_value("set")
    expect(page.locator("#third")).to_have_value("3")
    expect(page.locator("#other")).to_be_focused()
    expect(page.locator("#bottom")).to_be_in_viewport()
    press(page, "blur")
    expect(page.locator("#other")).not_to_be_focused()
    messages = []
    page.once("dialog", lambda dialog: (messages.append(dialog.message), dialog.accept()))
    press(page, "alert")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "copy")
    page.wait_for_function("navigator.clipboard.readText().then((text) => text === 'copied by a handler')")
    assert messages == ["careful"]
    press(page, "copy bound")
    page.wait_for_function("navigator.clipboard.readText().then((text) => text === 'from state')")
    with page.expect_download() as download:
        press(page, "save")
    assert download.value.suggested_filename == "a.bin"
    assert Path(download.value.path()).read_bytes() == b"bytes"
    press(page, "dark")
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    press(page, "go")
    expect(page).to_have_url(re.compile("/other$"))
    press(page, "back")
    expect(page).to_have_url(re.compile("/$"))
