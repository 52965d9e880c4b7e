"""``Shown``: what can stand on a page, and so be the value of a state var: sent as data, never as code.

The browser gets a tree of tags, props and texts (:mod:`mirra.elements.data`). What its events call stays here, as with the events
of a page: the server knows by the tree's own bindings what this component may call.
"""

from __future__ import annotations

from typing import Any

import msgspec

from mirra.codec.wire import is_at_rest
from mirra.elements.data import Data, data_of
from mirra.elements.node import Node
from mirra.errors import MirraRuntimeError
from mirra.protocol.bindings import SLOT, Binding

TAG = "$component"


class Shown:
    """A component, a choice or a loop among them, a use of a memo."""

    def freeze(self) -> Node:
        """The immutable node."""
        raise NotImplementedError

    def __mirra_data__(self) -> Data:
        return data_of(self.freeze())

    def __mirra_wire__(self) -> Any:
        data = self.__mirra_data__()
        if not is_at_rest():
            return {TAG: data.tree}
        return {TAG: data.tree, "calls": [_written(binding) for binding in data.bindings.values()]}

    @classmethod
    def __mirra_restored__(cls, value: Any) -> Any:
        return Restored(Data(value[TAG], {found.id: found for found in map(_read, value["calls"])}))


class Restored(Shown):
    """A component that comes from the store: to be shown, not to be changed."""

    def __init__(self, data: Data) -> None:
        self._data = data

    def __mirra_data__(self) -> Data:
        return self._data

    def freeze(self) -> Node:
        """Refused: the tree has been made already."""
        raise MirraRuntimeError(
            "A component that was stored can be shown, and no longer be put into another."
        )


class _Call(msgspec.Struct, array_like=True):
    id: str
    handler: str
    parameters: tuple[str, ...]
    template: list[list[Any]]
    is_background: bool


def _written(binding: Binding) -> Any:
    template = [[] if item is SLOT else [item] for item in binding.template]
    call = _Call(binding.id, binding.handler, binding.parameters, template, binding.is_background)
    return msgspec.to_builtins(call)


def _read(stored: Any) -> Binding:
    call = msgspec.convert(stored, _Call)
    template = tuple(item[0] if item else SLOT for item in call.template)
    return Binding(call.id, call.handler, call.parameters, template, call.is_background)


def shown_in_value(value: Any) -> list[Shown]:
    """The components in a var's value: itself, or the members of a list or dict."""
    if isinstance(value, Shown):
        return [value]
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [found for member in members for found in shown_in_value(member)]
