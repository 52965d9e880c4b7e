"""What a component that is the value of a state var may call: looked up in the state itself when its event comes.

So nothing is granted or forgotten: an event counts as long as the session's own state shows what sets it off.
"""

from __future__ import annotations

import typing
from collections.abc import Collection

from mirra.elements.shown import Shown, shown_in_value
from mirra.protocol.manifest import FieldRef
from mirra.server.bound import Bound, bind
from mirra.state.tracked.proxy import unwrap
from mirra.state.tree import StateTree, spec_of


def call_of_component(tree: StateTree, reads: Collection[FieldRef], id: str) -> Bound | None:
    """The binding with this id of a component that the page shows now."""
    for ref in reads:
        if not _shows_components(ref):
            continue
        for shown in shown_in_value(unwrap(tree.value(ref))):
            binding = shown.__mirra_data__().bindings.get(id)
            if binding is not None:
                return bind(binding)
    return None


def _shows_components(ref: FieldRef) -> bool:
    if ref[0].startswith("@"):
        return False
    spec = spec_of(ref[0])
    found = spec.fields.get(ref[1]) or spec.computed.get(ref[1])
    return found is not None and _names_component(found.kind)


def _names_component(kind: object) -> bool:
    if isinstance(kind, type) and issubclass(kind, Shown):
        return True
    return any(map(_names_component, typing.get_args(kind)))
