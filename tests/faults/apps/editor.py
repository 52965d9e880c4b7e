"""A list that grows, shrinks, is reordered and edited in place: patches of every kind, for the browser and for the store."""

import mirra as rx
from faults.apps.around import around


class Editor(rx.State):
    rows: list[str] = ["large " * 1000]
    """Large from the start: it is a record of its own, and its changes are entries."""
    notes: dict[str, str] = {}

    def append(self, text: str):
        self.rows.append(text)

    def remove(self, index: str):
        if self.rows:
            del self.rows[int(index) % len(self.rows)]

    def lengthen(self, index: str, text: str):
        if self.rows:
            self.rows[int(index) % len(self.rows)] += text

    def turn(self):
        self.rows.reverse()

    def note(self, key: str, text: str):
        self.notes[key] = text

    def forget(self, key: str):
        self.notes.pop(key, None)

    @rx.var
    def total(self) -> int:
        return sum(len(row) for row in self.rows)


def halves(value):
    parts = value.split("|")
    return parts[0], parts[1]


def index():
    return around(
        rx.text(Editor.total),
        rx.foreach(Editor.rows, rx.text),
        rx.foreach(Editor.notes, lambda item: rx.text(item[0], item[1])),
        rx.input(on_change=Editor.append, id="append"),
        rx.input(on_change=Editor.remove, id="remove"),
        rx.input(on_change=lambda value: Editor.lengthen(*halves(value)), id="lengthen"),
        rx.button("turn", on_click=Editor.turn, id="turn"),
        rx.input(on_change=lambda value: Editor.note(*halves(value)), id="note"),
        rx.input(on_change=Editor.forget, id="forget"),
    )


app = rx.App()
app.add_page(index, route="/")
