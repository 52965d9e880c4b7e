"""React Three Fiber: a reconciler of its own, whose elements have small letters and no library."""

from typing import Annotated, Any

import mirra as rx

from .frame import card, package, told


class Canvas(rx.NoSSRComponent):
    library = "@react-three/fiber@9.8.2"
    tag = "Canvas"
    lib_dependencies = ["three@0.187.0"]
    camera: rx.Var[dict[str, Any]]
    dpr: rx.Var[list[int]]


class Thing(rx.Component):
    """What the scene is made of: `mesh`, lights, geometries and materials."""

    args: rx.Var[list[float]]
    attach: rx.Var[str]
    position: rx.Var[list[float]]
    rotation: rx.Var[list[float]]
    scale: rx.Var[float]
    color: rx.Var[str]
    roughness: rx.Var[float]
    intensity: rx.Var[float]


class Mesh(Thing):
    tag = "mesh"
    on_click: Annotated[rx.EventHandler[str], lambda event: [event.object.name]]
    name: rx.Var[str]


class BoxGeometry(Thing):
    tag = "boxGeometry"


class Material(Thing):
    tag = "meshStandardMaterial"


class AmbientLight(Thing):
    tag = "ambientLight"


class DirectionalLight(Thing):
    tag = "directionalLight"


COLORS = ["#3e63dd", "#e54d2e", "#46a758"]


class Scene(rx.State):
    heights: list[float] = [1.0, 1.6, 0.7]
    last: str = ""

    @rx.event
    def grow(self, name: str) -> None:
        self.last = name
        self.heights[int(name)] += 0.5

    @rx.var
    def told(self) -> str:
        return " · ".join(map(str, self.heights))

    @rx.event
    def level(self) -> None:
        self.heights = [1.0, 1.0, 1.0]


def tower(height: Any, at: Any) -> Any:
    return Mesh.create(
        BoxGeometry.create(args=[1, height, 1]),
        Material.create(color=rx.Var.create(COLORS)[at], roughness=0.4),
        name=at.to_string(),
        position=[(at - 1) * 1.4, height / 2 - 1, 0],
        on_click=Scene.grow,
        key=at,
    )


@package("/scene", "@react-three/fiber", "Click on a tower and it grows, on the server.")
def show() -> list[rx.Component]:
    return [
        card(
            rx.box(
                Canvas.create(
                    AmbientLight.create(intensity=0.8),
                    DirectionalLight.create(position=[3, 5, 4], intensity=2.5),
                    rx.foreach(Scene.heights, tower),
                    camera={"position": [2.5, 2.2, 4], "fov": 50},
                    dpr=[1, 2],
                ),
                height="400px",
            )
        ),
        told(
            rx.text("Heights: ", rx.code(Scene.told, id="heights")),
            rx.button("Level them", on_click=Scene.level, variant="soft"),
        ),
    ]
