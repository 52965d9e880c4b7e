"""Every component of the catalogue, with a hostile text in each of its props that takes text, and as its child.

A page has some of them, each in a boundary of its own: not every part can be drawn alone. `S.texts` turns by one at each event.
"""

import json
import os
from functools import partial, reduce
from pathlib import Path

import mirra as rx
from mirra.components.html_elements import ELEMENTS
from mirra.components.names import COMPONENTS
from mirra.elements.component import ComponentNamespace
from mirra.elements.declare import Factory, declare
from mirra.elements.nesting import PARENTS as PLACES
from mirra.errors import MirraError
from mirra.js.tree import Import

TEXTS = [text for family in json.loads(Path(os.environ["MIRRA_XSS"]).read_text()).values() for text in family]
TURN = int(os.environ.get("MIRRA_XSS_TURN", "1"))
PER_PAGE = 40
DOCUMENT = ("html", "head", "body", "base", "meta", "link", "script", "style", "title", "noscript", "iframe")
"""What makes documents and not content: their text and addresses are the author's alone."""


class S(rx.State):
    texts: list[str] = TEXTS
    turn: int = 0

    def next(self):
        self.texts = self.texts[TURN:] + self.texts[:TURN]
        self.turn += 1


@declare(Import("mirra", "ErrorBoundary"))
def boundary(*children):
    """Keeps a part that cannot stand alone from taking the page down."""


def declared():
    for name in sorted(COMPONENTS):
        made = getattr(rx, name)
        if isinstance(made, Factory):
            yield name, made
        elif isinstance(made, ComponentNamespace):
            for part in sorted(vars(type(made))):
                if isinstance(found := getattr(made, part), Factory):
                    yield f"{name}.{part}", found
    for name in sorted(ELEMENTS):
        if name not in DOCUMENT and not name.startswith("svg_"):
            yield f"el.{name}", getattr(rx.el, name)


PARENTS = {
    "accordion.": lambda part: rx.accordion.root(
        rx.accordion.item(part, value="x"), default_value="x", type="single"
    ),
    "dialog.": lambda part: rx.dialog.root(part, rx.dialog.content("x"), default_open=True),
    "alert_dialog.": lambda part: rx.alert_dialog.root(part, rx.alert_dialog.content("x"), default_open=True),
    "popover.": lambda part: rx.popover.root(part, rx.popover.content("x"), default_open=True),
    "hover_card.": lambda part: rx.hover_card.root(part, rx.hover_card.content("x"), default_open=True),
    "dropdown_menu.": lambda part: rx.dropdown_menu.root(
        part, rx.dropdown_menu.content("x"), default_open=True
    ),
    "drawer.": lambda part: rx.drawer.root(part, default_open=True),
    "form.": lambda part: rx.form.root(rx.form.field(part, name="x")),
    "tabs.": lambda part: rx.tabs.root(part, default_value="x"),
    "radio_group.": lambda part: rx.radio_group.root(part),
    "radio_cards.": lambda part: rx.radio_cards.root(part),
    "segmented_control.": lambda part: rx.segmented_control.root(part),
    "table.": lambda part: rx.table.root(part),
}
"""What a part needs around it to be drawn."""
CONTENTS = {
    f"{name}.{part}": getattr(rx, name).content
    for name in ("dialog", "alert_dialog", "popover", "hover_card", "dropdown_menu", "context_menu", "menu")
    for part in ("root", "create", "__call__")
}
"""What a part needs inside."""
count = 0


def text():
    """Another place of the list each time, so that all payloads are on the page from the start."""
    global count
    count += 1
    return S.texts[count % len(TEXTS)]


def takes(made, **given):
    try:
        made(**given).freeze()
    except MirraError:
        return False
    return True


def hostile(path, made):
    props = {}
    for name in made.component.spec.props:
        value = text()
        if name not in ("nodes", "as_child", "as_") and takes(made, **{name: value}):
            props[name] = value
    props |= {
        "id": text(),
        "class_name": text(),
        "title": text(),
        "style": {"color": text(), "background": text(), "width": text()},
    }
    props["custom_attrs"] = {"data-x": text(), "aria-label": text()}
    has_no_children = made.component.spec.name in (
        "img",
        "input",
        "br",
        "hr",
        "area",
        "col",
        "embed",
        "source",
        "track",
        "wbr",
        "param",
        "image",
    )
    content = CONTENTS.get(path)
    inside = text() if content is None else content(text())
    part = made(**props) if has_no_children else made(inside, **props)
    parent = next(
        (parent for start, parent in PARENTS.items() if path.startswith(start) and path != f"{start}root"),
        None,
    )
    part = placed(part)
    return boundary(parent(part) if parent and not part.spec.name.endswith(".root") else part)


def placed(part):
    """A part inside of what it has to be in, with what that has to hold beside it."""
    name = part.spec.name
    while name in PLACES:
        around = named(PLACES[name][0])
        needed = around.component.spec.needs
        beside = [named(needed)("…")] if needed and needed != name else []
        name, part = PLACES[name][0], around(part, *beside)
    return part


def named(path):
    made = reduce(getattr, path.split("."), rx)
    return made.root if isinstance(made, ComponentNamespace) else made


def page_of(parts):
    return rx.vstack(
        rx.button("next", id="next", on_click=S.next),
        rx.el.output(S.turn, id="turn"),
        rx.el.main(*parts),
    )


extras = [
    *[boundary(rx.markdown(S.texts[n])) for n in range(0, len(TEXTS), 3)],
    *[boundary(rx.code_block(S.texts[n])) for n in range(0, len(TEXTS), 40)],
    *[boundary(rx.link(S.texts[n], href=S.texts[n])) for n in range(0, len(TEXTS), 3)],
    *[
        boundary(rx.el.iframe(src_doc=S.texts[n], custom_attrs={"data-x": "frame"}))
        for n in range(0, len(TEXTS), 12)
    ],
    *[boundary(rx.foreach(S.texts, rx.html))],
    *[boundary(rx.foreach(S.texts, lambda text: rx.el.a(text, href=text, title=text)))],
]
app = rx.App()
parts = [hostile(path, made) for path, made in declared()]
groups = [extras, *(parts[n : n + PER_PAGE] for n in range(0, len(parts), PER_PAGE))]
for number, group in enumerate(groups):
    app.add_page(partial(page_of, group), route=f"/{number}" if number else "/", title=f"{number}")
