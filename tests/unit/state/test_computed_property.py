"""Whatever is done to a state, a cached computed var is what it would be without a cache."""

import copy
import dataclasses

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mirra as rx
from mirra.codec import to_wire
from mirra.registry import use_registry
from mirra.state.tree import StateTree


@dataclasses.dataclass
class Point:
    x: int = 0
    tags: list[str] = dataclasses.field(default_factory=list)


def states():
    class Base(rx.State):
        rows: list[list[int]] = [[1], [2, 3]]
        by_name: dict[str, dict[str, int]] = {"a": {"n": 1}}
        point: Point = Point()
        names: set[str] = {"x"}
        use_rows: bool = True

        @rx.var
        def total(self) -> int:
            return sum(sum(row) for row in self.rows)

        @rx.var
        def shown(self) -> list:
            # What it reads depends on what it has read.
            if self.use_rows:
                return [self.total, len(self.rows)]
            return [sorted(self.names), self.point.x, list(self.point.tags)]

        @rx.var
        def deep(self) -> dict:
            return {name: inner["n"] for name, inner in self.by_name.items()}

    class Sub(Base):
        factor: int = 2

        @rx.var
        def scaled(self) -> list:
            return [self.total * self.factor, self.shown, self.deep]

    return Base, Sub


numbers, letters = st.integers(-9, 9), st.sampled_from("abc")
STEPS = {
    "append a row": (st.tuples(numbers), lambda s, n: s.rows.append([n])),
    "append to a row": (st.tuples(numbers), lambda s, n: s.rows[0].append(n) if s.rows else None),
    "set in a row": (st.tuples(numbers), lambda s, n: s.rows[-1].__setitem__(slice(0, 1), [n]) if s.rows else None),
    "sort": (st.tuples(), lambda s: s.rows.sort()),
    "drop a row": (st.tuples(), lambda s: s.rows.pop() if s.rows else None),
    "move a row": (st.tuples(), lambda s: s.rows.insert(0, s.rows.pop()) if s.rows else None),
    "repeat a row": (st.tuples(), lambda s: s.rows.append([*s.rows[0]]) if s.rows else None),
    "replace": (st.tuples(numbers), lambda s, n: setattr(s, "rows", [[n]])),
    "set in a dict": (st.tuples(letters, numbers), lambda s, k, n: s.by_name.setdefault(k, {"n": 0}).update(n=n)),
    "drop from a dict": (st.tuples(letters), lambda s, k: s.by_name.pop(k, None)),
    "a field": (st.tuples(numbers), lambda s, n: setattr(s.point, "x", n)),
    "a list in a dataclass": (st.tuples(letters), lambda s, k: s.point.tags.append(k)),
    "a new dataclass": (st.tuples(numbers), lambda s, n: setattr(s, "point", Point(n))),
    "add to a set": (st.tuples(letters), lambda s, k: s.names.add(k)),
    "drop from a set": (st.tuples(letters), lambda s, k: s.names.discard(k)),
    "turn": (st.tuples(), lambda s: setattr(s, "use_rows", not s.use_rows)),
    "factor": (st.tuples(numbers), lambda s, n: setattr(s, "factor", n)),
    "reset": (st.tuples(), lambda s: s.reset()),
    "reset the parent": (st.tuples(), lambda s: s.parent_state.reset()),
}  # fmt: skip
steps = st.one_of(
    *(arguments.map(lambda given, name=name: (name, given)) for name, (arguments, _) in STEPS.items())
)
VARS = ("total", "shown", "deep", "scaled")


@given(st.lists(st.tuples(steps, st.booleans()), max_size=25))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_cached_is_what_it_would_be_without_a_cache(sequence):
    with use_registry():
        Base, Sub = states()
        tree = StateTree()
        state = tree.get(Sub.get_full_name())
        owner = {name: Sub.__mirra__.owner_of(name).name for name in VARS}
        reads = {(owner[name], name) for name in VARS}
        browser = {path[1]: value for _, path, value in tree.snapshot(reads, {})}
        for (name, arguments), is_sent in sequence:
            STEPS[name][1](state, *copy.deepcopy(arguments))
            if not is_sent:
                continue
            browser |= {path[1]: value for _, path, value in tree.drain(reads)}
            other = StateTree()
            for spec in (Base.__mirra__, Sub.__mirra__):
                source, target = tree.instance(spec.name), other.instance(spec.name)
                target.values.update({field: source.value(field) for field in spec.fields})
            fresh = other.get(Sub.get_full_name())
            for var in VARS:
                expected = to_wire(state.get_value(var))
                assert to_wire(fresh.get_value(var)) == expected
                assert browser[var] == expected
