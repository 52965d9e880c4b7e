"""Objects that may be in a session's state at more than one place: what changes at one of them has changed at all.

What was put into state is a *candidate*: it may be there already, or be put there once more. The first change of one looks through
the state for all candidates at once and forgets those that have one place, so that what was only moved costs one look.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mirra.protocol.manifest import FieldRef
from mirra.state.tracked.cells import SCALARS


class Aliases:
    """The candidates of one session, and the fields that hold them."""

    __slots__ = ("_candidates", "_places")

    def __init__(self) -> None:
        self._candidates: dict[int, Any] = {}
        """By id; held, so that no id is used again."""
        self._places: dict[int, list[FieldRef]] | None = {}
        """Where they are, a field for each place; ``None`` until somebody looks."""

    def add(self, value: Any) -> None:
        """``value`` was put somewhere into state; of a list, also what is in it more than once."""
        if type(value) in SCALARS:
            return
        self._candidates[id(value)] = value
        self._places = None
        if isinstance(value, list | tuple):
            seen: set[int] = set()
            for item in value:
                if type(item) not in SCALARS and id(item) in seen:
                    self._candidates[id(item)] = item
                seen.add(id(item))

    def places(
        self, objects: Iterable[Any], fields: Iterable[tuple[FieldRef, Any]]
    ) -> Mapping[FieldRef, int]:
        """The fields that hold one of ``objects`` which is at several places, and at how many; mostly none."""
        if not self._candidates:
            return {}
        hit = [value for value in objects if id(value) in self._candidates]
        if not hit:
            return {}
        if self._places is None:
            self._look(fields)
        found: dict[FieldRef, int] = {}
        for value in hit:
            for ref in (self._places or {}).get(id(value), ()):
                found[ref] = found.get(ref, 0) + 1
        return found

    def _look(self, fields: Iterable[tuple[FieldRef, Any]]) -> None:
        found: dict[int, list[FieldRef]] = {}
        for ref, value in fields:
            for each in _containers(value):
                if id(each) in self._candidates:
                    found.setdefault(id(each), []).append(ref)
        self._places = {key: refs for key, refs in found.items() if len(refs) > 1}
        self._candidates = {key: self._candidates[key] for key in self._places}


def holders(target: Any, fields: Iterable[tuple[FieldRef, Any]]) -> list[FieldRef]:
    """The fields that hold ``target``, at any depth."""
    return [ref for ref, value in fields if any(each is target for each in _containers(value))]


def _containers(value: Any, above: frozenset[int] = frozenset()) -> Iterator[Any]:
    """``value`` and all that is in it, as often as it is there, without scalars; what holds itself is not entered again."""
    yield value
    within = above | {id(value)}
    for each in _inside(value):
        if type(each) not in SCALARS and id(each) not in within:
            yield from _containers(each, within)


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    if isinstance(value, list | tuple):
        return value
    # The fields alone: what a library keeps beside them, such as a row's database session, leads to everything.
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name, None) for field in dataclasses.fields(value)]
    if names := getattr(type(value), "model_fields", None):
        return [value.__dict__.get(name) for name in names]
    return ()
