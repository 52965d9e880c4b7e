"""Anyone's React: an npm package and a local file, bundled on demand, in development and in production."""

import pytest
from playwright.sync_api import expect

APP = """
import mirra as rx

class Picker(rx.Component):
    library = "react-colorful"
    tag = "HexColorPicker"
    color: rx.Var[str]
    on_change: rx.EventHandler[lambda c: [c]]

class Hello(rx.Component):
    library = rx.asset("hello.jsx").importable_path
    tag = "Hello"
    lib_dependencies = ["clsx"]
    name: rx.Var[str]
    on_greet: rx.EventHandler[lambda text: [text]]

class S(rx.State):
    color: str = "#aabbcc"
    greeting: str = ""

    @rx.event
    def set_color(self, color: str):
        self.color = color

    @rx.event
    def greet(self, text: str):
        self.greeting = text

def index():
    return rx.vstack(
        Picker.create(color=S.color, on_change=S.set_color),
        rx.text(S.color, id="color"),
        Hello.create(name=S.color, on_greet=S.greet),
        rx.text(S.greeting, id="greeting"),
    )
"""

HELLO = """
import { useState } from 'react'
import { Button } from '@radix-ui/themes'
import clsx from 'clsx'
import './hello.css'

export function Hello({ name, onGreet }) {
  const [times, setTimes] = useState(0)
  const click = () => { setTimes(times + 1); onGreet(`${name} ${times + 1}`) }
  return <Button id="hello" className={clsx('hello', times > 0 && 'clicked')} onClick={click}>Hello {times}</Button>
}
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "hello.jsx").write_text(HELLO)
    (tmp_path / "assets" / "hello.css").write_text(".hello { letter-spacing: 3px }")


@pytest.mark.parametrize("env", ["dev", "prod"])
def test_a_package_and_a_local_file(page, run, files, env):
    app = run(APP, env=env)
    page.goto(app.url)
    picker = page.locator(".react-colorful")
    assert (
        picker.bounding_box()["width"] == 200
    )  # its own styles apply, which it writes into a <style> element
    page.locator(".react-colorful__saturation").click(position={"x": 60, "y": 60})
    expect(page.locator("#color")).not_to_have_text("#aabbcc")
    color = page.locator("#color").inner_text()
    page.click("#hello")
    page.click("#hello")
    expect(page.locator("#greeting")).to_have_text(f"{color} 2")
    expect(page.locator("#hello")).to_have_class(
        "rt-reset rt-BaseButton rt-r-size-2 rt-variant-solid rt-Button hello clicked"
    )
    expect(page.locator("#hello")).to_have_css("letter-spacing", "3px")
    expect(page.locator("#hello")).to_have_css(
        "height", "32px"
    )  # Radix Themes' styles, of which the compiler saw no use


def test_an_edited_file_is_bundled_again_and_state_stays(page, run, files, tmp_path):
    app = run(APP)
    page.goto(app.url)
    page.click("#hello")
    expect(page.locator("#greeting")).to_have_text("#aabbcc 1")
    file = tmp_path / "assets" / "hello.jsx"
    file.write_text(HELLO.replace("Hello {times}", "Bonjour {times}"))
    expect(page.locator("#hello")).to_contain_text("Bonjour")
    expect(page.locator("#greeting")).to_have_text("#aabbcc 1")
