"""react-leaflet: parts inside each other, a stylesheet of the package, and a hook that only a component inside may call."""

from typing import Annotated, TypedDict

import mirra as rx

from .frame import card, package, told

LEAFLET = "react-leaflet@5.0.0"


class LeafletPart(rx.NoSSRComponent):
    library = LEAFLET
    lib_dependencies = ["leaflet@1.9.4", "@react-leaflet/core@3.0.0"]


class Map(LeafletPart):
    tag = "MapContainer"
    bounds: rx.Var[list[list[int]]]
    max_bounds: rx.Var[list[list[int]]]
    scroll_wheel_zoom: rx.Var[bool]
    attribution_control: rx.Var[bool]
    crs: rx.Var[object] = rx.Var(
        "CRS.Simple", _var_data=rx.vars.VarData(imports={"leaflet": rx.ImportVar("CRS")})
    )

    def add_imports(self) -> dict[str, str]:
        return {"": "leaflet/dist/leaflet.css"}


class Picture(LeafletPart):
    tag = "ImageOverlay"
    url: rx.Var[str]
    bounds: rx.Var[list[list[int]]]


class Spot(LeafletPart):
    tag = "CircleMarker"
    center: rx.Var[list[float]]
    radius: rx.Var[int]
    path_options: rx.Var[dict[str, object]]


class Popup(LeafletPart):
    tag = "Tooltip"
    permanent: rx.Var[bool]


class Clicks(rx.Component):
    """`useMapEvents` as a component: it draws nothing."""

    tag = "MapClicks"
    on_pick: Annotated[rx.EventHandler[float, float], lambda place: [place.lat, place.lng]]

    def add_imports(self) -> dict[str, str]:
        return {LEAFLET: "useMapEvents"}

    def add_custom_code(self) -> list[str]:
        return [
            "const MapClicks = ({onPick}) => { useMapEvents({click: (event) => onPick(event.latlng)}); return null }"
        ]


class Place(TypedDict):
    name: str
    at: list[float]


class Island(rx.State):
    places: list[Place] = [
        {"name": "Harbour", "at": [150, 300]},
        {"name": "Summit", "at": [410, 400]},
    ]

    @rx.event
    def add(self, lat: float, lng: float) -> None:
        self.places.append({"name": f"Camp {len(self.places) - 1}", "at": [round(lat), round(lng)]})

    @rx.event
    def clear(self) -> None:
        self.places = self.places[:2]


SIZE = [[0, 0], [600, 1000]]


@package("/map", "react-leaflet", "Click on the island to pitch a camp.")
def show() -> list[rx.Component]:
    return [
        card(
            Map.create(
                Picture.create(url="/island.svg", bounds=SIZE),
                Clicks.create(on_pick=Island.add),
                rx.foreach(
                    Island.places,
                    lambda place: Spot.create(
                        Popup.create(place["name"], permanent=True),
                        center=place["at"],
                        radius=9,
                        path_options={"color": "#ca244d", "fillOpacity": 0.7},
                    ),
                ),
                bounds=SIZE,
                max_bounds=SIZE,
                scroll_wheel_zoom=False,
                attribution_control=False,
                style={"height": "420px", "border_radius": "8px", "background": "#8ecbe6", "z_index": "0"},
            )
        ),
        told(
            rx.flex(
                rx.foreach(Island.places, lambda place: rx.badge(place["name"], size="2")),
                spacing="2",
                wrap="wrap",
            ),
            rx.button("Break up all camps", on_click=Island.clear, variant="soft"),
        ),
    ]
