"""Components whose library is too large for the wheel: it comes from npm and is kept in the project."""

import os
from typing import Any

import mirra as rx

WANTED = os.environ.get("GALLERY_PACKAGES", "1") == "1"
"""``GALLERY_PACKAGES=0`` leaves this page out, where there is no network."""

FIGURE: dict[str, Any] = {
    "data": [
        {"type": "bar", "name": "Sales", "x": ["Jan", "Feb", "Mar"], "y": [40, 30, 52]},
        {"type": "bar", "name": "Costs", "x": ["Jan", "Feb", "Mar"], "y": [24, 14, 38]},
    ],
    "layout": {"height": 300, "title": {"text": "A quarter"}},
}
SURFACE: dict[str, Any] = {
    "data": [
        {
            "type": "surface",
            "z": [[(x - 5) ** 2 - (y - 5) ** 2 for x in range(11)] for y in range(11)],
            "showscale": False,
        }
    ],
    "layout": {"height": 360, "margin": {"t": 0, "b": 0, "l": 0, "r": 0}},
}
COLUMNS: list[dict[str, Any]] = [
    {"title": "Name", "type": "str", "width": 150},
    {"title": "Age", "type": "int", "width": 80},
    {"title": "Active", "type": "bool", "width": 80},
    {"title": "Skills", "type": "bubble", "width": 200},
    {"title": "Page", "type": "uri", "width": 220},
]


class People(rx.State):
    rows: list[list[Any]] = [
        ["Ada Lovelace", 36, True, ["mathematics", "poetry"], "https://example.org/ada"],
        ["Grace Hopper", 85, True, ["compilers"], "https://example.org/grace"],
        ["Alan Turing", 41, False, ["logic", "running"], "https://example.org/alan"],
    ]

    @rx.event
    def edit(self, cell: tuple[int, int], value: dict[str, Any]) -> None:
        column, row = cell
        self.rows[row][column] = value["data"]

    @rx.event
    def append(self) -> None:
        self.rows.append(["", 0, False, [], ""])


def shown() -> list[rx.Component]:
    from .frame import show

    return [
        show("plotly", rx.plotly.basic(data=FIGURE), rx.plotly.gl3d(data=SURFACE)),
        show(
            "data_editor",
            rx.data_editor(
                data=People.rows,
                columns=COLUMNS,
                row_markers="both",
                on_cell_edited=People.edit,
                on_row_appended=People.append,
            ),
        ),
        show(
            "formulas",
            rx.markdown(r"""
            The area under $e^{-x^2}$ is

            $$\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}.$$
            """),
        ),
        show(
            "shiki",
            rx._x.code_block(
                """
                fn main() {
                    let greeting = "Hello"; // [!code highlight]
                    println!("{greeting}");
                }
                """,
                language="rust",
                use_transformers=True,
                show_line_numbers=True,
                can_copy=True,
            ),
        ),
    ]
