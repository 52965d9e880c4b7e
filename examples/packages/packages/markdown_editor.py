"""@uiw/react-md-editor: what is typed is shown at once by the package, and again by mirra from the state."""

import mirra as rx

from .frame import card, package, told


class Editor(rx.NoSSRComponent):
    library = "@uiw/react-md-editor@4.1.2"
    tag = "MDEditor"
    is_default = True
    value: rx.Var[str]
    height: rx.Var[int]
    preview: rx.Var[str]
    on_change: rx.EventHandler[str]


class Notes(rx.State):
    text: str = "# Notes\n\n- bread\n- **milk**\n"

    @rx.event
    def write(self, text: str) -> None:
        self.text = text

    @rx.event
    def add(self) -> None:
        self.text = f"{self.text.rstrip()}\n- honey\n"


@package("/markdown", "@uiw/react-md-editor", "The right side is drawn by mirra from the state.")
def show() -> list[rx.Component]:
    return [
        rx.grid(
            rx.box(
                Editor.create(
                    value=Notes.text, height=360, preview="edit", on_change=Notes.write.debounce(200)
                ),
                custom_attrs={"data-color-mode": rx.cond(rx.color_mode == "dark", "dark", "light")},
            ),
            card(rx.markdown(Notes.text), id="shown"),
            columns=rx.breakpoints(initial="1", md="2"),
            spacing="4",
        ),
        told(rx.button("Add honey", on_click=Notes.add, variant="soft")),
    ]
