"""Tables, made of their parts."""

from __future__ import annotations

from typing import Literal, Unpack

from mirra.components.common import RADIX_RENAMES, Common, Prop, Responsive, Size3, Spacing, themes
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare


class TableRootProps(Common, Spacing, total=False):
    """Props of :func:`table_root`."""

    size: Responsive[Size3]
    variant: Prop[Literal["surface", "ghost"]]
    layout: Responsive[Literal["auto", "fixed"]]
    align: Prop[Literal["left", "center", "right"]]
    summary: Prop[str]


@declare(themes("table", "Root"), renames=RADIX_RENAMES)
def table_root(*children: Child, **props: Unpack[TableRootProps]) -> Component:
    """A table."""
    raise Declared


class TableHeaderProps(Common, total=False):
    """Props of :func:`table_header`."""


@declare(themes("table", "Header"), renames=RADIX_RENAMES)
def table_header(*children: Child, **props: Unpack[TableHeaderProps]) -> Component:
    """The head of a table."""
    raise Declared


class TableBodyProps(Common, total=False):
    """Props of :func:`table_body`."""


@declare(themes("table", "Body"), renames=RADIX_RENAMES)
def table_body(*children: Child, **props: Unpack[TableBodyProps]) -> Component:
    """The rows of a table."""
    raise Declared


class TableRowProps(Common, total=False):
    """Props of :func:`table_row`."""

    align: Responsive[Literal["start", "center", "end", "baseline"]]


@declare(themes("table", "Row"), renames=RADIX_RENAMES)
def table_row(*children: Child, **props: Unpack[TableRowProps]) -> Component:
    """One row."""
    raise Declared


class TableCellProps(Common, Spacing, total=False):
    """Props of :func:`table_cell`."""

    justify: Responsive[Literal["start", "center", "end"]]
    col_span: Prop[int]
    row_span: Prop[int]
    align: Prop[Literal["left", "center", "right", "justify", "char"]]
    headers: Prop[str]


@declare(themes("table", "Cell"), renames=RADIX_RENAMES)
def table_cell(*children: Child, **props: Unpack[TableCellProps]) -> Component:
    """One cell."""
    raise Declared


class TableHeaderCellProps(TableCellProps, total=False):
    """Of a cell that heads a column or a row."""

    scope: Prop[str]


@declare(themes("table", "ColumnHeaderCell"), renames=RADIX_RENAMES)
def table_column_header_cell(*children: Child, **props: Unpack[TableHeaderCellProps]) -> Component:
    """The head of a column."""
    raise Declared


@declare(themes("table", "RowHeaderCell"), renames=RADIX_RENAMES)
def table_row_header_cell(*children: Child, **props: Unpack[TableHeaderCellProps]) -> Component:
    """The head of a row."""
    raise Declared


class TableNamespace(ComponentNamespace):
    """A table, made of its parts. For data with search and pages there is ``rx.data_table``.

    >>> rx.table.root(
    ...     rx.table.header(
    ...         rx.table.row(
    ...             rx.table.column_header_cell("Name"), rx.table.column_header_cell("Born")
    ...         )
    ...     ),
    ...     rx.table.body(
    ...         rx.table.row(rx.table.row_header_cell("Ada"), rx.table.cell("1815")),
    ...         rx.table.row(rx.table.row_header_cell("Grace"), rx.table.cell("1906")),
    ...     ),
    ... )
    """

    root = staticmethod(table_root)
    header = staticmethod(table_header)
    body = staticmethod(table_body)
    row = staticmethod(table_row)
    cell = staticmethod(table_cell)
    column_header_cell = staticmethod(table_column_header_cell)
    row_header_cell = staticmethod(table_row_header_cell)


table = TableNamespace()
