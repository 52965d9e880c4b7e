"""``get_leaf_vars``: the Vars of state from which a value is worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mirra.js.tree import StateRef, walk
from mirra.vars.base import Var, make


def get_leaf_vars(value: Any) -> list[Var[Any]]:
    """The state vars that a Var reads, or those inside a list or dict; each once, in the order they are written.

    >>> get_leaf_vars({"full": Person.first + " " + Person.last})
    [Person.first, Person.last]

    Their types are not known here: ``.to(str)`` says one.
    """
    return [make(ref, Any) for ref in dict.fromkeys(_refs(value))]


def _refs(value: Any) -> Iterator[StateRef]:
    if isinstance(value, Var):
        yield from (node for node in walk(value._expr) if isinstance(node, StateRef))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _refs(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _refs(each)
