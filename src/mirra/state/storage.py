"""Storing a substate: its fields by name, decoded by the annotations of the class that reads them.

A field that is no longer there is dropped, a new one has its default, one whose value does not fit its type any more is reset
and logged. Also the defaults that say a var is kept in the browser.
"""

from __future__ import annotations

import logging
from typing import Any

import msgspec

from mirra.codec import from_wire, to_wire
from mirra.errors import EventDeserializationError, StateSerializationError
from mirra.state.spec import StateSpec

logger = logging.getLogger("mirra.state")


def encode_values(spec: StateSpec, values: dict[str, Any]) -> bytes:
    """The stored form. Values that cannot be encoded (a backend var with an open file) are left out: they are transient."""
    stored = {}
    for name, value in values.items():
        try:
            stored[name] = to_wire(value)
        except StateSerializationError:
            logger.warning(
                "`%s.%s` holds a `%s`, which cannot be stored: it starts anew after a reload.",
                spec.name,
                name,
                type(value).__name__,
            )
    return msgspec.json.encode(stored)


def decode_values(spec: StateSpec, data: bytes) -> dict[str, Any]:
    """The fields that the class still has and whose values fit."""
    values = {}
    for name, wire in msgspec.json.decode(data).items():
        field = spec.fields.get(name)
        if field is None:
            continue
        try:
            values[name] = from_wire(wire, field.kind)
        except EventDeserializationError as error:
            logger.warning(
                "`%s.%s` was reset: its stored value does not fit. %s", spec.name, name, error.message
            )
    return values


class ClientStorage(str):
    """Text kept in the browser; the value is its default there."""

    kind = ""

    def __new__(cls, value: str = "", name: str | None = None, **options: Any) -> ClientStorage:
        """``name``: the key in the browser, by default the var's full name."""
        made = super().__new__(cls, value)
        made.key = name
        made.options = options
        return made

    key: str | None
    options: dict[str, Any]


class Cookie(ClientStorage):
    """A cookie: options ``path``, ``max_age``, ``domain``, ``secure``, ``same_site``."""

    kind = "cookie"

    def __new__(
        cls, value: str = "", name: str | None = None, path: str = "/", max_age: int | None = None, domain: str | None = None,
        secure: bool | None = None, same_site: str = "lax",
    ) -> Cookie:  # fmt: skip
        """See the class."""
        options = {
            "path": path,
            "max_age": max_age,
            "domain": domain,
            "secure": secure,
            "same_site": same_site,
        }
        return super().__new__(cls, value, name, **options)  # type: ignore[return-value]  # made by this class


class LocalStorage(ClientStorage):
    """Local storage, which all tabs share; ``sync=True`` tells the others at once."""

    kind = "local"

    def __new__(cls, value: str = "", name: str | None = None, sync: bool = False) -> LocalStorage:
        """See the class."""
        return super().__new__(cls, value, name, sync=sync)  # type: ignore[return-value]  # made by this class


class SessionStorage(ClientStorage):
    """Session storage: one tab, until it is closed."""

    kind = "session"

    def __new__(cls, value: str = "", name: str | None = None) -> SessionStorage:
        """See the class."""
        return super().__new__(cls, value, name)  # type: ignore[return-value]  # made by this class
