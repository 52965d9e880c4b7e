"""What a browser may call: bindings, by content-derived id.

A binding is one handler with its argument template: constants stay here on the server, the browser sends only
the values it computes (:data:`SLOT`). The id is a hash of the content, so that it is the same on every worker.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Final

import msgspec


class _Slot:
    __slots__ = ()

    def __repr__(self) -> str:
        return "SLOT"


SLOT: Final = _Slot()
"""Place of an argument whose value the browser sends."""


@dataclass(frozen=True, slots=True)
class Binding:
    """One callable thing: ``handler`` is ``"<state full name>.<handler name>"``.

    ``parameters`` and ``template`` are parallel: the handler's parameter name, and a constant (a JSON value as the
    codec writes it) or :data:`SLOT`. ``is_background`` handlers run outside the queue. ``upload`` bindings are
    called over HTTP only.
    """

    id: str
    handler: str
    parameters: tuple[str, ...] = ()
    template: tuple[Any, ...] = ()
    is_background: bool = False
    upload: bool = False

    @property
    def slots(self) -> int:
        """How many values the browser must send."""
        return sum(1 for item in self.template if item is SLOT)


def binding_id(handler: str, parameters: tuple[str, ...], template: tuple[Any, ...]) -> str:
    """16 URL-safe characters (96 bits of SHA-256) naming the content of a binding."""
    content = [handler, parameters, [["slot"] if item is SLOT else ["const", item] for item in template]]
    digest = hashlib.sha256(msgspec.json.encode(content)).hexdigest()
    return digest[:16]
