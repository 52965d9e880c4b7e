"""Storing a substate: its fields by name, decoded by the annotations of the class that reads them.

A new field has its default; one whose value does not fit its type any more is migrated, or reset and logged. What a class does not
know or cannot read is kept as it is stored until the field is set, since an older version of the class may run
beside a newer one. Also the defaults that say a var is kept in the browser.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import msgspec

from mirra.codec import from_wire, to_wire
from mirra.codec.decode import untagged
from mirra.codec.wire import at_rest
from mirra.db.identity import mark_rows
from mirra.errors import EventDeserializationError, StateSerializationError
from mirra.state.spec import FieldSpec, StateSpec

logger = logging.getLogger("mirra.state")
_ROWS = "$rows"
"""Beside the fields: the names of those that hold rows of a database."""


class Encoded(NamedTuple):
    """One field's stored form."""

    data: bytes
    holds_rows: bool = False
    """Whether a row of a database is in it."""


def encode_values(
    spec: StateSpec, values: Mapping[str, Any], strict: bool = False, unread: Mapping[str, Any] | None = None
) -> bytes:
    """The stored form, with what was ``unread`` in it. Values that cannot be encoded (a backend var with an open file) are left out: they are transient.

    With ``strict``, where the state outlives the process, they raise ``StateSerializationError``.
    """
    return join_fields(b"{}", encode_fields(spec, values, strict, unread or {}))


def encode_fields(
    spec: StateSpec, values: Mapping[str, Any], strict: bool, unread: Mapping[str, Any]
) -> dict[str, Encoded]:
    """The stored form of each field; see :func:`encode_values`."""
    fields = {}
    for name, value in values.items():
        if name in unread:
            continue
        try:
            with at_rest() as rest:
                fields[name] = Encoded(msgspec.json.encode(to_wire(value)), rest.met_rows)
        except StateSerializationError:
            kind = type(value).__name__
            if strict:
                raise StateSerializationError(
                    f"`{spec.name}.{name}` holds a `{kind}`, which cannot be stored.",
                    "Keep what it is made of, or keep it outside the state; the store in memory would take it.",
                ) from None
            logger.warning(
                "`%s.%s` holds a `%s`, which cannot be stored: it starts anew after a reload.",
                spec.name,
                name,
                kind,
            )
    rows = unread.get(_ROWS, ())
    kept = {
        name: Encoded(msgspec.json.encode(value), name in rows)
        for name, value in unread.items()
        if name != _ROWS
    }
    return fields | kept


def join_fields(stored: bytes, fields: Mapping[str, Encoded]) -> bytes:
    """A stored form with some fields added; one that has rows already gets no more of them."""
    parts = [msgspec.json.encode(name) + b":" + field.data for name, field in fields.items()]
    rows = [name for name, field in fields.items() if field.holds_rows]
    if rows:
        parts.append(msgspec.json.encode({_ROWS: rows})[1:-1])
    if not parts:
        return stored
    return stored[:-1] + b"," * (stored != b"{}") + b",".join(parts) + b"}"


def decode_values(spec: StateSpec, data: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that the class has, also under their former names, whose values fit or can be migrated; and the rest, as it is stored."""
    values = {}
    stored = msgspec.json.decode(data)
    rows = stored.pop(_ROWS, ())
    taken: set[str] = set()
    for name, field in spec.fields.items():
        key = name if name in stored else field.formerly
        if key is None or key not in stored:
            continue
        try:
            with at_rest():
                values[name] = _decoded(field, stored[key])
            if key in rows:
                mark_rows(values[name])
            taken.add(key)
        except Exception as error:
            reason = error.message if isinstance(error, EventDeserializationError) else repr(error)
            logger.warning("`%s.%s` was reset: its stored value does not fit. %s", spec.name, name, reason)
            values.pop(name, None)
    unread = {key: value for key, value in stored.items() if key not in taken}
    if unread and (left := [key for key in rows if key in unread]):
        unread[_ROWS] = left
    return values, unread


def _decoded(field: FieldSpec, wire: Any) -> Any:
    try:
        return from_wire(wire, field.kind)
    except EventDeserializationError:
        if field.migrate is None:
            raise
        return field.migrate(untagged(wire))


class ClientStorage(str):
    """Text kept in the browser; the value is its default there."""

    kind = ""

    def __new__(cls, value: str = "", name: str | None = None, **options: Any) -> ClientStorage:
        """``name``: the key in the browser, by default the var's full name."""
        made = super().__new__(cls, value)
        made.key = name
        made.options = options
        return made

    key: str | None = None
    options: Mapping[str, Any] = MappingProxyType({})


class Cookie(ClientStorage):
    """A cookie: options ``path``, ``max_age``, ``domain``, ``secure``, ``same_site``."""

    kind = "cookie"

    def __new__(
        cls, value: str = "", name: str | None = None, path: str = "/", max_age: int | None = None, domain: str | None = None,
        secure: bool | None = None, same_site: Literal["lax", "strict", "none"] = "lax",
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

    @property
    def sync(self) -> bool:
        """Whether other tabs are told."""
        return bool(self.options.get("sync"))

    def __new__(cls, value: str = "", name: str | None = None, sync: bool = False) -> LocalStorage:
        """See the class."""
        return super().__new__(cls, value, name, sync=sync)  # type: ignore[return-value]  # made by this class


class SessionStorage(ClientStorage):
    """Session storage: one tab, until it is closed."""

    kind = "session"

    def __new__(cls, value: str = "", name: str | None = None) -> SessionStorage:
        """See the class."""
        return super().__new__(cls, value, name)  # type: ignore[return-value]  # made by this class
