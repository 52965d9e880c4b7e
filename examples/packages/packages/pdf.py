"""react-pdf: parts, and a worker that is imported for its effect."""

from typing import Annotated

import mirra as rx

from .frame import card, package, told

PDF = "react-pdf@10.3.0"


class PdfPart(rx.NoSSRComponent):
    library = PDF
    lib_dependencies = ["pdfjs-dist@5.4.296"]


class Document(PdfPart):
    tag = "Document"
    file: rx.Var[str]
    on_load_success: Annotated[rx.EventHandler[int], lambda document: [document.numPages]]

    def add_imports(self) -> dict[str, list[str]]:
        # The worker as a module of the page: pdf.js finds it there.
        return {"": ["pdfjs-dist/build/pdf.worker.min.mjs", "react-pdf/dist/Page/TextLayer.css"]}


class Page(PdfPart):
    tag = "Page"
    page_number: rx.Var[int]
    width: rx.Var[int]
    render_annotation_layer: rx.Var[bool]


class Reader(rx.State):
    pages: int = 0
    page_number: int = 1

    @rx.event
    def opened(self, pages: int) -> None:
        self.pages = pages

    @rx.event
    def turn(self, by: int) -> None:
        self.page_number = max(1, min(self.pages, self.page_number + by))


@package("/pdf", "react-pdf", "A document with three pages; Python knows how many there are, and turns them.")
def show() -> list[rx.Component]:
    return [
        card(
            rx.center(
                Document.create(
                    Page.create(page_number=Reader.page_number, width=420, render_annotation_layer=False),
                    file="/poem.pdf",
                    on_load_success=Reader.opened,
                ),
                background=rx.color("gray", 3),
                padding="20px",
                min_height="440px",
            )
        ),
        told(
            rx.icon_button(
                rx.icon("chevron-left"), on_click=Reader.turn(-1), variant="soft", aria_label="Back"
            ),
            rx.text("Page ", Reader.page_number, " of ", Reader.pages, id="place"),
            rx.icon_button(
                rx.icon("chevron-right"), on_click=Reader.turn(1), variant="soft", aria_label="On"
            ),
        ),
    ]
