"""A package of components written for Reflex, in the ways such packages are written, works through the alias."""

from playwright.sync_api import expect

PACKAGE = '''
"""Reflex custom component Badge."""

from typing import Any, Dict, List, Literal, Optional, Union

import reflex as rx
from reflex.components.component import Component, ComponentNamespace, NoSSRComponent
from reflex.components.radix.primitives.base import RadixPrimitiveComponent
from reflex.components.radix.themes.typography.base import LiteralTextWeight
from reflex.event import EventHandler, EventSpec, passthrough_event_spec
from reflex.style import Style
from reflex.utils import format, imports
from reflex.utils.imports import ImportDict, ImportVar
from reflex.vars import Var, VarData
from reflex.vars.base import LiteralVar

LiteralKind = Literal["plain", "loud"]


def _picked(name: rx.Var[str], count: rx.Var[int]) -> list[rx.Var]:
    return [name, count]


class BadgeLib(Component):
    library = "$/public/badge.jsx"

    def add_imports(self) -> ImportDict:
        return {"react": [ImportVar(tag="useMemo")]}

    def _get_custom_code(self) -> str:
        return "const shout = (text) => text.toUpperCase();"


class Badge(BadgeLib):
    tag = "Badge"
    alias = "RxBadge"
    kind: Var[LiteralKind] = "plain"
    label_text: Var[Union[str, int]]
    options: Var[List[Dict[str, Any]]]
    weight: Optional[Var[LiteralTextWeight]] = None
    _rename_props = {"labelText": "label"}
    on_pick: EventHandler[_picked]

    def get_event_triggers(self) -> Dict[str, Any]:
        return {**super().get_event_triggers(), "on_old": lambda e0: [e0]}

    def add_hooks(self) -> list[str]:
        return [f"const loud = useMemo(() => shout(String({self.label_text!s})), [{self.label_text!s}]);"]

    @classmethod
    def create(cls, *children, **props) -> Component:
        made = super().create(*children, **props)
        made.custom_attrs.update({"data-made": format.format_library_name("badge@1.0")})
        return made


class BadgeNamespace(ComponentNamespace):
    root = staticmethod(Badge.create)
    __call__ = staticmethod(Badge.create)


badge = BadgeNamespace()
'''
APP = """
import reflex as rx
from badge import badge

class State(rx.State):
    text: str = "hello"
    said: str = ""

    @rx.event
    def pick(self, name: str, count: int):
        self.said = f"{name} {count}"

    @rx.event
    def old(self, value: str):
        self.text = value

def index():
    return rx.vstack(
        badge(
            label_text=State.text, kind="loud", options=[{"value": 3}], on_pick=State.pick, on_old=State.old,
            title=rx.Var("loud"), id="badge",
        ),
        rx.text(State.said, id="said"),
    )

app = rx.App()
app.add_page(index)
"""
BADGE = """
export const Badge = ({ label, kind, options, onPick, onOld, weight, ...rest }) => (
  <button {...rest} onClick={() => { onPick(label, options[0].value); onOld(kind) }}>{label} {kind}</button>
)
"""


def test_a_package_for_reflex(page, run, tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "badge.jsx").write_text(BADGE)
    (tmp_path / "badge.py").write_text(PACKAGE)
    app = run(APP)
    page.goto(app.url)
    badge = page.locator("#badge")
    expect(badge).to_have_text("hello loud")
    expect(badge).to_have_attribute("data-made", "badge")
    badge.click()
    expect(page.locator("#said")).to_have_text("hello 3")
    expect(badge).to_have_text("loud loud")
