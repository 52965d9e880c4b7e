"""The types of the charts' props: choices, and the data of a Sankey chart."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from mirra.vars.base import Var
from mirra.vars.hooks import use_hook_var

LiteralAnimationEasing = Literal["ease", "ease-in", "ease-out", "ease-in-out", "linear"]
LiteralAxisType = Literal["auto", "number", "category"]
LiteralStackOffset = Literal["expand", "none", "wiggle", "silhouette"]
LiteralBarChartStackOffset = Literal["expand", "none", "wiggle", "silhouette", "sign", "positive"]
LiteralComposedChartBaseValue = Literal["dataMin", "dataMax", "auto"]
LiteralCurveType = Literal[
    "basis", "basisClosed", "basisOpen", "bump", "bumpX", "bumpY", "linear", "linearClosed", "natural", "monotone", "monotoneX",
    "monotoneY", "step", "stepBefore", "stepAfter",
]  # fmt: skip
LiteralDirection = Literal["x", "y", "both"]
LiteralGridType = Literal["polygon", "circle"]
LiteralIconType = Literal[
    "circle", "cross", "diamond", "line", "plainline", "rect", "square", "star", "triangle", "wye"
]
LiteralLegendType = Literal[
    "circle", "cross", "diamond", "line", "plainline", "rect", "square", "star", "triangle", "wye", "none"
]
LiteralIfOverflow = Literal["discard", "hidden", "visible", "extendDomain"]
LiteralInterval = Literal["preserveStart", "preserveEnd", "preserveStartEnd", "equidistantPreserveStart"]
LiteralLayout = Literal["horizontal", "vertical"]
LiteralLegendAlign = Literal["left", "center", "right"]
LiteralLineType = Literal["joint", "fitting"]
LiteralOrientation = Literal["top", "bottom", "left", "right", "middle"]
LiteralOrientationLeftRightMiddle = Literal["left", "right", "middle"]
LiteralOrientationTopBottom = Literal["top", "bottom"]
LiteralOrientationTopBottomLeftRight = Literal["top", "bottom", "left", "right"]
LiteralPolarRadiusType = Literal["number", "category"]
LiteralScale = Literal[
    "auto", "linear", "pow", "sqrt", "log", "identity", "time", "band", "point", "ordinal", "quantile", "quantize", "utc",
    "sequential", "threshold",
]  # fmt: skip
LiteralShape = Literal["square", "circle", "cross", "diamond", "star", "triangle", "wye"]
LiteralSyncMethod = Literal["index", "value"]
LiteralVerticalAlign = Literal["top", "middle", "bottom"]


class SankeyNode(TypedDict, total=False):
    """A node: what flows through it is the sum of its links."""

    name: str


class SankeyLink(TypedDict, total=False):
    """A flow between two nodes, by their places in the list of nodes."""

    source: int
    target: int
    value: float


class SankeyData(TypedDict):
    """``data`` of a Sankey chart."""

    nodes: list[SankeyNode]
    links: list[SankeyLink]


class SankeyNodePayload(SankeyNode, total=False):
    """A node as the chart gives it to a function that draws it."""

    value: float
    depth: int
    x: float
    y: float
    dx: float
    dy: float


class SankeyNodeProps(TypedDict, total=False):
    """What a function that draws a node gets."""

    x: float
    y: float
    width: float
    height: float
    index: int
    payload: SankeyNodePayload


class SankeyLinkPayload(TypedDict, total=False):
    """A link as the chart gives it to a function that draws it."""

    source: SankeyNodePayload
    target: SankeyNodePayload
    value: float


class SankeyLinkProps(TypedDict, total=False):
    """What a function that draws a link gets."""

    sourceX: float
    targetX: float
    sourceY: float
    targetY: float
    linkWidth: float
    index: int
    payload: SankeyLinkPayload


def use_chart_width() -> Var[Any]:
    """The width of the chart that a component is part of, in pixels."""
    return use_hook_var("recharts", "useChartWidth").to(float)


__all__ = [
    "LiteralAnimationEasing", "LiteralAxisType", "LiteralBarChartStackOffset", "LiteralComposedChartBaseValue", "LiteralCurveType",
    "LiteralDirection", "LiteralGridType", "LiteralIconType", "LiteralIfOverflow", "LiteralInterval", "LiteralLayout",
    "LiteralLegendAlign", "LiteralLegendType", "LiteralLineType", "LiteralOrientation", "LiteralOrientationLeftRightMiddle",
    "LiteralOrientationTopBottom", "LiteralOrientationTopBottomLeftRight", "LiteralPolarRadiusType", "LiteralScale", "LiteralShape",
    "LiteralStackOffset", "LiteralSyncMethod", "LiteralVerticalAlign", "SankeyData", "SankeyLink", "SankeyLinkPayload",
    "SankeyLinkProps", "SankeyNode", "SankeyNodePayload", "SankeyNodeProps", "use_chart_width",
]  # fmt: skip
