"""Memos in Chromium: slots, handlers, the rest of the props, functions, wrappers, and what renders again."""

from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    title: str = "News"
    picked: str = "nothing"
    hidden: bool = False
    typed: str = ""
    names: list[str] = ["a", "b"]
    mounted: int = 0
    ticks: int = 0
    tree: dict = {"name": "root", "below": [{"name": "leaf", "below": []}]}

    @rx.event
    def pick(self, name: str):
        self.picked = name

    @rx.event
    def set_typed(self, text: str):
        self.typed = text.upper()

    @rx.event
    def toggle(self):
        self.hidden = not self.hidden

    @rx.event
    def came(self):
        self.mounted += 1

    @rx.event
    def tick(self):
        self.ticks += 1

@rx.memo
def panel(
    rest: rx.RestProp,
    title: rx.Var[str],
    aside: rx.Var[rx.Component] = rx.EMPTY_VAR_COMPONENT,
    count: rx.Var[int] = rx.EMPTY_VAR_INT,
    note: rx.Var[str] = rx.EMPTY_VAR_STR,
    on_pick: rx.EventHandler[rx.event.passthrough_event_spec(str)] = None,
    children: rx.Var[rx.Component] = rx.EMPTY_VAR_COMPONENT,
) -> rx.Component:
    return rx.box(
        rx.heading(title, on_click=on_pick(title)),
        rx.text("count ", count + 1, " note [", note, "]"),
        rx.cond(aside, aside, rx.text("no aside")),
        rx.el.section(children),
        rx.text("test id ", rest.get("data-testid", "none")),
        rest,
        color="rgb(0, 0, 255)",
        class_name="own",
        on_click=rx.console_log("panel"),
    )

@rx.memo
def field(rest: rx.RestProp, label: rx.Var[str]) -> rx.Component:
    return rx.el.label(label, rx.input(rest.merge({"auto_complete": "off"})))

@rx.memo
def shout(words: rx.Var[str], mark: rx.Var[str] = rx.Var.create("!")) -> rx.Var[str]:
    return words.upper() + mark

@rx.memo
def branch(node: rx.Var[dict]) -> rx.Component:
    return rx.el.li(
        node["name"].to(str),
        rx.el.ul(rx.foreach(node["below"].to(list[dict]), lambda below: branch(node=below))),
    )

SPY = rx.Var(
    "((Inner) => { const Outer = (props) => { window.renders = (window.renders || 0) + 1; return jsx('i', {children: jsx(Inner, props)}) }; return Outer })",
    _var_data=rx.vars.VarData(imports={"react/jsx-runtime": "jsx"}),
).to(rx.vars.FunctionVar)

@rx.memo(wrapper=SPY)
def spied(name: rx.Var[str]) -> rx.Component:
    return rx.text("spied ", name)

@rx.memo
def counted(name: rx.Var[str]) -> rx.Component:
    return rx.text(name, rx.Var("((window.counted = (window.counted || 0) + 1), '')", str))

def index():
    return rx.vstack(
        panel(
            rx.text("inside"),
            title=S.title,
            aside=rx.badge("beside"),
            count=S.names.length(),
            on_pick=S.pick,
            id="one",
            class_name="given",
            color="rgb(255, 0, 0)",
            data_testid="panel-one",
            on_click=S.toggle,
            on_mount=S.came,
        ),
        panel(title="plain", id="two"),
        field(label="Name", value=S.typed, on_change=S.set_typed, placeholder="your name"),
        rx.text("picked ", S.picked, " hidden ", S.hidden, " typed ", S.typed, " mounted ", S.mounted, id="seen"),
        rx.text(shout(words=S.title), shout.call("x", "?"), id="shout"),
        rx.text(S.names.map(lambda name: shout(words=name, mark=".")).join(" "), id="each"),
        rx.el.ul(branch(node=S.tree), id="tree"),
        spied(name="s"),
        rx.foreach(rx.Var.range(S.ticks + 1), lambda i: counted(name="same")),
        rx.button("tick", on_click=S.tick),
    )

app = rx.App()
app.add_page(index)
"""


def test_memos(run, page):
    served = run(APP)
    page.goto(served.url)
    one, two, seen = page.locator("#one"), page.locator("#two"), page.locator("#seen")
    expect(seen).to_have_text("picked nothing hidden false typed  mounted 1")
    expect(one).to_contain_text("count 3 note []")
    expect(one).to_contain_text("beside")
    expect(one.locator("section")).to_have_text("inside")
    expect(one).to_contain_text("test id panel-one")
    # The rest of the props wins over what the body has; classes add up.
    assert {"own", "given"} <= set(one.get_attribute("class").split())
    expect(one).to_have_css("color", "rgb(255, 0, 0)")
    expect(two).to_have_css("color", "rgb(0, 0, 255)")
    expect(two).to_contain_text("no aside")
    expect(two).to_contain_text("count 1 note []")
    expect(two).to_contain_text("test id none")
    # A handler that is not given does nothing, and both callbacks of an element run.
    page.get_by_role("heading", name="plain").click()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.get_by_role("heading", name="News").click()
    expect(seen).to_have_text("picked News hidden true typed  mounted 1")
    assert said == ["panel"]
    box = page.get_by_label("Name")
    assert box.get_attribute("autocomplete") == "off"
    box.press_sequentially("ada")
    expect(seen).to_contain_text("typed ADA")
    expect(box).to_have_value("ADA")
    expect(page.locator("#shout")).to_have_text("NEWS!X?")
    expect(page.locator("#each")).to_have_text("A. B.")
    expect(page.locator("#tree li li")).to_have_text("leaf")
    assert page.evaluate("window.renders") >= 1


def test_a_memo_renders_again_only_when_its_props_change(run, page):
    served = run(APP, env="prod")
    page.goto(served.url)
    page.get_by_role("button", name="tick").click()
    expect(page.get_by_text("same")).to_have_count(2)
    assert page.evaluate("window.counted") == 2
