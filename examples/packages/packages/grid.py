"""AG Grid: a large package, set up by its own code, with components, functions and handlers in the list of columns."""

from typing import Annotated, Any, TypedDict

import mirra as rx

from .frame import card, package, told


class Grid(rx.NoSSRComponent):
    library = "ag-grid-react@36.2.0"
    tag = "AgGridReact"
    lib_dependencies = ["ag-grid-community@36.2.0"]
    row_data: rx.Var[list[Any]]
    column_defs: rx.Var[list[dict[str, Any]]]
    default_col_def: rx.Var[dict[str, Any]]
    get_row_id: rx.Var[Any]
    on_cell_value_changed: Annotated[rx.EventHandler[Any], lambda event: [event.data]]

    def add_imports(self) -> dict[str, Any]:
        return {"ag-grid-community": ["ModuleRegistry", "AllCommunityModule"]}

    def add_custom_code(self) -> list[str]:
        return ["ModuleRegistry.registerModules([AllCommunityModule])"]


class Planet(TypedDict):
    name: str
    moons: int
    kind: str


class Planets(rx.State):
    rows: list[Planet] = [
        {"name": "Mercury", "moons": 0, "kind": "rock"},
        {"name": "Venus", "moons": 0, "kind": "rock"},
        {"name": "Earth", "moons": 1, "kind": "rock"},
        {"name": "Mars", "moons": 2, "kind": "rock"},
        {"name": "Jupiter", "moons": 97, "kind": "gas"},
        {"name": "Saturn", "moons": 274, "kind": "gas"},
        {"name": "Uranus", "moons": 28, "kind": "ice"},
        {"name": "Neptune", "moons": 16, "kind": "ice"},
    ]

    @rx.event
    def change(self, planet: Planet) -> None:
        self.rows = [planet if row["name"] == planet["name"] else row for row in self.rows]

    @rx.event
    def land(self, name: str) -> Any:
        return rx.toast(f"Landed on {name}.")

    @rx.event
    def find_moon(self) -> None:
        self.rows[2]["moons"] += 1

    @rx.var
    def moons(self) -> int:
        return sum(row["moons"] for row in self.rows)


@rx.memo
def kind(value: rx.Var[str]) -> rx.Component:
    return rx.badge(value, color_scheme=rx.match(value, ("gas", "orange"), ("ice", "cyan"), "gray"))


@package(
    "/grid",
    "ag-grid-react",
    "Sort, filter, and edit the number of moons; the cells on the right are mirra's own.",
)
def show() -> list[rx.Component]:
    return [
        card(
            rx.box(
                Grid.create(
                    row_data=Planets.rows,
                    column_defs=[
                        {"field": "name", "filter": True},
                        {"field": "moons", "editable": True, "cellDataType": "number"},
                        {"field": "kind", "cellRenderer": kind},
                        {
                            "headerName": "",
                            "sortable": False,
                            "cellStyle": {"display": "flex", "alignItems": "center"},
                            "cellRenderer": lambda cell: rx.button(
                                "Land", size="1", variant="soft", on_click=Planets.land(cell.data.name)
                            ),
                        },
                    ],
                    default_col_def={"flex": 1},
                    get_row_id=lambda row: row.data.name,
                    on_cell_value_changed=Planets.change,
                ),
                height="430px",
            )
        ),
        told(
            rx.text(rx.text.strong(Planets.moons, id="moons"), " moons in all"),
            rx.button("Find another moon of Earth", on_click=Planets.find_moon, variant="soft"),
        ),
    ]
