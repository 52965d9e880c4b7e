"""React of one's own that does not work: a clear error at the user's line, and the rest of the page lives on."""

import re

import pytest
from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    count: int = 0

    @rx.event
    def add(self):
        self.count += 1

def wrapped(library, tag="Widget", **more):
    return type(tag, (rx.Component,), {"library": library, "tag": tag, **more})

CASES = {
    "package": wrapped("mirra-has-no-such-package"),
    "version": wrapped("react-colorful@99.1.0"),
    "export": wrapped("react-colorful", "HexColourPicker"),
    "syntax": wrapped("$/public/syntax.jsx"),
    "import": wrapped("$/public/lost.jsx"),
    "file": wrapped("$/public/nowhere.jsx"),
    "react": wrapped("$/public/own_react.js"),
    "throws": wrapped("$/public/throws.jsx"),
    "loading": wrapped("$/public/loading.js"),
}

def page(case):
    def shown():
        return rx.vstack(
            rx.button(S.count, on_click=S.add, id="count"),
            CASES[case].create(),
        )
    return shown

app = rx.App()
app.add_page(lambda: rx.text("Start"), route="/")
for case in CASES:
    app.add_page(page(case), route=f"/{case}")
"""
FILES = {
    "syntax.jsx": "export const Widget = () => (\n  <div><b></div>\n)\n",
    "lost.jsx": "import { something } from 'clsxx'\nexport const Widget = () => something\n",
    "own_react.js": "const React = {}\nReact.__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE = {}\n"
    "export const Widget = () => React.nothing\n",
    "throws.jsx": "export const Widget = () => { throw new Error('I cannot') }\n",
    "loading.js": "export const Widget = undefined\n",
}
LINE = "    in app.py:30\n"
SAID = {
    "package": "npm has no package `mirra-has-no-such-package`.\n  Look for its name where you read of it.",
    "version": "`react-colorful` has no version `99.1.0`.\n  The newest is `…`.",
    "export": "`react-colorful` exports no `HexColourPicker`.\n  Did you mean `HexColorPicker`?\n"
    "  It exports `HexAlphaColorPicker`, `HexColorInput`, `HexColorPicker`, `HslColorPicker`, `HslStringColorPicker`, "
    "`HslaColorPicker`, `HslaStringColorPicker`, `HsvColorPicker`, ….",
    "syntax": "`$/public/syntax.jsx` could not be bundled.\n"
    '  assets/syntax.jsx:2: Expected closing JSX tag to match opening tag "<b>"\n    <div><b></div>',
    "import": "`$/public/lost.jsx` could not be bundled.\n"
    "  `lost.jsx` imports `clsxx`, which is not installed: name it in `lib_dependencies`.",
    "file": "There is no file `assets/nowhere.jsx`.",
    "react": "`$/public/own_react.js` brings a copy of React with it, which cannot work beside the page's own.\n"
    "  Take a build of it that imports `react`.",
}


def plain(text):
    """Without the number of a package's newest version, which changes."""
    return re.sub(r"The newest is `[^`]+`", "The newest is `…`", text)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "assets").mkdir()
    for name, text in FILES.items():
        (tmp_path / "assets" / name).write_text(text)


def test_development_shows_the_page_without_what_is_broken(browser, run, files):
    app = run(APP)
    page = browser.new_page()
    page.set_default_timeout(15_000)
    for counted, case in enumerate([*SAID, "throws", "loading"], 1):
        page.goto(f"{app.url}/{case}")
        page.click("#count")
        expect(page.locator("#count")).to_have_text(str(counted))
        box = page.get_by_role("alert")
        name = "HexColourPicker" if case == "export" else "Widget"
        expect(box.locator("h2")).to_have_text(f"{name} ran into an error")
        if case in SAID:
            assert plain(box.locator("pre").inner_text()) == SAID[case].replace("\n  ", "\n")
            said = "\n".join(f"    {line}" if at else line for at, line in enumerate(SAID[case].split("\n")))
            assert f"  ✗ {said}\n{LINE}" in plain(app.log.read_text())
    page.close()


def test_a_mended_file_is_shown(page, run, files, tmp_path):
    app = run(APP)
    page.goto(f"{app.url}/syntax")
    expect(page.get_by_role("alert")).to_be_visible()
    page.problems.clear()
    (tmp_path / "assets" / "syntax.jsx").write_text("export const Widget = () => <p id='mended'>Mended</p>")
    expect(page.locator("#mended")).to_have_text("Mended")
    page.problems.clear()


def test_production_does_not_start(run, files):
    with pytest.raises(AssertionError) as stopped:
        run(APP, "prod")
    assert "  ✗ npm has no package `mirra-has-no-such-package`." in str(stopped.value)
    assert "app.py:30" in str(stopped.value)
