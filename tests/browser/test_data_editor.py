"""`rx.data_editor`: every kind of cell, editing that the server sees, selection, search, under the strict content policy."""

from playwright.sync_api import expect

APP = """
import mirra as rx

COLUMNS = [
    {"title": "Name", "type": "str", "group": "Person", "width": 120},
    {"title": "Age", "type": "int", "group": "Person", "width": 80},
    {"title": "Active", "type": "bool", "width": 80},
    {"title": "Tags", "type": "bubble"},
    {"title": "Site", "type": "uri"},
    {"title": "Notes", "type": "markdown"},
    {"title": "Parts", "type": "drilldown"},
]

class S(rx.State):
    rows: list[list] = [
        ["Ada", 36, True, ["math", "poetry"], "https://example.org", "**bold**", [{"text": "engine"}]],
        ["Grace", 45, False, ["ships"], "https://example.org", "plain", []],
    ]
    clicked: str = ""
    selected: str = ""

    @rx.event
    def edit(self, cell: tuple[int, int], value: dict):
        column, row = cell
        self.rows[row][column] = value["data"]

    @rx.event
    def click(self, cell: tuple[int, int]):
        self.clicked = f"{cell[0]},{cell[1]}"

    @rx.event
    def select(self, selection: dict):
        self.selected = str(selection["rows"]["items"])

    @rx.event
    def append(self):
        self.rows.append(["", 0, False, [], "", "", []])

def index():
    return rx.vstack(
        rx.data_editor(
            data=S.rows, columns=COLUMNS, id="grid", row_markers="both",
            on_cell_edited=S.edit, on_cell_clicked=S.click, on_grid_selection_change=S.select, on_row_appended=S.append,
        ),
        rx.text(S.rows[0][0].to(str), id="name"),
        rx.text(S.clicked, id="clicked"),
        rx.text(S.selected, id="selected"),
        rx.text(S.rows.length(), id="count"),
        rx.color_mode.button(),
        width="100%",
        padding="1em",
    )
"""


def test_cells_are_edited(page, run):
    app = run(APP, patience=120)
    page.goto(app.url)
    grid = page.locator("#grid .dvn-scroller")
    expect(grid).to_be_visible(timeout=60000)
    name = {"x": 60, "y": 36 * 2 + 17}
    grid.click(position=name)
    expect(page.locator("#clicked")).to_have_text("0,0")
    grid.dblclick(position=name)
    editor = page.locator("#portal textarea")
    editor.fill("Ada Lovelace")
    editor.press("Enter")
    expect(page.locator("#name")).to_have_text("Ada Lovelace")
    expect(page.locator("#grid td[id='glide-cell-1-0']")).to_have_text("Ada Lovelace")
    grid.click(position={"x": 16, "y": 36 * 2 + 34 + 17})
    expect(page.locator("#selected")).to_have_text("[[1, 2]]")
    grid.click(position={"x": 60, "y": 36 * 2 + 34 * 2 + 17})
    expect(page.locator("#count")).to_have_text("3")
