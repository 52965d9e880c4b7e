"""Components of packages whose value the state holds: what is typed stays while a slow network carries it, and then the state decides."""

import pytest
from playwright.sync_api import expect

from browser.latency import Latency

KIT = """
import { useEffect, useRef, useState } from 'react'

type Props = { value: string; onChange: (value: any) => void; id: string }

// Each has a document of its own, as editors have: another value from outside takes its place.
export const Rich = ({ value, onChange, id }: Props) => {
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => { if (page.current!.textContent !== value) page.current!.textContent = value })
  return <div id={id} contentEditable ref={page} onInput={() => onChange(page.current!.textContent)} style={{ minHeight: 20, width: 300 }} />
}

export const Plain = ({ value, onChange, id }: Props) => <textarea id={id} value={value} onChange={onChange} />

export const Number = ({ value, onChange, id }: { value: number; onChange: (value: number) => void; id: string }) =>
  <button id={id} onClick={() => onChange(value + 1)}>{value}</button>

export const Panel = ({ open, onOpenChange, id }: { open: boolean; onOpenChange: (open: boolean) => void; id: string }) =>
  <button id={id} onClick={() => onOpenChange(!open)}>{open ? 'open' : 'closed'}</button>

// Says what has changed, not what there is.
export const Board = ({ nodes, onNodesChange, id }: { nodes: string[]; onNodesChange: (changes: string[]) => void; id: string }) =>
  <button id={id} onClick={() => onNodesChange(['+c'])}>{nodes.join(' ')}</button>
"""

APP = """
import mirra as rx

class Part(rx.Component):
    library = rx.asset("kit.tsx").importable_path

class Rich(Part):
    tag = "Rich"
    value: rx.Var[str]
    on_change: rx.EventHandler[str]

class Plain(Part):
    tag = "Plain"
    value: rx.Var[str]
    on_change: rx.EventHandler[rx.event.input_event]

class Number(Part):
    tag = "Number"
    value: rx.Var[int]
    on_change: rx.EventHandler[int]

class Panel(Part):
    tag = "Panel"
    open: rx.Var[bool]
    on_open_change: rx.EventHandler[bool]

class Board(Part):
    tag = "Board"
    nodes: rx.Var[list[str]]
    on_nodes_change: rx.EventHandler[list[str]]

class S(rx.State):
    rich: str = "Dear:"
    upper: str = ""
    plain: str = ""
    late: str = ""
    number: int = 1
    open: bool = False
    nodes: list[str] = ["a", "b"]

    @rx.event
    def write(self, text: str):
        self.rich = text

    @rx.event
    def shout(self, text: str):
        self.upper = text.upper()

    @rx.event
    def count(self, number: int):
        self.number = min(number, 2)

    @rx.event
    def refuse(self, is_open: bool):
        self.open = False

    @rx.event
    def change(self, changes: list[str]):
        self.nodes = [*self.nodes, *(each.removeprefix("+") for each in changes)]

def index():
    return rx.vstack(
        Rich.create(value=S.rich, on_change=S.write, id="rich"),
        Rich.create(value=S.upper, on_change=S.shout, id="upper"),
        Rich.create(value=S.late, on_change=S.set_late.debounce(100), id="late"),
        Plain.create(value=S.plain, on_change=S.set_plain, id="plain"),
        Number.create(value=S.number, on_change=S.count, id="number"),
        Panel.create(open=S.open, on_open_change=S.refuse, id="panel"),
        Board.create(nodes=S.nodes, on_nodes_change=S.change, id="board"),
        rx.text(S.rich, "|", S.upper, "|", S.late, "|", S.plain, "|", S.number, id="there"),
    )

app = rx.App()
app.add_page(index)
"""
TYPED = "the quick brown fox jumps"


@pytest.fixture
def tab(page, run, tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "kit.tsx").write_text(KIT)
    app = run(APP, "prod", patience=60)
    with Latency(int(app.url.rpartition(":")[2])) as network:
        page.set_default_timeout(30_000)
        page.goto(f"http://localhost:{network.port}")
        expect(page.locator("#board")).to_have_text("a b")
        network.round_trip = 0.4
        yield page


def test_no_keystroke_is_lost(tab):
    for name in ("rich", "upper", "late"):
        tab.locator(f"#{name}").click()
        tab.keyboard.press("End")
        tab.keyboard.type(TYPED, delay=25)
        expect(tab.locator(f"#{name}")).to_contain_text(TYPED, ignore_case=True, timeout=1)
    tab.locator("#plain").press_sequentially(TYPED, delay=25)
    expect(tab.locator("#plain")).to_have_value(TYPED, timeout=1)
    tab.locator("#number").click()
    tab.locator("#number").click()
    expect(tab.locator("#number")).to_have_text("3", timeout=1)
    # Then what the handlers made of it.
    expect(tab.locator("#there")).to_have_text(f"Dear:{TYPED}|{TYPED.upper()}|{TYPED}|{TYPED}|2")
    expect(tab.locator("#rich")).to_have_text(f"Dear:{TYPED}")
    expect(tab.locator("#upper")).to_have_text(TYPED.upper())
    expect(tab.locator("#late")).to_have_text(TYPED)
    expect(tab.locator("#number")).to_have_text("2")


def test_what_the_state_refuses_goes_back_and_lists_of_changes_are_left_alone(tab):
    tab.locator("#panel").click()
    expect(tab.locator("#panel")).to_have_text("open", timeout=200)
    tab.locator("#board").click()
    expect(tab.locator("#board")).to_have_text("a b", timeout=1)
    expect(tab.locator("#board")).to_have_text("a b c")
    expect(tab.locator("#panel")).to_have_text("closed")
