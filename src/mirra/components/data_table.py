"""``rx.data_table``: rows with search, sorting and pages, in the theme's colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from mirra.components.common import Common, Prop
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, declare
from mirra.errors import InvalidPropValueError
from mirra.js.tree import Import
from mirra.vars.base import Var

MOST_ROWS = 10_000
"""Rows that may stand in a page's own code; each visitor downloads all of them."""

_CELL = {"padding": "var(--space-3)", "text_align": "left", "border_bottom": "1px solid var(--gray-a5)"}
_STYLE: dict[str, Any] = {
    "width": "100%",
    "font_size": "var(--font-size-2)",
    "& .rx-table-scroll": {
        "overflow_x": "auto",
        "border": "1px solid var(--gray-a5)",
        "border_radius": "var(--radius-4)",
    },
    "& table": {"width": "100%", "border_collapse": "collapse"},
    "& th": {**_CELL, "font_weight": "var(--font-weight-bold)", "background": "var(--gray-a2)"},
    "& th button": {"width": "100%", "text_align": "left", "cursor": "pointer", "font_weight": "inherit"},
    "& th span": {"color": "var(--gray-10)"},
    "& td": _CELL,
    "& tbody tr:hover": {"background": "var(--gray-a2)"},
    "& tbody tr:last-child td": {"border_bottom": "0"},
    "& input": {
        "margin_bottom": "var(--space-3)",
        "padding": "6px 10px",
        "border": "1px solid var(--gray-a7)",
        "border_radius": "var(--radius-2)",
        "background": "var(--color-surface)",
    },
    "& .rx-table-footer": {
        "display": "flex",
        "flex_wrap": "wrap",
        "gap": "var(--space-2)",
        "align_items": "center",
        "justify_content": "space-between",
        "padding_top": "var(--space-3)",
        "color": "var(--gray-11)",
    },
    "& .rx-table-pages": {"display": "flex", "gap": "4px"},
    "& .rx-table-pages button": {
        "padding": "4px 10px",
        "border_radius": "var(--radius-2)",
        "background": "var(--gray-a3)",
        "cursor": "pointer",
    },
    "& .rx-table-pages button:disabled": {"opacity": "0.5", "cursor": "default"},
    "& .rx-table-pages button[aria-current]": {
        "background": "var(--accent-9)",
        "color": "var(--accent-contrast)",
    },
}


class DataTableProps(Common, total=False):
    """Props of :func:`grid`."""

    data: Prop[Any]
    columns: Prop[Any]
    search: Prop[bool | dict[str, Any]]
    sort: Prop[bool]
    resizable: Prop[bool]
    pagination: Prop[bool | dict[str, Any]]


@declare(Import("mirra/table", "DataTable"), name="data_table")
def grid(*children: Child, **props: Unpack[DataTableProps]) -> Component:
    """The table itself."""
    raise Declared


def _is_frame(value: Any) -> bool:
    return hasattr(value, "columns") and hasattr(value, "to_numpy")


def taken_apart(name: str, data: Any, columns: Any) -> tuple[Any, Any]:
    """``(columns, rows)`` for the component ``name``; raises ``InvalidPropValueError`` for what does not go together, and for too many rows."""
    names, rows = _columns_and_rows(name, data, columns)
    if not isinstance(rows, Var) and len(rows) > MOST_ROWS:
        raise InvalidPropValueError(
            f"`{name}` was given {len(rows):,} rows, which every visitor would download.",
            f"Keep them on the server in a backend var and show a part (at most {MOST_ROWS:,}) from a computed var.",
        )
    return names, rows.to_numpy().tolist() if _is_frame(rows) else rows


def _columns_and_rows(name: str, data: Any, columns: Any) -> tuple[Any, Any]:
    frame_type = isinstance(data, Var) and hasattr(data._type, "to_numpy")
    if frame_type or _is_frame(data):
        if columns is not None:
            raise InvalidPropValueError(
                f"`{name}` takes its columns from the DataFrame.", "Leave `columns` out."
            )
        if frame_type:
            return data.to(dict[str, list[Any]])["columns"], data.to(dict[str, list[Any]])["data"]
        return [str(name) for name in data.columns], data
    if columns is None and not isinstance(data, Var) and data and isinstance(data[0], Mapping):
        return list(data[0]), data
    if columns is None and not isinstance(data, Var):
        raise InvalidPropValueError(
            f"`{name}` of a list needs `columns`.",
            f'Name them: `{name}(data=[["Ada", 36]], columns=["Name", "Age"])`.',
        )
    return columns, data


def data_table(
    data: Any = (),
    columns: Sequence[Any] | Var[Any] | None = None,
    *,
    search: Any = None,
    sort: Any = None,
    resizable: Any = None,
    pagination: Any = None,
    **props: Any,
) -> Component:
    """Rows (lists, dicts, a DataFrame, or a Var of them) in a table with search, sorting and pages.

    ``pagination`` is ``True`` or ``{"limit": 10}``. A list needs ``columns``, a DataFrame brings its own. Raises
    ``InvalidPropValueError`` for more than 10,000 rows in the page's own code: keep those in state and show a part.

    >>> rx.data_table(
    ...     data=[["Ada", 1815], ["Grace", 1906]],
    ...     columns=["Name", "Born"],
    ...     sort=True,
    ...     search=True,
    ... )
    """
    from mirra.components.html import el

    names, rows = taken_apart("rx.data_table", data, columns)
    given = {"search": search, "sort": sort, "resizable": resizable, "pagination": pagination}
    made = grid(data=rows, columns=names, **{k: v for k, v in given.items() if v is not None})
    props["style"] = [_STYLE, props.pop("style", {})]
    return el.div(made, **props)
