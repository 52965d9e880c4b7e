"""A site of Markdown files in a browser: its demos work, its search finds, an edited file is seen, a phone has room."""

import shutil

from playwright.sync_api import expect

from .conftest import ROOT
from .test_gallery import AXE

APP = 'import mirra as rx\n\napp = rx.App(theme=rx.theme(accent_color="indigo"))\nrx.docs.site("docs", title="Handbook", links={"Source": "https://example.com/source"})\n'
WELCOME = """# Welcome

Start with [state](guides/state.md).

```python exec
class Counter(rx.State):
    n: int = 0

    @rx.event
    def more(self):
        self.n += 1
```

```python demo
rx.button(f"Clicked {Counter.n} times", on_click=Counter.more)
```

```md alert warning
# Careful
A *kind* word.
```

```python demo
rx.button("Save", colour="red")
```
"""
STATE = """---
description: What an app knows.
components: rx.button
---
# State

First of all.

1. one
2. two
3. three
4. four
5. five
6. six

## Setters

""" + ("Each var has a setter.\n\n" * 40)


def site(tmp_path):
    for name, text in {
        "index.md": WELCOME,
        "guides/state.md": STATE,
        "guides/events.md": "# Events\n",
    }.items():
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def violations(page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [f"{broken['id']}: {node['html'][:160]}" for broken in found for node in broken["nodes"]]


def test_a_site(page, run, tmp_path):
    site(tmp_path)
    app = run(APP)
    requests = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(app.url)))
    page.goto(app.url)
    page.get_by_role("button", name="Clicked 0 times").click()
    expect(page.get_by_role("button", name="Clicked 1 times")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("docs/index.md:24")
    assert "\n".join(violations(page)) == ""

    # The index comes when somebody searches, and what is found is gone to.
    assert "/search.json" not in requests
    page.keyboard.press("/")
    page.keyboard.type("setter var")
    expect(page.get_by_role("option")).to_have_count(1)
    assert "\n".join(violations(page)) == ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{app.url}/guides/state#setters")
    expect(page.get_by_role("heading", name="Setters")).to_be_in_viewport()
    expect(page.get_by_text("First of all.")).not_to_be_in_viewport()
    expect(page.get_by_role("navigation", name="Pages").get_by_role("link", name="State")).to_have_attribute(
        "aria-current", "page"
    )
    assert requests.count("/search.json") == 1
    page.emulate_media(color_scheme="dark")
    assert "\n".join(violations(page)) == ""

    # An edit of a file is seen, with the state of the page kept.
    page.get_by_role("link", name="Handbook").click()
    expect(page.get_by_role("button", name="Clicked 1 times")).to_be_visible()
    (tmp_path / "docs" / "index.md").write_text(WELCOME.replace("# Welcome", "# Good day"))
    expect(page.get_by_role("heading", name="Good day")).to_be_visible()
    expect(page.get_by_role("button", name="Clicked 1 times")).to_be_visible()

    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_label("Menu").first.click()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Events").click()
    expect(page.get_by_role("heading", name="Events")).to_be_visible()
    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "\n".join(violations(page)) == ""


def test_our_own_site(page, run, tmp_path):
    shutil.copytree(ROOT / "docs", tmp_path, dirs_exist_ok=True)
    app = run(ROOT / "docs" / "app.py", patience=60)
    found = []
    for route in ("/", "/guides/events", "/guides/forms", "/components/overlays", "/components/inputs"):
        page.goto(app.url + route)
        page.get_by_role("main").wait_for()
        expect(page.get_by_role("alert")).to_have_count(0)
        found += [f"{route} {one}" for one in violations(page)]
    assert found == []

    page.goto(f"{app.url}/guides/forms")
    page.get_by_role("textbox", name="Name").first.fill("Ada")
    page.get_by_role("textbox", name="Cups").fill("many")
    page.get_by_role("button", name="Order").click()
    expect(page.get_by_role("textbox", name="Cups")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Ada gets")).to_have_count(0)
    page.get_by_role("textbox", name="Cups").fill("2")
    page.get_by_role("button", name="Order").click()
    expect(page.get_by_text("Ada gets 2 cups without milk.")).to_be_visible()
    page.get_by_role("combobox", name="Search").fill("accordion")
    expect(page.get_by_role("option").first).to_contain_text("rx.accordion")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{app.url}/components/data#accordion")
    expect(page.locator("#accordion")).to_be_in_viewport()


PAGE_WITH_A_BROKEN_PACKAGE = """# Welcome

```python demo exec
import mirra as rx

class Broken(rx.Component):
    library = rx.asset("broken.jsx").importable_path
    tag = "Thing"

def broken():
    return Broken.create()
```

```python demo
rx.button("alive")
```
"""


def test_a_block_whose_package_cannot_be_bundled_says_so_in_its_place(page, run, tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "broken.jsx").write_text("export const Thing = () => <b>\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(PAGE_WITH_A_BROKEN_PACKAGE)
    app = run('import mirra as rx\nsite = rx.docs.site("docs")\napp = rx.App()\n', patience=60)
    page.goto(app.url)
    stage = page.locator(".docs-stage").first
    expect(stage).to_contain_text("`$/public/broken.jsx` could not be bundled.")
    expect(stage).to_contain_text("assets/broken.jsx:")
    expect(page.locator(".docs-stage").last).to_have_text("alive")
    assert "in docs/index.md:" in app.log.read_text()
    page.problems.clear()
