"""emoji-picker-react: enums as text, and an object of which one entry matters."""

from typing import Annotated, Literal

import mirra as rx

from .frame import card, package, told


class EmojiPicker(rx.NoSSRComponent):
    library = "emoji-picker-react@5.1.4"
    tag = "EmojiPicker"
    is_default = True
    emoji_style: rx.Var[Literal["native", "apple", "google", "twitter", "facebook"]]
    theme: rx.Var[str]
    width: rx.Var[str]
    height: rx.Var[int]
    previews: rx.Var[bool]
    on_emoji_click: Annotated[rx.EventHandler[str], lambda chosen, event: [chosen.emoji]]


class Mood(rx.State):
    moods: list[str] = ["🙂"]

    @rx.event
    def add(self, emoji: str) -> None:
        self.moods = [*self.moods[-11:], emoji]

    @rx.var
    def told(self) -> str:
        return " ".join(self.moods)

    @rx.event
    def forget(self) -> None:
        self.moods = []


@package("/emoji", "emoji-picker-react", "How are you?")
def show() -> list[rx.Component]:
    return [
        card(
            EmojiPicker.create(
                emoji_style="native",
                theme=rx.cond(rx.color_mode == "dark", "dark", "light"),
                width="100%",
                height=380,
                on_emoji_click=Mood.add,
            )
        ),
        told(
            rx.text(Mood.told, size="7", id="moods"),
            rx.button("Forget", on_click=Mood.forget, variant="soft"),
        ),
    ]
