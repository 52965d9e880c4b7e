"""A small page compiled for nobody, so that every worker forked afterwards finds the tables read and the caches filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mirra as rx
from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.registry import use_registry


def rehearse() -> None:
    """Compile a page with the most used components, and make the server that would serve it."""
    with use_registry():

        class Rehearsal(rx.State):
            count: int = 0
            items: list[str] = []

            def add(self) -> None:
                self.count += 1

            def rename(self, value: str) -> None:
                self.items.append(value)

        app = rx.App()
        app.add_page(_page(Rehearsal), route="/")
        source = CompiledApp(app, Config(), mode="development", dev=True)
        source.page("/")
        build_application(app, source.config, dev=True, source=source)


def _page(state: Any) -> Callable[[], Any]:
    def page() -> Any:
        return rx.vstack(
            rx.heading("Rehearsal", size="7", _hover={"color": "red"}),
            rx.text(f"{state.count} times", color_scheme="gray", font_size=["1em", "2em"]),
            rx.button("Add", on_click=state.add),
            rx.input(placeholder="name", on_blur=state.rename),
            rx.card(rx.hstack(rx.badge("new"), rx.cond(state.count, "some", "none"))),
            rx.foreach(state.items, lambda item: rx.text(item)),
            rx.color_mode.button(),
        )

    return page
