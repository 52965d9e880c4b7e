"""What is typed goes to the server letter by letter; what is submitted is an entry, once."""

import mirra as rx
from faults.apps.around import around


class Form(rx.State):
    text: str = ""
    entries: list[dict[str, str]] = []

    def type(self, text: str):
        self.text = text

    def submit(self, data: dict[str, str]):
        self.entries.append(data)
        self.text = ""


def index():
    return around(
        rx.input(id="type", value=Form.text, on_change=Form.type),
        rx.text(Form.text, id="echo"),
        rx.form(
            rx.input(name="draft", id="draft"),
            rx.button("Send", type="submit", id="send"),
            on_submit=Form.submit,
            id="submit",
        ),
        rx.foreach(Form.entries, lambda entry: rx.text(entry["draft"], class_name="entry")),
    )


app = rx.App()
app.add_page(index, route="/")
