"""Quill: an editor with its own idea of what it holds; the state hears of each change and may set another text."""

import html
import re

import mirra as rx

from .frame import card, package, told


class Quill(rx.NoSSRComponent):
    library = "react-quill-new@3.8.3"
    tag = "ReactQuill"
    is_default = True
    value: rx.Var[str]
    theme: rx.Var[str]
    placeholder: rx.Var[str]
    on_change: rx.EventHandler[str]

    def add_imports(self) -> dict[str, str]:
        return {"": "react-quill-new/dist/quill.snow.css"}


LETTER = "<h2>Dear reader,</h2><p>this text lives in <strong>Python</strong>.</p>"


class Letter(rx.State):
    text: str = LETTER

    @rx.event
    def write(self, text: str) -> None:
        self.text = text

    @rx.event
    def again(self) -> None:
        self.text = LETTER

    @rx.var
    def words(self) -> int:
        plain = re.sub(r"<[^>]+>", "", re.sub(r"</(p|h\d|li)>", " ", self.text))
        return len(html.unescape(plain).split())


@package("/rich-text", "react-quill-new", "Write; Python counts the words.")
def show() -> list[rx.Component]:
    return [
        card(
            Quill.create(value=Letter.text, theme="snow", on_change=Letter.write.debounce(200)),
            min_height="280px",
        ),
        told(
            rx.text(rx.text.strong(Letter.words, id="words"), " words"),
            rx.button("Start again", on_click=Letter.again, variant="soft"),
        ),
    ]
