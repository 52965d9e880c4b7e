"""React Flow: a controlled editor, whose changes the package itself applies, and a provider around the page."""

from typing import Annotated, Any

import mirra as rx

from .frame import card, package, told

FLOW = "@xyflow/react@12.12.1"


class FlowPart(rx.NoSSRComponent):
    library = FLOW


class Provider(FlowPart):
    tag = "ReactFlowProvider"


class Flow(FlowPart):
    tag = "ReactFlow"
    nodes: rx.Var[list[dict[str, Any]]]
    edges: rx.Var[list[dict[str, Any]]]
    fit_view: rx.Var[bool]
    color_mode: rx.Var[str]
    pro_options: rx.Var[dict[str, bool]]
    on_node_drag_stop: Annotated[
        rx.EventHandler[str, dict[str, float]], lambda event, node: [node.id, node.position]
    ]
    on_connect: Annotated[rx.EventHandler[str, str], lambda made: [made.source, made.target]]
    on_node_click: Annotated[rx.EventHandler[str], lambda event, node: [node.id]]
    shown: rx.Var[Any]
    on_nodes_change: rx.Var[Any]

    def add_imports(self) -> dict[str, Any]:
        return {"": "@xyflow/react/dist/style.css", FLOW: "useNodesState", "react": "useEffect"}

    def add_hooks(self) -> list[Any]:
        # While a step is dragged the browser knows best where it is.
        return [
            "const [shown, setShown, onNodesChange] = useNodesState([])",
            f"useEffect(() => setShown((old) => {self.nodes}.map((n) => ({{...old.find((o) => o.id === n.id), ...n}}))), [{self.nodes}])",
        ]

    @classmethod
    def create(cls, *children: Any, **props: Any) -> Any:
        flow = super().create(*children, **props)
        flow.set(shown=rx.Var("shown"), on_nodes_change=rx.Var("onNodesChange"))
        return flow

    def _exclude_props(self) -> list[str]:
        return ["nodes"]

    _rename_props = {"shown": "nodes"}

    def _get_app_wrap_components(self) -> dict[tuple[int, str], Any]:
        return {(30, "ReactFlowProvider"): Provider.create()}


class Background(FlowPart):
    tag = "Background"
    gap: rx.Var[int]


class Controls(FlowPart):
    tag = "Controls"


class MiniMap(FlowPart):
    tag = "MiniMap"


def node(name: str, x: int, y: int, kind: str = "default") -> dict[str, Any]:
    return {"id": name.lower(), "type": kind, "data": {"label": name}, "position": {"x": x, "y": y}}


class Pipeline(rx.State):
    nodes: list[dict[str, Any]] = [
        node("Read", 0, 0, "input"),
        node("Clean", -120, 110),
        node("Join", 120, 110),
        node("Report", 0, 220, "output"),
    ]
    edges: list[dict[str, Any]] = [
        {"id": "1", "source": "read", "target": "clean", "animated": True},
        {"id": "2", "source": "clean", "target": "report"},
    ]
    chosen: str = ""

    @rx.event
    def move(self, name: str, position: dict[str, float]) -> None:
        self.nodes = [{**n, "position": position} if n["id"] == name else n for n in self.nodes]

    @rx.event
    def connect(self, source: str, target: str) -> None:
        self.edges.append({"id": f"{source}-{target}", "source": source, "target": target})

    @rx.event
    def choose(self, name: str) -> None:
        self.chosen = name

    @rx.var
    def steps(self) -> int:
        return len(self.nodes)

    @rx.event
    def add(self) -> None:
        self.nodes.append(node(f"Step {len(self.nodes)}", 260, 60 * len(self.nodes) - 120))


@package(
    "/flow", "@xyflow/react", "Pull the dots to connect steps; drag a step and Python knows where it is."
)
def show() -> list[rx.Component]:
    return [
        card(
            rx.box(
                Flow.create(
                    Background.create(gap=18),
                    Controls.create(),
                    MiniMap.create(),
                    nodes=Pipeline.nodes,
                    edges=Pipeline.edges,
                    fit_view=True,
                    color_mode=rx.cond(rx.color_mode == "dark", "dark", "light"),
                    on_node_drag_stop=Pipeline.move,
                    on_connect=Pipeline.connect,
                    on_node_click=Pipeline.choose,
                ),
                height="430px",
            )
        ),
        told(
            rx.text(
                rx.text.strong(Pipeline.steps, id="steps"),
                " steps; chosen: ",
                rx.code(Pipeline.chosen, id="chosen"),
            ),
            rx.button("Add a step", on_click=Pipeline.add, variant="soft"),
        ),
    ]
