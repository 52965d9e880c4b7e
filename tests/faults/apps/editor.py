"""A list that grows, shrinks, is reordered and edited in place: patches of every kind."""

import mirra as rx


class Editor(rx.State):
    rows: list[str] = []
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


def index():
    return rx.vstack(
        rx.text(Editor.total),
        rx.foreach(Editor.rows, rx.text),
        rx.foreach(Editor.notes, lambda item: rx.text(item[0], item[1])),
        rx.input(on_change=Editor.append),
        rx.input(on_change=Editor.remove),
        rx.input(on_change=lambda value: Editor.lengthen(value, value)),
        rx.button("turn", on_click=Editor.turn),
        rx.input(on_change=lambda value: Editor.note(value, value)),
        rx.input(on_change=Editor.forget),
    )


app = rx.App()
app.add_page(index, route="/")
