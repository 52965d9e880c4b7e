"""``Journal``: which records of the store a change writes, so that an event writes about as much as it changed.

A substate is one record. A field of more than :data:`LARGE` bytes has a record of its own, and what is changed inside of it is
written as a further record, an *entry*, until the entries are many or long; then the field is written anew and they go::

    shop             {"open": true}
    shop/rows        {"n": 4, "value": [{"id": 1}, …]}
    shop/rows+5      [["~", ["rows"], 10000, 0, [{"id": 10001}]]]
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from mirra.protocol.manifest import FieldRef
from mirra.protocol.patches import apply_patch
from mirra.state.storage import Encoded, encode_fields, join_fields

if TYPE_CHECKING:
    from mirra.state.instance import Instance

V = TypeVar("V")
logger = logging.getLogger("mirra.state")
LARGE = 4096
"""Bytes from which on a field is a record of its own."""
MANY = 256
"""Entries after which a field is written anew."""
MANY_PATCHES = 1000
"""So many patches, and a field is sent or written whole."""
WHOLE: Final = None
"""In place of patches: the field is sent or written whole."""


def substate_of(record: str) -> str:
    """The substate that a record belongs to."""
    return record.partition("/")[0]


class _Field(msgspec.Struct, frozen=True):
    """The record of a large field: its value, and the number of the last entry that is part of it."""

    n: int
    value: msgspec.Raw


class _Large:
    """What is in the store of a large field."""

    __slots__ = ("entries", "first", "is_ours", "size")

    def __init__(self, size: int, first: int, is_ours: bool) -> None:
        self.size = size
        self.is_ours = is_ours
        """Whether the record was written from the value at hand. One that was read may have been migrated since."""
        self.first = first
        """The number of the first entry."""
        self.entries: list[int] = []
        """The size of each."""

    def followed_by(self, size: int) -> _Large:
        """The same with one entry more."""
        more = _Large(self.size, self.first, self.is_ours)
        more.entries = [*self.entries, size]
        return more

    @property
    def next(self) -> int:
        """The number of the entry to come."""
        return self.first + len(self.entries)

    @property
    def is_full(self) -> bool:
        return len(self.entries) >= MANY or sum(self.entries) > self.size // 2

    def names(self, record: str) -> list[str]:
        """The names of the entries of the field with this record."""
        return [f"{record}+{number}" for number in range(self.first, self.next)]


class Journal:
    """What a session has in the store, and what was changed since it was written."""

    __slots__ = ("changed", "large")

    def __init__(self) -> None:
        self.changed: dict[str, dict[str, list[list[Any]] | None]] = {}
        """Substate -> field -> patches, or :data:`WHOLE`."""
        self.large: dict[str, dict[str, _Large]] = {}
        """Substate -> its fields that are records of their own."""

    # -- changes

    def note(self, ref: FieldRef, patch: list[Any] | None) -> None:
        """Remember a change of a field: a patch whose path begins with the field's name, or :data:`WHOLE`."""
        state, field = ref
        fields = self.changed.get(state)
        if fields is None:
            fields = self.changed[state] = {}
        if patch is None:
            fields[field] = WHOLE
            return
        patches = fields.setdefault(field, [])
        if patches is None:
            return
        if len(patches) >= MANY_PATCHES:
            fields[field] = WHOLE
        else:
            patches.append(patch)

    def takes_patches(self, ref: FieldRef) -> bool:
        """Whether a change inside of this field is to be noted as a patch."""
        state = self.large.get(ref[0])
        large = state.get(ref[1]) if state else None
        if large is None or not large.is_ours:
            return False
        return self.changed.get(ref[0], {}).get(ref[1], ()) is not WHOLE

    def rewrite(self, state: str) -> None:
        """Have the large fields of a substate written anew: what they hold did not come about by noted changes."""
        for field in self.large.get(state, ()):
            self.note((state, field), WHOLE)

    def settle(self, state: str) -> bool:
        """Take it that the store has what this substate holds; returned is whether there were changes."""
        return self.changed.pop(state, None) is not None

    # -- records

    def names(self, states: Collection[str]) -> list[str]:
        """The names of all records of some substates."""
        parts = [
            record
            for state in states
            for field, large in self.large.get(state, {}).items()
            for record in (f"{state}/{field}", *large.names(f"{state}/{field}"))
        ]
        return [*states, *parts]

    def read(self, records: Mapping[str, bytes]) -> dict[str, bytes]:
        """The substates among some records. All records of a substate are to be there."""
        split: dict[str, dict[str, bytes]] = {}
        whole: dict[str, bytes] = {}
        for name, data in records.items():
            state, slash, part = name.partition("/")
            if slash:
                split.setdefault(state, {})[part] = data
            else:
                whole[name] = data
        for state in whole:
            self.large.pop(state, None)
        for state, parts in split.items():
            self.large[state] = {}
            fields = {
                part: value
                for part in parts
                if "+" not in part and (value := self._field(state, part, parts)) is not None
            }
            whole[state] = join_fields(
                whole.get(state, b"{}"), {field: Encoded(value) for field, value in fields.items()}
            )
        return whole

    def _field(self, state: str, field: str, parts: Mapping[str, bytes]) -> bytes | None:
        found = msgspec.json.decode(parts[field], type=_Field)
        large = self.large[state][field] = _Large(len(found.value), found.n + 1, is_ours=False)
        count = sum(1 for part in parts if part.startswith(f"{field}+"))
        value = bytes(found.value)
        if count:
            root = {field: msgspec.json.decode(value)}
            try:
                for number in range(large.first, large.first + count):
                    entry = parts[f"{field}+{number}"]
                    for patch in msgspec.json.decode(entry):
                        apply_patch(root, patch, _entries)
                    large.entries.append(len(entry))
            except (LookupError, TypeError) as error:
                logger.error(
                    "`%s.%s` was reset: a part of what was stored is missing. %r", state, field, error
                )
                return None
            value = msgspec.json.encode(root[field])
        return value

    def write(
        self,
        instances: Mapping[str, Instance],
        states: Collection[str],
        unread: Mapping[str, Mapping[str, Any]],
        strict: bool,
    ) -> dict[str, bytes | None]:
        """The records that bring the store up to date on some substates; ``None`` removes one.

        ``strict``: as :func:`~mirra.state.storage.encode_values` has it; after an error nothing is taken to be written.
        """
        written: dict[str, bytes | None] = {}
        large = {}
        for state in states:
            if state in instances and state in self.changed:
                kept = unread.get(state, {})
                large[state] = self._write(instances[state], kept, strict, written)
        self.large.update(large)
        for state in states:
            self.settle(state)
        return written

    def _write(
        self, instance: Instance, unread: Mapping[str, Any], strict: bool, written: dict[str, bytes | None]
    ) -> dict[str, _Large]:
        name, values = instance.spec.name, instance.values
        changed = self.changed[name]
        before = self.large.get(name, {})
        after: dict[str, _Large] = {}
        for field, large in before.items():
            record, patches = f"{name}/{field}", changed.get(field, ())
            is_held = field in values or field in unread
            if not is_held or patches is WHOLE or (patches and large.is_full):
                written.update(dict.fromkeys((record, *large.names(record))))
                continue
            after[field] = large
            if patches:
                entry = msgspec.json.encode(patches)
                written[f"{record}+{large.next}"] = entry
                after[field] = large.followed_by(len(entry))
        if all(field in after for field in changed):
            return after
        encoded = encode_fields(instance.spec, _without(values, after), strict, _without(unread, after))
        for field, (data, holds_rows) in encoded.items():
            if len(data) >= LARGE and not holds_rows:
                last = before[field].next - 1 if field in before else 0
                written[f"{name}/{field}"] = msgspec.json.encode(_Field(last, msgspec.Raw(data)))
                after[field] = _Large(len(data), last + 1, is_ours=True)
        written[name] = join_fields(b"{}", _without(encoded, after))
        return after


def _without(fields: Mapping[str, V], some: Collection[str]) -> dict[str, V]:
    return {name: value for name, value in fields.items() if name not in some}


def _entries(value: Any) -> Any:
    """The entries of a dict that had to be wrapped, see ``codec/wire.py``."""
    return value["$dict"] if isinstance(value, dict) and len(value) == 1 and "$dict" in value else value
