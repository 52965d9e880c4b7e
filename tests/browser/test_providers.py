"""What a component or a Var needs around the page is there on every page that has it, and keeps what it holds when the page changes."""

from playwright.sync_api import expect

KIT = """
import { createContext, useContext, useState, type ReactNode } from 'react'

const Count = createContext<[number, () => void]>([-1, () => undefined])
export const Counting = ({ start, children }: { start: number; children?: ReactNode }) => {
  const [count, setCount] = useState(start)
  return <Count value={[count, () => setCount((now) => now + 1)]}>{children}</Count>
}
export const useCount = () => useContext(Count)[0]
export const Counter = ({ id }: { id: string }) => {
  const [count, more] = useContext(Count)
  return <button id={id} onClick={more}>{count}</button>
}
const Mood = createContext('none')
export const Moody = ({ children }: { children?: ReactNode }) => <Mood value={`${useContext(Count)[0]} around`}>{children}</Mood>
export const useMood = () => useContext(Mood)
"""

APP = """
import mirra as rx

KIT = rx.asset("kit.tsx").importable_path

class Counting(rx.Component):
    library = KIT
    tag = "Counting"
    start: rx.Var[int]

class Moody(rx.Component):
    library = KIT
    tag = "Moody"

class Counter(rx.Component):
    library = KIT
    tag = "Counter"

    def _get_app_wrap_components(self):
        return {(40, "Counting"): Counting.create(start=S.start)}

class S(rx.State):
    start: int = 5

def hook(name, wraps):
    data = rx.vars.VarData(imports={KIT: name}, hooks=[f"const {name}Value = {name}()"], app_wraps=wraps)
    return rx.Var(f"{name}Value", str, _var_data=data)

count = hook("useCount", {(40, "Counting"): Counting.create(start=S.start)})
mood = hook("useMood", {(30, "Moody"): Moody.create()})

@rx.page("/")
def index():
    return rx.vstack(Counter.create(id="counter"), rx.link("second", id="to-second", href="/second"), rx.link("plain", id="to-plain", href="/plain"))

@rx.page("/second")
def second():
    return rx.vstack(rx.text(count, id="count"), rx.text(mood, id="mood"), rx.link("index", id="to-index", href="/"))

@rx.page("/plain")
def plain():
    return rx.link("index", id="to-index", href="/")

app = rx.App()
"""


def test_a_provider_outlives_the_page(page, run, tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "kit.tsx").write_text(KIT)
    page.set_default_timeout(20_000)
    app = run(APP, "prod", patience=60)
    page.goto(app.url)
    counter = page.locator("#counter")
    expect(counter).to_have_text("5")
    counter.click()
    counter.click()
    page.locator("#to-second").click()
    expect(page.locator("#count")).to_have_text("7")
    # A provider of the second page alone, inside the first one.
    expect(page.locator("#mood")).to_have_text("7 around")
    page.locator("#to-index").click()
    expect(counter).to_have_text("7")
    page.locator("#to-plain").click()
    page.locator("#to-index").click()
    counter.click()
    expect(counter).to_have_text("8")
    # From the beginning, it is there too.
    page.goto(f"{app.url}/second")
    expect(page.locator("#mood")).to_have_text("5 around")
