"""Pages carry `require-trusted-types-for 'script'`: no text becomes markup or code but by mirra's one policy."""

import pytest
from playwright.sync_api import Error, expect

APP = """
import mirra as rx

class S(rx.State):
    note: str = "<p id='p'>from <b>state</b></p>"
    paper: str = "<h1>A paper</h1><script>parent.canary()</script>"
    text: str = "A &amp; B &copy; C"

    def write(self):
        self.note = "<em>written</em><img src=x onerror=canary()>"

def index():
    return rx.box(
        rx.html("<p id='constant'>as it <mark>is</mark></p>"),
        rx.box(rx.html(S.note), id="cleaned"),
        rx.box(rx.unsafe_html(S.note), id="unsafe"),
        rx.el.iframe(src_doc="<p>a frame</p>", id="frame"),
        rx.el.iframe(src_doc=S.paper, id="paper"),
        rx.box(rx.markdown(S.text), id="markdown"),
        rx.code_block("x = 1", language="python"),
        rx.script(\'{"name": "data"}\', type="application/ld+json"),
        rx.button("write", on_click=S.write),
        rx.link("Other", href="/other"),
    )

def other():
    return rx.box(rx.script(src="/old.js"), rx.script(\'{"name": "other"}\', type="application/ld+json"), rx.box(id="old"), rx.link("Back", href="/"))

app = rx.App()
app.add_page(index, route="/")
app.add_page(other, route="/other")
"""
OLD = "document.getElementById('old').innerHTML = '<b>old ways</b>'"


@pytest.fixture
def app(run, tmp_path, request):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "old.js").write_text(OLD)
    return run(APP, env=request.param)


@pytest.mark.parametrize("app", ["dev", "prod"], indirect=True)
def test_all_that_writes_markup_goes_through_the_policy(page, app):
    page.add_init_script("window.canary = () => { window.fired = true }")
    answer = page.goto(app.url)
    policy = answer.headers["content-security-policy"]
    assert policy.endswith("; require-trusted-types-for 'script'; trusted-types mirra default")
    expect(page.locator("#constant")).to_have_text("as it is")
    expect(page.locator("#cleaned p")).to_have_attribute("id", "user-content-p")
    expect(page.locator("#unsafe p")).to_have_attribute("id", "p")
    expect(page.frame_locator("#frame").locator("p")).to_have_text("a frame")
    expect(page.frame_locator("#paper").locator("h1")).to_have_text("A paper")
    expect(page.locator("#markdown p")).to_have_text("A & B © C")
    expect(page.locator("pre").first).to_contain_text("x = 1")
    page.click("text=write")
    expect(page.locator("#cleaned")).to_have_text("written")
    assert page.locator("#cleaned img").get_attribute("onerror") is None
    # The other one has its handler in the markup; the content policy does not let it run, and says so.
    page.wait_for_function("document.querySelector('#unsafe img').complete")
    assert page.evaluate("window.fired") is None
    refused = [text for text in page.problems if "inline event handler" in text]
    assert refused == page.problems
    page.problems.clear()


@pytest.mark.parametrize("app", ["prod"], indirect=True)
def test_old_scripts_work_on_pages_that_name_them(page, app):
    page.goto(app.url)
    page.click("text=Other")
    expect(page.locator("#old b")).to_have_text("old ways")
    assert page.locator('head script[type="application/ld+json"]').text_content() == '{"name": "other"}'
    page.goto(f"{app.url}/other")
    expect(page.locator("#old b")).to_have_text("old ways")
    assert "`/old.js` may make markup from text on `/other`" in app.log.read_text()


@pytest.mark.parametrize("app", ["prod"], indirect=True)
def test_text_is_no_markup_on_a_page_that_names_nothing(browser, app):
    context = browser.new_context()
    page = context.new_page()
    page.goto(app.url)
    page.wait_for_selector("#constant")
    for sink in (
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.createElement('iframe').srcdoc = '<b>x</b>'",
        "document.createElement('script').src = '/old.js'",
        "document.createElement('script').text = 'alert(1)'",
        "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
        "trustedTypes.createPolicy('another', {createHTML: (text) => text})",
        "trustedTypes.createPolicy('mirra', {createHTML: (text) => text})",
    ):
        with pytest.raises(Error, match=r"Trusted|Policy"):
            page.evaluate(f"() => {{ {sink} }}")
    context.close()


RAW = """
import mirra as rx

class S(rx.State):
    text: str = "# A\\n\\nx <b>bold</b> <u onclick='canary()' style='color: red' id='n'>u</u> <script>canary()</script> <a href='javascript:canary()'>a</a> <img src=x onerror='canary()'>\\n\\n- [x] done"

def index():
    return rx.box(
        rx.box(rx.markdown(S.text, use_raw=True), id="state"),
        rx.box(rx.markdown("own <i class='mine' style='color: red'>words</i> <script>canary()</script>", use_raw=True), id="own"),
    )

app = rx.App()
app.add_page(index, route="/")
"""


def test_raw_html_in_markdown_from_state_is_cleaned(page, run):
    page.add_init_script("window.canary = () => { window.fired = true }")
    app = run(RAW, env="prod", patience=120)
    page.goto(app.url)
    state = page.locator("#state")
    expect(state.locator("b")).to_have_text("bold")
    expect(state.locator("input[type=checkbox]")).to_be_checked()
    assert state.locator("script").count() == 0
    left = {name for (name,) in state.evaluate("(e) => [...e.querySelectorAll('b, a, img')].flatMap((each) => each.getAttributeNames().map((name) => [name]))")}  # fmt: skip
    assert left <= {"src", "alt", "class", "data-accent-color", "rel", "target"}
    expect(page.locator("#own i.mine")).to_have_css("color", "rgb(255, 0, 0)")
    assert page.locator("#own script").count() == 0
    assert page.evaluate("window.fired") is None
