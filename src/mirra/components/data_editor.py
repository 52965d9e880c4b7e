"""``rx.data_editor``: rows that are edited in place, in Glide's grid, which comes from npm (extra ``npm``) when one is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal, Unpack

from mirra.components.colors import resolved_color_mode
from mirra.components.common import Common, Event, Prop
from mirra.components.data_table import taken_apart
from mirra.elements.component import Component
from mirra.elements.declare import declared_props
from mirra.elements.node import Element, Node
from mirra.elements.props_base import PropsBase
from mirra.elements.spec import ComponentSpec, Trigger, default_triggers
from mirra.errors import InvalidPropTypeError, InvalidPropValueError, did_you_mean
from mirra.events.triggers import no_args_event_spec, passthrough_event_spec
from mirra.js.tree import Import, LazyImport
from mirra.names import camel
from mirra.vars.base import Var, make

GRID = "@glideapps/glide-data-grid@6.0.3"
CELLS = "@glideapps/glide-data-grid-cells@6.0.3"
PEERS = ("lodash@4.18.1", "marked@4.3.0", "react-responsive-carousel@3.2.23")
TYPES = (
    "str", "text", "int", "float", "number", "bool", "boolean", "uri", "url", "image", "markdown", "bubble", "drilldown", "row-id", "row_id",
    "protected", "loading", "custom",
)  # fmt: skip
"""What a column may hold. Without a type a value shows what it is: a text, a number, a checkbox, a list of bubbles."""

Cell = tuple[int, int]
"""Column and row."""


def _on(name: str, *kinds: Any) -> Trigger:
    return Trigger(camel(name), (passthrough_event_spec(*kinds) if kinds else no_args_event_spec,))


class DataEditorTheme(PropsBase):
    """Colours and sizes of a grid, in place of the theme's.

    >>> rx.data_editor(columns=["Name"], data=[["Ada"]], theme=rx.data_editor_theme(bg_cell="#fffbe8"))
    """

    accent_color: str | None = None
    accent_fg: str | None = None
    accent_light: str | None = None
    base_font_style: str | None = None
    bg_bubble: str | None = None
    bg_bubble_selected: str | None = None
    bg_cell: str | None = None
    bg_cell_medium: str | None = None
    bg_header: str | None = None
    bg_header_has_focus: str | None = None
    bg_header_hovered: str | None = None
    bg_icon_header: str | None = None
    bg_search_result: str | None = None
    border_color: str | None = None
    cell_horizontal_padding: int | None = None
    cell_vertical_padding: int | None = None
    drilldown_border: str | None = None
    editor_font_size: str | None = None
    fg_icon_header: str | None = None
    font_family: str | None = None
    header_bottom_border_color: str | None = None
    header_font_style: str | None = None
    horizontal_border_color: str | None = None
    line_height: int | None = None
    link_color: str | None = None
    text_bubble: str | None = None
    text_dark: str | None = None
    text_group_header: str | None = None
    text_header: str | None = None
    text_header_selected: str | None = None
    text_light: str | None = None
    text_medium: str | None = None


data_editor_theme = DataEditorTheme


class DataEditorProps(Common, total=False):
    """Props of :func:`data_editor`, by the names of Glide's grid. Positions are ``(column, row)``."""

    library: Any
    more_cells: Any
    dark: Any
    rows: Prop[int]
    columns: Prop[Any]
    data: Prop[Any]
    get_cell_content: Prop[Any]
    get_cells_for_selection: Prop[bool]
    on_paste: Prop[bool]
    draw_focus_ring: Prop[bool]
    fixed_shadow_x: Prop[bool]
    fixed_shadow_y: Prop[bool]
    fill_handle: Prop[bool]
    freeze_columns: Prop[int]
    group_header_height: Prop[int]
    header_height: Prop[int]
    max_column_auto_width: Prop[int]
    max_column_width: Prop[int]
    min_column_width: Prop[int]
    row_height: Prop[int]
    row_markers: Prop[Literal["none", "number", "checkbox", "both", "checkbox-visible", "clickable-number"]]
    row_marker_start_index: Prop[int]
    row_marker_width: Prop[int]
    smooth_scroll_x: Prop[bool]
    smooth_scroll_y: Prop[bool]
    vertical_border: Prop[bool]
    column_select: Prop[Literal["none", "single", "multi"]]
    range_select: Prop[Literal["none", "cell", "rect", "multi-cell", "multi-rect"]]
    row_select: Prop[Literal["none", "single", "multi"]]
    prevent_diagonal_scrolling: Prop[bool]
    overscroll_x: Prop[int]
    overscroll_y: Prop[int]
    scroll_offset_x: Prop[int]
    scroll_offset_y: Prop[int]
    range_selection_blending: Prop[Literal["exclusive", "mixed"]]
    column_selection_blending: Prop[Literal["exclusive", "mixed"]]
    row_selection_blending: Prop[Literal["exclusive", "mixed"]]
    row_selection_mode: Prop[Literal["auto", "multi"]]
    span_range_behavior: Prop[Literal["default", "allowPartial"]]
    theme: Prop[Any]
    grid_selection: Prop[Any]
    show_search: Prop[bool]
    custom_renderers: Prop[Any]
    on_cell_activated: Annotated[Event, _on("on_cell_activated", Cell)]
    on_cell_clicked: Annotated[Event, _on("on_cell_clicked", Cell)]
    on_cell_context_menu: Annotated[Event, _on("on_cell_context_menu", Cell)]
    on_cell_edited: Annotated[Event, _on("on_cell_edited", Cell, dict[str, Any])]
    on_group_header_clicked: Annotated[Event, _on("on_group_header_clicked", Cell, dict[str, Any])]
    on_group_header_context_menu: Annotated[Event, _on("on_group_header_context_menu", int, dict[str, Any])]
    on_group_header_renamed: Annotated[Event, _on("on_group_header_renamed", str, str)]
    on_header_clicked: Annotated[Event, _on("on_header_clicked", Cell)]
    on_header_context_menu: Annotated[Event, _on("on_header_context_menu", Cell)]
    on_header_menu_click: Annotated[Event, _on("on_header_menu_click", int, dict[str, Any])]
    on_item_hovered: Annotated[Event, _on("on_item_hovered", Cell)]
    on_delete: Annotated[Event, _on("on_delete", dict[str, Any])]
    on_finished_editing: Annotated[Event, _on("on_finished_editing", Any, Cell)]
    on_row_appended: Annotated[Event, _on("on_row_appended")]
    on_grid_selection_change: Annotated[Event, _on("on_grid_selection_change", dict[str, Any])]
    on_selection_cleared: Annotated[Event, _on("on_selection_cleared")]
    on_column_resize: Annotated[Event, _on("on_column_resize", dict[str, Any], int)]
    on_search_close: Annotated[Event, _on("on_search_close")]


def _declaration(**props: Unpack[DataEditorProps]) -> None: ...


_PROPS, _TRIGGERS = declared_props(_declaration)


class DataEditor(Component):
    """The grid of :func:`data_editor`."""

    spec = ComponentSpec(
        "data_editor",
        Import("mirra/grid", "DataEditor"),
        _PROPS,
        default_triggers() | _TRIGGERS,
        client_only=True,
    )

    def add_style(self) -> Mapping[str, Any]:
        """As wide as what is around it, and as high as its rows up to a screenful."""
        return {
            "width": "100%",
            "height": "var(--grid-height)",
            "overflow": "hidden",
            "border": "1px solid var(--gray-a5)",
            "border_radius": "var(--radius-3)",
        }

    def freeze(self) -> Node:
        """The node, with the stylesheets and packages that the grid needs."""
        node = super().freeze()
        assert isinstance(node, Element)
        sheets = [GRID, CELLS] if "more_cells" in self.props else [GRID]
        imports = tuple((f"{package}/dist/index.css", "", "") for package in sheets)
        return replace(node, imports=(*node.imports, *imports), dependencies=(*node.dependencies, *PEERS))


def _checked_columns(columns: Any) -> Any:
    if isinstance(columns, Var):
        return columns
    checked = []
    for column in columns:
        column = {"title": column} if isinstance(column, str) else column
        if not isinstance(column, Mapping) or "title" not in column:
            raise InvalidPropTypeError(
                f"A column of `data_editor` cannot be `{column!r}`.",
                'It is a dict with a title: `{"title": "Age", "type": "int"}`.',
            )
        kind = column.get("type", "str")
        if isinstance(kind, str) and kind not in TYPES:
            raise InvalidPropValueError(
                f"`type` of the column `{column['title']}` of `data_editor` cannot be `{kind}`.",
                did_you_mean(kind, TYPES),
                f"It is one of {', '.join(f'`{known}`' for known in TYPES)}.",
            )
        checked.append(dict(column))
    return checked


def data_editor(
    data: Any = (),
    columns: Sequence[Any] | Var[Any] | None = None,
    *,
    theme: Any = None,
    extended_cell_types: bool = False,
    **props: Any,
) -> Component:
    """Rows that are edited in place: ``rx.data_editor(data=S.rows, columns=[{"title": "Age", "type": "int"}], on_cell_edited=S.edit)``.

    ``data`` is a list of lists or of dicts, a DataFrame, or a Var of them; a column with ``readonly`` is only shown, and so is everything
    without ``on_cell_edited``, which gets ``(column, row)`` and the new cell, whose value is under ``data``. What was edited is shown
    at once, until other data comes. ``extended_cell_types`` adds dates, stars, tags, sparklines and more of Glide's cells. Raises
    ``InvalidPropValueError`` for a column of an unknown type and for more than 10,000 rows in the page's own code.

    >>> rx.data_editor(columns=[{"title": "Name", "type": "str"}, {"title": "Born", "type": "int"}], data=[["Ada", 1815], ["Grace", 1906]])
    """
    names, rows = taken_apart("rx.data_editor", data, columns)
    given = (
        theme if isinstance(theme, Var | DataEditorTheme) else {camel(k): v for k, v in (theme or {}).items()}
    )
    if extended_cell_types:
        props["more_cells"] = make(LazyImport(CELLS, "allCells"), Any)
    return DataEditor(
        library=make(LazyImport(GRID, "*"), Any),
        dark=resolved_color_mode == "dark",
        data=rows,
        columns=_checked_columns(names),
        **({"theme": given} if given else {}),
        **props,
    )
