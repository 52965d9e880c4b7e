"""What may stand in what: children that are refused, and parts that are missing; raised at the user's line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from mirra.elements.spec import ComponentSpec
from mirra.errors import ChildrenTypeError, InvalidPropValueError, Source
from mirra.js.tree import Literal
from mirra.vars.base import Var

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""HTML elements that hold nothing; React refuses to draw the page around one that does."""

_CELLS = ("table.cell", "table.column_header_cell", "table.row_header_cell")
PARENTS: dict[str, tuple[str, ...]] = {
    "table.header": ("table.root",),
    "table.body": ("table.root",),
    "select.trigger": ("select.root",),
    "select.group": ("select.content",),
    "select.item": ("select.content", "select.group"),
    "select.label": ("select.group",),
    "dropdown_menu.trigger": ("dropdown_menu.root",),
    "dropdown_menu.item": ("dropdown_menu.content", "dropdown_menu.sub_content", "dropdown_menu.group"),
    "dropdown_menu.sub_content": ("dropdown_menu.sub",),
    "dropdown_menu.sub_trigger": ("dropdown_menu.content", "dropdown_menu.sub"),
    "context_menu.trigger": ("context_menu.root",),
    "context_menu.sub_content": ("context_menu.sub",),
    "context_menu.sub_trigger": ("context_menu.content", "context_menu.sub"),
    "tabs.trigger": ("tabs.list",),
    "radio_cards.item": ("radio_cards.root",),
    "segmented_control.item": ("segmented_control.root",),
}
"""Parts of the catalogue that work in these alone: their library finds what is around them."""
REFUSED: dict[str, tuple[str, ...]] = {
    "table.header": ("table.body",),
    "table.body": ("table.header", *_CELLS),
    "table.row": ("table.header", "table.body", "table.row"),
    **dict.fromkeys(_CELLS, ("table.header", "table.body", *_CELLS)),
    "dropdown_menu.root": ("dropdown_menu.item",),
    "context_menu.root": ("context_menu.item",),
}
"""What browsers take out of a table, or a library draws wrong."""


class Nested(Protocol):
    """A component, as far as nesting goes."""

    spec: ComponentSpec
    children: Any
    source: Source | None


def check_nesting(parent: Nested, children: Sequence[Any], components: Sequence[Nested]) -> None:
    """Raises ``InvalidPropValueError`` and ``ChildrenTypeError``; ``components`` are those of the children that are some."""
    spec = parent.spec
    if (
        isinstance(spec.tag, Literal)
        and spec.tag.value in VOID
        and any(child is not None for child in children)
    ):
        raise ChildrenTypeError(f"`{spec.name}` cannot have children.", source=parent.source)
    for child in components:
        name = child.spec.name
        parents = child.spec.valid_parents or (
            PARENTS.get(name, ()) if _is_ours(child) and _is_ours(parent) else ()
        )
        refused = spec.invalid_children or (REFUSED.get(spec.name, ()) if _is_ours(parent) else ())
        if name in refused or (spec.valid_children and name not in spec.valid_children):
            raise InvalidPropValueError(
                f"`{spec.name}` cannot have `{name}` as a child.", source=child.source
            )
        if parents and spec.name not in parents:
            raise InvalidPropValueError(
                f"`{name}` cannot be a child of `{spec.name}`.",
                f"It goes into {' or '.join(f'`{parent}`' for parent in parents)}.",
                source=child.source,
            )
    if spec.needs and children and not any(name in (spec.needs, "") for name in _names(children)):
        raise InvalidPropValueError(
            f"`{spec.name}` has no `{spec.needs}`, so it would never show anything.",
            f"Give it one: `rx.{spec.needs}(…)`.",
            source=parent.source,
        )


def _is_ours(component: object) -> bool:
    return type(component).__module__.startswith("mirra.")


def _names(children: Sequence[Any]) -> Iterator[str]:
    """The names of all components in these; an empty one for what may turn out to be any."""
    for child in children:
        spec = getattr(child, "spec", None)
        if isinstance(spec, ComponentSpec):
            yield spec.name if _is_ours(child) else ""
            yield from _names(child.children)
        elif not (child is None or isinstance(child, str | int | float) or _is_text(child)):
            yield ""


def _is_text(child: Any) -> bool:
    return isinstance(child, Var) and child._type in (str, int, float)
