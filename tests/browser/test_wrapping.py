"""Everything a class that wraps React may say, in one app: each part of it shows what it was told, and tells the server."""

import pytest
from playwright.sync_api import expect

APP = """
from typing import Any, Callable
import mirra as rx

KIT = rx.asset("kit.tsx").importable_path


class S(rx.State):
    said: list[str] = []
    on: bool = True
    names: list[str] = ["Ada", "Grace"]

    @rx.event
    def say(self, *words: Any):
        self.said = [*self.said, " ".join(str(word) for word in words)]

    @rx.event
    def word(self, word: str):
        self.said = [*self.said, word]

    @rx.event
    def pair(self, word: str, count: int):
        self.said = [*self.said, f"{word} {count}"]

    @rx.event
    def toggle(self):
        self.on = not self.on


class Named(rx.Component):
    library = KIT
    tag = "Shown"
    mode: rx.Var[str]
    max_count: rx.Var[int] = 3
    label: rx.Var[str]
    hint: str = "plain"
    _rename_props = {"mode": "data-mode"}

    def _exclude_props(self):
        return ["label"]

    def add_style(self):
        return {"letter_spacing": "3px", "color": "rgb(1, 2, 3)"}

    def add_custom_code(self):
        return [f"Shown.hint = {self.hint!r};"]


class Default(rx.Component):
    library = KIT
    tag = "Anything"
    is_default = True


class Part(rx.Component):
    library = KIT
    tag = "Menu.Item"
    alias = "KitMenu"
    _valid_parents = ["Menu"]

    def add_hooks(self):
        return ["const label = KitMenu.label"]

    def add_custom_code(self):
        return ["KitMenu.label = 'labelled'"]


class Menu(rx.Component):
    library = KIT
    tag = "Menu"
    icon: rx.Component
    entries: rx.Var[list[dict[str, Any]]]
    render: rx.Var[Callable]
    item: rx.Var[Any]


class Own(rx.Component):
    tag = "OwnTag"
    text: rx.Var[str]
    n: rx.Var[int] = rx.Var("n")

    def add_imports(self):
        return {"react": [rx.ImportVar("useState"), rx.ImportVar("useEffect", alias="useAfter")]}

    def add_hooks(self):
        return [rx.Var("const [n, setN] = useState(40)"), "useAfter(() => setN(42), [])"]

    def add_custom_code(self):
        return ["const OwnTag = ({text, n}) => jsxOf('b', {id: 'own', children: `${text} ${n}`})"]

    def _get_imports(self):
        return {"react/jsx-runtime": rx.ImportVar("jsx", alias="jsxOf")}


class Sending(rx.Component):
    library = KIT
    tag = "Sending"
    on_one: rx.EventHandler[lambda event: [event.detail.name]]
    on_two: rx.EventHandler[rx.event.passthrough_event_spec(str, int)]
    on_none: rx.EventHandler[lambda: []]
    on_many: rx.EventHandler[lambda a, b, c: [c]]

    @classmethod
    def get_event_triggers(cls):
        return {**super().get_event_triggers(), "on_old": lambda e0: [e0]}


class Provider(rx.Component):
    library = KIT
    tag = "Provider"
    value: rx.Var[str]


class Consumer(rx.Component):
    library = KIT
    tag = "Consumer"

    def _get_app_wrap_components(self):
        return {(40, "KitProvider"): Provider.create(value="provided"), (50, "Outer"): Provider.create(value="outer")}


class Late(rx.NoSSRComponent):
    library = KIT
    tag = "Menu.Late"
    on_ready: rx.EventHandler[lambda: []]


class Dynamic(rx.NoSSRComponent):
    library = rx.asset("late.js").importable_path
    tag = "Late"
    is_default = True


class Styled(rx.Component):
    library = KIT
    tag = "Shown"

    def add_imports(self):
        return {"": ["normalize.css/normalize.css", "$/public/kit.css"]}


@rx.memo
def item(name: rx.Var[str]) -> rx.Component:
    return rx.badge(name, class_name="item")


def index():
    return rx.vstack(
        Named.create("shown", mode="dark", label="x", hint="hinted", id="named"),
        Default.create(id="default"),
        Menu.create(
            Part.create(id="part"),
            icon=rx.icon("star", id="icon"),
            entries=[
                {"name": "one", "body": rx.text(S.on, id="body"), "onPick": S.word("picked one")},
                {"name": "two", "body": "plain", "onPick": lambda name, count: S.pair(name, count)},
            ],
            render=lambda row, at: rx.text(row.name, " ", at, " ", S.on, class_name="row"),
            item=item,
            id="menu",
        ),
        Own.create(text="own"),
        Sending.create(on_one=S.word, on_two=S.pair, on_none=S.word("none"), on_many=S.word, on_old=S.word, id="sending"),
        Consumer.create(id="consumer"),
        Late.create(on_ready=S.word("ready"), id="late"),
        Dynamic.create(id="dynamic"),
        rx.el.output(rx.vars.use_hook_var("react", "useId", str).length() > 0, id="hook"),
        rx.button("Toggle", on_click=S.toggle, id="toggle"),
        Styled.create("styled", id="styled"),
        rx.text(S.said.join(", "), id="said"),
    )
"""

KIT = """
import { createContext, useContext, useEffect, type ReactNode } from 'react'

type Props = { children?: ReactNode; [name: string]: any }
export const Shown = ({ children, maxCount, ...rest }: Props) => <p {...rest}>{children} {maxCount} {Object.keys(rest).sort().join()} {(Shown as any).hint}</p>
export default ({ ...rest }: Props) => <p {...rest}>default</p>

export const Menu = ({ icon, entries, render, item: Item, children, ...rest }: Props) => (
  <div {...rest}>
    {icon}
    {children}
    {entries.map((e: any, i: number) => <button key={i} id={e.name} onClick={() => e.onPick(e.name, i + 1)}>{e.body}</button>)}
    {entries.map((e: any, i: number) => <span key={i}>{render(e, i)}</span>)}
    <Item name="typed" />
  </div>
)
Menu.Item = ({ label, ...rest }: Props) => <i {...rest}>{(Menu as any).label}</i>
Menu.Late = ({ onReady, ...rest }: Props) => {
  useEffect(() => onReady(), [])
  return <p {...rest}>late</p>
}
export const Sending = ({ onOne, onTwo, onNone, onMany, onOld, ...rest }: Props) => (
  <button {...rest} onClick={() => { onOne({ detail: { name: 'one' } }); onTwo('two', 2); onNone(); onMany(1, 2, 'three'); onOld('old') }}>Send</button>
)
const Context = createContext('nothing')
export const Provider = ({ value, children }: Props) => <Context.Provider value={`${useContext(Context)} ${value}`}>{children}</Context.Provider>
export const Consumer = (props: Props) => <p {...props}>{useContext(Context)}</p>
"""


@pytest.fixture
def files(tmp_path):
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "kit.tsx").write_text(KIT)
    (assets / "kit.css").write_text("#styled { font-style: italic }")
    (assets / "late.js").write_text("export default (props) => 'in time'")


@pytest.mark.parametrize("env", ["dev", "prod"])
def test_all_that_a_class_may_say(page, run, files, env):
    app = run(APP, env=env)
    page.goto(app.url)
    named = page.locator("#named")
    expect(named).to_have_text("shown 3 className,data-mode,id hinted")
    expect(named).to_have_css("letter-spacing", "3px")
    expect(page.locator("#default")).to_have_text("default")
    expect(page.locator("#part")).to_have_text("labelled")
    expect(page.locator("#menu > svg#icon")).to_be_visible()
    expect(page.locator("#body")).to_have_text("true")
    expect(page.locator(".row")).to_have_text(["one 0 true", "two 1 true"])
    expect(page.locator("#menu .item")).to_have_text("typed")
    expect(page.locator("#own")).to_have_text("own 42")
    expect(page.locator("#consumer")).to_have_text("nothing outer provided")
    expect(page.locator("#late")).to_have_text("late")
    expect(page.get_by_text("in time")).to_be_visible()
    expect(page.locator("#hook")).to_have_text("true")
    expect(page.locator("#styled")).to_have_css("font-style", "italic")
    expect(page.locator("#said")).to_have_text("ready")
    page.click("#sending")
    expect(page.locator("#said")).to_have_text("ready, one, two 2, none, three, old")
    page.click("#one")
    page.click("#two")
    expect(page.locator("#said")).to_have_text("ready, one, two 2, none, three, old, picked one, two 2")
    page.click("#toggle")
    expect(page.locator("#body")).to_have_text("false")
    expect(page.locator(".row")).to_have_text(["one 0 false", "two 1 false"])
