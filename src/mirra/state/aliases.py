"""Objects that may be in a session's state at more than one place: what changes at one of them has changed at all.

What was put into state is a *candidate*, and so is all that is in it: it may be there already, or be put there once more. The first change of one looks through
the state for all candidates at once and forgets those that have one place, so that what was only moved costs one look.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from mirra.protocol.manifest import FieldRef
from mirra.state.tracked.cells import SCALARS

_MANY = 256


class Aliases:
    """The candidates of one session, and the fields that hold them."""

    __slots__ = ("_candidates", "_many", "_new", "_places")

    def __init__(self) -> None:
        self._new: dict[FieldRef | int, Any] = {}
        """What was put into state since somebody asked: it and all that is in it become candidates then. By its field, or by id."""
        self._candidates: dict[int, Any] = {}
        """By id; held, so that no id is used again."""
        self._places: dict[int, list[FieldRef]] | None = {}
        """Where they are, a field for each place; ``None`` until somebody looks."""
        self._many = _MANY

    def add(self, value: Any, field: FieldRef | None = None) -> None:
        """``value`` was put somewhere into state, as a whole ``field`` or somewhere below one."""
        if type(value) not in SCALARS:
            self._new[field or id(value)] = value
        elif field is not None:
            self._new.pop(field, None)

    def tidy(self, fields: Callable[[], Iterable[tuple[FieldRef, Any]]]) -> None:
        """Forget what has one place or none, if there is much to forget."""
        if len(self._new) + len(self._candidates) > self._many:
            self._take_in()
            seen = self._look(fields())
            # In step with the state, so that the looks at a large one are far between.
            self._many = max(_MANY, seen // 2)

    def places(
        self, objects: Iterable[Any], fields: Iterable[tuple[FieldRef, Any]]
    ) -> Mapping[FieldRef, int]:
        """The fields that hold one of ``objects`` which is at several places, and at how many; mostly none."""
        changed = list(objects)
        if self._new and changed:
            self._take_in()
        hit = [value for value in changed if id(value) in self._candidates]
        if not hit:
            return {}
        if self._places is None:
            self._look(fields)
        found: dict[FieldRef, int] = {}
        for value in hit:
            for ref in (self._places or {}).get(id(value), ()):
                found[ref] = found.get(ref, 0) + 1
        return found

    def _take_in(self) -> None:
        stack = list(self._new.values())
        while stack:
            value = stack.pop()
            if id(value) not in self._candidates:
                self._candidates[id(value)] = value
                stack += [each for each in _inside(value) if type(each) not in SCALARS]
        self._new = {}
        self._places = None

    def _look(self, fields: Iterable[tuple[FieldRef, Any]]) -> int:
        """Find the candidates' places; how many objects were looked at."""
        first: dict[int, FieldRef] = {}
        places: dict[int, list[FieldRef]] = {}
        seen = 0
        for ref, value in fields:
            for each in containers(value):
                seen += 1
                key = id(each)
                if key not in self._candidates:
                    continue
                if key in first:
                    places.setdefault(key, [first[key]]).append(ref)
                else:
                    first[key] = ref
        self._places = places
        self._candidates = {key: self._candidates[key] for key in places}
        return seen


def holders(target: Any, fields: Iterable[tuple[FieldRef, Any]]) -> list[FieldRef]:
    """The fields that hold ``target``, at any depth."""
    return [ref for ref, value in fields if any(each is target for each in containers(value))]


def containers(value: Any, above: frozenset[int] = frozenset()) -> Iterator[Any]:
    """``value`` and all that is in it, as often as it is there, without scalars; what holds itself is not entered again."""
    yield value
    within = above | {id(value)}
    for each in _inside(value):
        if type(each) not in SCALARS and id(each) not in within:
            yield from containers(each, within)


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
